import { readdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';

/** Where an SQLite store keeps its data: the file, and the folder of blobs (default: `blobs` beside the file). */
export interface KeptAt {
  readonly path: string;
  readonly blobs?: string;
}

/** How far a backup, a restore or a check has come. */
export interface KeepingProgress {
  readonly step: 'copying' | 'checking' | 'blobs' | 'writing';
  readonly done: number;
  /** Of how many, in the same unit (bytes for the file, blobs for blobs). */
  readonly of?: number;
}

/** How a backup, a restore or a check is watched. */
export interface KeepingOptions {
  readonly onProgress?: (progress: KeepingProgress) => void;
  /** Milliseconds since 1970 UTC; default: the system's clock. */
  readonly now?: () => number;
  /** Of a check: shown every commit, by aggregate and revision, it answers what is wrong with it. Default: what commits say is not looked at. */
  readonly chain?: (commit: {
    readonly aggregate: string;
    readonly revision: number;
    readonly at: number;
    readonly body: string;
  }) => string | undefined;
}

/** The folder of blobs of a store. */
export function blobsFolderOf({ path, blobs }: KeptAt): string {
  return resolve(blobs ?? join(dirname(path), 'blobs'));
}

/** Every blob of a folder of blobs; nothing when there is no such folder. */
export async function* everyBlob(
  folder: string,
): AsyncGenerator<{ readonly tenant: string; readonly group: string; readonly hash: string }> {
  for (const tenant of await names(folder))
    for (const group of await names(join(folder, tenant)))
      if (/^[0-9a-f]{2}$/.test(group)) for (const hash of await names(join(folder, tenant, group))) yield { tenant, group, hash };
}

async function names(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return [];
    throw error;
  }
}
