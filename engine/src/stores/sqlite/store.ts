import { makeFolder } from '../make-folder.js';
import { randomUUID } from 'node:crypto';
import { dirname, resolve } from 'node:path';
import { MillraceError } from '@millrace/schemas';
import {
  checkAggregate,
  checkEpoch,
  checkFilter,
  checkLimit,
  checkQuery,
  checkRowKey,
  checkTenant,
  checkWhole,
  Collections,
  guardedBlobs,
  pieces,
  prefixEnd,
  SNAPSHOT_PART,
  wellFormed,
  writeCursor,
} from '../contract/index.js';
import { Checkpoints } from './checkpoints.js';
import { COMMIT_COLUMNS, COMMIT_TABLES, toCommit, toRow, toText } from './decode.js';
import { flattenEntries, flattenRows, text, type FlatBatch } from './encode.js';
import { fileErasures } from './erasure-list.js';
import { toStoreError, WorkerFailed } from './failures.js';
import { forgetting } from './forgetting.js';
import { EPOCH_STEP, layoutOf, type Layout } from './layout.js';
import { linesOf, type Lines, type LineName } from './lines.js';
import { planCount, planPage, rowColumns } from './plan-query.js';
import { FileWatch } from './watch.js';
import type { Bound, TaskName, Tasks } from './messages.js';
import type {
  AggregateKey,
  BlobStore,
  CollectionSpec,
  Commit,
  CommitEntry,
  CommitOutcome,
  EpochRow,
  ErasureList,
  FieldValue,
  Loaded,
  Page,
  Query,
  Row,
  RowWrite,
  Snapshot,
  Store,
} from '../../ports/index.js';

/** What the store needs to know of its file. */
export interface SqliteSettings {
  readonly path: string;
  readonly busyTimeout: number;
  /** Default true. */
  readonly synced?: boolean;
  readonly blobs: BlobStore;
}

/**
 * The store port over one SQLite file and its threads: one writes, one answers by key, one answers lists. What has to look at more rows than it answers, as a search in everything, has a thread
 * of its own, so that nobody's worklist waits for it; that begins with the first such question. One more folds the log into the file.
 */
export class SqliteStore implements Store {
  readonly kind = 'sqlite';
  readonly blobs: BlobStore;
  readonly erasures: ErasureList;
  readonly forgetCommits: Store['forgetCommits'];
  readonly rewriteCommit: Store['rewriteCommit'];
  readonly dropSnapshot: Store['dropSnapshot'];
  readonly lines: Lines;
  readonly #closeLines: () => Promise<void>;
  readonly #path: string;
  readonly #collections = new Collections();
  readonly #layouts = new Map<string, Layout>();
  readonly #watch: FileWatch;
  readonly #checkpoints: Checkpoints;
  readonly #running = new Set<Promise<unknown>>();
  #state: 'new' | 'open' | 'closed' = 'new';
  #closing: Promise<void> | null = null;

