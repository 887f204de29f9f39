import type { AggregateType } from '../execution/aggregate.js';
import type { AggregateKey, RowWrite, Store, EpochRow } from '../ports/index.js';
import { loadAggregate, parseKey, projectChange, projectedRevision } from './aggregate-state.js';
import type { Log } from './log.js';

/** What sweeping, auditing and rebuilding need. */
export interface SweepDeps {
  readonly store: Store;
  readonly types: ReadonlyMap<string, AggregateType>;
  readonly log: Log;
  /** Told of rows that were written late, so that their jobs and timers are taken up. */
  readonly onRows: (rows: readonly RowWrite[]) => void;
}

/** Tombstones live this long (rule 7): longer than any write can be under way. */
export const TOMBSTONES_FOR = 7 * 86_400_000;

/** Writes the rows an interrupted writer owes; answers whether there were any (rule 8). */
export async function rollForward(deps: SweepDeps, key: AggregateKey): Promise<boolean> {
  const type = deps.types.get(parseKey(key).type);
  if (!type) return false;
  const loaded = await loadAggregate(deps.store, type, key);
  if (loaded.owed.length) await deps.store.project(loaded.owed);
  if (loaded.owedListRow) await deps.store.project([loaded.owedListRow]);
  if (loaded.owed.length) deps.onRows(loaded.owed);
  return loaded.owed.length > 0 || loaded.owedListRow !== null;
}

/**
 * Rolls forward what one life of a node left behind; answers how many aggregates needed it (rule 11). Only those whose list row is behind their commits are loaded: a server
 * that dies again and again looks at the commits of all its lives of a day at each start. `projected` remembers how far aggregates are, for the lives that follow.
 */
export async function sweepEpoch(
  deps: SweepDeps,
  epoch: string,
  afterSeq: number,
  projected: Map<AggregateKey, number> = new Map(),
): Promise<number> {
  let repaired = 0;
  for (let from = afterSeq; ;) {
    const commits = await deps.store.feed(epoch, from, 500);
    const newest = new Map<AggregateKey, number>();
    for (const { aggregate, revision } of commits) newest.set(aggregate, Math.max(revision, newest.get(aggregate) ?? 0));
    const behind = await Promise.all(
      [...newest].map(async ([key, revision]) => ((await isBehind(deps, key, revision, projected)) ? [key] : [])),
    );
    for (const key of behind.flat()) if (await tolerant(deps, key, () => rollForward(deps, key))) repaired++;
    const last = commits.at(-1);
    if (!last || commits.length < 500) return repaired;
    from = last.seq;
  }
}

/** Whether an aggregate's rows may lack what a revision says. */
async function isBehind(deps: SweepDeps, key: AggregateKey, revision: number, projected: Map<AggregateKey, number>): Promise<boolean> {
  const type = deps.types.get(parseKey(key).type);
  if (!type || (projected.get(key) ?? -1) >= revision) return false;
  const there = await projectedRevision(deps.store, type, key);
  projected.set(key, there);
  return there < revision;
}

/** Rolls forward what the lives that did not end cleanly left behind. */
export async function sweepOthers(deps: SweepDeps, ownEpoch: string): Promise<number> {
  let repaired = 0;
  const projected = new Map<AggregateKey, number>();
  for (const row of await deps.store.epochs()) {
    if (row.epoch !== ownEpoch && !row.closed) repaired += await sweepEpoch(deps, row.epoch, row.projectedThrough, projected);
  }
  return repaired;
}

/** Marks lives whose heartbeat has not moved since `before` as ended: their tails have been swept for the last time (rule 11). */
export async function closeDead(store: Store, before: readonly EpochRow[], ownEpoch: string): Promise<void> {
  const beats = new Map(before.map((row) => [row.epoch, row.beat]));
  for (const row of await store.epochs()) {
    if (row.epoch !== ownEpoch && !row.closed && beats.get(row.epoch) === row.beat) await store.saveEpoch({ ...row, closed: true }, 'beat');
  }
}

/** How far a rebuild has come. */
export interface RebuildProgress {
  readonly type: string;
  readonly done: number;
}

/** Removes every row that follows from a log, of every tenant: a rebuild of each of them follows. Nothing else may run. */
export async function dropRows({ store, types }: SweepDeps): Promise<void> {
  const collections = new Set([...types.values()].flatMap((type) => type.collections));
  for (const collection of collections) await store.clear(collection);
}

/** Aggregates read at once, and rows that are written together: a write of its own for each of a million would wait for the disk as often. */
const READ_AT_ONCE = 16;
const ROWS_A_WRITE = 500;

/**
 * Writes every row of every aggregate of a tenant anew from the log. Rows carry the present projection format, so this is how a release that changes a
 * projection brings old rows up to date.
 */
export async function rebuild(
  deps: SweepDeps,
  tenant: string,
  options: { readonly onProgress?: (progress: RebuildProgress) => void } = {},
): Promise<number> {
  let total = 0;
  for (const [name, type] of deps.types) {
    let done = 0;
    const rows: RowWrite[] = [];
    const listRows: RowWrite[] = [];
    // List rows go after all others of theirs (rule 8).
    const flush = async (): Promise<void> => {
      for (const kind of [rows, listRows]) while (kind.length) await deps.store.project(kind.splice(0, 2 * ROWS_A_WRITE));
    };
    const renew = async (aggregate: AggregateKey): Promise<boolean> => {
      const { at } = await loadAggregate(deps.store, type, aggregate);
      const change = { previous: null, next: at.state, events: [], revision: at.revision, at: at.at };
      const projection = projectChange(type, aggregate, change);
      for (const row of projection.rows) rows.push(row);
      if (projection.listRow) listRows.push(projection.listRow);
      return true;
    };
    for await (const page of pagesOfAggregates(deps.store, `${tenant}/${name}/`, READ_AT_ONCE)) {
      await Promise.all(page.map(({ aggregate }) => tolerant(deps, aggregate, () => renew(aggregate))));
      if (rows.length + listRows.length >= ROWS_A_WRITE) await flush();
      done += page.length;
      if (done % (READ_AT_ONCE * 64) === 0) options.onProgress?.({ type: name, done });
    }
    await flush();
    if (done) options.onProgress?.({ type: name, done });
    total += done;
  }
  return total;
}

/** An aggregate as the log's own index knows it. */
export interface Head {
  readonly aggregate: AggregateKey;
  readonly revision: number;
}

/** Aggregates whose keys begin so and come after a key, in pages. */
export async function* pagesOfAggregates(store: Store, prefix: string, size: number, after = ''): AsyncGenerator<readonly Head[]> {
  for (let from = after; ;) {
    const page = await store.aggregates(prefix, from, size);
    const last = page.at(-1);
    if (!last) return;
    yield page;
    if (page.length < size) return;
    from = last.aggregate;
  }
}

/** One damaged aggregate must not stop the sweep of the others: it is told and left. */
export async function tolerant(deps: SweepDeps, aggregate: AggregateKey, work: () => Promise<boolean>): Promise<boolean> {
  try {
    return await work();
  } catch (cause) {
    deps.log('error', 'an aggregate could not be swept', { aggregate, cause });
    return false;
  }
}
