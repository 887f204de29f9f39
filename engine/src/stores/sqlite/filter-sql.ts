import { prefixEnd } from '../contract/index.js';
import { column, type Layout } from './layout.js';
import type { SqlValue } from './driver.js';
import type { Bound } from './messages.js';
import type { FieldValue, Filter } from '../../ports/index.js';

/** A checked filter as a condition on the rows table, called `r`, or on another that has the same columns. Values are bound, never written into the text. */
export function filterSql(filter: Filter, layout: Layout, table = 'r'): Bound {
  if ('and' in filter)
    return joined(
      filter.and.map((part) => filterSql(part, layout, table)),
      'AND',
    );
  if ('or' in filter)
    return joined(
      filter.or.map((part) => filterSql(part, layout, table)),
      'OR',
    );
  if ('anyOf' in filter) return anyOfSql(`${table}.${column(filter.field)}`, filter.anyOf);
  const name = `${table}.${column(filter.field)}`;
  if ('eq' in filter) return isSql(name, filter.eq);
  if ('ne' in filter) return { sql: `${name} IS NOT ?`, params: [bound(filter.ne)] };
  if ('in' in filter) {
    const values = filter.in.filter((value) => value !== null);
    const given = { sql: `${name} IN (${places(values.length)})`, params: values.map(bound) };
    return values.length < filter.in.length ? joined([given, isSql(name, null)], 'OR') : given;
  }
  if ('prefix' in filter) {
    const end = prefixEnd(filter.prefix);
    const from = { sql: `${name} >= ?`, params: [filter.prefix] };
    return end === null ? from : joined([from, { sql: `${name} < ?`, params: [end] }], 'AND');
  }
  return rangeSql(name, filter);
}

/** A condition between bounds, in a field. */
export type Range = Extract<Filter, { readonly gt?: string | number }>;

const signs = [
  ['gt', '>'],
  ['gte', '>='],
  ['lt', '<'],
  ['lte', '<='],
] as const;

export function isRange(filter: Filter): filter is Range {
  return signs.some(([operator]) => operator in filter);
}

/** The bounds of a range on a column. */
export function rangeSql(name: string, range: Range): Bound {
  const bounds = signs.flatMap(([operator, sign]) => {
    const value = range[operator];
    return value === undefined ? [] : [{ sql: `${name} ${sign} ?`, params: [value] }];
  });
  return joined(bounds, 'AND');
}

/** `IS` would do for both, but only `=` and `IS NULL` are looked up in every index. */
export function isSql(name: string, value: FieldValue): Bound {
  return value === null ? { sql: `${name} IS NULL`, params: [] } : { sql: `${name} = ?`, params: [bound(value)] };
}

/** Asked of a row that is there already: its own few texts are looked through. */
function anyOfSql(name: string, texts: readonly string[]): Bound {
  if (texts.length === 0) return { sql: '0', params: [] };
  return { sql: `EXISTS (SELECT 1 FROM json_each(${name}) l WHERE l.value IN (${places(texts.length)}))`, params: texts };
}

/** Joins conditions as a balanced tree: SQLite refuses expressions deeper than 1000, which a long row of `OR`s is. */
export function joined(parts: readonly Bound[], word: 'AND' | 'OR'): Bound {
  const [first] = parts;
  if (first === undefined) return { sql: word === 'AND' ? '1' : '0', params: [] };
  if (parts.length === 1) return first;
  const middle = parts.length >> 1;
  const [left, right] = [joined(parts.slice(0, middle), word), joined(parts.slice(middle), word)];
  return { sql: `(${left.sql} ${word} ${right.sql})`, params: [...left.params, ...right.params] };
}

export function bound(value: FieldValue): SqlValue {
  return typeof value === 'boolean' ? Number(value) : value;
}

export function places(count: number): string {
  return Array(count).fill('?').join(', ');
}
