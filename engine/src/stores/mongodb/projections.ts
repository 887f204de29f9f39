import { writeCursor, type CheckedQuery, type Collection, type Collections } from '../contract/index.js';
import { replaceLower } from './guarded-replace.js';
import { orderOf, stretches, visible, type Condition } from './row-filter.js';
import {
  collectionName,
  createIndexes,
  defineModel,
  documentOf,
  rowOf,
  sizeOf,
  untilAnswered,
  type RowDocument,
  type RowModel,
} from './row-models.js';
import type { MongoConnection } from './connection.js';
import type { FieldValue, Filter, Page, Row, RowWrite } from '../../ports/index.js';

/** The most a server's `limit` takes. */
const MAX_LIMIT = 2_147_483_647;
const SWEEP = 1000;

/** The rows: one collection each, written by the driver in bulk, read through mongoose models. */
export class Projections {
  readonly #connection: MongoConnection;
  readonly #models = new Map<string, RowModel>();

  constructor(connection: MongoConnection) {
    this.#connection = connection;
  }

  /** Makes a collection ready, or a later form of it. */
  async add(collection: Collection): Promise<void> {
    const model = defineModel(this.#connection, collection);
    await createIndexes(model);
    this.#models.set(collection.name, model);
  }

  async write(collections: Collections, rows: readonly RowWrite[]): Promise<void> {
    const byCollection = new Map<string, Map<string, RowDocument>>();
    for (const row of rows) {
      const documents = byCollection.get(row.collection) ?? new Map<string, RowDocument>();
      byCollection.set(row.collection, documents);
      // One document a key, for a bulk write promises no order. Of equal ranks the first stays, as with separate writes.
      const known = documents.get(row.key);
      if (known === undefined || known.rank < row.rank) documents.set(row.key, documentOf(collections.named(row.collection), row));
    }
    const written = await Promise.allSettled(
      [...byCollection].map(async ([name, documents]) =>
        replaceLower(this.#connection.db.collection<RowDocument>(collectionName(name)), [...documents.values()], '$lt', sizeOf),
      ),
    );
    for (const result of written) if (result.status === 'rejected') throw result.reason;
  }

  async find(query: CheckedQuery): Promise<Page> {
    const { collection, limit, sort } = query;
    const rows = visible(query.tenant, query.where);
    const found = new Map<string, Row>();
    for (const stretch of stretches(query)) {
      // One more than asked tells whether there is a next page.
      const room = limit + 1 - found.size;
      if (room <= 0) break;
      const part = this.#ask(collection.name, { $and: [rows, stretch] })
        .sort(orderOf(query))
        .limit(room);
      // A row that moved from one stretch to the next meanwhile stays where it was seen first.
      for (const document of await part) if (!found.has(document._id)) found.set(document._id, rowOf(collection, document));
    }
    const page = [...found.values()].slice(0, limit);
    const last = page.at(-1);
    if (found.size <= limit || last === undefined) return { rows: page };
    const values = sort.map(({ field }) => last.fields[field] as FieldValue);
    return { rows: page, cursor: writeCursor({ values, key: last.key }, query.fingerprint) };
  }

  async get(collection: Collection, key: string): Promise<Row | null> {
    const [document] = await this.#ask(collection.name, { _id: { $eq: key }, deleted: { $eq: false } }).limit(1);
    return document === undefined ? null : rowOf(collection, document);
  }

  async rankOf(collection: Collection, key: string): Promise<number | null> {
    const [document] = await this.#ask(collection.name, { _id: { $eq: key } })
      .select({ rank: 1 })
      .limit(1);
    return document?.rank ?? null;
  }

  async count(collection: Collection, tenant: string, where: Filter | null, limit: number): Promise<number> {
    return this.#model(collection.name).countDocuments(visible(tenant, where)).readConcern(this.#concern).limit(Math.min(limit, MAX_LIMIT));
  }

  /** Removes old tombstones. The condition is asked again with each removal: a row may have come back under the key. */
  async sweep(collection: Collection, before: number, limit: number): Promise<number> {
    const rows = this.#connection.db.collection<RowDocument>(collectionName(collection.name));
    let removed = 0;
    while (removed < limit) {
      const old = await this.#ask(collection.name, { goneAt: { $lt: before } })
        .select({ _id: 1 })
        .limit(Math.min(limit - removed, SWEEP));
      if (old.length === 0) break;
      const { deletedCount } = await rows.deleteMany({ _id: { $in: old.map(({ _id }) => _id) }, deleted: true, goneAt: { $lt: before } });
      removed += deletedCount;
      if (deletedCount === 0) break;
    }
    return removed;
  }

  /** Removes every row but keeps the collection: its indexes, and how it is sharded. */
  async clear(collection: Collection): Promise<void> {
    const rows = this.#connection.db.collection(collectionName(collection.name));
    await untilAnswered(async () => rows.deleteMany({}));
  }

  #ask(name: string, condition: Condition) {
    return this.#model(name).find(condition).readConcern(this.#concern).lean<RowDocument[]>();
  }

  #model(name: string): RowModel {
    const model = this.#models.get(name);
    if (model === undefined) throw new Error(`The model of ${name} was not made.`);
    return model;
  }

  get #concern(): 'majority' | 'local' {
    return this.#connection.replicated ? 'majority' : 'local';
  }
}
