import { bound, filterSql, isSql, joined } from './filter-sql.js';
import { column, NULL_IN_LIST, type Layout, type ListTable } from './layout.js';
import type { CheckedQuery, SortField } from '../contract/index.js';
import type { Bound } from './messages.js';
import type { FieldValue, Filter } from '../../ports/index.js';

/** The most texts of an `anyOf` that are merged out of the index one by one; a principal has a few dozen keys. */
const MAX_MERGED = 100;

/** What one page asks: parts to be run in order, each with the number of rows still wanted as its last place. */
export function planPage(query: CheckedQuery, layout: Layout): readonly Bound[] {
  const known = conditionsOf(query.where);
  const order: Order = {
    // Fields that the filter holds at one value do not order anything.
    sort: query.sort.filter(({ field }) => !known.fixed.has(field)),
    keyDescending: query.keyDescending,
  };
  const after = query.after && {
    key: query.after.key,
    values: order.sort.map(({ field }) => query.after?.values[query.sort.findIndex((each) => each.field === field)] ?? null),
  };
  const merged = chooseList(layout, known, order);
  return merged === null ? planTable(query, layout, known, order, after) : planMerge(query, layout, known, order, after, merged);
}

/** The question for a count that stops at `limit`, its last place. */
export function planCount(tenant: string, where: Filter | null, layout: Layout): Bound {
  const { anyOf, rest } = conditionsOf(where);
  const list = anyOf && layout.lists.find((each) => each.field === anyOf.field);
  const table = `${layout.table} r`;
  if (anyOf === null || list === undefined || list === null) {
    const asked = where === null ? { sql: '1', params: [] } : filterSql(where, layout);
    return {
      sql: `SELECT count(*) FROM (SELECT 1 FROM ${table} WHERE r.tenant = ? AND ${asked.sql} LIMIT ?)`,
      params: [tenant, ...asked.params],
    };
  }
  const values = anyOf.texts.length === 0 ? '0' : `l.value IN (${anyOf.texts.map(() => '?').join(', ')})`;
  const residual = joined(
    rest.map((part) => filterSql(part, layout)),
    'AND',
  );
  const row = rest.length === 0 ? '' : ` CROSS JOIN ${table} ON r.key = l.key`;
  return {
    sql: `SELECT count(*) FROM (SELECT DISTINCT l.key FROM ${list.name} l${row} WHERE l.tenant = ? AND ${values} AND ${residual.sql} LIMIT ?)`,
    params: [tenant, ...anyOf.texts, ...residual.params],
  };
}

/** The columns of a row, as `toRow` reads them. */
export function rowColumns(layout: Layout): string {
  return ['key', 'rank', 'exact', 'body', ...layout.fields.map(({ name }) => column(name))].map((name) => `r.${name}`).join(', ');
}

interface Order {
  readonly sort: readonly SortField[];
  readonly keyDescending: boolean;
}

interface After {
  readonly values: readonly FieldValue[];
  readonly key: string;
}

/** What a filter says for certain, as far as an index can use it. */
interface Conditions {
  /** Fields that must equal one value. */
  readonly fixed: ReadonlyMap<string, FieldValue>;
  /** The first condition on a list of texts; `rest` is everything but it. */
  readonly anyOf: { readonly field: string; readonly texts: readonly string[] } | null;
  readonly rest: readonly Filter[];
}

function conditionsOf(where: Filter | null): Conditions {
  const parts = where === null ? [] : flatten(where);
  const fixed = new Map<string, FieldValue>();
  for (const part of parts) if ('eq' in part && !fixed.has(part.field)) fixed.set(part.field, part.eq);
  const anyOf = parts.find((part) => 'anyOf' in part);
  return {
    fixed,
    anyOf: anyOf !== undefined && 'anyOf' in anyOf ? { field: anyOf.field, texts: anyOf.anyOf } : null,
    rest: parts.filter((part) => part !== anyOf),
  };
}

function flatten(filter: Filter): readonly Filter[] {
  return 'and' in filter ? filter.and.flatMap(flatten) : [filter];
}

/** Whether an index gives the rows in this order, read in one direction; answers how many of its first fields are fixed, or -1. */
function fits(fields: readonly string[], fixed: ReadonlyMap<string, FieldValue>, { sort, keyDescending }: Order): number {
  const open = fields.filter((field) => !fixed.has(field));
  const same = open.length === sort.length && sort.every(({ field, descending }, i) => field === open[i] && descending === keyDescending);
  const leading = fields.findIndex((field) => !fixed.has(field));
  return same ? (leading < 0 ? fields.length : leading) : -1;
}

function best<T extends { readonly fields: readonly string[] }>(
  candidates: readonly T[],
  fixed: Conditions['fixed'],
  order: Order,
): T | null {
  const scored = candidates.map((each) => ({ each, score: fits(each.fields, fixed, order) })).filter(({ score }) => score >= 0);
  return scored.sort((a, b) => b.score - a.score)[0]?.each ?? null;
}

function chooseList(layout: Layout, { anyOf, fixed }: Conditions, order: Order): ListTable | null {
  if (anyOf === null || anyOf.texts.length === 0 || anyOf.texts.length > MAX_MERGED) return null;
  return best(
    layout.lists.filter(({ field }) => field === anyOf.field),
    fixed,
    order,
  );
}

