import { useState } from 'react';
import type { FieldValue, FormWords } from '../contract.js';
import { sameJson } from '../store/normalise.js';
import type { Control } from './control.js';

/** The parts of a value that is asked by several inputs, by name. */
export type Parts = Readonly<Record<string, FieldValue>>;

interface Held {
  readonly parts: Parts;
  /** What is wrong with parts that cannot be read. */
  readonly wrong: Readonly<Record<string, FormWords>>;
  /** What the control was given for them. */
  readonly value: FieldValue;
}

/**
 * A value in parts. While one part cannot be read the whole is empty, and the other parts stay as they were typed; a value that comes from elsewhere
 * replaces all of them. `join` answers the value, or the words that say why the parts make none.
 */
export function useParts(
  control: Control,
  split: (value: FieldValue) => Parts,
  join: (parts: Parts) => { readonly value: FieldValue } | { readonly wrong: FormWords },
): { readonly parts: Parts; readonly put: (name: string, part: FieldValue, wrong?: FormWords) => void } {
  const [held, setHeld] = useState<Held>(() => ({ parts: split(control.value), wrong: {}, value: control.value }));
  const now = sameJson(held.value, control.value) ? held : { parts: split(control.value), wrong: {}, value: control.value };
  const put = (name: string, part: FieldValue, words?: FormWords): void => {
    const parts = { ...now.parts, [name]: part };
    const { [name]: _mended, ...others } = now.wrong;
    const wrong = words === undefined ? others : { ...others, [name]: words };
    const [first] = Object.values(wrong);
    const joined = first === undefined ? join(parts) : { wrong: first };
    setHeld({ parts, wrong, value: 'value' in joined ? joined.value : undefined });
    if ('value' in joined) control.set(joined.value);
    else control.unreadable(joined.wrong);
  };
  return { parts: now.parts, put };
}
