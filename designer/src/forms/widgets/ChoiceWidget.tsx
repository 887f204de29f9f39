import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import type { WidgetProps } from '@rjsf/utils';
import type { ReactElement } from 'react';
import { useReader } from '../form-context.js';
import { sameJson } from '../store/normalise.js';
import { type Choice, choicesOf } from '../words/value-text.js';
import { type Control, controlOf } from './control.js';
import { RadioList } from './RadioList.js';

/** One of several: a list that opens, or all of them in sight. */
export function ChoiceWidget(props: WidgetProps): ReactElement {
  const control = controlOf(props);
  const { language, texts } = useReader();
  const choices = offeredTo(control, choicesFor(props, language));
  const appearance = control.facts.options['appearance'];
  if ((appearance === 'radio' || appearance === 'buttons') && !control.compact)
    return <RadioList control={control} choices={choices} inline={appearance === 'buttons'} />;
  const chosen = choices.findIndex((choice) => sameJson(choice.value, control.value));
  const name = control.compact ? { 'aria-label': control.label } : { 'aria-labelledby': `${control.labelId} ${control.id}` };
  const { 'aria-label': _label, ...aria } = control.aria;
  return (
    <TextField
      select
      value={chosen < 0 ? '' : String(chosen)}
      size={control.size}
      error={control.invalid}
      disabled={control.disabled}
      onChange={(event) => control.set(event.target.value === '' ? undefined : choices[Number(event.target.value)]?.value)}
      onBlur={control.leave}
      slotProps={{
        select: {
          displayEmpty: true,
          // The description sits on what takes the focus, not on the wrapper as MUI has it.
          SelectDisplayProps: { id: control.id, ...aria, ...name },
          renderValue: (index) =>
            choices[Number(index === '' ? -1 : index)]?.label ?? (
              <Typography component="span" variant="inherit" color="textSecondary">
                {control.placeholder ?? texts.choose}
              </Typography>
            ),
        },
      }}
    >
      <MenuItem value="">{texts.choose}</MenuItem>
      {choices.map((choice, index) => (
        <MenuItem key={String(index)} value={String(index)} sx={{ whiteSpace: 'normal' }}>
          {choice.label}
        </MenuItem>
      ))}
    </TextField>
  );
}

/** The choices of the node, else those of the schema. */
export function choicesFor(props: WidgetProps, language: 'en' | 'ru'): readonly Choice[] {
  const { nodeOptions } = controlOf(props).options;
  const own = choicesOf(nodeOptions ?? {}, language);
  if (own.length > 0) return own;
  const words: unknown =
    props.schema.enum ?? (typeof props.schema.items === 'object' && 'enum' in props.schema.items ? props.schema.items.enum : []);
  return Array.isArray(words) ? words.map((value: unknown) => ({ value: value as Choice['value'], label: String(value) })) : [];
}

/** The choices that rules allow now, and the one that is there: it must be seen to be corrected. */
export function offeredTo(control: Control, choices: readonly Choice[]): readonly Choice[] {
  const { allowed } = control.options;
  if (!allowed) return choices;
  const values = Array.isArray(control.value) ? control.value : [control.value];
  return choices.filter((choice) => [...allowed, ...values].some((one) => sameJson(one, choice.value)));
}
