import { bound, filterSql, isRange, joined, rangeSql } from './filter-sql.js';
import { column, NULL_IN_LIST, type Layout, type ListTable } from './layout.js';
import type { Bound } from './messages.js';
import type { FieldValue, Filter } from '../../ports/index.js';

/** A condition that the entries of a list answer by themselves, so that the row need not be read; `null` where they cannot. */
export function entrySql(part: Filter, list: ListTable, layout: Layout): Bound | null {
  if (isCovered(part, list.covers)) return filterSql(part, layout, 'l');
  if (!('field' in part) || !list.fields.includes(part.field)) return null;
  const name = `l.${column(part.field)}`;
  if ('eq' in part) return { sql: `${name} = ?`, params: [inList(part.eq)] };
  if (!isRange(part)) return null;
  // What stands for `null` comes before everything, and no comparison holds of it.
  const isThere = { sql: `${name} > ?`, params: [NULL_IN_LIST] };
  return 'gt' in part || 'gte' in part ? rangeSql(name, part) : joined([isThere, rangeSql(name, part)], 'AND');
}

/** Whether a condition asks only for fields that stand in the entries as they stand in the rows. */
function isCovered(part: Filter, covers: readonly string[]): boolean {
  if ('and' in part) return part.and.every((each) => isCovered(each, covers));
  if ('or' in part) return part.or.every((each) => isCovered(each, covers));
  return covers.includes(part.field);
}

/** A value as it stands in the order of a list, which holds no `null`. */
export function inList(value: FieldValue): string | number {
  const cell = bound(value);
  return typeof cell === 'string' || typeof cell === 'number' ? cell : NULL_IN_LIST;
}
