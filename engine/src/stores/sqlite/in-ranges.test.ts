import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { scansOf } from '../../../testing/query-plans.js';
import type { CollectionSpec, Filter, Query, Store } from '../../ports/index.js';
import { memoryStore } from '../memory/index.js';
import { sqliteStore } from './index.js';

const spec: CollectionSpec = {
  name: 'workItems',
  fields: { state: 'text', urgent: 'boolean', due: 'number', visibleTo: 'texts' },
  indexes: [{ fields: ['state', 'due'] }, { fields: ['urgent', 'state', 'due'] }, { anyOf: 'visibleTo', fields: ['state', 'due'] }],
};
const states = ['ready', 'held', 'done', null];

let folder: string;
let stores: readonly Store[];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'millrace-in-'));
  stores = [memoryStore(), sqliteStore({ path: join(folder, 'rows.db'), blobs: join(folder, 'blobs') })];
  const rows = Array.from({ length: 240 }, (_, i) => ({
    collection: spec.name,
    key: `acme/${String((i * 77) % 240).padStart(3, '0')}`,
    rank: 1,
    at: 1,
    fields: {
      state: states[i % 4] ?? null,
      urgent: i % 3 === 0,
      due: i % 5 === 0 ? null : (i * 31) % 40,
      visibleTo: [`user:${i % 2}`, `user:${i % 7}`],
    },
    body: String(i),
  }));
  for (const store of stores) {
    await store.open([spec]);
    await store.project(rows);
  }
});
afterAll(async () => {
  for (const store of stores) await store.close();
  await rm(folder, { recursive: true });
});

async function keysOf(store: Store, query: Query): Promise<readonly string[]> {
  const found: string[] = [];
  for (let cursor: string | undefined, first = true; first || cursor !== undefined; first = false) {
    const page: Awaited<ReturnType<Store['find']>> = await store.find({ ...query, ...(cursor === undefined ? {} : { cursor }) });
    found.push(...page.rows.map(({ key }) => key));
    cursor = page.cursor;
  }
  return found;
}

const several: Filter = { field: 'state', in: ['ready', 'done', 'ready', null] };
const seen: Filter = { field: 'visibleTo', anyOf: ['user:0', 'user:3'] };

describe('a field that has one of a few values is looked up in the index for each of them', () => {
  const filters: readonly (readonly [string, Filter])[] = [
    ['of some states', several],
    ['of some states, with a condition beside', { and: [several, { field: 'due', gt: 7 }] }],
    ['of some states, urgent or not', { and: [several, { field: 'urgent', in: [true, false] }] }],
    ['of states named twice', { and: [several, { field: 'state', in: ['done', 'held'] }] }],
    ['seen by somebody', { and: [several, seen] }],
    ['seen by somebody, urgent', { and: [seen, { field: 'urgent', eq: true }, several] }],
  ];
  for (const [name, where] of filters)
    for (const descending of [false, true])
      it(`${name}, ${descending ? 'last' : 'first'} due first: page by page the same as in memory`, async () => {
        const query: Query = { collection: spec.name, tenant: 'acme', where, sort: [{ field: 'due', descending }], limit: 7 };
        const [memory, sqlite] = await Promise.all(stores.map((store) => keysOf(store, query)));
        expect(memory?.length).toBeGreaterThan(10);
        expect(sqlite).toEqual(memory);
        expect(scansOf(spec, query)).toEqual([]);
      });
});
