import TextField from '@mui/material/TextField';
import type { WidgetProps } from '@rjsf/utils';
import type { ReactElement } from 'react';
import { controlOf } from './control.js';

/** A line of text. */
export function TextWidget(props: WidgetProps): ReactElement {
  const control = controlOf(props);
  return (
    <TextField
      id={control.id}
      name={props.htmlName ?? control.id}
      type={inputType(props.schema.format)}
      value={typeof control.value === 'string' ? control.value : ''}
      placeholder={control.placeholder}
      size={control.size}
      error={control.invalid}
      disabled={control.disabled}
      autoFocus={props.autofocus === true}
      onChange={(event) => control.set(event.target.value === '' ? undefined : event.target.value)}
      onBlur={control.leave}
      slotProps={{ htmlInput: control.aria }}
    />
  );
}

function inputType(format: string | undefined): string {
  return format === 'email' ? 'email' : format === 'uri' ? 'url' : 'text';
}
