import TextField from '@mui/material/TextField';
import type { WidgetProps } from '@rjsf/utils';
import type { ReactElement } from 'react';
import { controlOf } from './control.js';

/** A text of several lines that grows with what is written. */
export function MultilineWidget(props: WidgetProps): ReactElement {
  const control = controlOf(props);
  const rows = control.facts.options['rows'];
  const least = typeof rows === 'number' ? rows : control.compact ? 1 : 3;
  return (
    <TextField
      id={control.id}
      multiline
      minRows={least}
      maxRows={Math.max(20, least)}
      value={typeof control.value === 'string' ? control.value : ''}
      placeholder={control.placeholder}
      size={control.size}
      error={control.invalid}
      disabled={control.disabled}
      onChange={(event) => control.set(event.target.value === '' ? undefined : event.target.value)}
      onBlur={control.leave}
      slotProps={{ htmlInput: control.aria }}
    />
  );
}
