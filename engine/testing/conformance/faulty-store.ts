import { MillraceError } from '@millrace/schemas';
import type { BlobStore, CommitEntry, CommitOutcome, Store } from '../../src/ports/index.js';

/** The calls that write, as faults name them. */
export type WriteCall =
  | 'commitAll'
  | 'project'
  | 'saveEpoch'
  | 'saveSnapshot'
  | 'sweepTombstones'
  | 'clear'
  | 'forgetCommits'
  | 'rewriteCommit'
  | 'dropSnapshot'
  | 'erasures.note'
  | 'blobs.put'
  | 'blobs.delete';

/** One thing that goes wrong. */
export interface Fault {
  /** Which kind of write; absent: of any kind. */
  readonly on?: WriteCall;
  /** 1 for the first such write, counted from when the fault was planned; each fault strikes once. */
  readonly nth: number;
  /**
   * `before`: nothing is written. `insteadOfAnswer`: all is written, but the caller does not learn it. `after`: all is written and answered, and what
   * fails is the next call of any kind.
   */
  readonly when: 'before' | 'insteadOfAnswer' | 'after';
  /** What the caller gets: a rejection, or, from `commitAll` only, outcomes `unknown`. Default `reject`. */
  readonly how?: 'reject' | 'unknown';
  /** With `commitAll` and `project`: the first so many entries are written in any case (of a batch that is no transaction). */
  readonly part?: number;
  /** From then on every call fails, as to a process that was killed. */
  readonly kill?: boolean;
}

/** A store with faults. Everything else is the store inside. */
export interface FaultyStore extends Store {
  /** Adds a fault, counted from now. */
  plan(fault: Fault): void;
  /** From now on every call fails. */
  kill(): void;
  /** How many faults have struck. */
  readonly struck: number;
  /** The writes so far, in order, those that failed included. */
  readonly writes: readonly WriteCall[];
}

interface Planned {
  readonly fault: Fault;
  left: number;
}

/**
 * Wraps a store so that chosen writes fail before, after or instead of their answer: what a lost connection, a full disk or a kill does to a caller.
 * The store inside stays whole; open a second store over its data to see what was really written.
 *
 * @example
 * const store = faultyStore(memoryStore(), [{ on: 'commitAll', nth: 2, when: 'insteadOfAnswer', how: 'unknown' }]);
 */
