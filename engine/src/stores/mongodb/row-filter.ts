import { prefixEnd } from '../contract/index.js';
import { encodeText } from './text-order.js';
import type { CheckedQuery, SortField } from '../contract/index.js';
import type { FieldValue, Filter } from '../../ports/index.js';

/** A MongoDB condition. Every value stands behind an operator, so none can be taken for one. */
export type Condition = Readonly<Record<string, unknown>>;

const NEVER: Condition = { _id: { $in: [] } };

/** The condition of a checked filter. */
export function conditionOf(filter: Filter): Condition {
  if ('and' in filter) return filter.and.length === 0 ? {} : { $and: filter.and.map(conditionOf) };
  if ('or' in filter) return filter.or.length === 0 ? NEVER : { $or: filter.or.map(conditionOf) };
  const path = `f.${filter.field}`;
  if ('anyOf' in filter) return { [path]: { $in: [...filter.anyOf] } };
  // `null` stands also for a field that was declared after the row was written; $eq, $ne and $in take an absent one for null.
  if ('eq' in filter) return { [path]: { $eq: encode(filter.eq) } };
  if ('ne' in filter) return { [path]: { $ne: encode(filter.ne) } };
  if ('in' in filter) return { [path]: { $in: filter.in.map(encode) } };
  if ('prefix' in filter) {
    const end = prefixEnd(filter.prefix);
    return { [path]: { $gte: encodeText(filter.prefix), ...(end !== null && { $lt: encodeText(end) }) } };
  }
  const bounds = (['gt', 'gte', 'lt', 'lte'] as const).flatMap((operator) => {
    const bound = filter[operator];
    return bound === undefined ? [] : [[`$${operator}`, encode(bound)] as const];
  });
  // Comparisons are among values of one type, so they never hold for null.
  return { [path]: Object.fromEntries(bounds) };
}

/** What every reader's condition begins with: the tenant's rows, without tombstones. */
export function visible(tenant: string, where: Filter | null): Condition {
  const rows = { tenant: { $eq: tenant }, deleted: { $eq: false } };
  return where === null ? rows : { $and: [rows, conditionOf(where)] };
}

/** The order of a query; the key is the last, so that there are no ties. */
export function orderOf({ sort, keyDescending }: CheckedQuery): [string, 1 | -1][] {
  return [...sort.map(({ field, descending }): [string, 1 | -1] => [`f.${field}`, descending ? -1 : 1]), ['_id', keyDescending ? -1 : 1]];
}

/**
 * Where the rest of a list lies after a page: stretches to be read one after the other. "After (a, b, key)" is "same a, same b, later key", then
 * "same a, later b", then "later a": each is one range of one index on every server, while one condition with `or` is not.
 */
export function stretches({ sort, keyDescending, after }: CheckedQuery): readonly Condition[] {
  if (after === null) return [{}];
  const same = (count: number): Condition[] =>
    sort.slice(0, count).map(({ field }, i) => ({ [`f.${field}`]: { $eq: encode(after.values[i] ?? null) } }));
  const found: Condition[] = [all([...same(sort.length), { _id: { [keyDescending ? '$lt' : '$gt']: after.key } }])];
  for (let i = sort.length - 1; i >= 0; i--) {
    const by = sort[i];
    if (by === undefined) continue;
    for (const later of laterThan(by, after.values[i] ?? null)) found.push(all([...same(i), later]));
  }
  return found;
}

/** The values that come after one, as stretches in order: `null` is the first ascending and the last descending. */
function laterThan({ field, descending }: SortField, value: FieldValue): readonly Condition[] {
  const path = `f.${field}`;
  if (!descending) return value === null ? [{ [path]: { $ne: null } }] : [{ [path]: { $gt: encode(value) } }];
  return value === null ? [] : [{ [path]: { $lt: encode(value) } }, { [path]: { $eq: null } }];
}

function all(conditions: readonly Condition[]): Condition {
  return conditions.length === 1 && conditions[0] !== undefined ? conditions[0] : { $and: conditions };
}

function encode(value: FieldValue): FieldValue {
  return typeof value === 'string' ? encodeText(value) : value;
}
