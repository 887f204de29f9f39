import type { Commit, EpochRow, FieldValue, Snapshot } from '../../ports/index.js';

/** A row or, with `fields: null`, a tombstone. */
export interface StoredRow {
  readonly key: string;
  readonly rank: number;
  readonly at: number;
  readonly fields: Readonly<Record<string, FieldValue | readonly string[]>> | null;
  readonly body: string;
}

/** What a memory store holds. Give the same to two stores and they are two nodes on one database, or one node before and after a restart. */
export interface MemoryData {
  /** By aggregate, then by revision. */
  readonly commits: Map<string, Map<number, Commit>>;
  readonly heads: Map<string, number>;
  /** By epoch, ascending by seq. */
  readonly feeds: Map<string, Commit[]>;
  readonly epochs: Map<string, EpochRow>;
  /** By collection, then by key. */
  readonly rows: Map<string, Map<string, StoredRow>>;
  readonly snapshots: Map<string, Snapshot>;
  /** By `<tenant>/<hash>`. */
  readonly blobs: Map<string, Uint8Array>;
  readonly watchers: Set<() => void>;
}

/** Empty data for a memory store. */
export function memoryData(): MemoryData {
  return {
    commits: new Map(),
    heads: new Map(),
    feeds: new Map(),
    epochs: new Map(),
    rows: new Map(),
    snapshots: new Map(),
    blobs: new Map(),
    watchers: new Set(),
  };
}
