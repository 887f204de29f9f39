import InputAdornment from '@mui/material/InputAdornment';
import TextField from '@mui/material/TextField';
import { type ReactElement, type ReactNode, useState } from 'react';
import type { FieldValue } from '../contract.js';
import { sameJson } from '../store/normalise.js';
import type { Control } from './control.js';

/** What a typed text means. */
export type Typed = { readonly ok: true; readonly value: FieldValue } | { readonly ok: false };

/** What a text field for values of another type needs. */
export interface TypedInputProps {
  readonly control: Control;
  readonly value: FieldValue;
  readonly read: (text: string) => Typed;
  readonly write: (value: FieldValue) => string;
  readonly onRead: (value: FieldValue) => void;
  readonly onUnreadable: (text: string) => void;
  readonly inputMode?: 'decimal' | 'numeric' | 'text';
  readonly placeholder?: string | undefined;
  readonly start?: ReactNode;
  readonly end?: ReactNode;
  readonly align?: 'right';
  readonly id?: string;
  readonly label?: string;
}

/**
 * A text field for values that are not texts. What is typed stays as typed until the person leaves the field; the value is known at each key, so nothing
 * is lost when somebody sends the form from within. What cannot be read stays to be corrected.
 */
export function TypedInput(props: TypedInputProps): ReactElement {
  const { control, value, read, write, onRead, onUnreadable, inputMode = 'text', placeholder, start, end, align, id, label } = props;
  const [text, setText] = useState(() => write(value));
  const [known, setKnown] = useState(value);
  if (!sameJson(known, value)) {
    setKnown(value);
    const typed = read(text);
    // A value that comes from elsewhere (a rule, another field) replaces what was typed; our own does not.
    if (!typed.ok || !sameJson(typed.value, value)) if (typed.ok || value !== undefined) setText(write(value));
  }
  const change = (next: string): void => {
    setText(next);
    const typed = read(next);
    if (typed.ok) onRead(typed.value);
    else onUnreadable(next);
  };
  const leave = (): void => {
    const typed = read(text);
    if (typed.ok) setText(write(typed.value));
    control.leave();
  };
  return (
    <TextField
      id={id ?? control.id}
      value={text}
      placeholder={placeholder}
      size={control.size}
      error={control.invalid}
      disabled={control.disabled}
      onChange={(event) => change(event.target.value)}
      onBlur={leave}
      autoComplete="off"
      slotProps={{
        input: {
          ...(start === undefined ? {} : { startAdornment: <InputAdornment position="start">{start}</InputAdornment> }),
          ...(end === undefined ? {} : { endAdornment: <InputAdornment position="end">{end}</InputAdornment> }),
        },
        htmlInput: {
          inputMode,
          ...control.aria,
          ...(label === undefined ? {} : { 'aria-label': label }),
          ...(align === undefined ? {} : { style: { textAlign: align } }),
        },
      }}
    />
  );
}
