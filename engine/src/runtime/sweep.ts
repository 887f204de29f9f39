import type { AggregateType } from '../execution/aggregate.js';
import type { AggregateKey, RowWrite, Store, EpochRow } from '../ports/index.js';
import { listRowKey, loadAggregate, parseKey, projectChange, RANKS_PER_REVISION } from './aggregate-state.js';
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
async function rollForward(deps: SweepDeps, key: AggregateKey): Promise<boolean> {
  const type = deps.types.get(parseKey(key).type);
  if (!type) return false;
  const loaded = await loadAggregate(deps.store, type, key);
  if (loaded.owed.length) await deps.store.project(loaded.owed);
  if (loaded.owedListRow) await deps.store.project([loaded.owedListRow]);
  if (loaded.owed.length) deps.onRows(loaded.owed);
  return loaded.owed.length > 0 || loaded.owedListRow !== null;
}

/** Rolls forward what one life of a node left behind; answers how many aggregates needed it (rule 11). */
export async function sweepEpoch(deps: SweepDeps, epoch: string, afterSeq: number): Promise<number> {
  let repaired = 0;
  for (let from = afterSeq; ;) {
    const commits = await deps.store.feed(epoch, from, 500);
    for (const key of new Set(commits.map((commit) => commit.aggregate))) {
      if (await tolerant(deps, key, () => rollForward(deps, key))) repaired++;
    }
    const last = commits.at(-1);
    if (!last || commits.length < 500) return repaired;
    from = last.seq;
  }
}

/** Rolls forward what the lives that did not end cleanly left behind. */
export async function sweepOthers(deps: SweepDeps, ownEpoch: string): Promise<number> {
  let repaired = 0;
  for (const row of await deps.store.epochs()) {
    if (row.epoch !== ownEpoch && !row.closed) repaired += await sweepEpoch(deps, row.epoch, row.projectedThrough);
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

/** Compares every aggregate's newest commit with its list row; answers what had to be repaired, which must be nothing (rule 11). */
export async function audit(
  deps: SweepDeps,
  tenant: string,
): Promise<{ readonly checked: number; readonly repaired: readonly AggregateKey[] }> {
  const repaired: AggregateKey[] = [];
  let checked = 0;
  for (const [name, type] of deps.types) {
    const listCollection = type.collections[0];
    if (listCollection === undefined) continue;
    for await (const { aggregate, revision } of everyAggregate(deps.store, `${tenant}/${name}/`)) {
      checked++;
      const rank = await deps.store.rankOf(listCollection, listRowKey(aggregate));
      if (rank !== null && rank >= revision * RANKS_PER_REVISION) continue;
      if (await tolerant(deps, aggregate, () => rollForward(deps, aggregate))) repaired.push(aggregate);
    }
  }
  return { checked, repaired };
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
    for await (const { aggregate } of everyAggregate(deps.store, `${tenant}/${name}/`)) {
      await tolerant(deps, aggregate, async () => {
        const { at } = await loadAggregate(deps.store, type, aggregate);
        const change = { previous: null, next: at.state, events: [], revision: at.revision, at: at.at };
        const { rows, listRow } = projectChange(type, aggregate, change);
        if (rows.length) await deps.store.project(rows);
        if (listRow) await deps.store.project([listRow]);
        return true;
      });
      done++;
      if (done % 500 === 0) options.onProgress?.({ type: name, done });
    }
    if (done) options.onProgress?.({ type: name, done });
    total += done;
  }
  return total;
}

async function* everyAggregate(
  store: Store,
  prefix: string,
): AsyncGenerator<{ readonly aggregate: AggregateKey; readonly revision: number }> {
  for (let after = ''; ;) {
    const page = await store.aggregates(prefix, after, 500);
    yield* page;
    const last = page.at(-1);
    if (!last || page.length < 500) return;
    after = last.aggregate;
  }
}

/** One damaged aggregate must not stop the sweep of the others: it is told and left. */
async function tolerant(deps: SweepDeps, aggregate: AggregateKey, work: () => Promise<boolean>): Promise<boolean> {
  try {
    return await work();
  } catch (cause) {
    deps.log('error', 'an aggregate could not be swept', { aggregate, cause });
    return false;
  }
}
