import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/**
 * The secret key of a demo: made once and kept beside its data, readable by its owner only, so that people stay signed in over a restart. Data in memory has a new one
 * each time. `file` is the path of the store's file.
 */
export async function demoSecret(file: string | undefined): Promise<string> {
  const fresh = randomBytes(48).toString('base64url');
  if (file === undefined) return fresh;
  const path = join(dirname(file), 'secret-key');
  await mkdir(dirname(file), { recursive: true });
  try {
    await writeFile(path, fresh, { mode: 0o600, flag: 'wx' });
    return fresh;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    const kept = (await readFile(path, 'utf8')).trim();
    if (kept.length >= 32) return kept;
    // A start that was killed while it wrote left a part of one: nobody was signed in by it yet.
    await writeFile(path, fresh, { mode: 0o600 });
    return fresh;
  }
}