export function faultyStore(store: Store, faults: readonly Fault[] = []): FaultyStore {
  const { erasures } = store;
  const planned: Planned[] = faults.map((fault) => ({ fault, left: fault.nth }));
  const writes: WriteCall[] = [];
  let struck = 0;
  let dead = false;
  let nextFails = false;

  const failure = () => new MillraceError('STORE_UNAVAILABLE', { reason: dead ? 'killed by a planned fault' : 'a planned fault' });
  const guard = () => {
    if (dead) throw failure();
    if (!nextFails) return;
    nextFails = false;
    throw failure();
  };
  const strike = (call: WriteCall): Fault | null => {
    writes.push(call);
    let found: Fault | null = null;
    for (const each of [...planned]) {
      if (each.fault.on !== undefined && each.fault.on !== call) continue;
      each.left--;
      if (each.left > 0 || found !== null) continue;
      planned.splice(planned.indexOf(each), 1);
      found = each.fault;
    }
    if (found !== null) struck++;
    return found;
  };
  /** Does a write as its fault, if any, has it. `some` writes a part; `unknown` is what the caller may get in place of a rejection. */
  const write = async <T>(
    call: WriteCall,
    all: () => Promise<T>,
    some?: (part: number) => Promise<unknown>,
    unknown?: () => T,
  ): Promise<T> => {
    guard();
    const fault = strike(call);
    if (fault === null) return all();
    if (fault.when === 'before') {
      if (fault.part !== undefined) await some?.(fault.part);
    } else {
      const answer = await all();
      if (fault.when === 'after') {
        if (fault.kill === true) dead = true;
        else nextFails = true;
        return answer;
      }
    }
    if (fault.kill === true) dead = true;
    if (fault.how === 'unknown' && unknown !== undefined) return unknown();
    throw failure();
  };
  const read =
    <A extends unknown[], T>(call: (...args: A) => Promise<T>) =>
    async (...args: A): Promise<T> => {
      guard();
      return call.apply(store, args);
    };

  const blobs: BlobStore = {
    put: async (tenant, bytes) => write('blobs.put', async () => store.blobs.put(tenant, bytes)),
    get: async (tenant, hash, range) => read(async () => store.blobs.get(tenant, hash, range))(),
    delete: async (tenant, hash) => write('blobs.delete', async () => store.blobs.delete(tenant, hash)),
  };
  return {
    kind: store.kind,
    blobs,
    plan: (fault) => void planned.push({ fault, left: fault.nth }),
    kill: () => void (dead = true),
    get struck() {
      return struck;
    },
    writes,
    open: read(store.open),
    close: async () => store.close(),
    commitAll: async (entries: readonly CommitEntry[]) =>
      write(
        'commitAll',
        async () => store.commitAll(entries),
        async (part) => store.commitAll(entries.slice(0, part)),
        () => entries.map((): CommitOutcome => ({ status: 'unknown', cause: failure() })),
      ),
    project: async (rows) =>
      write(
        'project',
        async () => store.project(rows),
        async (part) => store.project(rows.slice(0, part)),
      ),
    saveEpoch: async (row, mode) => write('saveEpoch', async () => store.saveEpoch(row, mode)),
    saveSnapshot: async (snapshot) => write('saveSnapshot', async () => store.saveSnapshot(snapshot)),
    sweepTombstones: async (collection, before, limit) =>
      write('sweepTombstones', async () => store.sweepTombstones(collection, before, limit)),
    clear: async (collection) => write('clear', async () => store.clear(collection)),
    forgetCommits: async (aggregate, through, limit) => write('forgetCommits', async () => store.forgetCommits(aggregate, through, limit)),
    rewriteCommit: async (commit, body) => write('rewriteCommit', async () => store.rewriteCommit(commit, body)),
    dropSnapshot: async (aggregate) => write('dropSnapshot', async () => store.dropSnapshot(aggregate)),
    ...(erasures === undefined
      ? {}
      : {
          erasures: {
            note: async (entry: string) => write('erasures.note', async () => erasures.note(entry)),
            all: async () => read(async () => erasures.all())(),
          },
        }),
    readCommit: read(store.readCommit),
    load: read(store.load),
    read: read(store.read),
    head: read(store.head),
    aggregates: read(store.aggregates),
    feed: read(store.feed),
    epochs: read(store.epochs),
    find: read(store.find),
    get: read(store.get),
    rankOf: read(store.rankOf),
    count: read(store.count),
    watch: (wake) => store.watch(wake),
  };
}

/**
 * Makes a transactional store behave as one without transactions: `commitAll` stores the commits and answers `projected: false`, the rows are left to
 * `project`. With the memory store inside, what a runtime does on MongoDB can be tried without one.
 */
export function withoutTransactions(store: Store): Store {
  const commitAll = async (entries: readonly CommitEntry[]): Promise<readonly CommitOutcome[]> => {
    const outcomes = await store.commitAll(entries.map(({ commit }) => ({ commit, rows: [], listRow: null })));
    return outcomes.map((outcome) => (outcome.status === 'stored' ? { status: 'stored', projected: false } : outcome));
  };
  return replaced(store, { commitAll });
}

/** A store with some methods replaced; the others are called on the store itself. */
export function replaced(store: Store, methods: Partial<Store>): Store {
  return new Proxy(store, {
    get(target, name) {
      if (Object.hasOwn(methods, name)) return Reflect.get(methods, name);
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}
