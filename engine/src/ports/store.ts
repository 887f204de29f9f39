/**
 * The store port: one way to write (commits of one aggregate's next revision, events inside), derived rows with a rank,
 * an outbox, a feed. The numbered rules are those of the store protocol, `docs/reference/store-protocol.md`.
 *
 * An adapter holds no business logic: it stores what it is given, answers by key and by indexed query, and tells
 * the truth about the fate of every write. `@millrace/engine/testing` carries the suite that every adapter must pass.
 */

/** `<tenant>/<type>/<id>`, for example `acme/process/0193…`. Ids are lower-case ASCII `[0-9a-z._-]`. */
export type AggregateKey = string;

/** One commit: the next revision of one aggregate. Immutable once stored. */
export interface Commit {
  /** `<epoch>.<seq>`: unique in the whole store, tells our own write from another's (rule 3). */
  readonly id: string;
  readonly aggregate: AggregateKey;
  /** 1, 2, 3 … without gaps within one aggregate. */
  readonly revision: number;
  /** The id of the commit before this one; `null` at revision 1 (rule 4). */
  readonly prev: string | null;
  /** The life of the runtime node that wrote it (rule 11). */
  readonly epoch: string;
  /** 1, 2, 3 … within the epoch, without gaps among the numbers given out, possibly with gaps among those stored. */
  readonly seq: number;
  /** Milliseconds since 1970 UTC; never earlier than the aggregate's previous commit (rule 12). */
  readonly at: number;
  /** The whole commit as JSON text: the same bytes on every store (rule 1). */
  readonly body: string;
}

/** What the store says of one commit. */
export type CommitOutcome =
  /** Stored. `projected` tells whether the rows given with it went into the same transaction. */
  | { readonly status: 'stored'; readonly projected: boolean }
  /** Another commit holds this revision: load and decide again. */
  | { readonly status: 'conflict' }
  /** Nobody knows (connection lost, time-out): read the key back before anything else (rule 3). */
  | { readonly status: 'unknown'; readonly cause: unknown };

/** A scalar that a row can be filtered and sorted by. Text compares by its UTF-8 bytes on every store. */
export type FieldValue = string | number | boolean | null;

/**
 * One derived row. A write replaces what is there only if its `rank` is higher (rule 7); equal or lower ranks change nothing and
 * are not an error. `fields: null` is a removal and leaves a tombstone with the rank.
 */
export interface RowWrite {
  readonly collection: string;
  /** `<tenant>/<id>`. */
  readonly key: string;
  /** `revision × 4096 + projection format`. */
  readonly rank: number;
  /** Milliseconds since 1970 UTC; what the sweep ages tombstones by. */
  readonly at: number;
  /** What the collection's spec declares, and nothing else; a missing field is `null`, a missing list is empty. */
  readonly fields: Readonly<Record<string, FieldValue | readonly string[]>> | null;
  /** JSON text with everything a reader shows; never filtered by. */
  readonly body: string;
}

/** A row as it is read back. */
export interface Row {
  readonly key: string;
  readonly rank: number;
  readonly fields: Readonly<Record<string, FieldValue | readonly string[]>>;
  readonly body: string;
}

/** One field of a collection. `texts` is a list of strings that `anyOf` asks; it can be neither compared nor sorted by. */
export type FieldType = 'text' | 'number' | 'boolean' | 'texts';

/** What the store must know of a collection of rows before it is used. */
export interface CollectionSpec {
  readonly name: string;
  readonly fields: Readonly<Record<string, FieldType>>;
  /**
   * Indexes of scalar fields in order, always preceded by the tenant and followed by the key. `anyOf` names a `texts` field: then the
   * index answers "list contains any of these, sorted by the fields" (rule 10). With `only` it holds just the rows of which that is true,
   * and serves the queries whose filter says so: a row that leaves it costs less than one that moves in it, and what has ended does not make it longer.
   */
  readonly indexes: readonly IndexSpec[];
}

/** One index of a collection. */
export interface IndexSpec {
  readonly fields: readonly string[];
  readonly anyOf?: string;
  readonly only?: IndexCondition;
  /** With `anyOf`: scalar fields that the index also holds, not in its order, so that conditions on them may be answered without looking at rows. */
  readonly covers?: readonly string[];
}

