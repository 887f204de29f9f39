import Button from '@mui/material/Button';
import FormControlLabel from '@mui/material/FormControlLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import type { ReactElement } from 'react';
import { useReader } from '../form-context.js';
import { sameJson } from '../store/normalise.js';
import type { Choice } from '../words/value-text.js';
import type { Control } from './control.js';

/** One of several, all in sight. What was chosen can be taken back where no answer is asked for. */
export function RadioList(props: {
  readonly control: Control;
  readonly choices: readonly Choice[];
  readonly inline?: boolean;
}): ReactElement {
  const { control, choices, inline = false } = props;
  const { texts } = useReader();
  const chosen = choices.findIndex((choice) => sameJson(choice.value, control.value));
  const { 'aria-label': label, ...aria } = control.aria;
  return (
    <RadioGroup
      id={control.id}
      row={inline}
      value={chosen < 0 ? '' : String(chosen)}
      name={control.id}
      onChange={(_event, index) => control.set(choices[Number(index)]?.value)}
      onBlur={control.leave}
      {...aria}
      {...(label === undefined ? { 'aria-labelledby': control.labelId } : { 'aria-label': label })}
      sx={{ columnGap: 2 }}
    >
      {choices.map((choice, index) => (
        <FormControlLabel key={String(index)} value={String(index)} control={<Radio />} label={choice.label} disabled={control.disabled} />
      ))}
      {chosen >= 0 && !control.required && !control.disabled && (
        <Button
          size="small"
          onClick={() => control.set(undefined)}
          aria-label={`${control.label}: ${texts.clear}`}
          sx={{ alignSelf: 'flex-start' }}
        >
          {texts.clear}
        </Button>
      )}
    </RadioGroup>
  );
}
