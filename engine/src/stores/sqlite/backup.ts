import { copyFile, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { MillraceError } from '@millrace/schemas';
import { makeFolder } from '../make-folder.js';
import { digestOf, syncPath } from '../sync-files.js';
import { checkKept } from './check-file.js';
import { Keeper } from './keeper.js';
import { blobsFolderOf, everyBlob, type KeepingOptions, type KeptAt } from './kept-at.js';
import { SCHEMA_VERSION } from './layout.js';

/** What a backup holds: the content of its `backup.json`. */
export interface BackupManifest {
  readonly format: 1;
  readonly product: 'millrace';
  /** When the copy was begun, ISO 8601 UTC: everything acknowledged before is in it. */
  readonly madeAt: string;
  /** Layout of the file. */
  readonly schema: number;
  readonly commits: number;
  readonly file: { readonly bytes: number; readonly sha256: string };
  readonly blobs: { readonly count: number; readonly bytes: number };
}

const fileName = 'millrace.db';
const manifestName = 'backup.json';
const blobsName = 'blobs';

/**
 * Copies a store into a new folder, while servers may be at work on it: the copy is what the store was at one moment, and is checked before it counts as made. `target` must
 * not exist; until all is well the copy stands in `<target>.unfinished`.
 *
 * Rejects with `BACKUP_TARGET_EXISTS`, `STORE_MISSING`, `STORE_DAMAGED`, `STORE_FULL` or `STORE_UNAVAILABLE`.
 */
export async function backUp(from: KeptAt, target: string, { onProgress, now = Date.now }: KeepingOptions = {}): Promise<BackupManifest> {
  const place = resolve(target);
  if (await isThere(place)) throw new MillraceError('BACKUP_TARGET_EXISTS', { place: target });
  const keeper = await Keeper.open(from.path);
  const part = `${place}.unfinished`;
  try {
    const madeAt = new Date(now()).toISOString();
    await onDisk(async () => {
      await makeFolder(dirname(place));
      await rm(part, { recursive: true, force: true });
      await mkdir(part);
    });
    const file = join(part, fileName);
    await copyWhole(keeper, file, onProgress);
    const { commits } = await checkKept(
      { path: file },
      { shownAs: from.path, blobs: blobsFolderOf(from), ...(onProgress ? { onProgress } : {}) },
    );
    return await onDisk(async () => {
      const blobs = await copyBlobs(blobsFolderOf(from), join(part, blobsName), onProgress);
      await syncPath(file);
      const { bytes, sha256 } = await digestOf(file);
      const manifest: BackupManifest = {
        format: 1,
        product: 'millrace',
        madeAt,
        schema: SCHEMA_VERSION,
        commits,
        file: { bytes, sha256 },
        blobs,
      };
      await writeFile(join(part, manifestName), `${JSON.stringify(manifest, null, 2)}\n`);
      await syncPath(join(part, manifestName));
      await syncPath(part);
      await rename(part, place);
      await syncPath(dirname(place));
      return manifest;
    });
  } catch (error) {
    await rm(part, { recursive: true, force: true }).catch(() => undefined);
    throw error;
  } finally {
    await keeper.close();
  }
}

/** SQLite writes the copy without waiting for the disk; it tells nothing of how far it has come, so the size of the copy does. */
async function copyWhole(keeper: Keeper, file: string, onProgress: KeepingOptions['onProgress']): Promise<void> {
  const of = (await keeper.number('PRAGMA page_count')) * (await keeper.number('PRAGMA page_size'));
  const watching = setInterval(() => {
    stat(file).then(
      ({ size }) => onProgress?.({ step: 'copying', done: size, of: Math.max(of, size) }),
      () => undefined,
    );
  }, 500);
  try {
    await keeper.run('VACUUM INTO ?', [file]);
  } finally {
    clearInterval(watching);
  }
}

/** Blobs never change and are named by their content: those that come meanwhile do no harm, and a copy is checked by its name. */
async function copyBlobs(from: string, to: string, onProgress: KeepingOptions['onProgress']): Promise<BackupManifest['blobs']> {
  let count = 0;
  let bytes = 0;
  for await (const { tenant, group, hash } of everyBlob(from)) {
    const folder = join(to, tenant, group);
    await mkdir(folder, { recursive: true });
    const target = join(folder, hash);
    try {
      await copyFile(join(from, tenant, group, hash), target);
    } catch (error) {
      // Nothing named it any more, and it was tidied away meanwhile.
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') continue;
      throw error;
    }
    await syncPath(target);
    bytes += (await stat(target)).size;
    if (++count % 100 === 0) onProgress?.({ step: 'blobs', done: count });
  }
  return { count, bytes };
}

/**
 * Puts a backup in the place of a store that does not exist, after checking that the backup is whole. The restored store is unverified: the next engine that opens it writes its
 * lists anew before it serves. No server may be at work on the place.
 *
 * Rejects with `BACKUP_DAMAGED` naming the file, `RESTORE_TARGET_EXISTS`, `STORE_NEWER`, `STORE_FULL` or `STORE_UNAVAILABLE`; then nothing stands at the place.
 */
export async function restore(backup: string, to: KeptAt, { onProgress }: KeepingOptions = {}): Promise<BackupManifest> {
  const from = resolve(backup);
  const manifest = await readManifest(from, backup);
  const file = join(from, fileName);
  onProgress?.({ step: 'checking', done: 0, of: manifest.file.bytes });
  const found = await digestOf(file).catch(() => undefined);
  if (found === undefined || found.sha256 !== manifest.file.sha256)
    throw new MillraceError('BACKUP_DAMAGED', { place: backup, file: fileName });
  const target = resolve(to.path);
  for (const each of [target, `${target}-wal`, `${target}-shm`])
    if (await isThere(each)) throw new MillraceError('RESTORE_TARGET_EXISTS', { place: each });
  const incoming = `${target}.unfinished`;
  try {
    const count = await onDisk(async () => {
      await makeFolder(dirname(target));
      await copyFile(file, incoming);
      return restoreBlobs(join(from, blobsName), blobsFolderOf(to), backup, onProgress);
    });
    if (count < manifest.blobs.count) throw new MillraceError('BACKUP_DAMAGED', { place: backup, file: blobsName });
    const keeper = await Keeper.open(incoming);
    try {
      await keeper.run("INSERT OR REPLACE INTO marks (name, value) VALUES ('unverified', ?)", [
        `restored from the backup of ${manifest.madeAt}`,
      ]);
      // It is checked already.
      await keeper.run("DELETE FROM marks WHERE name = 'file'");
    } finally {
      await keeper.close();
    }
    await onDisk(async () => {
      await syncPath(incoming);
      await rename(incoming, target);
      await syncPath(dirname(target));
    });
    return manifest;
  } catch (error) {
    await rm(incoming, { force: true }).catch(() => undefined);
    throw error;
  }
}

async function restoreBlobs(from: string, to: string, backup: string, onProgress: KeepingOptions['onProgress']): Promise<number> {
  let count = 0;
  const folders = new Set<string>([to]);
  for await (const { tenant, group, hash } of everyBlob(from)) {
    const source = join(from, tenant, group, hash);
    if ((await digestOf(source)).sha256 !== hash)
      throw new MillraceError('BACKUP_DAMAGED', { place: backup, file: join(blobsName, tenant, group, hash) });
    const folder = join(to, tenant, group);
    await makeFolder(folder);
    const target = join(folder, hash);
    await copyFile(source, target);
    await syncPath(target);
    folders.add(folder).add(join(to, tenant));
    if (++count % 100 === 0) onProgress?.({ step: 'blobs', done: count });
  }
  if (count > 0) for (const folder of folders) await syncPath(folder);
  return count;
}

async function readManifest(folder: string, shown: string): Promise<BackupManifest> {
  const text = await readFile(join(folder, manifestName), 'utf8').catch(() => undefined);
  const parsed = text === undefined ? undefined : parse(text);
  if (!isManifest(parsed)) throw new MillraceError('BACKUP_DAMAGED', { place: shown, file: manifestName });
  if (parsed.format > 1 || parsed.schema > SCHEMA_VERSION)
    throw new MillraceError('STORE_NEWER', { place: shown, known: SCHEMA_VERSION, found: parsed.schema });
  return parsed;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isManifest(value: unknown): value is BackupManifest {
  if (typeof value !== 'object' || value === null) return false;
  const { product, format, schema, madeAt, file, blobs } = value as Partial<Record<keyof BackupManifest, unknown>>;
  const { sha256, bytes } = (file ?? {}) as { sha256?: unknown; bytes?: unknown };
  const { count } = (blobs ?? {}) as { count?: unknown };
  return (
    product === 'millrace' &&
    typeof format === 'number' &&
    typeof schema === 'number' &&
    typeof madeAt === 'string' &&
    typeof sha256 === 'string' &&
    typeof bytes === 'number' &&
    typeof count === 'number'
  );
}

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

/** What the file system refuses, in the catalogue's words. */
async function onDisk<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof MillraceError) throw error;
    const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'failed';
    const full = code === 'ENOSPC' || code === 'EDQUOT';
    throw new MillraceError(full ? 'STORE_FULL' : 'STORE_UNAVAILABLE', { reason: code }, { cause: error });
  }
}
