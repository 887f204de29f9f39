import assert from 'node:assert/strict';
import { find, ids, padded, workItem } from './material.js';
import type { CaseBody } from './harness.js';
import type { Filter, Query } from '../../src/ports/index.js';

type Sort = NonNullable<Query['sort']>;

/** Rule 10: filters, orders, counts, tenants. */
export const queryCases: readonly CaseBody[] = [
  {
    name: 'rule 10: every operator means the same with values, null and missing fields',
    run: async (store) => {
      await store.project([
        workItem('acme/a', 1, { title: 'a', due: 1, urgent: true, visibleTo: ['x', 'y'] }),
        workItem('acme/b', 1, { title: 'b', due: 2, urgent: false, visibleTo: ['y'] }),
        workItem('acme/c', 1, { title: null, due: null, urgent: null, visibleTo: [] }),
        workItem('acme/d', 1, {}),
        workItem('acme/e', 1, { title: '', due: 0 }),
      ]);
      const expected: readonly (readonly [Filter, string])[] = [
        [{ field: 'title', eq: 'a' }, 'a'],
        [{ field: 'title', eq: '' }, 'e'],
        [{ field: 'title', eq: null }, 'cd'],
        [{ field: 'due', eq: 0 }, 'e'],
        [{ field: 'due', eq: null }, 'cd'],
        [{ field: 'urgent', eq: true }, 'a'],
        [{ field: 'urgent', eq: false }, 'b'],
        [{ field: 'urgent', eq: null }, 'cde'],
        [{ field: 'title', ne: 'a' }, 'bcde'],
        [{ field: 'title', ne: null }, 'abe'],
        [{ field: 'urgent', ne: true }, 'bcde'],
        [{ field: 'due', ne: 1 }, 'bcde'],
        [{ field: 'title', in: ['a', 'b', 'z'] }, 'ab'],
        [{ field: 'title', in: ['a', null] }, 'acd'],
        [{ field: 'title', in: [null] }, 'cd'],
        [{ field: 'title', in: [] }, ''],
        [{ field: 'urgent', in: [true, false] }, 'ab'],
        [{ field: 'due', gt: 1 }, 'b'],
        [{ field: 'due', gte: 1 }, 'ab'],
        [{ field: 'due', lt: 1 }, 'e'],
        [{ field: 'due', lte: 1 }, 'ae'],
        [{ field: 'due', gt: 0, lt: 2 }, 'a'],
        [{ field: 'due', gte: -5 }, 'abe'],
        [{ field: 'title', gt: '' }, 'ab'],
        [{ field: 'title', lte: 'a' }, 'ae'],
        [{ field: 'title', prefix: '' }, 'abe'],
        [{ field: 'title', prefix: 'a' }, 'a'],
        [{ field: 'visibleTo', anyOf: ['x'] }, 'a'],
        [{ field: 'visibleTo', anyOf: ['y', 'x', 'y'] }, 'ab'],
        [{ field: 'visibleTo', anyOf: [] }, ''],
        [{ field: 'visibleTo', anyOf: [''] }, ''],
        [{ and: [] }, 'abcde'],
        [{ or: [] }, ''],
        [
          {
            and: [
              { field: 'due', gte: 1 },
              { field: 'urgent', eq: false },
            ],
          },
          'b',
        ],
        [
          {
            or: [
              { field: 'title', eq: 'a' },
              { field: 'due', eq: 0 },
            ],
          },
          'ae',
        ],
        [
          {
            and: [
              {
                or: [
                  { field: 'title', eq: 'a' },
                  { field: 'title', eq: null },
                ],
              },
              {
                or: [
                  { field: 'due', eq: null },
                  { field: 'visibleTo', anyOf: ['x'] },
                ],
              },
            ],
          },
          'acd',
        ],
        [
          {
            or: [
              {
                and: [
                  { field: 'title', eq: 'b' },
                  { field: 'visibleTo', anyOf: ['x'] },
                ],
              },
              { field: 'title', eq: '' },
            ],
          },
          'e',
        ],
      ];
      for (const [where, keys] of expected) {
        assert.equal(ids((await find(store, { where })).rows).join(''), keys, JSON.stringify(where));
        assert.equal(
          await store.count({ collection: 'workItems', tenant: 'acme', where }, 100),
          keys.length,
          `count ${JSON.stringify(where)}`,
        );
      }
    },
  },
  {
    name: 'rule 10: conditions beside a list mean the same as without one',
    run: async (store) => {
      const visibleTo = ['x', 'y'];
      await store.project([
        workItem('acme/a', 1, { title: 'a', due: 1, state: 'open', visibleTo }),
        workItem('acme/b', 1, { title: 'b', due: 2, state: 'open', visibleTo: ['y'] }),
        workItem('acme/c', 1, { title: null, due: null, state: 'open', visibleTo }),
        workItem('acme/d', 1, { title: 'd', due: 1, state: 'done', visibleTo }),
        workItem('acme/e', 1, { title: 'e', due: 1, state: 'open', visibleTo: ['z'] }),
        workItem('acme/f', 1, { title: 'f', due: -1, state: null, visibleTo: ['x'] }),
      ]);
      const open: Filter = { field: 'state', eq: 'open' };
      const expected: readonly (readonly [readonly Filter[], string])[] = [
        [[], 'abcdf'],
        [[open], 'abc'],
        [[open, { field: 'state', eq: 'done' }], ''],
        [[{ field: 'state', eq: null }], 'f'],
        [[open, { field: 'due', lt: 2 }], 'a'],
        [[open, { field: 'due', lte: 2 }], 'ab'],
        [[open, { field: 'due', gt: 1 }], 'b'],
        [[{ field: 'due', lt: 2 }], 'adf'],
        [[{ field: 'due', gte: -1, lt: 1 }], 'f'],
        [[open, { field: 'due', eq: null }], 'c'],
        [[open, { field: 'due', ne: null }], 'ab'],
        [
          [
            { field: 'state', in: ['open', 'done'] },
            { field: 'due', lt: 5 },
          ],
          'abd',
        ],
        [[open, { field: 'due', lt: 5 }, { field: 'title', prefix: 'b' }], 'b'],
        [[{ field: 'state', gt: 'e' }], 'abc'],
        [[{ field: 'state', lt: 'e' }], 'd'],
      ];
      for (const [others, keys] of expected) {
        const where: Filter = { and: [{ field: 'visibleTo', anyOf: visibleTo }, ...others] };
        for (const sort of [[], [{ field: 'due' }], [{ field: 'due', descending: true }]]) {
          const found = await find(store, { where, sort });
          assert.equal([...ids(found.rows)].sort().join(''), keys, JSON.stringify([where, sort]));
        }
        const counted = await store.count({ collection: 'workItems', tenant: 'acme', where }, 100);
        assert.equal(counted, keys.length, `count ${JSON.stringify(where)}`);
      }
    },
  },
  {
    name: 'rule 10: a prefix is plain text, whatever signs are in it',
    run: async (store) => {
      const titles = [
        'ABC',
        'ёлка',
        '100%',
        '1000',
        '100_x',
        '100ax',
        '.*',
        'abc',
        '^abc',
        'a.c',
        '[a]',
        '\\',
        "'; drop",
        'Ёлка',
        'Ёж',
        'Елка',
        '🚀🚀',
        '🚀',
        '🛸',
        '\uffff',
        'ab\u0000c',
        '$where',
        '(a+)+$',
      ];
      await store.project(titles.map((title, i) => workItem(`acme/${padded(i)}`, 1, { title })));
      for (const prefix of [
        '100%',
        '100_',
        '100',
        '.',
        '.*',
        '^',
        '[',
        '\\',
        "'",
        'Ё',
        'Ёл',
        '🚀',
        '🚀🚀',
        '\uffff',
        'ab\u0000',
        'a',
        '$',
        '(a+)',
        'нет',
      ]) {
        const found = (await find(store, { where: { field: 'title', prefix } })).rows.map(({ fields }) => fields['title']);
        assert.deepEqual(
          found,
          titles.filter((title) => title.startsWith(prefix)),
          prefix,
        );
      }
    },
  },
  {
    name: 'rule 10: values are values, never parts of the query',
    run: async (store) => {
      const odd = ["' OR 1=1 --", '"', '$ne', '{"$gt":""}', 'a\u0000b', '; DROP TABLE commits', '?', ':x', '\\', '%', 'NULL'];
      await store.project(odd.map((state, i) => workItem(`acme/${padded(i)}`, 1, { state, visibleTo: [state] })));
      for (const [i, state] of odd.entries()) {
        assert.deepEqual(ids((await find(store, { where: { field: 'state', eq: state } })).rows), [padded(i)]);
        assert.deepEqual(ids((await find(store, { where: { field: 'visibleTo', anyOf: [state] } })).rows), [padded(i)]);
      }
    },
  },
  {
    name: 'rule 10: anyOf finds whole texts only',
    run: async (store) => {
      await store.project([
        workItem('acme/1', 1, { visibleTo: ['user:anna'] }),
        workItem('acme/2', 1, { visibleTo: ['user:anna2', 'user:ann'] }),
        workItem('acme/3', 1, { visibleTo: ['USER:ANNA', 'user:anna '] }),
        workItem('acme/4', 1, { visibleTo: ['group:закупки'] }),
      ]);
      for (const sort of [[], [{ field: 'due' }]] satisfies Sort[]) {
        assert.deepEqual(ids((await find(store, { where: { field: 'visibleTo', anyOf: ['user:anna'] }, sort })).rows), ['1']);
        assert.deepEqual(ids((await find(store, { where: { field: 'visibleTo', anyOf: ['group:закупки'] }, sort })).rows), ['4']);
        assert.deepEqual(ids((await find(store, { where: { field: 'visibleTo', anyOf: ['user'] }, sort })).rows), []);
      }
    },
  },
  {
    name: 'rule 10: texts sort by their bytes, null first ascending and last descending',
    run: async (store) => {
      const inOrder = [
        null,
        '',
        '\u0000',
        ' ',
        '0',
        '10',
        '9',
        'A',
        'Z',
        'a',
        'aa',
        'b',
        'z',
        'é',
        'Ё',
        'А',
        'Я',
        'а',
        'я',
        'ё',
        '採',
        '\uffee',
        '🚀',
      ];
      await store.project(inOrder.map((title, i) => workItem(`acme/${padded((i * 7) % inOrder.length)}`, 1, { title })));
      const titles = async (descending: boolean) =>
        (await find(store, { sort: [{ field: 'title', descending }] })).rows.map(({ fields }) => fields['title']);
      assert.deepEqual(await titles(false), inOrder);
      assert.deepEqual(await titles(true), [...inOrder].reverse());
    },
  },
  {
    name: 'rule 10: numbers and yes/no sort by value, null first',
    run: async (store) => {
      const numbers = [null, -1000, -1.5, 0, 0.5, 9, 10, 123456789012345];
      await store.project(numbers.map((due, i) => workItem(`acme/${padded((i * 5) % numbers.length)}`, 1, { due })));
      assert.deepEqual(
        (await find(store, { sort: [{ field: 'due' }] })).rows.map(({ fields }) => fields['due']),
        numbers,
      );
      const flags = [true, null, false];
      await store.project(flags.map((urgent, i) => workItem(`beta/${i}`, 1, { urgent })));
      const sorted = await store.find({ collection: 'workItems', tenant: 'beta', sort: [{ field: 'urgent', descending: true }], limit: 9 });
      assert.deepEqual(
        sorted.rows.map(({ fields }) => fields['urgent']),
        [true, false, null],
      );
    },
  },
  {
    name: 'rule 10: equal rows sort by key, in the direction of the last field',
    run: async (store) => {
      await store.project(['c', 'a', 'b'].map((id) => workItem(`acme/${id}`, 1, { title: 'same', due: 1 })));
      assert.deepEqual(ids((await find(store, {})).rows), ['a', 'b', 'c']);
      assert.deepEqual(ids((await find(store, { sort: [{ field: 'title' }] })).rows), ['a', 'b', 'c']);
      assert.deepEqual(ids((await find(store, { sort: [{ field: 'title', descending: true }] })).rows), ['c', 'b', 'a']);
      assert.deepEqual(ids((await find(store, { sort: [{ field: 'title', descending: true }, { field: 'due' }] })).rows), ['a', 'b', 'c']);
    },
  },
  {
    name: 'rule 10: what is not declared is refused, not ignored',
    run: async (store) => {
      const wrong: readonly Partial<Query>[] = [
        { collection: 'nobody' },
        { where: { field: 'unknown', eq: 1 } },
        { where: { field: '__proto__', eq: null } },
        { where: { and: [{ or: [{ field: 'nested', ne: 1 }] }] } },
        { where: { field: 'due', eq: 'text' } },
        { where: { field: 'title', gt: 1 } },
        { where: { field: 'visibleTo', eq: 'x' } },
        { where: { field: 'title', anyOf: ['x'] } },
        { where: { field: 'due', prefix: '1' } },
        { where: { field: 'due' } },
        { sort: [{ field: 'unknown' }] },
        { sort: [{ field: 'visibleTo' }] },
        { limit: 0 },
        { limit: 1001 },
        { limit: 1.5 },
        { tenant: '' },
      ];
      for (const change of wrong) await assert.rejects(find(store, change), { code: 'INVALID_INPUT', status: 400 }, JSON.stringify(change));
      await assert.rejects(store.count({ collection: 'workItems', tenant: 'acme', where: { field: 'unknown', eq: 1 } }, 10), {
        code: 'INVALID_INPUT',
      });
      await assert.rejects(store.get('nobody', 'acme/1'), { code: 'INVALID_INPUT' });
    },
  },
  {
    name: 'rule 10: counts stop at the limit',
    run: async (store) => {
      await store.project(
        Array.from({ length: 30 }, (_, i) => workItem(`acme/${padded(i)}`, 1, { state: i < 20 ? 'open' : 'done', visibleTo: ['p', 'q'] })),
      );
      const open = { collection: 'workItems', tenant: 'acme', where: { field: 'state', eq: 'open' } } as const;
      assert.equal(await store.count(open, 1000), 20);
      assert.equal(await store.count(open, 20), 20);
      assert.equal(await store.count(open, 5), 5);
      assert.equal(await store.count({ collection: 'workItems', tenant: 'acme' }, 25), 25);
      const seen = { collection: 'workItems', tenant: 'acme', where: { field: 'visibleTo', anyOf: ['p', 'q'] } } as const;
      assert.equal(await store.count(seen, 1000), 30, 'a row that two keys show counts once');
    },
  },
  {
    name: 'rule 10: tenants do not see one another, whatever their names',
    run: async (store) => {
      const tenants = ['a', 'a.b', 'a-b', 'a_b', 'a0', 'ab', 'aa', 'b'];
      await store.project(
        tenants.flatMap((tenant) => [
          workItem(`${tenant}/1`, 1, { state: tenant, due: 1, visibleTo: ['p'] }),
          workItem(`${tenant}/b`, 1, { due: 2 }),
        ]),
      );
      await store.project([workItem('a/b/1', 1, { state: 'a', due: 3 })]);
      for (const tenant of tenants) {
        for (const sort of [[], [{ field: 'due' }]] satisfies Sort[]) {
          const { rows } = await store.find({ collection: 'workItems', tenant, sort, limit: 100 });
          assert.deepEqual(ids(rows), tenant === 'a' ? ['1', 'b', 'b/1'].sort() : ['1', 'b'], tenant);
          assert.ok(rows.every(({ key }) => key.startsWith(`${tenant}/`)));
        }
        const mine = { collection: 'workItems', tenant, where: { field: 'visibleTo', anyOf: ['p'] } } as const;
        assert.deepEqual(
          (await store.find({ ...mine, sort: [{ field: 'due' }], limit: 9 })).rows.map(({ key }) => key),
          [`${tenant}/1`],
        );
        assert.equal(await store.count(mine, 100), 1);
        assert.equal(await store.count({ collection: 'workItems', tenant }, 100), tenant === 'a' ? 3 : 2);
      }
      for (const tenant of ['a/b', 'a/', '../a', '%', 'a*', '', 'A']) {
        await assert.rejects(store.find({ collection: 'workItems', tenant, limit: 9 }), { code: 'INVALID_INPUT' }, tenant);
        await assert.rejects(store.count({ collection: 'workItems', tenant }, 9), { code: 'INVALID_INPUT' }, tenant);
      }
    },
  },
];
