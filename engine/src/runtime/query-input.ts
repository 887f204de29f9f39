import { credentialsCollection } from '../identity/index.js';
import type { Query } from '../ports/index.js';
import { optionsOf, refuse, refuseNoText } from './call-input.js';
import { plainInput } from './plain-input.js';

/** What queries may ask by, all of it text. `type` and `state` are those of jobs; `cursor` is of the page before. */
const texts = [
  ...['definition', 'status', 'initiator', 'businessKey', 'instanceId', 'for', 'type', 'state', 'cursor'],
  ...['service', 'number', 'title', 'process', 'view', 'sort'],
];
const views: readonly unknown[] = ['inbox', 'mine', 'done', 'all'];

/** A query as its list reads it: an object, with text where text belongs. */
export function queryOf<T extends object>(query: T): T {
  const given = optionsOf(query, 'the query');
  const values = given as Readonly<Record<string, unknown>>;
  refuseNoText(Object.fromEntries(texts.map((name) => [name, values[name]])));
  const open = values['open'];
  if (open !== undefined && typeof open !== 'boolean' && open !== 'all') refuse('open', "true, false or 'all'", open);
  const { overdue, view, where } = values;
  if (overdue !== undefined && typeof overdue !== 'boolean') refuse('overdue', 'true or false', overdue);
  if (view !== undefined && !views.includes(view)) refuse('view', views.join(', '), view);
  if (where === undefined) return given;
  // The store checks the fields; what the caller changes afterwards changes nothing here.
  return { ...given, where: plainInput(optionsOf(where as object, 'where'), 'where') };
}

/** Rows that nobody lists: hashes of passwords. Only the check of a password reads them, one by one. */
const kept = new Set([credentialsCollection.name]);

/** A collection whose rows may be read; refuses the others. */
export function listed(collection: string): string {
  return kept.has(collection) ? refuse('collection', 'one that may be listed', collection) : collection;
}

/** A query of the store as a program gives it: plain JSON, of this tenant. The store checks the fields; what has no shape at all is refused here. */
export function rowQueryOf(query: Query, tenant: string): Query {
  const given = optionsOf(query, 'the query');
  listed(given.collection);
  optionsOf(given.where, 'where');
  const sort: unknown = given.sort === undefined ? [] : plainInput(given.sort, 'sort');
  if (!Array.isArray(sort)) refuse('sort', 'a list of fields', sort);
  const plain = plainInput(given, 'the query');
  for (const by of plain.sort ?? []) refuseNoText({ 'sort.field': optionsOf(by, 'sort').field });
  return { ...plain, tenant };
}
