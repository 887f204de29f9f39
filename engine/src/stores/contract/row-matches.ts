import { compareText } from './text.js';
import type { FieldValue, Filter } from '../../ports/index.js';

type Fields = Readonly<Record<string, FieldValue | readonly string[]>>;

/**
 * Whether a row's fields satisfy a checked filter: what every store answers, said once. Comparisons with `null` never hold but `eq` and `ne`.
 *
 * @example rowMatches({ initiator: 'anna' }, { field: 'initiator', eq: 'anna' }) // true
 */
export function rowMatches(fields: Fields, filter: Filter): boolean {
  if ('and' in filter) return filter.and.every((part) => rowMatches(fields, part));
  if ('or' in filter) return filter.or.some((part) => rowMatches(fields, part));
  const value = fields[filter.field] ?? null;
  if ('anyOf' in filter) return Array.isArray(value) && filter.anyOf.some((text) => value.includes(text));
  if ('eq' in filter) return value === filter.eq;
  if ('ne' in filter) return value !== filter.ne;
  if ('in' in filter) return filter.in.includes(value as FieldValue);
  if (value === null) return false;
  if ('prefix' in filter) return typeof value === 'string' && value.startsWith(filter.prefix);
  const order = (bound: string | number) => compareValues(value as FieldValue, bound);
  return (
    (filter.gt === undefined || order(filter.gt) > 0) &&
    (filter.gte === undefined || order(filter.gte) >= 0) &&
    (filter.lt === undefined || order(filter.lt) < 0) &&
    (filter.lte === undefined || order(filter.lte) <= 0)
  );
}

/** Orders two values of one field: `null` first, `false` before `true`, numbers, texts by their bytes. */
export function compareValues(a: FieldValue, b: FieldValue): number {
  if (a === b) return 0;
  if (a === null) return -1;
  if (b === null) return 1;
  if (typeof a === 'string' && typeof b === 'string') return compareText(a, b);
  return Number(a) - Number(b);
}
