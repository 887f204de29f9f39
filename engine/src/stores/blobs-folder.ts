import { createHash, randomUUID } from 'node:crypto';
import { open, rename, rm, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { MillraceError } from '@millrace/schemas';
import { checkHash, checkRange, checkTenant } from './contract/index.js';
import { makeFolder } from './make-folder.js';
import type { BlobRef, BlobStore } from '../ports/index.js';

/**
 * Blobs as files of a folder: `<tenant>/<first two digits>/<SHA-256>`. A blob is on the disk when `put` resolves, and never seen half: it is written
 * beside, under a name of its own, and moved into place whole. Tenant and hash are checked before they become names.
 *
 * Rejects with `STORE_FULL` when the disk is, with `STORE_UNAVAILABLE` when it fails otherwise; an error of the given stream is passed on.
 */
export function folderBlobs(folder: string): BlobStore {
  const place = (tenant: string, hash: string) => join(folder, tenant, hash.slice(0, 2), hash);
  return {
    async put(tenant, bytes): Promise<BlobRef> {
      checkTenant(tenant);
      const incoming = join(folder, tenant, '.incoming');
      const temporary = join(incoming, randomUUID());
      await onDisk(() => makeFolder(incoming));
      try {
        const { hash, size } = await write(temporary, bytes);
        const target = place(tenant, hash);
        await onDisk(async () => {
          await makeFolder(join(folder, tenant, hash.slice(0, 2)));
          await rename(temporary, target);
          // The names are on the disk only when their folders are.
          for (const parent of [join(target, '..'), join(folder, tenant), folder]) await syncFolder(parent);
        });
        return { tenant, hash, size };
      } catch (error) {
        await rm(temporary, { force: true });
        throw error;
      }
    },
    async get(tenant, hash, range) {
      checkTenant(tenant);
      checkHash(hash);
      checkRange(range);
      return onDisk(() => read(place(tenant, hash), range));
    },
    async delete(tenant, hash) {
      checkTenant(tenant);
      checkHash(hash);
      await onDisk(() => rm(place(tenant, hash), { force: true }));
    },
  };
}

async function write(
  path: string,
  bytes: AsyncIterable<Uint8Array> | Uint8Array,
): Promise<{ readonly hash: string; readonly size: number }> {
  const digest = createHash('sha256');
  let size = 0;
  const file = await onDisk(() => open(path, 'wx'));
  try {
    for await (const part of bytes instanceof Uint8Array ? [bytes] : bytes) {
      digest.update(part);
      size += part.length;
      await onDisk(() => writeAll(file, part));
    }
    await onDisk(() => file.sync());
  } finally {
    await file.close();
  }
  return { hash: digest.digest('hex'), size };
}

async function writeAll(file: FileHandle, part: Uint8Array): Promise<void> {
  for (let at = 0; at < part.length;) at += (await file.write(part, at)).bytesWritten;
}

async function read(path: string, range: readonly [number, number] | undefined): Promise<Uint8Array | null> {
  let file: FileHandle;
  try {
    file = await open(path, 'r');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
  try {
    const { size } = await file.stat();
    const [from, to] = range ?? [0, size];
    const wanted = Math.max(0, Math.min(to, size) - from);
    const bytes = new Uint8Array(wanted);
    for (let at = 0; at < wanted;) {
      const { bytesRead } = await file.read(bytes, at, wanted - at, from + at);
      if (bytesRead === 0) return bytes.subarray(0, at);
      at += bytesRead;
    }
    return bytes;
  } finally {
    await file.close();
  }
}

async function syncFolder(path: string): Promise<void> {
  // Windows cannot open a folder to sync it, and keeps names safe by itself.
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

async function onDisk<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const code = codeOf(error);
    const full = code === 'ENOSPC' || code === 'EDQUOT';
    throw new MillraceError(full ? 'STORE_FULL' : 'STORE_UNAVAILABLE', { reason: `the folder of blobs: ${code}` }, { cause: error });
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'failed';
}
