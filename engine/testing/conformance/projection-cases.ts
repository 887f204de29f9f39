import assert from 'node:assert/strict';
import { ids, instance, NEW_YEAR, workItem } from './material.js';
import type { CaseBody } from './harness.js';

/** Rule 7: rows are replaced only by a higher rank, whatever the order, however often. */
export const projectionCases: readonly CaseBody[] = [
  {
    name: 'rule 7: a row comes back with every declared field, missing ones as null and empty lists',
    run: async (store) => {
      await store.project([
        workItem('acme/1', 2, { title: 'Чай', due: 1.5, urgent: false, visibleTo: ['user:anna', 'group:ит'] }, { body: '{ "x":1 }' }),
      ]);
      assert.deepEqual(await store.get('workItems', 'acme/1'), {
        key: 'acme/1',
        rank: 8192,
        fields: { state: null, title: 'Чай', due: 1.5, urgent: false, visibleTo: ['user:anna', 'group:ит'] },
        body: '{ "x":1 }',
      });
      await store.project([workItem('acme/2', 1, {})]);
      assert.deepEqual((await store.get('workItems', 'acme/2'))?.fields, {
        state: null,
        title: null,
        due: null,
        urgent: null,
        visibleTo: [],
      });
      assert.deepEqual((await store.find({ collection: 'workItems', tenant: 'acme', limit: 10 })).rows, [
        await store.get('workItems', 'acme/1'),
        await store.get('workItems', 'acme/2'),
      ]);
    },
  },
  {
    name: 'rule 7: numbers keep their value, also large, small and negative ones',
    run: async (store) => {
      const numbers = [
        0,
        -1,
        0.1,
        1e-9,
        123456789012345,
        Number.MAX_SAFE_INTEGER,
        -Number.MAX_SAFE_INTEGER,
        1e300,
        NEW_YEAR,
        2_147_483_648,
      ];
      await store.project(numbers.map((due, i) => workItem(`acme/${i}`, 1, { due })));
      for (const [i, due] of numbers.entries()) assert.equal((await store.get('workItems', `acme/${i}`))?.fields['due'], due);
    },
  },
  {
    name: 'rule 7: only a higher rank replaces a row',
    run: async (store) => {
      const at = async (rank: number, title: string) => store.project([workItem('acme/1', 1, { title }, { rank, body: `"${title}"` })]);
      const seen = async () => {
        const row = await store.get('workItems', 'acme/1');
        return [row?.rank, row?.fields['title'], row?.body];
      };
      await at(8192, 'first');
      await at(8191, 'lower');
      assert.deepEqual(await seen(), [8192, 'first', '"first"']);
      await at(8192, 'equal');
      assert.deepEqual(await seen(), [8192, 'first', '"first"']);
      await at(8193, 'higher');
      assert.deepEqual(await seen(), [8193, 'higher', '"higher"']);
      assert.equal(await store.rankOf('workItems', 'acme/1'), 8193);
      assert.equal(await store.rankOf('workItems', 'acme/none'), null);
    },
  },
  {
    name: 'rule 7: an overtaken row leaves no trace in lists and indexes',
    run: async (store) => {
      await store.project([workItem('acme/1', 1, { state: 'open', due: 1, visibleTo: ['user:anna', 'group:old'] })]);
      await store.project([workItem('acme/1', 2, { state: 'open', due: 2, visibleTo: ['user:boris', 'group:new'] })]);
      await store.project([workItem('acme/1', 1, { state: 'late', due: 3, visibleTo: ['user:late'] })]);
      const visible = async (...anyOf: string[]) =>
        ids(
          (
            await store.find({
              collection: 'workItems',
              tenant: 'acme',
              where: { field: 'visibleTo', anyOf },
              sort: [{ field: 'due' }],
              limit: 9,
            })
          ).rows,
        );
      assert.deepEqual(await visible('user:anna'), []);
      assert.deepEqual(await visible('group:old'), []);
      assert.deepEqual(await visible('user:late'), []);
      assert.deepEqual(await visible('user:boris', 'group:new'), ['1']);
      const late = await store.find({ collection: 'workItems', tenant: 'acme', where: { field: 'state', eq: 'late' }, limit: 9 });
      assert.deepEqual(late.rows, []);
    },
  },
  {
    name: 'rule 7: projecting twice changes nothing',
    run: async (store) => {
      const rows = [workItem('acme/1', 3, { state: 'open', visibleTo: ['user:anna'] }), workItem('acme/2', 1, null), instance('acme/1', 3)];
      await store.project(rows);
      const before = [
        await store.get('workItems', 'acme/1'),
        await store.rankOf('workItems', 'acme/2'),
        await store.get('instances', 'acme/1'),
      ];
      await store.project(rows);
      await store.project([...rows, ...rows]);
      assert.deepEqual(
        [await store.get('workItems', 'acme/1'), await store.rankOf('workItems', 'acme/2'), await store.get('instances', 'acme/1')],
        before,
      );
      assert.equal(
        await store.count({ collection: 'workItems', tenant: 'acme', where: { field: 'visibleTo', anyOf: ['user:anna'] } }, 10),
        1,
      );
    },
  },
  {
    name: 'rule 7: late and out of order the highest rank wins, also within one call',
    run: async (store) => {
      const orders = [
        [1, 2, 3],
        [3, 2, 1],
        [2, 3, 1],
        [3, 1, 2],
      ];
      for (const [i, order] of orders.entries()) {
        const rows = order.map((revision) => workItem(`acme/${i}`, revision, { due: revision, visibleTo: [`group:${revision}`] }));
        await store.project(rows);
        for (const row of rows) await store.project([row]);
        const found = await store.get('workItems', `acme/${i}`);
        assert.deepEqual([found?.rank, found?.fields['due']], [3 * 4096, 3], `written in the order ${order.join()}`);
      }
      const third = { field: 'visibleTo', anyOf: ['group:3'] };
      assert.equal(await store.count({ collection: 'workItems', tenant: 'acme', where: third }, 10), 4);
      const stale = { field: 'visibleTo', anyOf: ['group:1', 'group:2'] };
      assert.equal(await store.count({ collection: 'workItems', tenant: 'acme', where: stale }, 10), 0);
    },
  },
  {
    name: 'rule 7: of many writers at once the highest rank wins',
    run: async (store) => {
      const revisions = Array.from({ length: 40 }, (_, i) => ((i * 17) % 40) + 1);
      await Promise.all(revisions.map(async (revision) => store.project([workItem('acme/1', revision, { due: revision })])));
      const row = await store.get('workItems', 'acme/1');
      assert.deepEqual([row?.rank, row?.fields['due']], [40 * 4096, 40]);
    },
  },
  {
    name: 'rule 7: a removal hides the row, keeps its rank, and no zombie comes back',
    run: async (store) => {
      await store.project([workItem('acme/1', 1, { state: 'open', visibleTo: ['user:anna'] })]);
      await store.project([workItem('acme/1', 2, null)]);
      const gone = async () => {
        assert.equal(await store.get('workItems', 'acme/1'), null);
        assert.equal(await store.rankOf('workItems', 'acme/1'), 8192);
        assert.deepEqual((await store.find({ collection: 'workItems', tenant: 'acme', limit: 10 })).rows, []);
        const mine = { collection: 'workItems', tenant: 'acme', where: { field: 'visibleTo', anyOf: ['user:anna'] } };
        assert.deepEqual((await store.find({ ...mine, sort: [{ field: 'due' }], limit: 10 })).rows, []);
        assert.equal(await store.count(mine, 10), 0);
        assert.equal(await store.count({ collection: 'workItems', tenant: 'acme', where: { field: 'state', eq: null } }, 10), 0);
        assert.equal(await store.count({ collection: 'workItems', tenant: 'acme', where: { field: 'state', ne: 'x' } }, 10), 0);
      };
      await gone();
      await store.project([workItem('acme/1', 1, { state: 'zombie', visibleTo: ['user:anna'] })]);
      await store.project([workItem('acme/1', 2, { state: 'zombie', visibleTo: ['user:anna'] })]);
      await gone();
      await store.project([workItem('acme/1', 3, { state: 'again', visibleTo: ['user:anna'] })]);
      assert.equal((await store.get('workItems', 'acme/1'))?.fields['state'], 'again');
    },
  },
  {
    name: 'rule 7: a removal that arrives first keeps the earlier row out',
    run: async (store) => {
      await store.project([workItem('acme/1', 5, null)]);
      await store.project([workItem('acme/1', 4, { state: 'open' })]);
      assert.equal(await store.get('workItems', 'acme/1'), null);
      assert.equal(await store.rankOf('workItems', 'acme/1'), 5 * 4096);
      await store.project([workItem('acme/1', 4, null)]);
      assert.equal(await store.rankOf('workItems', 'acme/1'), 5 * 4096);
    },
  },
  {
    name: 'rule 7: the sweep takes tombstones older than the limit, oldest data only, and never rows',
    run: async (store) => {
      const day = 86_400_000;
      await store.project([
        workItem('acme/1', 1, null, { at: NEW_YEAR }),
        workItem('acme/2', 1, null, { at: NEW_YEAR + day }),
        workItem('acme/3', 1, null, { at: NEW_YEAR + 2 * day }),
        workItem('beta/1', 1, null, { at: NEW_YEAR }),
        workItem('acme/4', 1, { state: 'open' }, { at: NEW_YEAR }),
      ]);
      assert.equal(await store.sweepTombstones('workItems', NEW_YEAR, 10), 0, 'the limit itself is not older');
      assert.equal(await store.sweepTombstones('workItems', NEW_YEAR + 2 * day, 2), 2, 'at most as many as asked');
      assert.equal(await store.sweepTombstones('workItems', NEW_YEAR + 2 * day, 2), 1);
      assert.equal(await store.sweepTombstones('workItems', NEW_YEAR + 2 * day, 2), 0);
      const ranks = await Promise.all(
        ['acme/1', 'acme/2', 'acme/3', 'beta/1', 'acme/4'].map(async (key) => store.rankOf('workItems', key)),
      );
      assert.deepEqual(ranks, [null, null, 4096, null, 4096]);
      await store.project([workItem('acme/1', 1, { state: 'new' })]);
      assert.ok(await store.get('workItems', 'acme/1'));
    },
  },
  {
    name: 'rule 7: a row that breaks its collection is refused before anything is written',
    run: async (store) => {
      const good = workItem('acme/1', 1, {});
      const wrong = [
        { ...good, collection: 'nobody' },
        { ...good, fields: { unknown: 1 } },
        { ...good, fields: { due: 'soon' } },
        { ...good, fields: { due: Number.NaN } },
        { ...good, fields: { visibleTo: 'user:anna' } },
        { ...good, fields: { toString: 'x' } },
        { ...good, key: 'no-tenant' },
        { ...good, rank: -1 },
      ];
      for (const bad of wrong) await assert.rejects(store.project([good, bad]), { code: 'INVALID_INPUT' }, JSON.stringify(bad));
      assert.equal(await store.get('workItems', 'acme/1'), null);
    },
  },
  {
    name: 'rule 7: clear drops every row and tombstone of the collection and nothing else',
    run: async (store) => {
      await store.project([
        workItem('acme/1', 1, { visibleTo: ['user:anna'] }),
        workItem('beta/1', 1, {}),
        workItem('acme/2', 1, null),
        instance('acme/1', 1),
      ]);
      await store.clear('workItems');
      for (const key of ['acme/1', 'beta/1', 'acme/2']) assert.equal(await store.rankOf('workItems', key), null);
      const mine = { collection: 'workItems', tenant: 'acme', where: { field: 'visibleTo', anyOf: ['user:anna'] } };
      assert.deepEqual(await store.find({ ...mine, sort: [{ field: 'due' }], limit: 10 }), { rows: [] });
      assert.ok(await store.get('instances', 'acme/1'));
      await store.project([workItem('acme/1', 1, { state: 'rebuilt' })]);
      assert.equal((await store.get('workItems', 'acme/1'))?.fields['state'], 'rebuilt');
    },
  },
  {
    name: 'rule 7: two collections keep the same key apart',
    run: async (store) => {
      await store.project([workItem('acme/1', 7, { state: 'a' }), instance('acme/1', 3, { state: 'b' })]);
      assert.equal(await store.rankOf('workItems', 'acme/1'), 7 * 4096);
      assert.equal(await store.rankOf('instances', 'acme/1'), 3 * 4096);
      await store.project([instance('acme/1', 4, null)]);
      assert.ok(await store.get('workItems', 'acme/1'));
    },
  },
];
