import { entrySql, inList } from './entry-sql.js';
import { bound, filterSql, isRange, isSql, joined, places } from './filter-sql.js';
import { column, conditionSql, type Layout, type ListTable } from './layout.js';
import type { CheckedQuery, SortField } from '../contract/index.js';
import type { Bound } from './messages.js';
import type { FieldValue, Filter, IndexCondition } from '../../ports/index.js';

/** The most texts of an `anyOf` that are merged out of the index one by one; a principal has a few dozen keys. */
const MAX_MERGED = 100;
/** The most values of an `in` that are looked up one by one and merged: states, yes and no. */
const MAX_VALUES = 8;

/** How one page is read. */
export interface PagePlan {
  /** To be run in order, each with the number of rows still wanted as its last place. */
  readonly parts: readonly Bound[];
  /** Whether it walks along an index and passes over rows that its other conditions do not fit: that may take long, and nobody else should wait for it. */
  readonly walks: boolean;
}

/** How one page is read. */
export function planPage(query: CheckedQuery, layout: Layout): PagePlan {
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
  if (merged !== null) return { parts: planMerge(query, layout, known, order, after, merged), walks: false };
  const some = chooseSome(layout, known);
  return some === null
    ? planTable(query, layout, known, order, after)
    : { parts: planSorted(query, layout, known, order, after, some), walks: true };
}

/** How rows are counted; the last place of the only part is where counting stops. */
export function planCount(tenant: string, where: Filter | null, layout: Layout): PagePlan & { readonly parts: readonly [Bound] } {
  const known = conditionsOf(where);
  const list = known.anyOf === null ? null : narrowest(layout, known);
  if (list === null || known.anyOf === null) {
    const asked = where === null ? { sql: '1', params: [] } : filterSql(where, layout);
    const sql = `SELECT count(*) FROM (SELECT 1 FROM ${layout.table} r WHERE r.tenant = ? AND ${asked.sql} LIMIT ?)`;
    const walks = !layout.indexes.some((index) => implies(known, index.only) && leftOver(where, index, known).length === 0);
    return { parts: [{ sql, params: [tenant, ...asked.params] }], walks };
  }
  const { texts } = known.anyOf;
  const values = texts.length === 0 ? '0' : `l.value IN (${places(texts.length)})`;
  const rest = known.rest.filter((part) => !isImplied(list.only, part));
  const inEntries = rest.flatMap((part) => entrySql(part, list, layout) ?? []);
  const residual = rest.filter((part) => entrySql(part, list, layout) === null).map((part) => filterSql(part, layout));
  const row = residual.length === 0 ? '' : ` CROSS JOIN ${layout.table} r ON r.key = l.key`;
  const asked = joined([...inEntries, ...residual], 'AND');
  const sql = `SELECT count(*) FROM (SELECT DISTINCT l.key FROM ${list.name} l${row} WHERE l.tenant = ? AND ${values} AND ${asked.sql} LIMIT ?)`;
  return { parts: [{ sql, params: [tenant, ...texts, ...asked.params] }], walks: false };
}

/** Conditions that an index does not narrow down by: rows have to be looked at for them. It does by values of its first fields, and by a range of the next. */
function leftOver(where: Filter | null, { fields, only }: Layout['indexes'][number], { fixed }: Conditions): readonly Filter[] {
  const open = fields.findIndex((field) => !fixed.has(field));
  const leading = open < 0 ? fields : fields.slice(0, open);
  const next = fields[leading.length];
  return (where === null ? [] : flatten(where)).filter((part) => {
    if (!('field' in part)) return true;
    if (isImplied(only, part)) return false;
    return !(
      ('eq' in part && leading.includes(part.field)) ||
      (part.field === next && (isRange(part) || 'prefix' in part || 'in' in part))
    );
  });
}

