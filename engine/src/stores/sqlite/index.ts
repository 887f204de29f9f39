import { dirname, join } from 'node:path';
import { folderBlobs } from '../blobs-folder.js';
import { SqliteStore } from './store.js';
import type { BlobStore, Store } from '../../ports/index.js';

export { backUp, restore, type BackupManifest } from './backup.js';
export { checkStore, type CheckedFile } from './check-file.js';
export { compact } from './compact.js';
export type { KeepingOptions, KeepingProgress, KeptAt } from './kept-at.js';

/** Where an SQLite store keeps its data, and how patient it is. */
export interface SqliteOptions {
  /** The database file. It and its folder are created when missing. */
  readonly path: string;
  /** The folder of blobs; default: `blobs` beside the file. */
  readonly blobs?: string | BlobStore;
  /** How long to wait for another process that writes, in milliseconds; default 5000. */
  readonly busyTimeout?: number;
  /**
   * Whether a commit waits for the disk; default true. Say false only for a file that counts for nothing until it is complete and synced by the caller: after a
   * power cut it may be damaged.
   */
  readonly synced?: boolean;
}

/**
 * A durable store in one SQLite file, with nothing to install or start. A commit that is answered `stored` is on the disk. Commits and their rows are one
 * transaction; writing and reading happen off the main thread. Several processes may use one file; the commits decide.
 *
 * `open` rejects with `STORE_NOT_OURS` for a file that is no database of ours, with `STORE_NEWER` for one that a newer release wrote; any call
 * rejects with `STORE_FULL` or `STORE_UNAVAILABLE` when the disk says so.
 *
 * @example
 * const store = sqliteStore('./data/millrace.db');
 * await store.open([]);
 */
export function sqliteStore(options: string | SqliteOptions): Store {
  const { path, blobs, busyTimeout = 5000, synced = true } = typeof options === 'string' ? { path: options } : options;
  const kept = typeof blobs === 'object' ? blobs : folderBlobs(blobs ?? join(dirname(path), 'blobs'));
  return new SqliteStore({ path, busyTimeout, synced, blobs: kept });
}
