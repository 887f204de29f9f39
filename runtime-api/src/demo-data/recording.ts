import type { Store } from '@millrace/engine';

type Entry = Parameters<Store['commitAll']>[0][number];
type Row = Parameters<Store['project']>[0][number];
type Snapshot = Parameters<Store['saveSnapshot']>[0];
type EpochRow = Parameters<Store['saveEpoch']>[0];

/** What was written into a store: enough to write it into another. Plain JSON. */
export interface Recording {
  readonly commits: readonly Entry['commit'][];
  /** The newest of each key; what was removed is not there. */
  readonly rows: readonly Row[];
  readonly snapshots: readonly Snapshot[];
  readonly epochs: readonly EpochRow[];
  /** Large values; bytes in base64. */
  readonly blobs: readonly { readonly tenant: string; readonly bytes: string }[];
}

/** Commits and rows that one message carries. */
const lot = 500;

/** A store that notes what is written through it; `recording` answers all of it up to now. */
export function recorded(store: Store): { readonly store: Store; readonly recording: () => Recording } {
  const commits: Entry['commit'][] = [];
  const rows = new Map<string, Row>();
  const snapshots = new Map<string, Snapshot>();
  const epochs = new Map<string, EpochRow>();
  const blobs: { tenant: string; bytes: string }[] = [];
  const keep = (row: Row): void => {
    const key = `${row.collection} ${row.key}`;
    if (row.rank > (rows.get(key)?.rank ?? -1)) rows.set(key, row);
  };
  const noting: Partial<Store> = {
    blobs: {
      put: async (tenant, given) => {
        const bytes = await bytesOf(given);
        blobs.push({ tenant, bytes: Buffer.from(bytes).toString('base64') });
        return store.blobs.put(tenant, bytes);
      },
      get: (tenant, hash, range) => store.blobs.get(tenant, hash, range),
      delete: (tenant, hash) => store.blobs.delete(tenant, hash),
    },
    commitAll: async (entries) => {
      const outcomes = await store.commitAll(entries);
      entries.forEach(({ commit, rows: others, listRow }, index) => {
        if (outcomes[index]?.status !== 'stored') return;
        commits.push(commit);
        for (const row of [...others, ...(listRow === null ? [] : [listRow])]) keep(row);
      });
      return outcomes;
    },
    project: async (given) => {
      await store.project(given);
      given.forEach(keep);
    },
    saveSnapshot: async (snapshot) => {
      await store.saveSnapshot(snapshot);
      snapshots.set(snapshot.aggregate, snapshot);
    },
    saveEpoch: async (row, mode) => {
      const isSaved = await store.saveEpoch(row, mode);
      if (isSaved) epochs.set(row.epoch, row);
      return isSaved;
    },
  };
  const noticing = new Proxy(store, {
    get(target, name) {
      const value: unknown = Reflect.get(name in noting ? noting : target, name);
      return typeof value === 'function' && !(name in noting) ? (value.bind(target) as unknown) : value;
    },
  });
  const recording = (): Recording => ({
    commits,
    rows: [...rows.values()].filter(({ fields }) => fields !== null),
    snapshots: [...snapshots.values()],
    epochs: [...epochs.values()],
    blobs,
  });
  return { store: noticing, recording };
}

/**
 * Writes a recording into a store whose collections are open. Many at a time, so a server is done in seconds. May be broken off anywhere and begun again, also by
 * several at once: each finds what is there already. Rejects when something else is in its place, or the store does not answer.
 */
export async function replay({ commits, rows, snapshots, epochs, blobs }: Recording, store: Store): Promise<void> {
  for (const { tenant, bytes } of blobs) await store.blobs.put(tenant, Buffer.from(bytes, 'base64'));
  // First all first ones, then all second ones: each message has one of an aggregate, and none is there before the one it follows.
  const inOrder = commits.toSorted((one, other) => one.revision - other.revision);
  for (const some of lotsOf(inOrder)) await commitAll(some, store);
  for (const some of lotsOf(rows)) await store.project(some);
  for (const snapshot of snapshots) await store.saveSnapshot(snapshot);
  for (const row of epochs) await store.saveEpoch(row, 'create');
}

async function commitAll(commits: Recording['commits'], store: Store): Promise<void> {
  const outcomes = await store.commitAll(commits.map((commit) => ({ commit, rows: [], listRow: null })));
  for (const [index, commit] of commits.entries()) {
    const outcome = outcomes[index];
    if (outcome?.status === 'stored') continue;
    // Of a try whose answer was lost, or of one that was broken off: it may be ours.
    if ((await store.readCommit(commit.aggregate, commit.revision))?.id === commit.id) continue;
    throw outcome?.status === 'unknown' && outcome.cause instanceof Error ? outcome.cause : new Error(`${commit.aggregate} is another's.`);
  }
}

function* lotsOf<T>(all: readonly T[]): Iterable<readonly T[]> {
  for (let from = 0; from < all.length; from += lot) yield all.slice(from, from + lot);
}

async function bytesOf(given: AsyncIterable<Uint8Array> | Uint8Array): Promise<Uint8Array> {
  if (given instanceof Uint8Array) return given;
  const parts: Uint8Array[] = [];
  for await (const part of given) parts.push(part);
  return Buffer.concat(parts);
}