/** The list table whose entries the conditions narrow down most: by the values of its first fields, and by a range of the next. */
function narrowest(layout: Layout, known: Conditions): ListTable | null {
  const { anyOf, fixed, rest } = known;
  const score = ({ fields, only }: ListTable): number => {
    const open = fields.findIndex((field) => !fixed.has(field));
    const leading = open < 0 ? fields.length : open;
    const next = fields[leading];
    return (
      leading + (only === undefined ? 0 : 1) + (rest.some((part) => 'field' in part && part.field === next && isRange(part)) ? 0.5 : 0)
    );
  };
  const lists = layout.lists.filter(({ field, only }) => field === anyOf?.field && implies(known, only));
  return lists.sort((a, b) => score(b) - score(a))[0] ?? null;
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
  /** Fields that must equal one of a few values. */
  readonly several: ReadonlyMap<string, readonly FieldValue[]>;
  /** The first condition on a list of texts; `rest` is everything but it. */
  readonly anyOf: { readonly field: string; readonly texts: readonly string[] } | null;
  readonly rest: readonly Filter[];
  /** All that must hold. */
  readonly parts: readonly Filter[];
}

function conditionsOf(where: Filter | null): Conditions {
  const parts = where === null ? [] : flatten(where);
  const fixed = new Map<string, FieldValue>();
  for (const part of parts) if ('eq' in part && !fixed.has(part.field)) fixed.set(part.field, part.eq);
  const several = new Map<string, readonly FieldValue[]>();
  for (const part of parts)
    if ('in' in part && !fixed.has(part.field) && part.in.length > 0 && part.in.length <= MAX_VALUES)
      several.set(part.field, [...new Set(part.in)]);
  const anyOf = parts.find((part) => 'anyOf' in part);
  return {
    fixed,
    several,
    anyOf: anyOf !== undefined && 'anyOf' in anyOf ? { field: anyOf.field, texts: anyOf.anyOf } : null,
    rest: parts.filter((part) => part !== anyOf),
    parts,
  };
}

function flatten(filter: Filter): readonly Filter[] {
  return 'and' in filter ? filter.and.flatMap(flatten) : [filter];
}

/** Whether the rows that a filter finds all stand in an index of these. */
function implies({ fixed, parts }: Conditions, only: IndexCondition | undefined): boolean {
  if (only === undefined) return true;
  if ('eq' in only) return fixed.get(only.field) === only.eq;
  return parts.some((part) => 'field' in part && part.field === only.field && isNeverNull(part));
}

/** Whether all rows of an index are known to meet a condition. */
function isImplied(only: IndexCondition | undefined, part: Filter): boolean {
  return only !== undefined && 'eq' in only && 'eq' in part && part.field === only.field && part.eq === only.eq;
}

/** Comparisons with `null` never hold but `eq` and `ne`. */
function isNeverNull(part: Exclude<Filter, { and: unknown } | { or: unknown }>): boolean {
  if ('ne' in part || 'anyOf' in part) return false;
  if ('eq' in part) return part.eq !== null;
  return !('in' in part) || !part.in.includes(null);
}

/** Whether an index gives the rows in this order, read in one direction; answers how many of its first fields are fixed, or -1. */
function fits(fields: readonly string[], fixed: ReadonlyMap<string, FieldValue>, { sort, keyDescending }: Order): number {
  const open = fields.filter((field) => !fixed.has(field));
  const same = open.length === sort.length && sort.every(({ field, descending }, i) => field === open[i] && descending === keyDescending);
  const leading = fields.findIndex((field) => !fixed.has(field));
  return same ? (leading < 0 ? fields.length : leading) : -1;
}

/** The index that gives the rows in order with the most conditions before it; else one that does so for each of the few values that fields may have. */
function best<T extends { readonly fields: readonly string[]; readonly only?: IndexCondition | undefined }>(
  candidates: readonly T[],
  known: Conditions,
  order: Order,
): { readonly index: T; readonly values: readonly ReadonlyMap<string, FieldValue>[] } | null {
  const { fixed, several } = known;
  const scored = candidates.flatMap((index) => {
    if (!implies(known, index.only)) return [];
    const score = fits(index.fields, fixed, order);
    // What an index does not hold need not be stepped over: as good as one more condition.
    if (score >= 0) return [{ index, score: index.only === undefined ? score : score + 1, values: [fixed] }];
    const values = [...several].filter(([field]) => index.fields.includes(field)).reduce(eachWith, [fixed]);
    return values.length === 1 || values.length > MAX_VALUES || fits(index.fields, values[0] ?? fixed, order) < 0
      ? []
      : [{ index, score: -values.length, values }];
  });
  return scored.sort((a, b) => b.score - a.score)[0] ?? null;
}