/** Which rows stand in an index: those whose field has this value, or any but `null`. */
export type IndexCondition =
  { readonly field: string; readonly eq: string | number | boolean } | { readonly field: string; readonly present: true };

/** A condition on declared fields. An object's entries all hold; `and` and `or` nest. Comparisons with `null` never hold but `eq`/`ne`. */
export type Filter =
  | { readonly and: readonly Filter[] }
  | { readonly or: readonly Filter[] }
  | { readonly field: string; readonly eq: FieldValue }
  | { readonly field: string; readonly ne: FieldValue }
  | { readonly field: string; readonly in: readonly FieldValue[] }
  | {
      readonly field: string;
      readonly gt?: string | number;
      readonly gte?: string | number;
      readonly lt?: string | number;
      readonly lte?: string | number;
    }
  | { readonly field: string; readonly prefix: string }
  /** The `texts` field contains at least one of these. */
  | { readonly field: string; readonly anyOf: readonly string[] };

/** One page of rows asked for. */
export interface Query {
  readonly collection: string;
  readonly tenant: string;
  readonly where?: Filter;
  /** Fields to sort by; the key is always the last, in the direction of the field before it. Default: by key, ascending. `null` sorts first ascending, last descending. */
  readonly sort?: readonly { readonly field: string; readonly descending?: boolean }[];
  /** 1 to 1000. */
  readonly limit: number;
  /** Opaque; from the page before, with the same collection, filter and sort. */
  readonly cursor?: string;
}

/** One page of rows. `cursor` is absent on the last page. */
export interface Page {
  readonly rows: readonly Row[];
  readonly cursor?: string;
}

/** A commit with the rows that follow from it. */
export interface CommitEntry {
  readonly commit: Commit;
  /** All rows but the aggregate's list row. */
  readonly rows: readonly RowWrite[];
  /** The aggregate's list row, which must never be visible before every other row of its revision (rule 8). */
  readonly listRow: RowWrite | null;
}

/** A snapshot of an aggregate's state: only ever shortens loading (rule 18). */
export interface Snapshot {
  readonly aggregate: AggregateKey;
  readonly revision: number;
  /** Id of the commit at `revision`. */
  readonly commit: string;
  readonly stateFormat: number;
  /** JSON text; adapters split it into parts of at most 1 MB and write the manifest last. */
  readonly body: string;
}

/** What `load` answers: the snapshot, if any, and the commits after it, oldest first. */
export interface Loaded {
  readonly snapshot: Snapshot | null;
  readonly commits: readonly Commit[];
}

/** One start of a runtime node, as it last told of itself (rule 11). */
export interface EpochRow {
  readonly epoch: string;
  /** Milliseconds since 1970 UTC. */
  readonly startedAt: number;
  /** Grows with each heartbeat; others judge by seeing it unchanged on their own monotonic clock. */
  readonly beat: number;
  /** Every number up to this is stored or will never be. */
  readonly storedThrough: number;
  /** Every stored commit up to this number has all its rows. */
  readonly projectedThrough: number;
  /** Set by a clean close. */
  readonly closed: boolean;
}

/** A stored blob: bytes addressed by tenant and SHA-256. */
export interface BlobRef {
  readonly tenant: string;
  /** SHA-256 of the bytes, lower-case hex. */
  readonly hash: string;
  /** Bytes. */
  readonly size: number;
}

/** What is kept beside the data, so that putting an older copy of them in their place does not lose it (rule 23). Entries are lines of JSON, oldest first. */
export interface ErasureList {
  /** Adds an entry; when it resolves, the entry is on the disk. */
  note(entry: string): Promise<void>;
  all(): Promise<readonly string[]>;
}

/** Large values. Content-addressed, so writing twice is harmless. */
export interface BlobStore {
  put(tenant: string, bytes: AsyncIterable<Uint8Array> | Uint8Array): Promise<BlobRef>;
  /** `null` when there is no such blob. `range` is `[from, to)` in bytes. */
  get(tenant: string, hash: string, range?: readonly [number, number]): Promise<Uint8Array | null>;
  delete(tenant: string, hash: string): Promise<void>;
}

/**
 * The store. Every method may be called concurrently. A method rejects only when it cannot say what happened or the call is wrong;
 * `commitAll` never rejects for what concerns one commit only.
 */
