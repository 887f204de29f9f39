import { MillraceError } from '@millrace/schemas';
import {
  checkAggregate,
  checkBody,
  checkEpoch,
  checkFilter,
  checkHash,
  checkLimit,
  checkQuery,
  checkRange,
  checkRowKey,
  checkTenant,
  checkWhole,
  Collections,
  wellFormed,
} from '../contract/index.js';
import { GridBlobs } from './blobs.js';
import { CommitLog } from './commit-log.js';
import { connect, type MongoConnection } from './connection.js';
import { storeError } from './driver-errors.js';
import { Epochs } from './epochs.js';
import { Projections } from './projections.js';
import { untilAnswered } from './row-models.js';
import { Snapshots } from './snapshots.js';
import { PrimaryWatch } from './primary-watch.js';
import { CommitWatch } from './watch.js';
import type { Settings } from './options.js';
import type {
  AggregateKey,
  BlobStore,
  CollectionSpec,
  Commit,
  CommitEntry,
  EpochRow,
  Query,
  RowWrite,
  Snapshot,
  Store,
} from '../../ports/index.js';

/** What an open store works with. */
interface Parts {
  readonly connection: MongoConnection;
  readonly log: CommitLog;
  readonly projections: Projections;
  readonly epochs: Epochs;
  readonly snapshots: Snapshots;
  readonly blobs: GridBlobs;
}

/** The store port over a server of the MongoDB protocol. Checks each call, then asks the part that it concerns. */
export class MongoStore implements Store {
  readonly kind = 'mongodb';
  readonly blobs: BlobStore;
  readonly #settings: Settings;
  readonly #collections = new Collections();
  readonly #watchers = new Set<() => void>();
  readonly #primary = new PrimaryWatch();
  readonly #asked = new Set<Promise<unknown>>();
  #parts: Promise<Parts> | null = null;
  #watch: CommitWatch | null = null;
  #state: 'new' | 'open' | 'closed' = 'new';