function eachWith(
  known: readonly ReadonlyMap<string, FieldValue>[],
  [field, values]: readonly [string, readonly FieldValue[]],
): readonly ReadonlyMap<string, FieldValue>[] {
  return known.flatMap((each) => values.map((value) => new Map([...each, [field, value]])));
}

function chooseList(layout: Layout, known: Conditions, order: Order): ReturnType<typeof best<ListTable>> {
  const { anyOf } = known;
  if (anyOf === null || anyOf.texts.length === 0) return null;
  const found = best(
    layout.lists.filter(({ field }) => field === anyOf.field),
    known,
    order,
  );
  return found !== null && anyOf.texts.length * found.values.length <= MAX_MERGED ? found : null;
}

/** A list of some rows only, which may be read whole and sorted: what is open is far less than what ever was. */
function chooseSome(layout: Layout, known: Conditions): ListTable | null {
  const { anyOf } = known;
  if (anyOf === null || anyOf.texts.length === 0 || anyOf.texts.length > MAX_MERGED) return null;
  return layout.lists.find((list) => list.only !== undefined && list.field === anyOf.field && implies(known, list.only)) ?? null;
}

function planSorted(
  query: CheckedQuery,
  layout: Layout,
  known: Conditions,
  { sort, keyDescending }: Order,
  after: After | null,
  list: ListTable,
): readonly Bound[] {
  const texts = known.anyOf?.texts ?? [];
  const rest = joined(
    known.rest.map((part) => filterSql(part, layout)),
    'AND',
  );
  const columns = [...sort.map(({ field, descending }) => [`r.${column(field)}`, descending] as const), ['r.key', keyDescending] as const];
  const order = columns.map(([name, descending]) => `${name}${descending ? ' DESC' : ''}`).join(', ');
  return segments(layout, { sort, keyDescending }, after).map((segment) => ({
    sql:
      `SELECT ${rowColumns(layout)} FROM (SELECT DISTINCT l.key FROM ${list.name} l WHERE l.tenant = ? AND l.value IN (${places(texts.length)})) u ` +
      `CROSS JOIN ${layout.table} r ON r.key = u.key WHERE ${rest.sql} AND ${segment.sql} ORDER BY ${order} LIMIT ?`,
    params: [query.tenant, ...texts, ...rest.params, ...segment.params],
  }));
}

function planTable(query: CheckedQuery, layout: Layout, known: Conditions, order: Order, after: After | null): PagePlan {
  const found = best(
    layout.indexes.filter(({ fields }) => fields.length > order.sort.length || order.sort.length > 0),
    known,
    order,
  );
  const given = found === null && order.sort.length === 0 ? ofMany(layout, known) : null;
  const index = found?.index ?? given;
  const byKey = index === null && order.sort.length === 0;
  // Only live rows have a tenant. `+` keeps the planner from an index by tenant where the order of keys is the better way.
  const base: Bound[] = [{ sql: byKey ? '+r.tenant = ?' : 'r.tenant = ?', params: [query.tenant] }];
  // `0` follows `/` in ASCII: the keys of one tenant, and none of another whose name begins alike.
  if (byKey) base.push({ sql: 'r.key > ? AND r.key < ?', params: [`${query.tenant}/`, `${query.tenant}0`] });
  if (index?.only !== undefined) base.push({ sql: conditionSql(index.only, 'r.'), params: [] });
  // A field that is held at one value after the other needs no `IN` beside it, by which SQLite would look it up instead and sort what it finds.
  const held = (part: Filter): boolean =>
    found !== null &&
    found.values.length > 1 &&
    'in' in part &&
    found.values[0]?.has(part.field) === true &&
    sameValues(part.in, known.several.get(part.field));
  if (query.where !== null) for (const part of flatten(query.where)) if (!held(part)) base.push(filterSql(part, layout));
  const direction = ([name, descending]: readonly [string, boolean]) => `${name}${descending ? ' DESC' : ''}`;
  const columns = [
    ...order.sort.map(({ field, descending }) => [`r.${column(field)}`, descending] as const),
    ['r.key', order.keyDescending] as const,
  ];
  const from = `SELECT ${rowColumns(layout)} FROM ${layout.table} r${index === null ? '' : ` INDEXED BY ${index.name}`}`;
  const walks = (index === null ? flatten(query.where ?? { and: [] }) : leftOver(query.where, index, known)).some((part) => !held(part));
  const parts = segments(layout, order, after).map((segment) => {
    const pages = (found?.values ?? [known.fixed]).map((values) => {
      // Of one that may have several values, each is looked up for itself.
      const chosen = [...values].filter(([field]) => !known.fixed.has(field)).map(([field, value]) => isSql(`r.${column(field)}`, value));
      const where = joined([...base, ...chosen, segment], 'AND');
      return { sql: `${from} WHERE ${where.sql} ORDER BY ${columns.map(direction).join(', ')} LIMIT ?`, params: where.params };
    });
    const [only] = pages;
    if (only !== undefined && pages.length === 1) return only;
    const order = columns.map(([name, descending]) => direction([name.slice('r.'.length), descending])).join(', ');
    return {
      sql: `SELECT * FROM (${pages.map(({ sql }) => `SELECT * FROM (${sql})`).join(' UNION ALL ')}) u ORDER BY ${order} LIMIT ?`,
      params: pages.flatMap(({ params }) => [...params, query.limit + 1]),
    };
  });
  return { parts, walks };
}