export interface Store {
  /** `memory`, `sqlite`, `mongodb` …: for logs and messages. */
  readonly kind: string;
  readonly blobs: BlobStore;
  /** Creates what is missing; may be called again with more collections. */
  open(collections: readonly CollectionSpec[]): Promise<void>;
  close(): Promise<void>;

  /**
   * Stores each commit by itself, in the order given; one failing does not stop the others. Outcomes are in the order of the entries.
   * A transactional store writes the rows of stored commits in the same transaction and says `projected: true`; others leave
   * the rows to `project`.
   */
  commitAll(entries: readonly CommitEntry[]): Promise<readonly CommitOutcome[]>;
  /** The commit at this revision, or `null`. Reads with the strongest concern the store has. */
  readCommit(aggregate: AggregateKey, revision: number): Promise<Commit | null>;
  load(aggregate: AggregateKey): Promise<Loaded>;
  /** Commits with `revision >= from`, ascending, at most `limit` (1 to 1000). */
  read(aggregate: AggregateKey, from: number, limit: number): Promise<readonly Commit[]>;
  /** The newest revision and its commit id, or `null` when the aggregate has no commit. */
  head(aggregate: AggregateKey): Promise<{ readonly revision: number; readonly id: string } | null>;
  /** Aggregates with `key > after` that start with `prefix`, ascending, with their newest revision: for the audit and for rebuilds. */
  aggregates(
    prefix: string,
    after: string,
    limit: number,
  ): Promise<readonly { readonly aggregate: AggregateKey; readonly revision: number }[]>;

  /** Commits of one epoch with `seq > afterSeq`, ascending by `seq`. */
  feed(epoch: string, afterSeq: number, limit: number): Promise<readonly Commit[]>;
  epochs(): Promise<readonly EpochRow[]>;
  /** Inserts or replaces this epoch's own row. `create` refuses when the epoch exists: answers `false`. */
  saveEpoch(row: EpochRow, mode: 'create' | 'beat'): Promise<boolean>;

  /** Writes rows; when it resolves, each is there or a higher rank is. Safe to repeat. */
  project(rows: readonly RowWrite[]): Promise<void>;
  find(query: Query): Promise<Page>;
  get(collection: string, key: string): Promise<Row | null>;
  /** The rank stored under the key, also of a tombstone; `null` when there is neither. */
  rankOf(collection: string, key: string): Promise<number | null>;
  /** Counts at most `limit` rows (rule 10: the product asks with 1000). */
  count(query: Pick<Query, 'collection' | 'tenant' | 'where'>, limit: number): Promise<number>;
  /** Removes tombstones whose `at` is older than `before`; at most `limit`; answers how many went. */
  sweepTombstones(collection: string, before: number, limit: number): Promise<number>;
  /** Drops every row of the collection (a rebuild follows). */
  clear(collection: string): Promise<void>;

  saveSnapshot(snapshot: Snapshot): Promise<void>;

  /** Removes the oldest commits of an aggregate up to the revision `through`, at most `limit` (1 to 1000); answers how many went (rule 22). The newest goes only with all others. */
  forgetCommits(aggregate: AggregateKey, through: number, limit: number): Promise<number>;
  /** Puts another body in the place of a commit's, whose data was erased (rule 21). Answers whether the commit was there. */
  rewriteCommit(commit: Pick<Commit, 'id' | 'aggregate' | 'revision'>, body: string): Promise<boolean>;
  /** Removes an aggregate's snapshot; having none is no error. */
  dropSnapshot(aggregate: AggregateKey): Promise<void>;
  /** Absent where a restored copy would bring it back with the data. */
  readonly erasures?: ErasureList;
  /**
   * Why rows may not be what the log says, as after a restore or in a copy: all of them are to be written anew before anybody is served (rule 23). `null` when nothing is in
   * doubt. Absent where the store cannot tell.
   */
  doubt?(): Promise<string | null>;
  /** The rows have been written anew: nothing is in doubt any more. */
  trust?(): Promise<void>;
  /**
   * Calls `forget` when what was read before may no longer be the truth, as after a change of primary (rule 4). Answers how to stop. Absent where that
   * cannot happen.
   */
  onUncertainty?(forget: () => void): () => void;
  /** Calls `wake` when something may have been written by anyone: a hint, never the truth. Answers how to stop. */
  watch(wake: () => void): () => void;
}
