import assert from 'node:assert/strict';
import { find, ids, padded, workItem } from './material.js';
import type { CaseBody } from './harness.js';
import type { Filter, Query, Store } from '../../src/ports/index.js';

type Sort = NonNullable<Query['sort']>;

/** Rule 10: lists page by page. */
export const pageCases: readonly CaseBody[] = [
  {
    name: 'rule 10: page by page every row comes once, in any order, with ties and nulls',
    run: async (store) => {
      await grid(store);
      const sorts: readonly Sort[] = [
        [],
        [{ field: 'due' }],
        [{ field: 'due', descending: true }],
        [{ field: 'state' }, { field: 'due' }],
        [
          { field: 'state', descending: true },
          { field: 'due', descending: true },
        ],
        [{ field: 'state' }, { field: 'due', descending: true }],
        [{ field: 'due', descending: true }, { field: 'title' }, { field: 'urgent', descending: true }],
      ];
      const filters: readonly (Filter | undefined)[] = [
        undefined,
        { field: 'state', eq: 's1' },
        {
          and: [
            { field: 'state', ne: null },
            { field: 'due', gte: 1 },
          ],
        },
        { field: 'visibleTo', anyOf: ['p0', 'p1', 'p2', 'p3'] },
        {
          and: [
            { field: 'state', eq: 's1' },
            { field: 'visibleTo', anyOf: ['p1', 'p3', 'none'] },
          ],
        },
        {
          and: [
            { field: 'visibleTo', anyOf: ['p0', 'p2'] },
            {
              or: [
                { field: 'due', eq: null },
                { field: 'due', lt: 2 },
              ],
            },
          ],
        },
        {
          or: [
            { field: 'visibleTo', anyOf: ['p0'] },
            { field: 'urgent', eq: true },
          ],
        },
      ];
      for (const sort of sorts) {
        for (const where of filters) {
          const what = JSON.stringify({ sort, where });
          const whole = ids((await find(store, { sort, ...(where && { where }), limit: 1000 })).rows);
          assert.equal(new Set(whole).size, whole.length, `one page holds a row twice: ${what}`);
          assert.equal(await store.count({ collection: 'workItems', tenant: 'acme', ...(where && { where }) }, 1000), whole.length, what);
          for (const limit of [1, 7, whole.length]) {
            assert.deepEqual(await walk(store, { sort, ...(where && { where }), limit }), whole, `${what} by ${limit}`);
          }
        }
      }
    },
  },
  {
    name: 'rule 10: the last page has no cursor, also when it is exactly full',
    run: async (store) => {
      await store.project([1, 2, 3, 4].map((n) => workItem(`acme/${n}`, 1, { due: n })));
      const first = await find(store, { limit: 2 });
      assert.ok(first.cursor !== undefined);
      const second = await find(store, { limit: 2, cursor: first.cursor });
      assert.deepEqual([ids(second.rows), second.cursor], [['3', '4'], undefined]);
      assert.equal((await find(store, { limit: 4 })).cursor, undefined);
      assert.deepEqual(await find(store, { where: { field: 'due', eq: 99 } }), { rows: [] });
    },
  },
  {
    name: 'rule 10: a cursor holds its place while rows come and go',
    run: async (store) => {
      for (const [tenant, sort] of [
        ['acme', []],
        ['beta', [{ field: 'due' }]],
      ] satisfies [string, Sort][]) {
        const row = (n: number, revision = 1) => workItem(`${tenant}/${padded(n)}`, revision, { due: n, visibleTo: ['p'] });
        await store.project([10, 20, 30, 40, 50].map((n) => row(n)));
        const query = { collection: 'workItems', tenant, sort, limit: 2, where: { field: 'visibleTo', anyOf: ['p'] } };
        const first = await store.find(query);
        assert.deepEqual(ids(first.rows), [padded(10), padded(20)]);
        // The row the cursor stands on goes, one before it and one behind it come, one behind it goes.
        await store.project([workItem(`${tenant}/${padded(20)}`, 2, null), row(15), row(35), workItem(`${tenant}/${padded(40)}`, 2, null)]);
        const second = await store.find({ ...query, ...(first.cursor !== undefined && { cursor: first.cursor }) });
        assert.deepEqual(ids(second.rows), [padded(30), padded(35)]);
        const third = await store.find({ ...query, ...(second.cursor !== undefined && { cursor: second.cursor }) });
        assert.deepEqual(ids(third.rows), [padded(50)]);
      }
    },
  },
  {
    name: 'rule 10: a cursor that was changed or belongs to another query is refused',
    run: async (store) => {
      await grid(store);
      const query: Query = { collection: 'workItems', tenant: 'acme', sort: [{ field: 'due' }], limit: 3 };
      const { cursor } = await store.find(query);
      assert.ok(cursor !== undefined);
      assert.match(cursor, /^[\w.~-]+$/, 'a cursor fits a URL as it is');
      const foreign: readonly Query[] = [
        { ...query, cursor: '' },
        { ...query, cursor: 'nonsense' },
        { ...query, cursor: `${cursor}A` },
        { ...query, cursor: cursor.slice(0, -2) },
        { ...query, cursor: cursor.slice(0, 20) + (cursor[20] === 'A' ? 'B' : 'A') + cursor.slice(21) },
        { ...query, cursor, tenant: 'beta' },
        { ...query, cursor, sort: [{ field: 'due', descending: true }] },
        { ...query, cursor, sort: [{ field: 'title' }] },
        { ...query, cursor, where: { field: 'state', eq: 's1' } },
        { collection: 'instances', tenant: 'acme', limit: 3, cursor },
      ];
      for (const wrong of foreign) await assert.rejects(store.find(wrong), { code: 'CURSOR_INVALID', status: 400 }, JSON.stringify(wrong));
      assert.equal((await store.find({ ...query, cursor, limit: 5 })).rows.length, 5, 'another page size is the same query');
    },
  },
];

async function walk(store: Store, query: Partial<Query>): Promise<readonly string[]> {
  const found: string[] = [];
  for (let cursor: string | undefined; ;) {
    const page = await find(store, { ...query, limit: Math.max(query.limit ?? 1, 1), ...(cursor !== undefined && { cursor }) });
    found.push(...ids(page.rows));
    cursor = page.cursor;
    if (cursor === undefined) return found;
    assert.ok(page.rows.length > 0 && found.length <= 1000, 'a cursor leads on');
  }
}

/** Forty rows with few values, so that everything has ties, and another tenant's besides. */
async function grid(store: Store): Promise<void> {
  const rows = Array.from({ length: 40 }, (_, i) => {
    const fields = {
      state: [null, 's1', 's2'][i % 3] ?? null,
      due: [null, 0, 1, 2][(i >> 1) % 4] ?? null,
      title: ['x', null][(i >> 2) % 2] ?? null,
      urgent: [true, false, null][(i >> 3) % 3] ?? null,
      visibleTo: ['p0', 'p1', 'p2', 'p3'].filter((_, p) => (i * 7 + p * p) % 3 === 0),
    };
    return [workItem(`acme/${padded((i * 13) % 40)}`, 1, fields), workItem(`beta/${padded(i)}`, 1, fields)];
  });
  await store.project(rows.flat());
}
