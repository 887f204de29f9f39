import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';

/** Puts what a file or folder holds on the disk. A folder's names are on the disk only when the folder is. */
export async function syncPath(path: string): Promise<void> {
  const isFolderOnWindows = process.platform === 'win32';
  // Windows cannot open a folder to sync it, and keeps names safe by itself.
  const handle = await open(path, 'r').catch((error: unknown) => {
    if (isFolderOnWindows) return undefined;
    throw error;
  });
  try {
    await handle?.sync().catch((error: unknown) => {
      if (!isFolderOnWindows) throw error;
    });
  } finally {
    await handle?.close();
  }
}

/** SHA-256 of a file's bytes in hexadecimal, and how many they are. */
export async function digestOf(path: string): Promise<{ readonly sha256: string; readonly bytes: number }> {
  const digest = createHash('sha256');
  let bytes = 0;
  for await (const part of createReadStream(path, { highWaterMark: 1 << 20 })) {
    const chunk = part as Buffer;
    digest.update(chunk);
    bytes += chunk.length;
  }
  return { sha256: digest.digest('hex'), bytes };
}
