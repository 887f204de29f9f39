import { MillraceError } from '@millrace/schemas';
import {
  checkAggregate,
  checkBody,
  checkEpoch,
  checkFilter,
  checkLimit,
  checkQuery,
  checkRowKey,
  checkTenant,
  checkWhole,
  Collections,
  compareText,
  wellFormed,
} from '../contract/index.js';
import { memoryBlobs } from './blobs.js';
import { findRows, matching, seen, writeRow } from './rows.js';
import type { MemoryData, StoredRow } from './data.js';
import type {
  AggregateKey,
  BlobStore,
  CollectionSpec,
  Commit,
  CommitEntry,
  CommitOutcome,
  EpochRow,
  Loaded,
  Page,
  Query,
  Row,
  RowWrite,
  Snapshot,
  Store,
} from '../../ports/index.js';

/** The store port over maps. Each call does its work at once, so a batch and its rows are one transaction by nature. */
export class MemoryStore implements Store {
  readonly kind = 'memory';
  readonly blobs: BlobStore;
  readonly #data: MemoryData;
  readonly #collections = new Collections();
  #state: 'new' | 'open' | 'closed' = 'new';

  constructor(data: MemoryData) {
    this.#data = data;
    this.blobs = memoryBlobs(data.blobs, () => this.#guard());
  }

  async open(collections: readonly CollectionSpec[]): Promise<void> {
    if (this.#state === 'closed') this.#guard();
    this.#collections.add(collections);
    this.#state = 'open';
  }

  async close(): Promise<void> {
    this.#state = 'closed';
  }

  async commitAll(entries: readonly CommitEntry[]): Promise<readonly CommitOutcome[]> {
    this.#guard();
    this.#collections.checkEntries(entries);
    const outcomes = entries.map(({ commit, rows, listRow }): CommitOutcome => {
      if (!this.#insert(commit)) return { status: 'conflict' };
      for (const row of rows) this.#write(row);
      if (listRow !== null) this.#write(listRow);
      return { status: 'stored', projected: true };
    });
    this.#wake();
    return outcomes;
  }

  #insert(given: Commit): boolean {
    const history = of(this.#data.commits, given.aggregate, () => new Map<number, Commit>());
    const feed = of(this.#data.feeds, given.epoch, () => []);
    if (history.has(given.revision)) return false;
    // Commits mostly come in the order of their numbers: look for the place from the end.
    let place = feed.length;
    while (place > 0 && (feed[place - 1]?.seq ?? 0) > given.seq) place--;
    if (feed[place - 1]?.seq === given.seq) return false;
    const { id, aggregate, revision, prev, epoch, seq, at, body } = given;
    const commit: Commit = Object.freeze({ id, aggregate, revision, prev, epoch, seq, at, body: wellFormed(body) });
    history.set(revision, commit);
    if (revision > (this.#data.heads.get(aggregate) ?? 0)) this.#data.heads.set(aggregate, revision);
    feed.splice(place, 0, commit);
    return true;
  }

  async readCommit(aggregate: AggregateKey, revision: number): Promise<Commit | null> {
    this.#guard();
    checkAggregate(aggregate);
    return this.#data.commits.get(aggregate)?.get(revision) ?? null;
  }

  async load(aggregate: AggregateKey): Promise<Loaded> {
    this.#guard();
    checkAggregate(aggregate);
    const snapshot = this.#data.snapshots.get(aggregate) ?? null;
    return { snapshot, commits: this.#history(aggregate, (snapshot?.revision ?? 0) + 1, Number.POSITIVE_INFINITY) };
  }

  async read(aggregate: AggregateKey, from: number, limit: number): Promise<readonly Commit[]> {
    this.#guard();
    checkAggregate(aggregate);
    checkWhole(from, 'from');
    checkLimit(limit);
    return this.#history(aggregate, from, limit);
  }

  #history(aggregate: AggregateKey, from: number, limit: number): readonly Commit[] {
    const history = this.#data.commits.get(aggregate);
    const found: Commit[] = [];
    const head = this.#data.heads.get(aggregate) ?? 0;
    for (let revision = Math.max(from, 1); revision <= head && found.length < limit; revision++) {
      const commit = history?.get(revision);
      if (commit !== undefined) found.push(commit);
    }
    return found;
  }

  async head(aggregate: AggregateKey): Promise<{ readonly revision: number; readonly id: string } | null> {
    this.#guard();
    checkAggregate(aggregate);
    const revision = this.#data.heads.get(aggregate) ?? 0;
    const commit = this.#data.commits.get(aggregate)?.get(revision);
    return commit === undefined ? null : { revision, id: commit.id };
  }

  async aggregates(
    prefix: string,
    after: string,
    limit: number,
  ): Promise<readonly { readonly aggregate: AggregateKey; readonly revision: number }[]> {
    this.#guard();
    checkLimit(limit);
    const found = [...this.#data.heads].filter(([key]) => key.startsWith(prefix) && compareText(key, after) > 0);
    found.sort(([a], [b]) => compareText(a, b));
    return found.slice(0, limit).map(([aggregate, revision]) => ({ aggregate, revision }));
  }

  async feed(epoch: string, afterSeq: number, limit: number): Promise<readonly Commit[]> {
    this.#guard();
    checkEpoch(epoch);
    checkWhole(afterSeq, 'afterSeq');
    checkLimit(limit);
    const feed = this.#data.feeds.get(epoch) ?? [];
    const start = feed.findIndex(({ seq }) => seq > afterSeq);
    return start < 0 ? [] : feed.slice(start, start + limit);
  }

  async epochs(): Promise<readonly EpochRow[]> {
    this.#guard();
    return [...this.#data.epochs.values()].sort((a, b) => compareText(a.epoch, b.epoch));
  }

  async saveEpoch(row: EpochRow, mode: 'create' | 'beat'): Promise<boolean> {
    this.#guard();
    checkEpoch(row.epoch);
    if (mode === 'create' && this.#data.epochs.has(row.epoch)) return false;
    const { epoch, startedAt, beat, storedThrough, projectedThrough, closed } = row;
    this.#data.epochs.set(epoch, { epoch, startedAt, beat, storedThrough, projectedThrough, closed });
    return true;
  }

  async project(rows: readonly RowWrite[]): Promise<void> {
    this.#guard();
    this.#collections.checkRows(rows);
    for (const row of rows) this.#write(row);
    this.#wake();
  }

  async find(query: Query): Promise<Page> {
    this.#guard();
    return findRows(this.#rows(query.collection), checkQuery(this.#collections.named(query.collection), query));
  }

  async get(collection: string, key: string): Promise<Row | null> {
    this.#guard();
    checkRowKey(key);
    return seen(this.#rows(collection).get(key), this.#collections.named(collection));
  }

  async rankOf(collection: string, key: string): Promise<number | null> {
    this.#guard();
    checkRowKey(key);
    return this.#rows(collection).get(key)?.rank ?? null;
  }

  async count(query: Pick<Query, 'collection' | 'tenant' | 'where'>, limit: number): Promise<number> {
    this.#guard();
    const collection = this.#collections.named(query.collection);
    checkTenant(query.tenant);
    checkLimit(limit, Number.MAX_SAFE_INTEGER);
    let count = 0;
    const rows = matching(this.#rows(query.collection), collection, query.tenant, checkFilter(collection, query.where));
    while (count < limit && rows.next().done !== true) count++;
    return count;
  }

  async sweepTombstones(collection: string, before: number, limit: number): Promise<number> {
    this.#guard();
    checkLimit(limit, Number.MAX_SAFE_INTEGER);
    const rows = this.#rows(collection);
    const old = [...rows.values()].filter((row) => row.fields === null && row.at < before).slice(0, limit);
    for (const { key } of old) rows.delete(key);
    return old.length;
  }

  async clear(collection: string): Promise<void> {
    this.#guard();
    this.#rows(collection).clear();
  }

  async saveSnapshot(snapshot: Snapshot): Promise<void> {
    this.#guard();
    checkAggregate(snapshot.aggregate);
    const { aggregate, revision, commit, stateFormat, body } = snapshot;
    if ((this.#data.snapshots.get(aggregate)?.revision ?? 0) > revision) return;
    this.#data.snapshots.set(aggregate, Object.freeze({ aggregate, revision, commit, stateFormat, body: wellFormed(body) }));
  }

  async forgetCommits(aggregate: AggregateKey, through: number, limit: number): Promise<number> {
    this.#guard();
    checkAggregate(aggregate);
    checkWhole(through, 'through');
    checkLimit(limit);
    const going = this.#history(aggregate, 1, limit).filter(({ revision }) => revision <= through);
    const history = this.#data.commits.get(aggregate);
    for (const { revision, epoch, seq } of going) {
      history?.delete(revision);
      const feed = this.#data.feeds.get(epoch) ?? [];
      feed.splice(
        feed.findIndex((commit) => commit.seq === seq),
        1,
      );
    }
    if (history?.size === 0) {
      this.#data.commits.delete(aggregate);
      this.#data.heads.delete(aggregate);
    }
    return going.length;
  }

  async rewriteCommit({ id, aggregate, revision }: Pick<Commit, 'id' | 'aggregate' | 'revision'>, body: string): Promise<boolean> {
    this.#guard();
    checkAggregate(aggregate);
    checkWhole(revision, 'revision');
    checkBody(aggregate, body);
    const history = this.#data.commits.get(aggregate);
    const before = history?.get(revision);
    if (history === undefined || before?.id !== id) return false;
    const commit = Object.freeze({ ...before, body: wellFormed(body) });
    history.set(revision, commit);
    const feed = this.#data.feeds.get(commit.epoch) ?? [];
    feed[feed.indexOf(before)] = commit;
    return true;
  }

  async dropSnapshot(aggregate: AggregateKey): Promise<void> {
    this.#guard();
    checkAggregate(aggregate);
    this.#data.snapshots.delete(aggregate);
  }

  watch(wake: () => void): () => void {
    // Wrapped, so that the same function given twice is two watchers.
    const watcher = () => wake();
    this.#data.watchers.add(watcher);
    return () => void this.#data.watchers.delete(watcher);
  }

  #rows(name: string): Map<string, StoredRow> {
    this.#collections.named(name);
    return of(this.#data.rows, name, () => new Map());
  }

  #write(row: RowWrite): void {
    writeRow(this.#rows(row.collection), this.#collections.named(row.collection), row);
  }

  #wake(): void {
    for (const wake of [...this.#data.watchers]) wake();
  }

  #guard(): void {
    if (this.#state === 'open') return;
    throw new MillraceError('STORE_UNAVAILABLE', { reason: this.#state === 'new' ? 'it was not opened' : 'it is closed' });
  }
}

function of<V>(map: Map<string, V>, key: string, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) map.set(key, (value = make()));
  return value;
}