  constructor(settings: Settings) {
    this.#settings = settings;
    this.blobs = {
      put: async (tenant, bytes) =>
        this.#ask(({ blobs }) => {
          checkTenant(tenant);
          return blobs.put(tenant, bytes);
        }),
      get: async (tenant, hash, range) =>
        this.#ask(({ blobs }) => {
          checkTenant(tenant);
          checkHash(hash);
          checkRange(range);
          return blobs.get(tenant, hash, range);
        }),
      delete: async (tenant, hash) =>
        this.#ask(({ blobs }) => {
          checkTenant(tenant);
          checkHash(hash);
          return blobs.delete(tenant, hash);
        }),
    };
  }

  async open(collections: readonly CollectionSpec[]): Promise<void> {
    if (this.#state === 'closed') throw unavailable('it is closed');
    this.#parts ??= this.#connect();
    const opening = this.#parts;
    await this.#during(async () => {
      const { projections } = await opening.catch((error: unknown) => {
        // The next call of `open` tries again.
        if (this.#parts === opening) this.#parts = null;
        throw error;
      });
      const added = this.#collections.add(collections);
      await Promise.all(added.map(async (collection) => projections.add(collection)));
    });
    if (this.#state === 'new') this.#state = 'open';
    this.#startWatch(await opening);
  }

  async #connect(): Promise<Parts> {
    const connection = await connect(this.#settings, this.#primary);
    const { db } = connection;
    const log = new CommitLog(db);
    const snapshots = new Snapshots(db);
    const blobs = new GridBlobs(connection);
    try {
      await Promise.all([log, snapshots, blobs].map(async (part) => untilAnswered(async () => part.createIndexes())));
    } catch (error) {
      await connection.close();
      throw error;
    }
    return { connection, log, projections: new Projections(connection), epochs: new Epochs(db), snapshots, blobs };
  }

  async close(): Promise<void> {
    if (this.#state === 'closed') return;
    this.#state = 'closed';
    await Promise.allSettled(this.#asked);
    await this.#watch?.stop();
    const parts = await this.#parts?.catch(() => null);
    await parts?.connection.close();
  }

  async commitAll(entries: readonly CommitEntry[]) {
    return this.#ask(async ({ log }) => {
      this.#collections.checkEntries(entries);
      const outcomes = await log.insert(entries.map(({ commit }) => commit));
      this.#wake();
      return outcomes;
    });
  }

  async readCommit(aggregate: AggregateKey, revision: number): Promise<Commit | null> {
    return this.#ask(({ log }) => {
      checkAggregate(aggregate);
      checkWhole(revision, 'revision');
      return log.readCommit(aggregate, revision);
    });
  }

  async load(aggregate: AggregateKey) {
    return this.#ask(async ({ log, snapshots }) => {
      checkAggregate(aggregate);
      const snapshot = await snapshots.load(aggregate);
      return { snapshot, commits: await log.read(aggregate, (snapshot?.revision ?? 0) + 1) };
    });
  }

  async read(aggregate: AggregateKey, from: number, limit: number) {
    return this.#ask(({ log }) => {
      checkAggregate(aggregate);
      checkWhole(from, 'from');
      checkLimit(limit);
      return log.read(aggregate, from, limit);
    });
  }

  async head(aggregate: AggregateKey) {
    return this.#ask(({ log }) => {
      checkAggregate(aggregate);
      return log.head(aggregate);
    });
  }

  async aggregates(prefix: string, after: string, limit: number) {
    return this.#ask(({ log }) => {
      checkLimit(limit);
      return log.aggregates(prefix, after, limit);
    });
  }

  async feed(epoch: string, afterSeq: number, limit: number) {
    return this.#ask(({ log }) => {
      checkEpoch(epoch);
      checkWhole(afterSeq, 'afterSeq');
      checkLimit(limit);
      return log.feed(epoch, afterSeq, limit);
    });
  }

  async epochs() {
    return this.#ask(({ epochs }) => epochs.all());
  }

  async saveEpoch(row: EpochRow, mode: 'create' | 'beat') {
    return this.#ask(({ epochs }) => {
      checkEpoch(row.epoch);
      return epochs.save(row, mode);
    });
  }

  async project(rows: readonly RowWrite[]) {
    return this.#ask(async ({ projections }) => {
      this.#collections.checkRows(rows);
      await projections.write(this.#collections, rows);
      this.#wake();
    });
  }

  async find(query: Query) {
    return this.#ask(({ projections }) => projections.find(checkQuery(this.#collections.named(query.collection), query)));
  }

  async get(collection: string, key: string) {
    return this.#ask(({ projections }) => {
      checkRowKey(key);
      return projections.get(this.#collections.named(collection), key);
    });
  }

  async rankOf(collection: string, key: string) {
    return this.#ask(({ projections }) => {
      checkRowKey(key);
      return projections.rankOf(this.#collections.named(collection), key);
    });
  }

  async count(query: Pick<Query, 'collection' | 'tenant' | 'where'>, limit: number) {
    return this.#ask(({ projections }) => {
      const collection = this.#collections.named(query.collection);
      checkTenant(query.tenant);
      checkLimit(limit, Number.MAX_SAFE_INTEGER);
      return projections.count(collection, query.tenant, checkFilter(collection, query.where), limit);
    });
  }

  async sweepTombstones(collection: string, before: number, limit: number) {
    return this.#ask(({ projections }) => {
      checkLimit(limit, Number.MAX_SAFE_INTEGER);
      return projections.sweep(this.#collections.named(collection), before, limit);
    });
  }

  async clear(collection: string) {
    return this.#ask(({ projections }) => projections.clear(this.#collections.named(collection)));
  }

  async saveSnapshot(snapshot: Snapshot) {
    return this.#ask(({ snapshots }) => {
      checkAggregate(snapshot.aggregate);
      return snapshots.save(snapshot);
    });
  }

  async forgetCommits(aggregate: AggregateKey, through: number, limit: number) {
    return this.#ask(({ log }) => {
      checkAggregate(aggregate);
      checkWhole(through, 'through');
      checkLimit(limit);
      return log.forget(aggregate, through, limit);
    });
  }

  async rewriteCommit(commit: Pick<Commit, 'id' | 'aggregate' | 'revision'>, body: string) {
    return this.#ask(({ log }) => {
      checkAggregate(commit.aggregate);
      checkWhole(commit.revision, 'revision');
      checkBody(commit.aggregate, body);
      return log.rewrite(commit, wellFormed(body));
    });
  }

  async dropSnapshot(aggregate: AggregateKey) {
    return this.#ask(({ snapshots }) => {
      checkAggregate(aggregate);
      return snapshots.drop(aggregate);
    });
  }

  onUncertainty(forget: () => void): () => void {
    return this.#primary.on(forget);
  }

  watch(wake: () => void): () => void {
    // Wrapped, so that the same function given twice is two watchers.
    const watcher = () => wake();
    this.#watchers.add(watcher);
    if (this.#state === 'open') void this.#parts?.then((parts) => this.#startWatch(parts));
    return () => void this.#watchers.delete(watcher);
  }

  /** Others' commits are looked for only when somebody wants to know. */
  #startWatch({ connection }: Parts): void {
    if (this.#watch !== null || this.#watchers.size === 0 || this.#state !== 'open') return;
    this.#watch = new CommitWatch(connection, this.#settings, () => this.#wake());
  }

  #wake(): void {
    for (const wake of [...this.#watchers]) wake();
  }

  async #ask<T>(work: (parts: Parts) => Promise<T>): Promise<T> {
    if (this.#state !== 'open' || this.#parts === null) throw unavailable(this.#state === 'new' ? 'it was not opened' : 'it is closed');
    const parts = this.#parts;
    return this.#during(async () => work(await parts));
  }

  /** Closing waits for what was asked before it; a driver's error becomes one of ours. */
  async #during<T>(work: () => Promise<T>): Promise<T> {
    const running = work().catch((error: unknown) => {
      throw storeError(error);
    });
    this.#asked.add(running);
    try {
      return await running;
    } finally {
      this.#asked.delete(running);
    }
  }
}

function unavailable(reason: string): MillraceError {
  return new MillraceError('STORE_UNAVAILABLE', { reason });
}
