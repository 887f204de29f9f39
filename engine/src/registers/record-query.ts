import type { JsonValue } from '@millrace/schemas';
import { searchTerms, sortKey } from '../behaviors/search-key.js';
import type { Filter, Query } from '../ports/index.js';
import { attributeKey, recordsCollection } from './record-rows.js';
import type { RecordStatus } from './record-state.js';

/** What records are asked for; all parts that are given must hold. */
export interface RecordSearch {
  readonly register: string;
  /** `active` when absent. */
  readonly status?: RecordStatus | 'any';
  readonly organisation?: string;
  /** Attributes that equal a value; a list attribute equals when it holds the value. Texts compare folded (case, ё, spaces). */
  readonly attributes?: Readonly<Record<string, JsonValue>>;
  /** The beginning of the number, or else of the first unique value, or else of the id. */
  readonly key?: string;
  /** The beginning of the title. */
  readonly title?: string;
  /** Words that the title, the number or searchable attributes hold, in any order. */
  readonly words?: string;
  /** A record that one of the attributes refers to. */
  readonly refersTo?: { readonly register: string; readonly id: string };
  readonly sort?: 'title' | 'key' | 'newest';
  /** A condition on the rows' fields, beside all others: what a reader may see at all. */
  readonly where?: Filter;
  /** 1 to 1000; 100 when absent. */
  readonly limit?: number;
  readonly cursor?: string;
}

/** All there are. */
const recordStatuses: readonly RecordStatus[] = ['reserving', 'refused', 'active', 'archived'];

const sorts = {
  title: [{ field: 'nameKey' }],
  key: [{ field: 'keyText' }],
  newest: [{ field: 'changedAt', descending: true }],
} as const;

/**
 * The port's query for records, each part answered by an index. The most selective list condition comes first: stores use one `anyOf`
 * index and check the rest.
 */
export function recordQuery(tenant: string, search: RecordSearch): Query {
  const { status = 'active', organisation, attributes = {}, key, title, words, refersTo, sort = 'title', limit = 100, cursor } = search;
  const where: Filter[] = [{ field: 'register', eq: search.register }];
  // Indexes begin with it, so that all are asked for where any will do.
  where.push(status === 'any' ? { field: 'status', in: recordStatuses } : { field: 'status', eq: status });
  if (organisation !== undefined) where.push({ field: 'organisation', eq: organisation });
  for (const [name, value] of Object.entries(attributes)) where.push({ field: 'attrs', anyOf: [attributeKey(name, value)] });
  if (refersTo !== undefined) where.push({ field: 'refs', anyOf: [`${refersTo.register}/${refersTo.id}`] });
  for (const term of searchTerms(words ?? '')) where.push({ field: 'terms', anyOf: [term] });
  if (key !== undefined) where.push({ field: 'keyText', prefix: sortKey(key) });
  if (title !== undefined) where.push({ field: 'nameKey', prefix: sortKey(title) });
  if (search.where !== undefined) where.push(search.where);
  return {
    collection: recordsCollection.name,
    tenant,
    where: { and: where },
    sort: sorts[sort],
    limit,
    ...(cursor === undefined ? {} : { cursor }),
  };
}
