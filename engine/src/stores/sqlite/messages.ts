import type { SqlValue } from './driver.js';
import type { FlatBatch } from './encode.js';
import type { CollectionSpec, EpochRow, Snapshot } from '../../ports/index.js';

/** A statement with what its places hold. */
export interface Bound {
  readonly sql: string;
  readonly params: readonly SqlValue[];
}

type Rows = readonly (readonly SqlValue[])[];

/** What a connection is for: `writer` makes the file ours and writes, `reader` only reads, `keeper` copies, checks and tidies and leaves the file's layout alone. */
export type Role = 'writer' | 'reader' | 'keeper';

/** What the store asks of its workers: the name of a task, what goes with it, what comes back. */
export interface Tasks {
  open: {
    readonly ask: {
      readonly path: string;
      readonly role: Role;
      readonly busyTimeout: number;
      readonly synced: boolean;
      /** Whether nothing of this process has the file open. */
      readonly alone: boolean;
    };
    readonly answer: null;
  };
  collections: { readonly ask: readonly CollectionSpec[]; readonly answer: null };
  batch: { readonly ask: FlatBatch; readonly answer: readonly number[] };
  saveEpoch: { readonly ask: { readonly row: EpochRow; readonly mode: 'create' | 'beat' }; readonly answer: boolean };
  snapshotPart: {
    readonly ask: { readonly aggregate: string; readonly stamp: string; readonly part: number; readonly body: SqlValue };
    readonly answer: null;
  };
  snapshotManifest: { readonly ask: Omit<Snapshot, 'body'> & { readonly stamp: string; readonly parts: number }; readonly answer: null };
  /** Runs statements in one transaction; answers how many rows they changed. */
  change: { readonly ask: readonly Bound[]; readonly answer: number };
  /** Asks several questions of one moment. */
  read: { readonly ask: readonly Bound[]; readonly answer: readonly Rows[] };
  /** Asks one question after the other, each with how many rows are still wanted as its last place, until there are `limit`. */
  fill: { readonly ask: { readonly parts: readonly Bound[]; readonly limit: number }; readonly answer: Rows };
  /** Runs one statement by itself, outside of any transaction. */
  alone: { readonly ask: Bound; readonly answer: Rows };
  /** The statements that are kept prepared: whoever looks at their plans asks for them. */
  statements: { readonly ask: null; readonly answer: readonly string[] };
  /** Grows when another process wrote. */
  dataVersion: { readonly ask: null; readonly answer: number };
  close: { readonly ask: null; readonly answer: null };
}

export type TaskName = keyof Tasks;

/** A task on its way to the worker. */
export interface Asked {
  readonly n: number;
  readonly task: TaskName;
  readonly ask: unknown;
}

/** What went wrong in the worker, as far as it can be sent. */
export interface Failure {
  /** SQLite's code (`SQLITE_FULL`), one of the catalogue's, or empty. */
  readonly code: string;
  readonly message: string;
  readonly params?: Readonly<Record<string, string | number>>;
  /** The end of the transaction failed: it may have been written. */
  readonly unknown: boolean;
}

/** The worker's answer. */
export type Answered = { readonly n: number; readonly answer: unknown } | { readonly n: number; readonly failure: Failure };
