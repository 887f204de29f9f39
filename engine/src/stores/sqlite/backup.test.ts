import { copyFile, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { collections, commit, instance, process, workItem } from '../../../testing/conformance/material.js';
import { backUp, checkStore, compact, restore, sqliteStore } from './index.js';
import { connect } from './driver.js';
import type { Store } from '../../ports/index.js';

let folder = '';
let at = { path: '' };
let store: Store;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'millrace-backup-'));
  at = { path: join(folder, 'data', 'millrace.db') };
  store = sqliteStore(at.path);
  await store.open(collections);
});

afterEach(async () => {
  await store.close();
  await rm(folder, { recursive: true, force: true });
});

/** So many aggregates of two commits each, and a blob. */
async function fill(from: number, count: number): Promise<void> {
  for (let i = from; i < from + count; i++) {
    const first = commit(store, { aggregate: process(i), revision: 1, body: '{}' });
    await store.commitAll([
      { commit: first, rows: [workItem(`acme/${i}`, 1, { state: 'open', visibleTo: ['p'] })], listRow: instance(`acme/${i}`, 1) },
    ]);
    const second = commit(store, { aggregate: process(i), revision: 2, prev: first.id, body: '{}' });
    await store.commitAll([{ commit: second, rows: [], listRow: instance(`acme/${i}`, 2) }]);
  }
}

async function blob(text: string) {
  return store.blobs.put('acme', Buffer.from(text));
}

describe('a backup', () => {
  it('is made while the store is written to, holds all that was acknowledged before, and is restored elsewhere', async () => {
    await fill(0, 30);
    const { hash } = await blob('a contract');
    const writing = fill(30, 30);
    const made = await backUp(at, join(folder, 'monday'), { now: () => Date.UTC(2026, 10, 23) });
    await writing;
    expect(made).toMatchObject({ format: 1, madeAt: '2026-11-23T00:00:00.000Z', blobs: { count: 1, bytes: 10 } });
    expect(made.commits).toBeGreaterThanOrEqual(60);

    const to = { path: join(folder, 'elsewhere', 'again.db') };
    await restore(join(folder, 'monday'), to);
    const again = sqliteStore(to.path);
    await again.open(collections);
    expect(await again.doubt?.()).toBe('restored from the backup of 2026-11-23T00:00:00.000Z');
    expect(await again.head(process(29))).toMatchObject({ revision: 2 });
    expect(Buffer.from((await again.blobs.get('acme', hash)) ?? []).toString()).toBe('a contract');
    await again.trust?.();
    expect(await again.doubt?.()).toBeNull();
    await again.close();
    expect(await checkStore(to)).toMatchObject({ commits: made.commits });
  });

  it('is made into a new folder only', async () => {
    await fill(0, 1);
    await backUp(at, join(folder, 'monday'));
    await expect(backUp(at, join(folder, 'monday'))).rejects.toMatchObject({ code: 'BACKUP_TARGET_EXISTS' });
    await expect(backUp({ path: join(folder, 'none.db') }, join(folder, 'tuesday'))).rejects.toMatchObject({ code: 'STORE_MISSING' });
    expect((await readdir(folder)).sort()).toEqual(['data', 'monday']);
  });

  it('leaves nothing half when it cannot be written', async () => {
    await fill(0, 1);
    await writeFile(join(folder, 'file'), '');
    await expect(backUp(at, join(folder, 'file', 'monday'))).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
    expect((await readdir(folder)).sort()).toEqual(['data', 'file']);
  });

  it('of a file of somebody else is refused', async () => {
    const path = join(folder, 'other.db');
    const other = connect(path);
    other.exec('CREATE TABLE notes (text)');
    other.close();
    await expect(backUp({ path }, join(folder, 'monday'))).rejects.toMatchObject({ code: 'STORE_NOT_OURS' });
  });

  it('that was changed is not restored, and nothing stands at the place', async () => {
    await fill(0, 3);
    const { hash } = await blob('a contract');
    const backup = join(folder, 'monday');
    await backUp(at, backup);
    const to = { path: join(folder, 'new', 'again.db') };
    const blobFile = join(backup, 'blobs', 'acme', hash.slice(0, 2), hash);
    const damages: readonly [string, () => Promise<unknown>][] = [
      [join('blobs', 'acme', hash.slice(0, 2), hash), () => writeFile(blobFile, 'another contract')],
      ['blobs', () => rm(blobFile)],
      ['millrace.db', async () => writeFile(join(backup, 'millrace.db'), (await readFile(join(backup, 'millrace.db'))).subarray(8192))],
      ['millrace.db', () => rm(join(backup, 'millrace.db'))],
      ['backup.json', () => writeFile(join(backup, 'backup.json'), '{"product":"millrace"')],
      ['backup.json', () => rm(join(backup, 'backup.json'))],
    ];
    for (const [file, damage] of damages) {
      await damage();
      await expect(restore(backup, to)).rejects.toMatchObject({ code: 'BACKUP_DAMAGED', params: { place: backup, file } });
      await expect(stat(to.path)).rejects.toMatchObject({ code: 'ENOENT' });
    }
  });

  it('is not restored over a store that is there', async () => {
    await fill(0, 1);
    await backUp(at, join(folder, 'monday'));
    await expect(restore(join(folder, 'monday'), at)).rejects.toMatchObject({ code: 'RESTORE_TARGET_EXISTS' });
    expect(await store.head(process(0))).toMatchObject({ revision: 2 });
  });

  it('of a newer release is refused', async () => {
    await fill(0, 1);
    const backup = join(folder, 'monday');
    const made = await backUp(at, backup);
    await writeFile(join(backup, 'backup.json'), JSON.stringify({ ...made, schema: 99 }));
    await expect(restore(backup, { path: join(folder, 'new.db') })).rejects.toMatchObject({ code: 'STORE_NEWER' });
  });
});

