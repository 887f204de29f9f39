import { checkCommit, checkRowKey, checkWhole, wrongCall } from './checks.js';
import { MAX_ROW_BYTES } from './limits.js';
import { exceedsBytes, wellFormed } from './text.js';
import type { CollectionSpec, CommitEntry, FieldType, FieldValue, IndexCondition, RowWrite } from '../../ports/index.js';

const NAME = /^[a-zA-Z][a-zA-Z0-9]{0,59}$/;

/** A collection as an adapter uses it: its fields in the order declared. */
export interface Collection {
  readonly name: string;
  readonly spec: CollectionSpec;
  readonly fields: readonly { readonly name: string; readonly type: FieldType }[];
}

/** The collections a store was opened with. Opening again may add collections, fields and indexes, but not give a field another type. */
export class Collections {
  readonly #byName = new Map<string, Collection>();

  /** Takes more collections in, or later forms of known ones. Answers those that are new or changed. */
  add(specs: readonly CollectionSpec[]): readonly Collection[] {
    const added = specs.map((spec) => {
      checkSpec(spec);
      const known = this.#byName.get(spec.name);
      for (const [field, type] of Object.entries(spec.fields)) {
        const before = known?.spec.fields[field];
        if (before !== undefined && before !== type) throw wrongCall(`type ${before} as before`, `${spec.name}.${field}`, type);
      }
      return { name: spec.name, spec, fields: Object.entries(spec.fields).map(([name, type]) => ({ name, type })) };
    });
    for (const collection of added) this.#byName.set(collection.name, collection);
    return added;
  }

  /** All of them, in the order first opened. */
  all(): readonly Collection[] {
    return [...this.#byName.values()];
  }

  /** The collection of this name. Refuses one the store was not opened with. */
  named(name: string): Collection {
    const collection = this.#byName.get(name);
    if (collection === undefined) throw wrongCall('a collection the store was opened with', 'collection', name);
    return collection;
  }

  /** Checks commits and their rows; throws before anything is written. */
  checkEntries(entries: readonly CommitEntry[]): void {
    for (const entry of entries) {
      checkCommit(entry.commit);
      this.checkRows(entry.rows);
      if (entry.listRow !== null) this.checkRow(entry.listRow);
    }
  }

  /** Checks rows; throws before anything is written. */
  checkRows(rows: readonly RowWrite[]): void {
    for (const row of rows) this.checkRow(row);
  }

  private checkRow(row: RowWrite): void {
    const { spec } = this.named(row.collection);
    checkRowHead(row);
    for (const field in row.fields) {
      const type = Object.hasOwn(spec.fields, field) ? spec.fields[field] : undefined;
      if (type === undefined) throw wrongCall('a declared field', `${row.collection}.fields`, field);
      const value = row.fields[field];
      if (!fits(type, value)) throw wrongCall(type, `${row.collection}.${field}`, value);
    }
  }
}

/** Checks all of a row but its fields. */
export function checkRowHead(row: RowWrite): void {
  checkRowKey(row.key);
  checkWhole(row.rank, 'rank');
  checkWhole(row.at, 'at');
  if (typeof row.body !== 'string') throw wrongCall('JSON text', 'body', typeof row.body);
  if (exceedsBytes(row.body, MAX_ROW_BYTES)) throw wrongCall(`a row of at most ${MAX_ROW_BYTES} bytes`, row.key, row.body.length);
}

/** Whether a value may stand in a field of this type. */
export function fits(type: FieldType, value: FieldValue | readonly string[] | undefined): boolean {
  if (type === 'texts') return value === undefined || (Array.isArray(value) && value.every((text) => typeof text === 'string'));
  return value === undefined || isOfType(type, value);
}

/** Whether a scalar may stand in a field of this type; `null` always may. */
export function isOfType(type: FieldType, value: unknown): boolean {
  if (value === null) return true;
  if (type === 'text') return typeof value === 'string';
  if (type === 'number') return typeof value === 'number' && Number.isFinite(value);
  return type === 'boolean' && typeof value === 'boolean';
}

/** The value a store keeps for a declared field: a missing one is `null`, a missing list empty; lists hold each text once, in order. */
export function storedValue(type: FieldType, value: FieldValue | readonly string[] | undefined): FieldValue | readonly string[] {
  if (type === 'texts') {
    if (!Array.isArray(value) || value.length === 0) return [];
    const texts = (value as readonly string[]).map(wellFormed);
    return texts.length === 1 ? texts : [...new Set(texts)];
  }
  if (typeof value === 'string') return wellFormed(value);
  return (value as FieldValue | undefined) ?? null;
}

function checkSpec(spec: CollectionSpec): void {
  if (!NAME.test(spec.name)) throw wrongCall('a name of letters and digits', 'collection', spec.name);
  const names = Object.keys(spec.fields);
  for (const name of names) if (!NAME.test(name)) throw wrongCall('a name of letters and digits', `${spec.name}.fields`, name);
  if (new Set(names.map((name) => name.toLowerCase())).size < names.length) {
    throw wrongCall('names that differ in more than capitals', `${spec.name}.fields`, names);
  }
  for (const { fields, anyOf, only, covers = [] } of spec.indexes) {
    for (const field of [...fields, ...covers]) {
      const type = spec.fields[field];
      if (type === undefined || type === 'texts') throw wrongCall('a declared scalar field', `${spec.name}.indexes`, field);
    }
    if (anyOf !== undefined && spec.fields[anyOf] !== 'texts') throw wrongCall('a field of type texts', `${spec.name}.indexes`, anyOf);
    if (only !== undefined) checkCondition(spec, only);
    const twice = covers.find((field, at) => fields.includes(field) || covers.indexOf(field) !== at);
    if (twice !== undefined) throw wrongCall('fields it is not sorted by, each once', `${spec.name}.indexes`, twice);
    if (anyOf === undefined && covers.length > 0) throw wrongCall('`covers` beside `anyOf`', `${spec.name}.indexes`, covers[0]);
  }
}

function checkCondition(spec: CollectionSpec, only: IndexCondition): void {
  const type = spec.fields[only.field];
  if (type === undefined || type === 'texts') throw wrongCall('a declared scalar field', `${spec.name}.indexes`, only.field);
  if (!('eq' in only)) return;
  const fitting = (only.eq as FieldValue) !== null && isOfType(type, only.eq) && (typeof only.eq !== 'string' || NAME.test(only.eq));
  if (!fitting) throw wrongCall(`${type}, a text of letters and digits`, `${spec.name}.indexes`, only.eq);
}