function planTable(query: CheckedQuery, layout: Layout, known: Conditions, order: Order, after: After | null): readonly Bound[] {
  const index = best(
    layout.indexes.filter(({ fields }) => fields.length > order.sort.length || order.sort.length > 0),
    known.fixed,
    order,
  );
  const byKey = index === null && order.sort.length === 0;
  // Only live rows have a tenant. `+` keeps the planner from an index by tenant where the order of keys is the better way.
  const base: Bound[] = [{ sql: byKey ? '+r.tenant = ?' : 'r.tenant = ?', params: [query.tenant] }];
  // `0` follows `/` in ASCII: the keys of one tenant, and none of another whose name begins alike.
  if (byKey) base.push({ sql: 'r.key > ? AND r.key < ?', params: [`${query.tenant}/`, `${query.tenant}0`] });
  if (query.where !== null) base.push(filterSql(query.where, layout));
  const direction = ([name, descending]: readonly [string, boolean]) => `${name}${descending ? ' DESC' : ''}`;
  const columns = [
    ...order.sort.map(({ field, descending }) => [`r.${column(field)}`, descending] as const),
    ['r.key', order.keyDescending] as const,
  ];
  const from = `SELECT ${rowColumns(layout)} FROM ${layout.table} r${index === null ? '' : ` INDEXED BY ${index.name}`}`;
  return segments(layout, order, after).map((segment) => {
    const where = joined([...base, segment], 'AND');
    return { sql: `${from} WHERE ${where.sql} ORDER BY ${columns.map(direction).join(', ')} LIMIT ?`, params: where.params };
  });
}

/**
 * The rows behind a cursor as pieces that one index range answers each, in order: equal in all fields and behind in the key; equal in all but the last;
 * … An `OR` of them all would be scanned.
 */
function segments(layout: Layout, { sort, keyDescending }: Order, after: After | null): readonly Bound[] {
  if (after === null) return [{ sql: '1', params: [] }];
  const equal = sort.map(({ field }, i) => isSql(`r.${column(field)}`, after.values[i] ?? null));
  const found: Bound[] = [joined([...equal, { sql: `r.key ${keyDescending ? '<' : '>'} ?`, params: [after.key] }], 'AND')];
  for (let i = sort.length - 1; i >= 0; i--) {
    const { field, descending } = sort[i] ?? { field: '', descending: false };
    const value = after.values[i] ?? null;
    const name = `r.${column(field)}`;
    const behind = (part: Bound) => found.push(joined([...equal.slice(0, i), part], 'AND'));
    if (!descending)
      behind(value === null ? { sql: `${name} >= ?`, params: [lowest(layout, field)] } : { sql: `${name} > ?`, params: [bound(value)] });
    else if (value !== null) {
      behind({ sql: `${name} < ?`, params: [bound(value)] });
      behind({ sql: `${name} IS NULL`, params: [] });
    }
  }
  return found;
}

/** What no value but `null` comes before: `IS NOT NULL` is not looked up in an index. */
function lowest(layout: Layout, field: string): string | number {
  return layout.fields.find(({ name }) => name === field)?.type === 'text' ? '' : Number.NEGATIVE_INFINITY;
}

/**
 * "The list contains any of these, sorted": the entries of each text stand sorted in the list table, so each gives its first few and the best of them
 * all are taken, each row once.
 */
function planMerge(
  query: CheckedQuery,
  layout: Layout,
  known: Conditions,
  order: Order,
  after: After | null,
  list: ListTable,
): readonly Bound[] {
  const fixed = list.fields.filter((field) => known.fixed.has(field));
  const held = fixed.map((field) => ({ sql: `l.${column(field)} = ?`, params: [inList(known.fixed.get(field) ?? null)] }));
  const rest = known.rest.filter((part) => !('eq' in part && fixed.includes(part.field) && known.fixed.get(part.field) === part.eq));
  const residual = rest.map((part) => filterSql(part, layout));
  const row = rest.length === 0 ? '' : ` CROSS JOIN ${layout.table} r ON r.key = l.key`;
  const names = [...order.sort.map(({ field }) => column(field)), 'key'];
  const way = order.keyDescending ? ' DESC' : '';
  const ordered = (alias: string) => names.map((name) => `${alias}.${name}${way}`).join(', ');
  const limit = query.limit + 1;
  return listSegments(order, after).map((segment) => {
    const branches = (known.anyOf?.texts ?? []).map((value) => {
      const where = joined([{ sql: 'l.tenant = ? AND l.value = ?', params: [query.tenant, value] }, ...held, segment, ...residual], 'AND');
      const columns = names.map((name) => `l.${name}`).join(', ');
      return {
        sql: `SELECT * FROM (SELECT ${columns} FROM ${list.name} l${row} WHERE ${where.sql} ORDER BY ${ordered('l')} LIMIT ?)`,
        params: [...where.params, limit],
      };
    });
    return {
      sql:
        `SELECT ${rowColumns(layout)} FROM (${branches.map(({ sql }) => sql).join(' UNION ')}) u ` +
        `CROSS JOIN ${layout.table} r ON r.key = u.key ORDER BY ${ordered('u')} LIMIT ?`,
      params: branches.flatMap(({ params }) => params),
    };
  });
}

/** As `segments`, over entries, where nothing is null and all goes in one direction. */
function listSegments({ sort, keyDescending }: Order, after: After | null): readonly Bound[] {
  if (after === null) return [{ sql: '1', params: [] }];
  const sign = keyDescending ? '<' : '>';
  const cells = [...sort.map(({ field }, i) => [column(field), inList(after.values[i] ?? null)] as const), ['key', after.key] as const];
  return cells
    .map((_, i) => {
      const parts = cells.slice(0, i + 1).map(([name, value], j) => ({ sql: `l.${name} ${j === i ? sign : '='} ?`, params: [value] }));
      return joined(parts, 'AND');
    })
    .reverse();
}

function inList(value: FieldValue): string | number {
  const cell = bound(value);
  return typeof cell === 'string' || typeof cell === 'number' ? cell : NULL_IN_LIST;
}
