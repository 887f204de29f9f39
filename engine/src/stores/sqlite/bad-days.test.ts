import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bare, collections, commit, instance, process, workItem } from '../../../testing/conformance/material.js';
import { folderBlobs } from '../blobs-folder.js';
import { connect, type Connection } from './driver.js';
import { sqliteStore } from './index.js';
import { SqliteStore } from './store.js';

let folder = '';
let path = '';
const closing: { close(): unknown }[] = [];

function openLater<T extends { close(): unknown }>(closable: T): T {
  closing.push(closable);
  return closable;
}

function newStore(busyTimeout = 5000): SqliteStore {
  return openLater(new SqliteStore({ path, busyTimeout, blobs: folderBlobs(join(folder, 'blobs')) }));
}

/** Another program at the file. */
function beside(): Connection {
  const connection = openLater(connect(path));
  connection.prepare('PRAGMA busy_timeout = 5000').all([]);
  return connection;
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'millrace-bad-day-'));
  path = join(folder, 'data', 'deep', 'millrace.db');
});

afterEach(async () => {
  for (const each of closing.splice(0).reverse()) await each.close();
  await rm(folder, { recursive: true, force: true });
});

function entries(store: SqliteStore, from: number, count: number) {
  return Array.from({ length: count }, (_, i) => ({
    commit: commit(store, { aggregate: process(from + i), revision: 1, body: 'x'.repeat(2000) }),
    rows: [workItem(`acme/${from + i}`, 1, { state: 'open', visibleTo: ['p'] })],
    listRow: instance(`acme/${from + i}`, 1),
  }));
}

describe('the file', () => {
  it('is created with its folders', async () => {
    const store = newStore();
    await store.open(collections);
    expect((await readFile(path)).subarray(0, 15).toString()).toBe('SQLite format 3');
  });

  it('is refused when it is no database, and stays as it was', async () => {
    path = join(folder, 'notes.txt');
    await writeFile(path, 'Shopping list: tea, sugar, and everything else that makes this longer than a header of a database. '.repeat(20));
    const before = await readFile(path, 'utf8');
    await expect(newStore().open(collections)).rejects.toMatchObject({
      code: 'STORE_NOT_OURS',
      message: expect.stringContaining('notes.txt'),
    });
    expect(await readFile(path, 'utf8')).toBe(before);
  });

  it('is refused when another program made it, and stays as it was', async () => {
    path = join(folder, 'other.db');
    const other = openLater(connect(path));
    other.exec('CREATE TABLE theirs (x)');
    await expect(newStore().open(collections)).rejects.toMatchObject({ code: 'STORE_NOT_OURS' });
    expect(other.prepare('SELECT name FROM sqlite_master').all([])).toEqual([['theirs']]);
  });

  it('is refused when a newer release wrote it', async () => {
    const first = newStore();
    await first.open(collections);
    await first.close();
    beside().exec('PRAGMA user_version = 99');
    await expect(newStore().open(collections)).rejects.toMatchObject({ code: 'STORE_NEWER', params: { found: 99, known: 2 } });
  });

  it('is refused when its folder cannot be made', async () => {
    await writeFile(join(folder, 'data'), 'a file where a folder should be');
    await expect(newStore().open(collections)).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
  });

  it('is refused when a field has another type in it', async () => {
    const first = newStore();
    await first.open([{ name: 'notes', fields: { due: 'number' }, indexes: [] }]);
    await first.close();
    const changed = newStore().open([{ name: 'notes', fields: { due: 'text' }, indexes: [] }]);
    await expect(changed).rejects.toMatchObject({ code: 'INVALID_INPUT', message: expect.stringContaining('notes.due') });
  });

  it('is usable after a refusal was mended', async () => {
    path = join(folder, 'mended.db');
    await writeFile(path, 'no database '.repeat(100));
    const store = newStore();
    await expect(store.open(collections)).rejects.toMatchObject({ code: 'STORE_NOT_OURS' });
    await rm(path);
    await store.open(collections);
    expect(await store.commitAll([bare(store, process(1), 1)])).toEqual([{ status: 'stored', projected: true }]);
  });
});

describe('a full disk', () => {
  it('rule 3: rejects the batch with STORE_FULL, leaves no half of it, and goes on when there is room', async () => {
    const store = newStore();
    await store.open(collections);
    await store.commitAll(entries(store, 0, 5));
    await store.lines.writer.do('read', [{ sql: 'PRAGMA max_page_count = 40', params: [] }]);
    await expect(store.commitAll(entries(store, 100, 400))).rejects.toMatchObject({ code: 'STORE_FULL', status: 507 });
    expect((await store.aggregates('', '', 1000)).length).toBe(5);
    expect(await store.count({ collection: 'workItems', tenant: 'acme' }, 1000)).toBe(5);
    await expect(
      store.project(Array.from({ length: 900 }, (_, i) => workItem(`acme/x${i}`, 1, { title: 'y'.repeat(300) }))),
    ).rejects.toMatchObject({
      code: 'STORE_FULL',
    });
    expect(await store.count({ collection: 'workItems', tenant: 'acme' }, 1000)).toBe(5);
    await store.lines.writer.do('read', [{ sql: 'PRAGMA max_page_count = 1000000', params: [] }]);
    expect((await store.commitAll(entries(store, 100, 400))).every(({ status }) => status === 'stored')).toBe(true);
  });
});

