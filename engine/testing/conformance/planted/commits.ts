import { compareText } from '../../../src/stores/contract/index.js';
import type { Commit, CommitEntry, CommitOutcome, Store } from '../../../src/ports/index.js';
import type { PlantedFault } from './planted-fault.js';

/** Faults in the commit log, the feed and the epochs. */
export const commitFaults: readonly PlantedFault[] = [
  {
    name: 'the list row of a commit in conflict is written',
    methods: (store) => ({
      commitAll: async (entries) => {
        const outcomes = await store.commitAll(entries);
        await store.project(entries.flatMap(({ listRow }) => (listRow === null ? [] : [listRow])));
        return outcomes;
      },
    }),
  },
  {
    name: 'rows of a commit in conflict are written',
    methods: (store) => ({
      commitAll: async (entries) => {
        const outcomes = await store.commitAll(entries);
        await store.project(entries.flatMap(({ rows }) => rows));
        return outcomes;
      },
    }),
  },
  {
    name: 'rows are called projected and are lost',
    methods: (store) => ({
      commitAll: async (entries) => store.commitAll(entries.map(({ commit }) => ({ commit, rows: [], listRow: null }))),
    }),
  },
  {
    name: 'the list row alone is lost',
    methods: (store) => ({ commitAll: async (entries) => store.commitAll(entries.map((entry) => ({ ...entry, listRow: null }))) }),
  },
  {
    name: 'one conflict aborts the batch',
    methods: (store) => ({
      commitAll: async (entries) => {
        for (const { commit } of entries) {
          if (await store.readCommit(commit.aggregate, commit.revision)) return entries.map(() => ({ status: 'conflict' }));
        }
        return store.commitAll(entries);
      },
    }),
  },
  {
    name: 'what follows a conflict is not written',
    methods: (store) => ({
      commitAll: async (entries) => {
        const outcomes: CommitOutcome[] = [];
        for (const entry of entries) {
          const [outcome]: readonly CommitOutcome[] =
            outcomes.at(-1)?.status === 'conflict' ? [{ status: 'conflict' } as const] : await store.commitAll([entry]);
          outcomes.push(outcome ?? ({ status: 'conflict' } as const));
        }
        return outcomes;
      },
    }),
  },
  {
    name: 'the last of several writers wins',
    methods: (store, data) => ({
      commitAll: async (entries) => {
        for (const { commit } of entries) data.commits.get(commit.aggregate)?.delete(commit.revision);
        return store.commitAll(entries);
      },
    }),
  },
  {
    name: 'the same commit again is called stored',
    methods: (store) => ({
      commitAll: async (entries) => {
        const before = await Promise.all(entries.map(async ({ commit }) => store.readCommit(commit.aggregate, commit.revision)));
        const outcomes = await store.commitAll(entries);
        return outcomes.map((outcome, i) => (before[i]?.id === entries[i]?.commit.id ? { status: 'stored', projected: true } : outcome));
      },
    }),
  },
  {
    name: 'the same commit again is a second row of the feed',
    methods: (store) => {
      const doubled: Commit[] = [];
      return {
        commitAll: async (entries: readonly CommitEntry[]) => {
          for (const { commit } of entries)
            if ((await store.readCommit(commit.aggregate, commit.revision))?.id === commit.id) doubled.push(commit);
          return store.commitAll(entries);
        },
        feed: async (epoch: string, after: number, limit: number) =>
          [...(await store.feed(epoch, after, limit)), ...doubled].filter((commit) => commit.epoch === epoch),
      };
    },
  },
  {
    name: 'outcomes come in another order',
    methods: (store) => ({ commitAll: async (entries) => [...(await store.commitAll(entries))].reverse() }),
  },
  {
    name: 'a conflict is called unknown',
    methods: (store) => ({
      commitAll: async (entries) =>
        (await store.commitAll(entries)).map((outcome) => (outcome.status === 'conflict' ? { status: 'unknown', cause: null } : outcome)),
    }),
  },
  {
    name: 'an oversize commit is refused after the ones before it were written',
    methods: (store) => ({
      commitAll: async (entries) => {
        const outcomes = [];
        for (const entry of entries) outcomes.push(...(await store.commitAll([entry])));
        return outcomes;
      },
    }),
  },
  {
    name: 'a body is decoded and encoded again',
    methods: (store) => commitsBefore(store, (commit) => ({ ...commit, body: recoded(commit.body) })),
  },
  {
    name: 'a body ends at its first NUL',
    methods: (store) => commitsBefore(store, (commit) => ({ ...commit, body: commit.body.split('\0')[0] ?? '' })),
  },
  {
    name: 'a commit forgets the one before it',
    methods: (store) => commitsBefore(store, (commit) => ({ ...commit, prev: null })),
  },
  {
    name: 'the time of a commit is kept in seconds',
    methods: (store) => commitsBefore(store, (commit) => ({ ...commit, at: Math.floor(commit.at / 1000) * 1000 })),
  },
  {
    name: 'readCommit answers from a cache',
    methods: (store) => {
      const cache = new Map<string, Commit | null>();
      return {
        readCommit: async (aggregate, revision) => {
          const key = `${aggregate}:${revision}`;
          if (!cache.has(key)) cache.set(key, await store.readCommit(aggregate, revision));
          return cache.get(key) ?? null;
        },
      };
    },
  },
  {
    name: 'the head is one behind',
    methods: (store) => ({
      head: async (aggregate) => {
        const head = await store.head(aggregate);
        const before = head && (await store.readCommit(aggregate, head.revision - 1));
        return before ? { revision: before.revision, id: before.id } : head;
      },
    }),
  },
  {
    name: 'load drops the last commit',
    methods: (store) => ({
      load: async (aggregate) => ({ ...(await store.load(aggregate)), commits: (await store.load(aggregate)).commits.slice(0, -1) }),
    }),
  },
  {
    name: 'load stops after a thousand commits',
    methods: (store) => ({
      load: async (aggregate) => ({ ...(await store.load(aggregate)), commits: (await store.load(aggregate)).commits.slice(0, 1000) }),
    }),
  },
  {
    name: 'load answers the commits before the snapshot too',
    methods: (store) => ({
      load: async (aggregate) => ({ ...(await store.load(aggregate)), commits: await store.read(aggregate, 1, 1000) }),
    }),
  },
  {
    name: 'history pages overlap',
    methods: (store) => ({ read: async (aggregate, from, limit) => store.read(aggregate, from > 1 ? from - 1 : from, limit) }),
  },
  {
    name: 'history sorts revisions as texts',
    methods: (store) => ({
      load: async (aggregate) => {
        const loaded = await store.load(aggregate);
        return { ...loaded, commits: [...loaded.commits].sort((a, b) => compareText(String(a.revision), String(b.revision))) };
      },
    }),
  },
  {
    name: 'aggregates ignore the prefix',
    methods: (store) => ({ aggregates: async (_, after, limit) => store.aggregates('', after, limit) }),
  },
  {
    name: 'the feed has no order',
    methods: (store) => ({ feed: async (epoch, after, limit) => [...(await store.feed(epoch, after, limit))].reverse() }),
  },
  {
    name: 'the feed ends at the first gap',
    methods: (store) => ({
      feed: async (epoch, after, limit) =>
        (await store.feed(epoch, after, limit)).filter(({ seq }, i, all) => seq === (all[0]?.seq ?? 0) + i),
    }),
  },
  {
    name: 'the feed is that of every epoch whose name begins alike',
    methods: (_, data) => ({
      feed: async (epoch, after, limit) =>
        [...data.feeds]
          .flatMap(([name, feed]) => (name.startsWith(epoch) ? feed : []))
          .filter(({ seq }) => seq > after)
          .slice(0, limit),
    }),
  },
  {
    name: 'numbers of commits wrap at 2³¹',
    methods: (store) => ({
      feed: async (epoch, after, limit) => (await store.feed(epoch, after, limit)).map((commit) => ({ ...commit, seq: commit.seq | 0 })),
    }),
  },
  {
    name: 'an epoch can be created twice',
    methods: (store) => ({ saveEpoch: async (row) => store.saveEpoch(row, 'beat') }),
  },
  {
    name: 'a heartbeat is not written',
    methods: (store) => ({ saveEpoch: async (row, mode) => (mode === 'create' ? store.saveEpoch(row, mode) : true) }),
  },
];

function commitsBefore(store: Store, change: (commit: Commit) => Commit): Partial<Store> {
  return { commitAll: async (entries) => store.commitAll(entries.map((entry) => ({ ...entry, commit: change(entry.commit) }))) };
}

function recoded(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body));
  } catch {
    return body;
  }
}
