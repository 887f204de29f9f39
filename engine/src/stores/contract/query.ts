import { MillraceError } from '@millrace/schemas';
import { checkLimit, checkTenant, wrongCall } from './checks.js';
import { isOfType, type Collection } from './collections.js';
import { readCursor, type Position } from './cursor.js';
import { MAX_CONDITIONS, MAX_DEPTH } from './limits.js';
import { wellFormed } from './text.js';
import type { FieldType, Filter, Query } from '../../ports/index.js';

/** One field to sort by. */
export interface SortField {
  readonly field: string;
  readonly descending: boolean;
}

/** A query found sound: every field declared, every value of its field's type. */
export interface CheckedQuery {
  readonly collection: Collection;
  readonly tenant: string;
  readonly where: Filter | null;
  readonly sort: readonly SortField[];
  /** The key is the last to sort by, in the direction of the field before it, so that one index answers both directions. */
  readonly keyDescending: boolean;
  readonly limit: number;
  /** Where the page before ended. */
  readonly after: Position | null;
  /** What a cursor is bound to. */
  readonly fingerprint: string;
}

/** Checks a query against its collection. Throws `INVALID_INPUT` or `CURSOR_INVALID`. */
export function checkQuery(collection: Collection, query: Query): CheckedQuery {
  checkTenant(query.tenant);
  checkLimit(query.limit);
  const where = checkFilter(collection, query.where);
  const sort: SortField[] = [];
  for (const { field, descending } of query.sort ?? []) {
    const type = typeOf(collection, field, 'sort');
    if (type === 'texts') throw wrongCall('a field that can be sorted by', `${collection.name}.sort`, field);
    if (!sort.some((known) => known.field === field)) sort.push({ field, descending: descending === true });
  }
  const fingerprint = JSON.stringify([collection.name, query.tenant, where, sort]);
  const after = query.cursor === undefined ? null : readCursor(query.cursor, fingerprint);
  if (after !== null) checkPosition(collection, query.tenant, sort, after);
  return {
    collection,
    tenant: query.tenant,
    where,
    sort,
    keyDescending: sort.at(-1)?.descending ?? false,
    limit: query.limit,
    after,
    fingerprint,
  };
}

function checkPosition(collection: Collection, tenant: string, sort: readonly SortField[], after: Position): void {
  const sound =
    after.key.startsWith(`${tenant}/`) &&
    after.values.length === sort.length &&
    sort.every(({ field }, i) => isOfType(typeOf(collection, field, 'sort'), after.values[i]));
  if (!sound) throw new MillraceError('CURSOR_INVALID');
}

/** Checks a filter against its collection and makes its texts well formed; `null` when there is none. */
export function checkFilter(collection: Collection, where: Filter | undefined): Filter | null {
  if (where === undefined) return null;
  let left = MAX_CONDITIONS;
  const spend = (conditions: number) => {
    left -= conditions;
    if (left < 0) throw wrongCall(`at most ${MAX_CONDITIONS} conditions`, 'where', 'more');
  };
  const check = (filter: Filter, depth: number): Filter => {
    if (depth > MAX_DEPTH) throw wrongCall(`at most ${MAX_DEPTH} levels of and / or`, 'where', 'more');
    if (filter === null || typeof filter !== 'object') throw wrongCall('a condition', 'where', filter);
    if ('and' in filter) return { and: listOf(filter.and, 'and').map((part) => check(part, depth + 1)) };
    if ('or' in filter) return { or: listOf(filter.or, 'or').map((part) => check(part, depth + 1)) };
    return checkCondition(collection, filter, spend);
  };
  return check(where, 0);
}

type Condition = Extract<Filter, { readonly field: string }>;

function checkCondition(collection: Collection, filter: Condition, spend: (conditions: number) => void): Filter {
  const { field } = filter;
  const type = typeOf(collection, field, 'where');
  const place = `${collection.name}.${field}`;
  const scalar = <T>(value: T): T => {
    if (type === 'texts' || !isOfType(type, value)) throw wrongCall(`a value of type ${type}`, place, value);
    return typeof value === 'string' ? (wellFormed(value) as T & string) : value;
  };
  spend(1);
  if ('anyOf' in filter) {
    if (type !== 'texts') throw wrongCall('a field of type texts', place, type);
    const texts = listOf(filter.anyOf, place);
    if (!texts.every((text) => typeof text === 'string')) throw wrongCall('texts', place, texts);
    spend(texts.length);
    return { field, anyOf: [...new Set(texts.map(wellFormed))] };
  }
  if (type === 'texts') throw wrongCall('anyOf on a field of type texts', place, Object.keys(filter));
  if ('eq' in filter) return { field, eq: scalar(filter.eq) };
  if ('ne' in filter) return { field, ne: scalar(filter.ne) };
  if ('in' in filter) {
    spend(filter.in.length);
    return { field, in: listOf(filter.in, place).map(scalar) };
  }
  if ('prefix' in filter) {
    if (type !== 'text' || typeof filter.prefix !== 'string') throw wrongCall('a text field and a text', place, filter.prefix);
    return { field, prefix: wellFormed(filter.prefix) };
  }
  const bounds = (['gt', 'gte', 'lt', 'lte'] as const).filter((operator) => filter[operator] !== undefined);
  if (bounds.length === 0) throw wrongCall('eq, ne, in, gt, gte, lt, lte, prefix or anyOf', place, Object.keys(filter));
  if (type === 'boolean') throw wrongCall('eq, ne or in on a yes/no field', place, bounds);
  const checked: Record<string, string | number> = {};
  for (const operator of bounds) {
    const value = filter[operator];
    if (value === undefined || value === null) throw wrongCall(`a value of type ${type}`, place, value);
    checked[operator] = scalar(value);
  }
  return { field, ...checked };
}

function typeOf(collection: Collection, field: string, place: string): FieldType {
  const type = Object.hasOwn(collection.spec.fields, field) ? collection.spec.fields[field] : undefined;
  if (type === undefined) throw wrongCall('a declared field', `${collection.name}.${place}`, field);
  return type;
}

function listOf<T>(value: readonly T[], place: string): readonly T[] {
  if (!Array.isArray(value)) throw wrongCall('a list', place, value);
  return value;
}