describe('another process at the file', () => {
  it('rule 3: that holds it too long leads to STORE_UNAVAILABLE and nothing written', async () => {
    const store = newStore(30);
    await store.open(collections);
    const other = beside();
    other.exec('BEGIN IMMEDIATE');
    await expect(store.commitAll(entries(store, 0, 3))).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE', status: 503 });
    expect(await store.head(process(0)), 'reads go on meanwhile').toBeNull();
    other.exec('ROLLBACK');
    expect((await store.commitAll(entries(store, 0, 3))).map(({ status }) => status)).toEqual(['stored', 'stored', 'stored']);
  });

  it('rule 12: that writes is waited for', async () => {
    const stores = [newStore(), newStore()];
    for (const store of stores) await store.open(collections);
    const outcomes = await Promise.all(
      Array.from({ length: 40 }, async (_, i) => {
        const store = stores[i % 2] ?? newStore();
        return store.commitAll([bare(store, process(i % 20), 1, { epoch: `node-${i % 2}` })]);
      }),
    );
    const statuses = outcomes.flatMap((each) => each.map(({ status }) => status));
    expect(statuses.filter((status) => status === 'stored').length).toBe(20);
    expect(statuses.filter((status) => status === 'conflict').length).toBe(20);
  });

  it('rule 11: that writes wakes who watches', async () => {
    const [here, there] = [newStore(), newStore()];
    await here.open(collections);
    await there.open(collections);
    await new Promise<void>((wake) => {
      here.watch(wake);
      // The first look only learns where things stand, so there is something new at every look.
      const write = (n: number) =>
        void there.commitAll([bare(there, process(n), 1)]).then(() => n < 2000 && closing.includes(here) && write(n + 1));
      write(0);
    });
  });
});

describe('a database thread that ends', () => {
  it('rule 3: leaves the outcome of its batch unknown, and the next call finds a new one', async () => {
    const store = newStore();
    await store.open(collections);
    const batch = entries(store, 0, 500);
    const pending = store.commitAll(batch);
    const reading = store.lines.writer.do('dataVersion', null).then(
      () => null,
      (error: unknown) => error,
    );
    await store.lines.writer.end();
    const outcomes = await pending;
    const stored = (await store.head(process(0))) !== null;
    expect(outcomes.map(({ status }) => status)).toEqual(batch.map(() => (outcomes[0]?.status === 'stored' ? 'stored' : 'unknown')));
    if (outcomes[0]?.status === 'stored') expect(stored).toBe(true);
    else expect(await reading).toMatchObject({ failure: { unknown: true } });
    expect((await store.aggregates('', '', 1000)).length, 'all or nothing').toBe(stored ? 500 : 0);
    expect(await store.commitAll([bare(store, process(900), 1)])).toEqual([{ status: 'stored', projected: true }]);
  });

  it('that reads is replaced too', async () => {
    const store = newStore();
    await store.open(collections);
    await store.commitAll(entries(store, 0, 3));
    for (const line of [store.lines.points, store.lines.lists]) await line.end();
    expect((await store.head(process(1)))?.revision).toBe(1);
    await store.lines.points.end();
    expect((await store.load(process(1))).commits.length).toBe(1);
    expect(await store.count({ collection: 'workItems', tenant: 'acme' }, 10)).toBe(3);
  });

  it('before anything was asked of it loses nothing', async () => {
    const store = newStore();
    await store.open(collections);
    await store.lines.writer.end();
    await store.project([workItem('acme/1', 1, { state: 'open' })]);
    expect((await store.get('workItems', 'acme/1'))?.fields['state']).toBe('open');
  });
});

describe('sqliteStore', () => {
  it('takes a path or options, and keeps blobs beside the file unless told where', async () => {
    const store = openLater(sqliteStore({ path, blobs: join(folder, 'elsewhere') }));
    await store.open([]);
    const { hash } = await store.blobs.put('acme', new Uint8Array([1]));
    expect([...(await readFile(join(folder, 'elsewhere', 'acme', hash.slice(0, 2), hash)))]).toEqual([1]);
    await store.close();
    const plain = openLater(sqliteStore(path));
    await plain.open([]);
    await plain.blobs.put('acme', new Uint8Array([1]));
    expect([...(await readFile(join(folder, 'data', 'deep', 'blobs', 'acme', hash.slice(0, 2), hash)))]).toEqual([1]);
  });
});
