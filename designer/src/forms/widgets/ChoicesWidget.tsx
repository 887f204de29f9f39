import Autocomplete from '@mui/material/Autocomplete';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormGroup from '@mui/material/FormGroup';
import TextField from '@mui/material/TextField';
import type { JsonValue } from '@millrace/schemas';
import type { WidgetProps } from '@rjsf/utils';
import type { ReactElement } from 'react';
import { useReader } from '../form-context.js';
import { sameJson } from '../store/normalise.js';
import type { Choice } from '../words/value-text.js';
import { choicesFor, offeredTo } from './ChoiceWidget.js';
import { controlOf } from './control.js';

/** More choices than these are searched in a list instead of ticked. */
const inSight = 10;

/** Several of several: boxes to tick, or a list to search where there are many. */
export function ChoicesWidget(props: WidgetProps): ReactElement {
  const control = controlOf(props);
  const { language, texts } = useReader();
  const choices = offeredTo(control, choicesFor(props, language));
  const values: readonly JsonValue[] = Array.isArray(control.value) ? (control.value as readonly JsonValue[]) : [];
  const isChosen = (choice: Choice): boolean => values.some((value) => sameJson(value, choice.value));
  const put = (chosen: readonly Choice[]): void => control.set(chosen.length === 0 ? undefined : chosen.map((choice) => choice.value));
  if (choices.length > inSight || control.compact || control.facts.options['appearance'] === 'list') {
    return (
      <Autocomplete
        multiple
        id={control.id}
        options={[...choices]}
        value={choices.filter(isChosen)}
        disabled={control.disabled}
        size={control.size}
        getOptionLabel={(choice) => choice.label}
        isOptionEqualToValue={(a, b) => sameJson(a.value, b.value)}
        noOptionsText={texts.nothingFound}
        clearText={texts.clear}
        openText={texts.choose}
        closeText={texts.choose}
        disableCloseOnSelect
        onChange={(_event, chosen) => put(chosen)}
        onBlur={control.leave}
        renderInput={(params) => (
          <TextField
            {...params}
            error={control.invalid}
            slotProps={{ ...params.slotProps, htmlInput: { ...params.slotProps.htmlInput, ...control.aria } }}
          />
        )}
      />
    );
  }
  const { 'aria-label': label, 'aria-required': _required, 'aria-invalid': _invalid, ...aria } = control.aria;
  return (
    <FormGroup
      id={control.id}
      role="group"
      {...aria}
      {...(label === undefined ? { 'aria-labelledby': control.labelId } : { 'aria-label': label })}
      onBlur={control.leave}
    >
      {choices.map((choice, index) => (
        <FormControlLabel
          key={String(index)}
          label={choice.label}
          disabled={control.disabled}
          control={
            <Checkbox
              checked={isChosen(choice)}
              onChange={(_event, checked) => put(choices.filter((one) => (one === choice ? checked : isChosen(one))))}
              slotProps={{ input: { ...(control.invalid ? { 'aria-invalid': true } : {}) } }}
            />
          }
        />
      ))}
    </FormGroup>
  );
}
