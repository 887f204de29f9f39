import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, open, readFile, rm, stat, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { MillraceError } from '@millrace/schemas';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { backUp, checkStore, sqliteStore } from './index.js';
import { FileRefused } from './schema.js';
import { requireWholeLog } from './whole-log.js';
import type { CollectionSpec } from '../../ports/index.js';

const collections: readonly CollectionSpec[] = [
  { name: 'workItems', fields: { state: 'text', visibleTo: 'texts' }, indexes: [{ fields: ['state'], anyOf: 'visibleTo' }] },
  { name: 'instances', fields: { state: 'text' }, indexes: [{ fields: ['state'] }] },
];
const PER_BATCH = 20;
const FRAME = 24 + 8192;

let folder = '';
let told = 0;
let made = 0;

/** A file as a kill left it, with all that had been acknowledged in the log beside it. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'millrace-log-'));
  const script = fileURLToPath(new URL('./killed-writer.mjs', import.meta.url));
  const store = new URL('../../../dist/src/stores/sqlite/index.js', import.meta.url).href;
  const child = spawn(process.execPath, [script, store, join(folder, 'millrace.db'), 'life'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  for await (const line of createInterface({ input: child.stdout })) {
    told = Number(line);
    if (told === 5) copyFileSync(join(folder, 'millrace.db-shm'), join(folder, 'early-shm'));
    if (told === 12) child.kill('SIGKILL');
  }
  await ended;
}, 30_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

/** The files once more, to be hurt; without the log's index where it went lost too. */
async function taken(files: readonly string[] = ['', '-wal', '-shm']): Promise<string> {
  const place = join(folder, `copy-${++made}`);
  await mkdir(place);
  for (const name of files) await copyFile(join(folder, `millrace.db${name}`), join(place, `millrace.db${name}`));
  return join(place, 'millrace.db');
}

async function flip(path: string, at: number): Promise<void> {
  const file = await open(path, 'r+');
  const { buffer } = await file.read(Buffer.alloc(1), 0, 1, at);
  await file.write(Buffer.from([(buffer[0] ?? 0) ^ 0x10]), 0, 1, at);
  await file.close();
}

/** Why it is refused before anything opens it. */
function lookedAt(path: string): string | undefined {
  try {
    requireWholeLog(path);
    return undefined;
  } catch (error) {
    if (error instanceof FileRefused) return error.code;
    throw error;
  }
}

/** How many commits there are, or why nobody may know. */
async function opened(path: string): Promise<number | string> {
  const store = sqliteStore(path);
  try {
    await store.open(collections);
    return (await store.feed('life', 0, 1000)).length;
  } catch (error) {
    if (error instanceof MillraceError) return error.code;
    throw error;
  } finally {
    await store.close();
  }
}

describe('the log beside the file', () => {
  it('rule 5: is taken whole as a kill left it, with its index and without', async () => {
    expect(await opened(await taken())).toBeGreaterThanOrEqual(told * PER_BATCH);
    expect(await opened(await taken(['', '-wal']))).toBeGreaterThanOrEqual(told * PER_BATCH);
  });

  it('rule 5: is refused where it was cut, wherever that is', async () => {
    const { size } = await stat(join(folder, 'millrace.db-wal'));
    for (const keep of [0, 10, 32, 32 + FRAME, 32 + FRAME * 7 + 100, Math.floor(size / 2), size - FRAME - 1, size - 1]) {
      const path = await taken();
      await truncate(`${path}-wal`, keep);
      const found = lookedAt(path) ?? (await opened(path));
      // The end of what a kill interrupted belongs to nobody.
      if (typeof found === 'number' && keep > size / 2) expect(found, `cut at ${keep} of ${size}`).toBeGreaterThanOrEqual(told * PER_BATCH);
      else expect(found, `cut at ${keep} of ${size}`).toBe('STORE_DAMAGED');
    }
    expect(lookedAt(await taken(['', '-shm']))).toBe('STORE_DAMAGED');
  });

  it('rule 5: is refused by whatever opens the file, again and again, and stays as it is for who can mend it', async () => {
    const path = await taken();
    await truncate(`${path}-wal`, 32 + FRAME * 9);
    const before = await readFile(`${path}-wal`);
    expect([await opened(path), await opened(path)]).toEqual(['STORE_DAMAGED', 'STORE_DAMAGED']);
    await expect(checkStore({ path })).rejects.toMatchObject({ code: 'STORE_DAMAGED' });
    await expect(backUp({ path }, `${path}-backup`)).rejects.toMatchObject({ code: 'STORE_DAMAGED' });
    expect(await readFile(`${path}-wal`)).toEqual(before);
  });

  it('rule 5: is refused where a byte was changed, or holds all the same', async () => {
    const { size } = await stat(join(folder, 'millrace.db-wal'));
    for (let n = 0; n < 16; n++) {
      const path = await taken();
      const at = Math.floor((size * (n + 0.5)) / 16);
      await flip(`${path}-wal`, at);
      const found = lookedAt(path) ?? (await opened(path));
      // A byte of what a kill interrupted belongs to nobody.
      if (found !== 'STORE_DAMAGED') expect(found, `byte ${at} of ${size}`).toBeGreaterThanOrEqual(told * PER_BATCH);
    }
  });

  it('rule 5: is refused without its index too, where a later transaction stands behind the damage', async () => {
    const { size } = await stat(join(folder, 'millrace.db-wal'));
    for (let n = 0; n < 8; n++) {
      const path = await taken(['', '-wal']);
      const at = 32 + Math.floor((size * 0.8 * n) / 8);
      await flip(`${path}-wal`, at);
      expect(lookedAt(path), `byte ${at} of ${size}`).toBe('STORE_DAMAGED');
    }
  });

  it('an index that the disk kept in an older state says nothing against what came after it', async () => {
    const path = await taken(['', '-wal']);
    await copyFile(join(folder, 'early-shm'), `${path}-shm`);
    expect(await opened(path)).toBeGreaterThanOrEqual(told * PER_BATCH);
  });

  it('tells from which byte on it cannot be read: cut there, it opens without what is lost', async () => {
    const path = await taken();
    await flip(`${path}-wal`, 32 + FRAME * 30 + 500);
    const refusal = await sqliteStore(path)
      .open(collections)
      .catch((error: unknown) => error);
    const place = Number(/up to byte (\d+)/.exec(String((refusal as MillraceError).message))?.[1]);
    expect(place).toBeGreaterThan(32);
    await truncate(`${path}-wal`, place);
    await rm(`${path}-shm`);
    const left = await opened(path);
    expect(left).toBeGreaterThan(0);
    expect(left).toBeLessThan(told * PER_BATCH);
  });

  it('and is not taken for changed while somebody keeps writing to it: what is read is on its way, and nobody drops it', async () => {
    const path = await taken();
    await flip(`${path}-wal`, 32 + 3 * FRAME + 24 + 100);
    expect(lookedAt(path)).toBe('STORE_DAMAGED');
    let writes = 0;
    expect(() => requireWholeLog(path, () => String(++writes))).not.toThrow();
    expect(writes).toBeGreaterThan(2);
    // It went on while it was looked at first, and then no more.
    writes = 0;
    expect(() => requireWholeLog(path, () => String(Math.min(++writes, 4)))).toThrow(FileRefused);
  });
});
