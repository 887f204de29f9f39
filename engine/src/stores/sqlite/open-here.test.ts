import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Keeper } from './keeper.js';
import { OpenHere } from './open-here.js';
import { sqliteStore } from './index.js';
import { SqliteStore } from './store.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'millrace-open-here-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** The locks of this machine's processes on a file, as the system tells them; nothing where it does not tell. */
function locksOn(path: string): readonly string[] | undefined {
  if (process.platform !== 'linux') return undefined;
  const inode = `:${statSync(path).ino} `;
  const lines = readFileSync('/proc/locks', 'utf8').split('\n');
  return lines.filter((line) => line.includes(inode)).map((line) => line.slice(line.indexOf(':') + 1));
}

function storeAt(path: string): SqliteStore {
  const store = sqliteStore(path);
  if (store instanceof SqliteStore) return store;
  throw new Error('a store of another kind');
}

describe('what of one process has a file open', () => {
  it('leaves SQLite its locks when a store at work is copied or checked in its own process', async () => {
    const path = join(folder, 'millrace.db');
    const store = storeAt(path);
    await store.open([]);
    await store.epochs();
    const before = locksOn(`${path}-shm`);
    expect(before?.length).not.toBe(0);
    const keeper = await Keeper.open(path);
    await keeper.close();
    expect(locksOn(`${path}-shm`)).toEqual(before);
    await store.close();
  });

  it('leaves SQLite its locks when the thread that writes ends and begins anew', async () => {
    const path = join(folder, 'millrace.db');
    const store = storeAt(path);
    await store.open([]);
    await store.epochs();
    const before = locksOn(`${path}-shm`);
    await store.lines.writer.end();
    await store.saveEpoch({ epoch: 'e1', startedAt: 1, beat: 0, storedThrough: 0, projectedThrough: 0, closed: false }, 'create');
    expect(locksOn(`${path}-shm`)).toEqual(before);
    await store.close();
  });

  it('is alone again when all have closed it, and after one that could not open it', async () => {
    const path = join(folder, 'any.db');
    const heard: boolean[] = [];
    const open = async (alone: boolean): Promise<void> => void heard.push(alone);
    const [one, other, third] = [new OpenHere(path), new OpenHere(path), new OpenHere(path)];
    await expect(one.opened(() => Promise.reject(new Error('torn')))).rejects.toThrow('torn');
    await Promise.all([other.opened(open), third.opened(open)]);
    expect(heard).toEqual([true, false]);
    other.closed();
    await other.opened(open);
    other.closed();
    third.closed();
    third.closed();
    await one.opened(open);
    expect(heard).toEqual([true, false, false, true]);
  });
});
