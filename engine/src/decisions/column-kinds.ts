import { isExactNumber, type Kind, numberScalar, type Scalar, stringScalar, booleanScalar } from './feel/values.js';
import { parseDate, parseDateTime, parseDaysTime, parseTime, parseYearsMonths } from './feel/temporal.js';
import type { JsonValue } from '@millrace/schemas';

/** Which FEEL kind a declared type is compared as. Types that are not here cannot be tested in a table. */
const kinds: Readonly<Record<string, Kind>> = {
  text: 'string',
  zone: 'string',
  person: 'string',
  unit: 'string',
  organisation: 'string',
  boolean: 'boolean',
  integer: 'number',
  decimal: 'number',
  date: 'date',
  time: 'time',
  instant: 'dateTime',
  duration: 'daysTime',
  period: 'yearsMonths',
};

/** The kind of an input column; null for `any` and for no type; undefined if values of this type cannot be tested. */
export function inputKind(type: string | undefined): Kind | null | undefined {
  if (type === undefined || type === 'any') return null;
  return Object.hasOwn(kinds, type) ? kinds[type] : undefined;
}

/** The kind of an output column; null where any literal may stand. */
export function outputKind(type: string | undefined): Kind | null {
  return inputKind(type) ?? null;
}

const readers: Readonly<Partial<Record<Kind, (text: string) => Scalar | null>>> = {
  date: parseDate,
  time: parseTime,
  dateTime: parseDateTime,
  daysTime: parseDaysTime,
  yearsMonths: parseYearsMonths,
  string: stringScalar,
};

/** A JSON value as what a column of this type compares; undefined if it is not of that type. */
export function readInput(value: JsonValue, type: string | undefined): Scalar | undefined {
  const kind = inputKind(type);
  if (kind === undefined) return undefined;
  if (typeof value === 'number') {
    const fits = type === 'integer' ? Number.isSafeInteger(value) : isExactNumber(value);
    return (kind === 'number' || kind === null) && fits ? numberScalar(value) : undefined;
  }
  if (typeof value === 'boolean') return kind === 'boolean' || kind === null ? booleanScalar(value) : undefined;
  if (typeof value !== 'string') return undefined;
  return readers[kind ?? 'string']?.(value) ?? undefined;
}
