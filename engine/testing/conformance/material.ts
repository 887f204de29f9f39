import type {
  CollectionSpec,
  Commit,
  CommitEntry,
  CommitOutcome,
  FieldValue,
  Page,
  Query,
  Row,
  RowWrite,
  Store,
} from '../../src/ports/index.js';

/** The collections that the suite opens every store with. */
export const collections: readonly CollectionSpec[] = [
  {
    name: 'workItems',
    fields: { state: 'text', title: 'text', due: 'number', urgent: 'boolean', visibleTo: 'texts' },
    indexes: [
      { fields: ['title'], anyOf: 'visibleTo', only: { field: 'urgent', eq: true } },
      { fields: ['due', 'title'], only: { field: 'urgent', eq: true } },
      { fields: ['state', 'due'] },
      { fields: ['title'] },
      { fields: ['due'], anyOf: 'visibleTo', covers: ['state', 'urgent'] },
      { fields: ['state', 'due'], anyOf: 'visibleTo' },
    ],
  },
  { name: 'instances', fields: { state: 'text', process: 'text' }, indexes: [{ fields: ['state'] }] },
];

/** 2026-01-01T00:00:00Z. */
export const NEW_YEAR = 1_767_225_600_000;

/** The life that writes unless a case says otherwise. */
export const EPOCH = '0193a000-0000-7000-8000-000000000001';

const seqs = new WeakMap<Store, number>();

/** A commit with sensible values; `seq` counts on per store. */
export function commit(store: Store, given: Partial<Commit> & Pick<Commit, 'aggregate' | 'revision'>): Commit {
  const epoch = given.epoch ?? EPOCH;
  const seq = given.seq ?? (seqs.get(store) ?? 0) + 1;
  seqs.set(store, Math.max(seq, seqs.get(store) ?? 0));
  return {
    id: `${epoch}.${seq}`,
    aggregate: given.aggregate,
    revision: given.revision,
    prev: given.prev ?? (given.revision === 1 ? null : `${epoch}.${Math.max(seq - 1, 1)}`),
    epoch,
    seq,
    at: given.at ?? NEW_YEAR + seq,
    body: given.body ?? `{"format":1,"seq":${seq}}`,
  };
}

/** A commit without rows. */
export function bare(store: Store, aggregate: string, revision: number, given: Partial<Commit> = {}): CommitEntry {
  return { commit: commit(store, { ...given, aggregate, revision }), rows: [], listRow: null };
}

type Fields = Readonly<Record<string, FieldValue | readonly string[]>>;

/** A work item's row. */
export function workItem(key: string, revision: number, fields: Fields | null, given: Partial<RowWrite> = {}): RowWrite {
  return { collection: 'workItems', key, rank: revision * 4096, at: NEW_YEAR, fields, body: JSON.stringify({ key, revision }), ...given };
}

/** An instance's list row. */
export function instance(key: string, revision: number, fields: Fields | null = { state: 'active' }): RowWrite {
  return { collection: 'instances', key, rank: revision * 4096, at: NEW_YEAR, fields, body: JSON.stringify({ key, revision }) };
}

/** Commits, and projects what the store left to us, in the order of rule 8: the list rows last. */
export async function write(store: Store, entries: readonly CommitEntry[]): Promise<readonly CommitOutcome[]> {
  const outcomes = await store.commitAll(entries);
  const left = entries.filter((_, i) => {
    const outcome = outcomes[i];
    return outcome?.status === 'stored' && !outcome.projected;
  });
  const rows = left.flatMap((entry) => entry.rows);
  const listRows = left.flatMap(({ listRow }) => (listRow === null ? [] : [listRow]));
  if (rows.length > 0) await store.project(rows);
  if (listRows.length > 0) await store.project(listRows);
  return outcomes;
}

/** The statuses of outcomes. */
export function statuses(outcomes: readonly CommitOutcome[]): readonly string[] {
  return outcomes.map(({ status }) => status);
}

/** The part after the tenant. */
export function ids(rows: readonly Pick<Row, 'key'>[]): readonly string[] {
  return rows.map(({ key }) => key.slice(key.indexOf('/') + 1));
}

/** A number as a text that sorts as the number does. */
export function padded(n: number): string {
  return String(n).padStart(6, '0');
}

/** An aggregate of tenant `acme`. */
export function process(n: number | string): string {
  return `acme/process/${typeof n === 'number' ? padded(n) : n}`;
}

/** A page of work items of tenant `acme`. */
export async function find(store: Store, query: Partial<Query>): Promise<Page> {
  return store.find({ collection: 'workItems', tenant: 'acme', limit: 100, ...query });
}
