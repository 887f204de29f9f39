import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import Switch from '@mui/material/Switch';
import type { WidgetProps } from '@rjsf/utils';
import type { ReactElement } from 'react';
import { RequiredWord } from '../fields/FieldFrame.js';
import { useReader } from '../form-context.js';
import { asChoice } from './as-choice.js';
import { controlOf } from './control.js';
import { RadioList } from './RadioList.js';

/** Yes or no: a box to tick, a switch, or two choices. Two choices where an answer is asked for, so that "no" can be told from no answer. */
export function YesNoWidget(props: WidgetProps): ReactElement {
  const control = controlOf(props);
  const { texts } = useReader();
  if (asChoice(control.facts.options['appearance'], control.required) && !control.compact) {
    const choices = [
      { value: true, label: texts.yes },
      { value: false, label: texts.no },
    ];
    return <RadioList control={control} choices={choices} inline />;
  }
  const Box = control.facts.options['appearance'] === 'switch' ? Switch : Checkbox;
  const box = (
    <Box
      id={control.id}
      checked={control.value === true}
      disabled={control.disabled}
      onChange={(_event, checked) => control.set(checked)}
      onBlur={control.leave}
      slotProps={{ input: control.aria }}
    />
  );
  if (control.compact) return box;
  return (
    <FormControlLabel
      control={box}
      label={
        <>
          {control.label}
          {control.required && <RequiredWord />}
        </>
      }
    />
  );
}