describe('a check', () => {
  it('counts what is whole, also while a server writes', async () => {
    await fill(0, 5);
    expect(await checkStore(at)).toEqual({ commits: 10, aggregates: 5, blobs: 0, purged: 0, erased: 0 });
  });

  it('finds a commit that is missing, one of an unknown life, and a blob that is not what it was', async () => {
    await fill(0, 3);
    const { hash } = await blob('a contract');
    await writeFile(join(folder, 'data', 'blobs', 'acme', hash.slice(0, 2), hash), 'another');
    await expect(checkStore(at)).rejects.toMatchObject({ code: 'STORE_DAMAGED', params: { found: `acme/${hash.slice(0, 2)}/${hash}` } });
    const beside = connect(at.path);
    beside.prepare('DELETE FROM commits WHERE aggregate = ? AND revision = 1').run([process(1)]);
    await expect(checkStore(at)).rejects.toMatchObject({
      code: 'STORE_DAMAGED',
      params: { found: `${process(1)} 2: the commit before it is missing` },
    });
    beside.exec('UPDATE epochs SET n = n + 7');
    await expect(checkStore(at)).rejects.toMatchObject({ code: 'STORE_DAMAGED' });
    beside.close();
  });

  it('finds a blob that a commit names and nobody has', async () => {
    const hash = 'ab'.repeat(32);
    const body = JSON.stringify({ blobs: [{ at: ['events', 0, 'x'], hash, size: 3 }], data: {} });
    await store.commitAll([{ commit: commit(store, { aggregate: process(1), revision: 1, body }), rows: [], listRow: null }]);
    // What people typed may look the same.
    const typed = JSON.stringify({ data: { text: '"blobs":[' } });
    await store.commitAll([{ commit: commit(store, { aggregate: process(2), revision: 1, body: typed }), rows: [], listRow: null }]);
    await expect(checkStore(at)).rejects.toMatchObject({
      code: 'STORE_DAMAGED',
      params: { found: `${process(1)}: ${join('acme', 'ab', hash)}` },
    });
  });
});

describe('a file that was copied by hand', () => {
  it('is in doubt until its rows are written anew; one that only moved under its name is not', async () => {
    await fill(0, 3);
    await store.close();
    const moved = join(folder, 'moved.db');
    await rename(at.path, moved);
    const other = sqliteStore(moved);
    await other.open(collections);
    expect(await other.doubt?.()).toBeNull();
    await other.close();
    const copied = join(folder, 'copied.db');
    await copyFile(moved, copied);
    const copy = sqliteStore(copied);
    await copy.open(collections);
    expect(await copy.doubt?.()).toBe('copied');
    await copy.close();
  });

  it('is refused when it is not whole, and stays as it was', async () => {
    await fill(0, 3);
    await store.close();
    const copied = join(folder, 'copied.db');
    await copyFile(at.path, copied);
    const beside = connect(copied);
    beside.prepare('DELETE FROM commits WHERE aggregate = ? AND revision = 1').run([process(1)]);
    beside.close();
    const before = await readFile(copied);
    const copy = sqliteStore(copied);
    await expect(copy.open(collections)).rejects.toMatchObject({ code: 'STORE_COPY_TORN', params: { place: copied } });
    await copy.close();
    expect((await readFile(copied)).equals(before)).toBe(true);
  });
});

describe('a file of an older layout', () => {
  it('is copied beside before it is brought to the present one', async () => {
    await fill(0, 3);
    await store.close();
    const old = connect(at.path);
    old.exec('DROP TABLE marks');
    old.prepare('PRAGMA user_version = 1').all([]);
    old.close();
    store = sqliteStore(at.path);
    await store.open(collections);
    expect(await store.head(process(2))).toMatchObject({ revision: 2 });
    expect(await store.doubt?.()).toBeNull();
    const kept = connect(`${at.path}.before-v2`);
    expect(kept.prepare('PRAGMA user_version').all([])).toEqual([[1]]);
    expect(kept.prepare('SELECT count(*) FROM commits').all([])).toEqual([[6]]);
    kept.close();
  });
});

describe('compacting', () => {
  it('gives room back that nothing uses', async () => {
    await fill(0, 200);
    await store.clear('workItems');
    await store.clear('instances');
    const { before, after } = await compact(at);
    expect(after).toBeLessThanOrEqual(before);
    expect(await store.head(process(199))).toMatchObject({ revision: 2 });
  });
});