  constructor({ path, busyTimeout, synced = true, blobs }: SqliteSettings) {
    this.#path = resolve(path);
    const specs = () => this.#collections.all().map(({ spec }) => spec);
    ({ lines: this.lines, close: this.#closeLines } = linesOf({ path: this.#path, busyTimeout, synced }, specs));
    this.#checkpoints = new Checkpoints(async (by) => {
      const [row = []] = await this.#do(by === 'beside' ? 'folds' : 'writer', 'alone', {
        sql: 'PRAGMA wal_checkpoint(PASSIVE)',
        params: [],
      });
      return row;
    });
    this.#watch = new FileWatch(async () => this.#do('points', 'dataVersion', null));
    this.blobs = guardedBlobs(blobs, () => this.#guard());
    this.erasures = fileErasures(this.#path, () => this.#guard());
    const forget = forgetting(async (statements) => {
      this.#guard();
      return this.#do('writer', 'change', statements);
    });
    ({ forgetCommits: this.forgetCommits, rewriteCommit: this.rewriteCommit, dropSnapshot: this.dropSnapshot } = forget);
  }

  async open(collections: readonly CollectionSpec[]): Promise<void> {
    if (this.#state === 'closed') this.#guard();
    const added = this.#collections.add(collections);
    try {
      await makeFolder(dirname(this.#path));
    } catch (error) {
      throw new MillraceError('STORE_UNAVAILABLE', { reason: `the folder of ${this.#path} cannot be made` }, { cause: error });
    }
    this.#state = 'open';
    await this.#do(
      'writer',
      'collections',
      added.map(({ spec }) => spec),
    );
    for (const { spec } of added) this.#layouts.set(spec.name, layoutOf(spec));
  }

  close(): Promise<void> {
    return (this.#closing ??= this.#close());
  }

  async #close(): Promise<void> {
    const wasOpen = this.#state === 'open';
    this.#state = 'closed';
    this.#watch.stop();
    if (!wasOpen) return;
    while (this.#running.size > 0) await Promise.allSettled(this.#running);
    await this.#closeLines();
  }

  async commitAll(entries: readonly CommitEntry[]): Promise<readonly CommitOutcome[]> {
    this.#guard();
    if (entries.length === 0) return [];
    const outcomes = await this.#batch(flattenEntries(entries, (name) => this.#collections.named(name)));
    if (!Array.isArray(outcomes)) return entries.map(() => ({ status: 'unknown', cause: outcomes }));
    this.#checkpoints.wrote(entries.map(({ commit }) => commit));
    this.#watch.wake();
    return outcomes.map((stored: number) => (stored === 1 ? { status: 'stored', projected: true } : { status: 'conflict' }));
  }

  /** The outcomes, or why nobody knows them. Rejects when nothing was written. */
  async #batch(batch: FlatBatch): Promise<readonly number[] | MillraceError> {
    try {
      return await this.#track(this.lines.writer.do('batch', batch));
    } catch (error) {
      const shown = toStoreError(error, this.#path);
      if (error instanceof WorkerFailed && error.failure.unknown && shown instanceof MillraceError) return shown;
      throw shown;
    }
  }

  async project(rows: readonly RowWrite[]): Promise<void> {
    this.#guard();
    if (rows.length === 0) return;
    await this.#do(
      'writer',
      'batch',
      flattenRows(rows, (name) => this.#collections.named(name)),
    );
    this.#checkpoints.wrote(rows);
    this.#watch.wake();
  }

  async readCommit(aggregate: AggregateKey, revision: number): Promise<Commit | null> {
    this.#guard();
    checkAggregate(aggregate);
    checkWhole(revision, 'revision');
    const sql = `SELECT ${COMMIT_COLUMNS} FROM ${COMMIT_TABLES} WHERE c.aggregate = ? AND c.revision = ?`;
    const [found] = await this.#commits({ sql, params: [aggregate, revision] });
    return found ?? null;
  }

  async load(aggregate: AggregateKey): Promise<Loaded> {
    this.#guard();
    checkAggregate(aggregate);
    const params = [aggregate];
    const [manifests = [], parts = [], commits = []] = await this.#do('points', 'read', [
      { sql: 'SELECT revision, "commit", stateFormat FROM snapshots WHERE aggregate = ?', params },
      {
        sql: 'SELECT p.body FROM snapshots s JOIN snapshot_parts p ON p.aggregate = s.aggregate AND p.stamp = s.stamp WHERE s.aggregate = ? ORDER BY p.part',
        params,
      },
      {
        sql:
          `SELECT ${COMMIT_COLUMNS} FROM ${COMMIT_TABLES} WHERE c.aggregate = ?1 AND ` +
          'c.revision > coalesce((SELECT revision FROM snapshots WHERE aggregate = ?1), 0) ORDER BY c.revision',
        params,
      },
    ]);
    const [manifest] = manifests;
    const snapshot: Snapshot | null =
      manifest === undefined
        ? null
        : {
            aggregate,
            revision: Number(manifest[0]),
            commit: String(manifest[1]),
            stateFormat: Number(manifest[2]),
            body: parts.map(([body]) => toText(body)).join(''),
          };
    return { snapshot, commits: commits.map(toCommit) };
  }

  async read(aggregate: AggregateKey, from: number, limit: number): Promise<readonly Commit[]> {
    this.#guard();
    checkAggregate(aggregate);
    checkWhole(from, 'from');
    checkLimit(limit);
    const sql = `SELECT ${COMMIT_COLUMNS} FROM ${COMMIT_TABLES} WHERE c.aggregate = ? AND c.revision >= ? ORDER BY c.revision LIMIT ?`;
    return this.#commits({ sql, params: [aggregate, from, limit] });
  }

  async head(aggregate: AggregateKey): Promise<{ readonly revision: number; readonly id: string } | null> {
    this.#guard();
    checkAggregate(aggregate);
    const sql =
      'SELECT c.revision, e.epoch, c.n - e.n * 4294967296 FROM commits c CROSS JOIN epochs e ON e.n = c.n >> 32 WHERE c.aggregate = ? ORDER BY c.revision DESC LIMIT 1';
    const [rows] = await this.#do('points', 'read', [{ sql, params: [aggregate] }]);
    const found = rows?.[0];
    return found === undefined ? null : { revision: Number(found[0]), id: `${String(found[1])}.${String(found[2])}` };
  }

  async aggregates(
    prefix: string,
    after: string,
    limit: number,
  ): Promise<readonly { readonly aggregate: AggregateKey; readonly revision: number }[]> {
    this.#guard();
    checkLimit(limit);
    // Steps from key to key in the index, however many revisions lie between. Keys that equal the prefix begin with it too.
    const end = prefixEnd(wellFormed(prefix)) ?? '\u{10ffff}';
    const sql =
      'WITH RECURSIVE keys (k) AS (SELECT min(aggregate) FROM commits WHERE aggregate > ?1 AND aggregate >= ?2 AND aggregate < ?3 UNION ALL ' +
      'SELECT (SELECT min(aggregate) FROM commits WHERE aggregate > k AND aggregate < ?3) FROM keys WHERE k IS NOT NULL LIMIT ?4) ' +
      'SELECT k, (SELECT max(revision) FROM commits WHERE aggregate = k) FROM keys WHERE k IS NOT NULL';
    const [rows = []] = await this.#do('walks', 'read', [{ sql, params: [after, prefix, end, limit] }]);
    return rows.map(([aggregate, revision]) => ({ aggregate: String(aggregate), revision: Number(revision) }));
  }

  async feed(epoch: string, afterSeq: number, limit: number): Promise<readonly Commit[]> {
    this.#guard();
    checkEpoch(epoch);
    checkWhole(afterSeq, 'afterSeq');
    checkLimit(limit);
    const [found] = await this.#do('points', 'read', [{ sql: 'SELECT n FROM epochs WHERE epoch = ?', params: [epoch] }]);
    if (found?.[0] === undefined) return [];
    const start = Number(found[0][0]) * EPOCH_STEP;
    const sql = `SELECT ${COMMIT_COLUMNS} FROM ${COMMIT_TABLES} WHERE c.n > ? AND c.n < ? ORDER BY c.n LIMIT ?`;
    return this.#commits({ sql, params: [start + Math.min(afterSeq, EPOCH_STEP - 1), start + EPOCH_STEP, limit] });
  }

  async epochs(): Promise<readonly EpochRow[]> {
    this.#guard();
    const sql =
      'SELECT epoch, startedAt, beat, storedThrough, projectedThrough, closed FROM epochs WHERE startedAt IS NOT NULL ORDER BY epoch';
    const [rows = []] = await this.#do('points', 'read', [{ sql, params: [] }]);
    return rows.map(([epoch, startedAt, beat, storedThrough, projectedThrough, closed]) => ({
      epoch: String(epoch),
      startedAt: Number(startedAt),
      beat: Number(beat),
      storedThrough: Number(storedThrough),
      projectedThrough: Number(projectedThrough),
      closed: closed === 1,
    }));
  }

  async saveEpoch(row: EpochRow, mode: 'create' | 'beat'): Promise<boolean> {
    this.#guard();
    checkEpoch(row.epoch);
    return this.#do('writer', 'saveEpoch', { row, mode });
  }

  async find(query: Query): Promise<Page> {
    this.#guard();
    const checked = checkQuery(this.#collections.named(query.collection), query);
    const layout = this.#layoutOf(query.collection);
    // One more than asked tells whether there is another page.
    const { parts, walks } = planPage(checked, layout);
    const cells = await this.#do(walks ? 'walks' : 'lists', 'fill', { parts, limit: checked.limit + 1 });
    const rows = cells.slice(0, checked.limit).map((each) => toRow(each, layout.fields));
    const last = rows.at(-1);
    if (cells.length <= checked.limit || last === undefined) return { rows };
    const values = checked.sort.map(({ field }) => (last.fields[field] as FieldValue | undefined) ?? null);
    return { rows, cursor: writeCursor({ values, key: last.key }, checked.fingerprint) };
  }

  async get(collection: string, key: string): Promise<Row | null> {
    this.#guard();
    checkRowKey(key);
    const layout = this.#layoutOf(collection);
    const sql = `SELECT ${rowColumns(layout)} FROM ${layout.table} r WHERE r.key = ? AND r.tenant IS NOT NULL`;
    const [rows] = await this.#do('points', 'read', [{ sql, params: [key] }]);
    const found = rows?.[0];
    return found === undefined ? null : toRow(found, layout.fields);
  }

  async rankOf(collection: string, key: string): Promise<number | null> {
    this.#guard();
    checkRowKey(key);
    const sql = `SELECT rank FROM ${this.#layoutOf(collection).table} WHERE key = ?`;
    const [rows] = await this.#do('points', 'read', [{ sql, params: [key] }]);
    return rows?.[0] === undefined ? null : Number(rows[0][0]);
  }

  async count(query: Pick<Query, 'collection' | 'tenant' | 'where'>, limit: number): Promise<number> {
    this.#guard();
    const collection = this.#collections.named(query.collection);
    checkTenant(query.tenant);
    checkLimit(limit, Number.MAX_SAFE_INTEGER);
    const {
      parts: [plan],
      walks,
    } = planCount(query.tenant, checkFilter(collection, query.where), this.#layoutOf(query.collection));
    const [rows] = await this.#do(walks ? 'walks' : 'lists', 'read', [{ sql: plan.sql, params: [...plan.params, limit] }]);
    return Number(rows?.[0]?.[0] ?? 0);
  }

  async sweepTombstones(collection: string, before: number, limit: number): Promise<number> {
    this.#guard();
    checkLimit(limit, Number.MAX_SAFE_INTEGER);
    const { table } = this.#layoutOf(collection);
    const sql = `DELETE FROM ${table} WHERE key IN (SELECT key FROM ${table} WHERE died IS NOT NULL AND died < ? LIMIT ?)`;
    return this.#do('writer', 'change', [{ sql, params: [before, limit] }]);
  }

  async clear(collection: string): Promise<void> {
    this.#guard();
    const { table, lists } = this.#layoutOf(collection);
    await this.#do(
      'writer',
      'change',
      [table, ...lists.map(({ name }) => name)].map((name) => ({ sql: `DELETE FROM ${name}`, params: [] })),
    );
  }

  async saveSnapshot(snapshot: Snapshot): Promise<void> {
    this.#guard();
    const { aggregate, revision, commit, stateFormat, body } = snapshot;
    checkAggregate(aggregate);
    checkWhole(revision, 'revision');
    const stamp = randomUUID();
    const parts = pieces(body, SNAPSHOT_PART);
    // Each part by itself, so that a large snapshot holds up no commit for long; the manifest makes them one.
    for (const [part, piece] of parts.entries()) await this.#do('writer', 'snapshotPart', { aggregate, stamp, part, body: text(piece) });
    await this.#do('writer', 'snapshotManifest', { aggregate, revision, stamp, parts: parts.length, commit, stateFormat });
  }

  async doubt(): Promise<string | null> {
    this.#guard();
    const [rows] = await this.#do('points', 'read', [{ sql: "SELECT value FROM marks WHERE name = 'unverified'", params: [] }]);
    return rows?.[0] === undefined ? null : toText(rows[0][0]);
  }

  async trust(): Promise<void> {
    this.#guard();
    await this.#do('writer', 'change', [{ sql: "DELETE FROM marks WHERE name = 'unverified'", params: [] }]);
  }

  watch(wake: () => void): () => void {
    return this.#watch.add(wake);
  }

  async #commits(question: Bound): Promise<readonly Commit[]> {
    const [rows = []] = await this.#do('points', 'read', [question]);
    return rows.map(toCommit);
  }

  #layoutOf(collection: string): Layout {
    const layout = this.#layouts.get(collection);
    return layout ?? layoutOf(this.#collections.named(collection).spec);
  }

  async #do<K extends TaskName>(line: LineName, task: K, ask: Tasks[K]['ask']): Promise<Tasks[K]['answer']> {
    try {
      return await this.#track(this.lines[line].do(task, ask));
    } catch (error) {
      throw toStoreError(error, this.#path);
    }
  }

  /** Remembers what runs, so that `close` can wait for it. */
  async #track<T>(running: Promise<T>): Promise<T> {
    this.#running.add(running);
    try {
      return await running;
    } finally {
      this.#running.delete(running);
    }
  }

  #guard(): void {
    if (this.#state === 'open') return;
    throw new MillraceError('STORE_UNAVAILABLE', { reason: this.#state === 'new' ? 'it was not opened' : 'it is closed' });
  }
}
