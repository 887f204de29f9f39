import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CollectionSpec, FieldValue, RowWrite, Store } from '../../ports/index.js';
import { folderBlobs } from '../blobs-folder.js';
import { memoryStore } from '../memory/index.js';
import { SqliteStore } from './store.js';

const spec: CollectionSpec = {
  name: 'workItems',
  fields: { open: 'boolean', due: 'number', holder: 'text', visibleTo: 'texts' },
  indexes: [
    { fields: ['due'], only: { field: 'due', present: true } },
    { anyOf: 'visibleTo', fields: ['due'], only: { field: 'open', eq: true }, covers: ['holder'] },
    { anyOf: 'visibleTo', fields: ['due'] },
  ],
};
const people = ['anna', 'boris', 'vera', 'gleb', 'nul\0in it'];

let folder = '';
const stores: Store[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'millrace-rows-'));
});
afterEach(async () => {
  for (const store of stores.splice(0)) await store.close();
  await rm(folder, { recursive: true, force: true });
});

async function opened<T extends Store>(store: T): Promise<T> {
  stores.push(store);
  await store.open([spec]);
  return store;
}

/** One more process at the same file. */
function atTheFile(): Promise<SqliteStore> {
  return opened(new SqliteStore({ path: join(folder, 'rows.db'), busyTimeout: 5000, blobs: folderBlobs(join(folder, 'blobs')) }));
}

function row(key: string, rank: number, fields: Record<string, FieldValue | readonly string[]> | null): RowWrite {
  return { collection: spec.name, key: `acme/${key}`, rank, at: rank, fields, body: fields === null ? '' : String(rank) };
}

/** Everything that lists say, by whom they are asked for. */
async function listed(store: Store): Promise<unknown> {
  const found: Record<string, unknown> = {};
  for (const person of people) {
    const mine = { field: 'visibleTo', anyOf: [person] } as const;
    const sort = [{ field: 'due' }];
    const all = await store.find({ collection: spec.name, tenant: 'acme', where: mine, sort, limit: 100 });
    const open = await store.find({
      collection: spec.name,
      tenant: 'acme',
      where: { and: [{ field: 'open', eq: true }, mine] },
      sort,
      limit: 100,
    });
    const isTheirs = {
      or: [
        { field: 'holder', eq: null },
        { field: 'holder', eq: person },
      ],
    };
    const theirs = await store.count(
      { collection: spec.name, tenant: 'acme', where: { and: [{ field: 'open', eq: true }, mine, isTheirs] } },
      100,
    );
    found[person] = [all.rows.map(({ key, body }) => [key, body]), open.rows.map(({ key, body }) => [key, body]), theirs];
  }
  return found;
}

describe('rows that are written again and again', () => {
  it('leave in every list what they say last, whoever wrote them before', async () => {
    const [reference, one, other] = [await opened(memoryStore()), await atTheFile(), await atTheFile()];
    let seed = 7;
    const random = () => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;
    const any = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
    for (let round = 1; round <= 60; round++) {
      const rows = Array.from({ length: 1 + Math.floor(random() * 6) }, (_, i) => {
        // Ranks of first revisions and of later ones, at times older than what is there.
        const rank = (random() < 0.2 ? 1 : round * 3000) + i;
        const due = any([null, 1, 2, 3]);
        const fields = { open: random() < 0.6, due, holder: any([null, ...people]), visibleTo: people.filter(() => random() < 0.5) };
        return row(`item${Math.floor(random() * 9)}`, rank, random() < 0.15 ? null : fields);
      });
      await reference.project(rows);
      await (random() < 0.5 ? one : other).project(rows);
      if (round % 5 !== 0) continue;
      const expected = await listed(reference);
      expect(await listed(one), `round ${round}`).toEqual(expected);
      expect(await listed(other), `round ${round}`).toEqual(expected);
    }
  });

  it('are not taken for what an undone transaction had made of them', async () => {
    const store = await atTheFile();
    await store.project([row('kept', 9000, { open: true, due: 1, visibleTo: ['anna'] })]);
    await store.lines.writer.do('read', [{ sql: 'PRAGMA max_page_count = 40', params: [] }]);
    const many = Array.from({ length: 900 }, (_, i) => ({ ...row(`more${i}`, 1, { visibleTo: ['gleb'] }), body: 'y'.repeat(900) }));
    await expect(store.project([row('kept', 9100, { open: true, due: 2, visibleTo: ['boris'] }), ...many])).rejects.toMatchObject({
      code: 'STORE_FULL',
    });
    await store.lines.writer.do('read', [{ sql: 'PRAGMA max_page_count = 1000000', params: [] }]);
    await store.project([row('kept', 9050, { open: false, due: 3, visibleTo: ['boris', 'vera'] })]);
    const mine = [[['acme/kept', '9050']], [], 0];
    expect(await listed(store)).toEqual({
      anna: [[], [], 0],
      boris: mine,
      vera: mine,
      gleb: [[], [], 0],
      'nul\0in it': [[], [], 0],
    });
  });

  it('remove and add only the entries of those who go and come', async () => {
    const store = await atTheFile();
    const entries = async () =>
      (await store.lines.writer.do('read', [{ sql: 'SELECT total_changes()', params: [] }]))[0]?.[0]?.[0] as number;
    const readers = Array.from({ length: 200 }, (_, i) => `p${i}`);
    await store.project([row('wide', 9000, { open: false, due: 1, visibleTo: readers })]);
    const before = await entries();
    await store.project([row('wide', 9100, { open: false, due: 1, visibleTo: [...readers.slice(1), 'anna'] })]);
    // The row, one entry that goes and one that comes.
    expect((await entries()) - before).toBe(3);
    await store.project([row('wide', 9200, { open: false, due: 2, visibleTo: [...readers.slice(1), 'anna'] })]);
    expect((await entries()) - before).toBe(3 + 1 + 400);
  });
});
