import Typography from '@mui/material/Typography';
import type { WidgetProps } from '@rjsf/utils';
import type { ReactElement } from 'react';
import { useReader } from '../form-context.js';
import { valueText } from '../words/value-text.js';
import { controlOf } from './control.js';

/** A field of a kind that cannot be filled in yet: what is there stays, and it is said why nothing can be entered. */
export function UnknownWidget(props: WidgetProps): ReactElement {
  const control = controlOf(props);
  const reader = useReader();
  const text = valueText(control.value, control.facts, reader);
  return (
    <Typography id={control.id} tabIndex={-1} color="textSecondary">
      {text === '' ? reader.texts.unknownField : text}
    </Typography>
  );
}
