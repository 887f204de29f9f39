import type { JsonValue } from '@millrace/schemas';

/** What a FEEL scalar is. Two values compare only within one kind. */
export type Kind = 'number' | 'string' | 'boolean' | 'date' | 'time' | 'dateTime' | 'daysTime' | 'yearsMonths';

/**
 * A FEEL scalar: what JSON carries, and what it is ordered by. Temporal values are ordered by whole nanoseconds, days or months, so nothing is rounded.
 * Numbers are ordered as they are: a literal whose digits a JSON number cannot hold is refused before, so comparing numbers compares their decimals.
 */
export interface Scalar {
  readonly kind: Kind;
  readonly order: number | string | boolean | bigint;
  readonly json: JsonValue;
}

/** A scalar, or FEEL's null. */
export type FeelValue = Scalar | null;

const ordered: ReadonlySet<Kind> = new Set(['number', 'string', 'date', 'time', 'dateTime', 'daysTime', 'yearsMonths']);

/** Whether `<` and `>` have a meaning for this kind; they have none for true and false. */
export function isOrdered(kind: Kind): boolean {
  return ordered.has(kind);
}

/** Negative, zero or positive as `a` is before, equal to or after `b`. Both must be of one kind. */
export function compareScalars(a: Scalar, b: Scalar): number {
  if (typeof a.order === 'string' && typeof b.order === 'string') return compareByCodePoint(a.order, b.order);
  if (a.order === b.order) return 0;
  return a.order < b.order ? -1 : 1;
}

/** JavaScript's own `<` compares UTF-16 units, which puts 😀 before ￼; FEEL, like our stores, goes by code points. */
function compareByCodePoint(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let index = 0; index < length; index += 1) {
    const x = a.charCodeAt(index);
    const y = b.charCodeAt(index);
    if (x === y) continue;
    const xSurrogate = x >= 0xd800 && x <= 0xdfff;
    const ySurrogate = y >= 0xd800 && y <= 0xdfff;
    if (xSurrogate !== ySurrogate) return xSurrogate ? 1 : -1;
    return x - y;
  }
  return a.length - b.length;
}

/** A number as a scalar. */
export function numberScalar(value: number): Scalar {
  return { kind: 'number', order: value, json: value };
}

/** A text as a scalar. */
export function stringScalar(value: string): Scalar {
  return { kind: 'string', order: value, json: value };
}

/** True or false as a scalar. */
export function booleanScalar(value: boolean): Scalar {
  return { kind: 'boolean', order: value, json: value };
}

/** Whether a JSON number stands for one decimal only: a safe integer, or at most 15 significant digits. */
export function isExactNumber(value: number): boolean {
  if (!Number.isFinite(value)) return false;
  return Number.isSafeInteger(value) || Number(value.toPrecision(15)) === value;
}
