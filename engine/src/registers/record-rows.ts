import type { JsonObject, JsonValue } from '@millrace/schemas';
import { row } from '../behaviors/rows.js';
import { searchTerms, sortKey } from '../behaviors/search-key.js';
import type { Change, Projection } from '../execution/aggregate.js';
import type { CollectionSpec } from '../ports/index.js';
import { recordPart } from './keys.js';
import type { RecordRefusal, RecordState, RecordStatus } from './record-state.js';
import { referenceOf, valueKey } from './values.js';

/** The most search keys of a record: lists of thousands are not searched entry by entry. */
const mostKeys = 200;

/**
 * Rows of records. `keyText` is the number, else the first unique value, else the id; `attrs` holds `<attribute>=<value key>` of every value, `refs`
 * `<register>/<id>` of every reference, `terms` the words of the title and of searchable attributes. Secret attributes are in none of them.
 */
export const recordsCollection: CollectionSpec = {
  name: 'records',
  fields: {
    register: 'text',
    status: 'text',
    archived: 'boolean',
    organisation: 'text',
    createdBy: 'text',
    keyText: 'text',
    nameKey: 'text',
    changedAt: 'number',
    terms: 'texts',
    attrs: 'texts',
    refs: 'texts',
  },
  indexes: [
    { fields: ['register', 'status', 'nameKey'] },
    { fields: ['register', 'status', 'keyText'] },
    { fields: ['register', 'status', 'changedAt'] },
    { fields: ['register', 'organisation', 'status', 'nameKey'] },
    { fields: ['register', 'createdBy', 'status', 'nameKey'] },
    { anyOf: 'terms', fields: ['register', 'status', 'nameKey'] },
    { anyOf: 'attrs', fields: ['register', 'status', 'nameKey'] },
    { anyOf: 'refs', fields: ['register', 'status', 'nameKey'] },
  ],
};

/** What a row of `records` says. */
export interface RecordRow {
  readonly register: string;
  readonly id: string;
  readonly status: RecordStatus;
  readonly revision: number;
  readonly title: string;
  readonly organisation: string | null;
  /** Whose record it is: who created it, or on whose behalf. */
  readonly createdBy: string | null;
  readonly number: string | null;
  /** Without the secret ones. */
  readonly attributes: JsonObject;
  /** Whether a change waits for its unique values. */
  readonly pending: boolean;
  readonly refusal: RecordRefusal | null;
  /** Milliseconds since 1970 UTC. */
  readonly createdAt: number;
  readonly changedAt: number;
}

/** The list row of a record. */
export function recordRows(change: Change<RecordState>): Projection {
  const { register, id, status, revision, content, number, uniques, pending, refusal, createdBy, createdAt, changedAt } = change.next;
  const { title, organisation, hidden, searchable } = content;
  const attributes = Object.fromEntries(Object.entries(content.attributes).filter(([name]) => !hidden.includes(name)));
  const body: RecordRow = {
    register,
    id,
    status,
    revision,
    title,
    organisation,
    createdBy,
    number: number?.text ?? null,
    attributes,
    pending: pending !== null,
    refusal,
    createdAt,
    changedAt,
  };
  const words = searchable.flatMap((name) => wordsOf(attributes[name]));
  const shownUnique = uniques.find(({ name }) => !name.startsWith('key:') && !hidden.includes(name));
  const fields = {
    register,
    status,
    archived: status === 'archived',
    organisation,
    createdBy,
    keyText: sortKey(number?.text ?? shownUnique?.value ?? id),
    nameKey: sortKey(title),
    changedAt,
    terms: searchTerms(title, number?.text ?? '', ...words),
    attrs: [...new Set(Object.entries(attributes).flatMap(([name, value]) => attributeKeys(name, value)))].slice(0, mostKeys),
    refs: [...new Set(Object.values(attributes).flatMap(referencesIn))].slice(0, mostKeys),
  };
  return { rows: [], listRow: row(change, recordsCollection.name, recordPart(register, id), fields, body) };
}

/** The search key of an attribute that has a value: what `attrs` holds and a query asks for. */
export function attributeKey(name: string, value: JsonValue): string {
  return `${name}=${valueKey(value)}`;
}

function attributeKeys(name: string, value: JsonValue): readonly string[] {
  return Array.isArray(value) ? (value as readonly JsonValue[]).map((entry) => attributeKey(name, entry)) : [attributeKey(name, value)];
}

function referencesIn(value: JsonValue): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  const reference = referenceOf(value);
  return reference === null ? Object.values(value).flatMap(referencesIn) : [reference];
}

function wordsOf(value: JsonValue | undefined): readonly string[] {
  if (value === undefined || value === null) return [];
  if (typeof value === 'object') return Object.values(value).flatMap(wordsOf);
  return [String(value)];
}