/** The index that finds the rows of many given values, as of people by their ids: what is found is then sorted, which is about as much as was asked for. */
function ofMany(layout: Layout, known: Conditions): Layout['indexes'][number] | null {
  const asked = new Set(known.rest.flatMap((part) => ('in' in part && part.in.length > MAX_VALUES ? [part.field] : [])));
  return layout.indexes.find(({ fields, only }) => implies(known, only) && asked.has(fields[0] ?? '')) ?? null;
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
  { index: list, values: sets }: NonNullable<ReturnType<typeof chooseList>>,
): readonly Bound[] {
  const fixed = list.fields.filter((field) => known.fixed.has(field));
  const heldBy = (values: ReadonlyMap<string, FieldValue>): readonly Bound[] =>
    list.fields
      .filter((field) => values.has(field))
      .map((field) => ({ sql: `l.${column(field)} = ?`, params: [inList(values.get(field) ?? null)] }));
  const isSeveral = (field: string): boolean => sets.length > 1 && list.fields.includes(field) && known.several.has(field);
  const rest = known.rest.filter(
    (part) =>
      !isImplied(list.only, part) &&
      !('eq' in part && fixed.includes(part.field) && known.fixed.get(part.field) === part.eq) &&
      !('in' in part && isSeveral(part.field) && part.in.length <= MAX_VALUES && sameValues(part.in, known.several.get(part.field))),
  );
  const inEntries = rest.flatMap((part) => entrySql(part, list, layout) ?? []);
  const residual = rest.filter((part) => entrySql(part, list, layout) === null).map((part) => filterSql(part, layout));
  const row = residual.length === 0 ? '' : ` CROSS JOIN ${layout.table} r ON r.key = l.key`;
  const names = [...order.sort.map(({ field }) => column(field)), 'key'];
  const way = order.keyDescending ? ' DESC' : '';
  const ordered = (alias: string) => names.map((name) => `${alias}.${name}${way}`).join(', ');
  const limit = query.limit + 1;
  return listSegments(order, after).map((segment) => {
    const branches = (known.anyOf?.texts ?? []).flatMap((value) =>
      sets.map((held) => {
        const own = { sql: 'l.tenant = ? AND l.value = ?', params: [query.tenant, value] };
        const where = joined([own, ...heldBy(held), segment, ...inEntries, ...residual], 'AND');
        const columns = names.map((name) => `l.${name}`).join(', ');
        return {
          sql: `SELECT * FROM (SELECT ${columns} FROM ${list.name} l${row} WHERE ${where.sql} ORDER BY ${ordered('l')} LIMIT ?)`,
          params: [...where.params, limit],
        };
      }),
    );
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

function sameValues(one: readonly FieldValue[], other: readonly FieldValue[] | undefined): boolean {
  return other !== undefined && one.every((value) => other.includes(value)) && other.every((value) => one.includes(value));
}
