import { storedValue, utf8Bytes, wellFormed, wrongCall, type Collection } from '../contract/index.js';
import { isAnswerTimeout } from './driver-errors.js';
import { decodeText, encodeText } from './text-order.js';
import type { MongoConnection } from './connection.js';
import type { Ranked } from './guarded-replace.js';
import type { FieldType, FieldValue, Row, RowWrite } from '../../ports/index.js';
import type { Model, SchemaDefinition, SchemaTypeOptions } from 'mongoose';

/** A row, or the tombstone of one, as it is stored. */
export interface RowDocument extends Ranked {
  readonly tenant: string;
  readonly at: number;
  readonly deleted: boolean;
  /** `at` of a tombstone; absent in rows, so that their changes do not touch the sweep's index. */
  readonly goneAt?: number;
  /** The declared fields, under one roof so that none can meet a name of ours. */
  readonly f: Readonly<Record<string, FieldValue | readonly string[]>>;
  readonly body: string;
}

/** The mongoose model of a collection's rows. */
export type RowModel = Model<RowDocument>;

/** A document may have 16 MB; what is over this is refused before anything is written. */
const MAX_DOCUMENT_BYTES = 15_000_000;

/** Defines the model of a collection anew, from its declared fields and indexes. */
export function defineModel({ mongoose, Schema }: MongoConnection, { name, spec }: Collection): RowModel {
  if (mongoose.models[name] !== undefined) mongoose.deleteModel(name);
  const fields = Object.fromEntries(Object.entries(spec.fields).map(([field, type]) => [field, schemaType(type)]));
  // `$type` marks a type, so that a field may be called `type`.
  const definition = {
    _id: { $type: String },
    tenant: { $type: String },
    rank: { $type: Number },
    at: { $type: Number },
    deleted: { $type: Boolean },
    goneAt: { $type: Number },
    f: fields,
    body: { $type: String },
  } as unknown as SchemaDefinition<RowDocument>;
  const schema = new Schema<RowDocument>(definition, { collection: collectionName(name), typeKey: '$type', versionKey: false, id: false });
  // Readers ask for rows that are not tombstones by an equality every index begins with; servers need no partial indexes for it.
  schema.index({ tenant: 1, deleted: 1 }, { name: 'key' });
  schema.index({ goneAt: 1 }, { name: 'sweep' });
  for (const index of spec.indexes) {
    // Not every server of the protocol knows indexes of some documents: there the value that it is for stands before the fields.
    const held = index.only !== undefined && 'eq' in index.only ? [index.only.field] : [];
    const paths = [...(index.anyOf === undefined ? [] : [index.anyOf]), ...held, ...index.fields];
    const keys = ['tenant', 'deleted', ...paths.map((field) => `f.${field}`), '_id'];
    schema.index(Object.fromEntries(keys.map((key) => [key, 1 as const])), { name: `by_${paths.join('_')}` });
  }
  return mongoose.model<RowDocument>(name, schema) as RowModel;
}

/** Creates the indexes that are missing, however long the server takes for a large collection. */
export async function createIndexes(model: RowModel): Promise<void> {
  await untilAnswered(async () => model.createIndexes());
}

/** Repeats what may take the server longer than a connection waits, and may be repeated. */
export async function untilAnswered<T>(ask: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (!isAnswerTimeout(error)) throw error;
    }
  }
}

/** The name of the collection that holds a collection's rows. */
export function collectionName(name: string): string {
  return `rows.${name}`;
}

function schemaType(type: FieldType): SchemaTypeOptions<unknown> | Record<string, unknown> {
  if (type === 'texts') return { $type: [String] };
  return { $type: { text: String, number: Number, boolean: Boolean }[type] };
}

/** A checked write as a document; the tenant is the key's first part. Throws `INVALID_INPUT` when it is larger than a document may be. */
export function documentOf({ fields: declared }: Collection, write: RowWrite): RowDocument {
  const { key, rank, at, fields } = write;
  const tenant = key.slice(0, key.indexOf('/'));
  if (fields === null) return { _id: key, tenant, rank, at, deleted: true, goneAt: at, f: {}, body: '' };
  const f = Object.fromEntries(
    declared.map(({ name, type }) => [name, encode(storedValue(type, Object.hasOwn(fields, name) ? fields[name] : undefined))]),
  );
  const document = { _id: key, tenant, rank, at, deleted: false, f, body: wellFormed(write.body) };
  const bytes = sizeOf(document);
  if (bytes > MAX_DOCUMENT_BYTES) throw wrongCall(`a row of at most ${MAX_DOCUMENT_BYTES} bytes with its fields`, key, bytes);
  return document;
}

/** The row as a reader sees it, with every field that is declared now. */
export function rowOf({ fields: declared }: Collection, { _id, rank, f, body }: RowDocument): Row {
  return {
    key: _id,
    rank,
    fields: Object.fromEntries(declared.map(({ name, type }) => [name, decode(storedValue(type, f?.[name]))])),
    body,
  };
}

/** Roughly the bytes of a document, never too few. */
export function sizeOf({ f, body }: RowDocument): number {
  let bytes = 1000 + utf8Bytes(body);
  for (const [name, value] of Object.entries(f)) {
    bytes += name.length + 16;
    for (const text of Array.isArray(value) ? (value as readonly string[]) : [value])
      bytes += typeof text === 'string' ? utf8Bytes(text) + 16 : 16;
  }
  return bytes;
}

function encode(value: FieldValue | readonly string[]): FieldValue | readonly string[] {
  return typeof value === 'string' ? encodeText(value) : value;
}

function decode(value: FieldValue | readonly string[]): FieldValue | readonly string[] {
  return typeof value === 'string' ? decodeText(value) : value;
}
