import assert from 'node:assert/strict';
import { bare, collections, commit, EPOCH, ids, instance, NEW_YEAR, process, statuses, workItem, write } from './material.js';
import type { CaseBody } from './harness.js';
import type { CollectionSpec, Store } from '../../src/ports/index.js';

/** Opening, closing, starting again. */
export const lifecycleCases: readonly CaseBody[] = [
  {
    name: 'rule 7: opening again with more collections, fields and indexes keeps what is there',
    run: async (store) => {
      await store.project([workItem('acme/1', 1, { state: 'open', due: 5, visibleTo: ['p'] })]);
      const [first] = collections;
      assert.ok(first !== undefined);
      const fields = { ...first.fields, tags: 'texts', place: 'text' } as const;
      const indexes = [
        ...first.indexes,
        { fields: ['place'] },
        { fields: ['due'], anyOf: 'tags' },
        { fields: ['title'], anyOf: 'visibleTo' },
      ];
      await store.open([
        { name: 'workItems', fields, indexes },
        { name: 'notes', fields: { text: 'text' }, indexes: [] },
      ]);
      await store.open(collections.slice(1));
      const row = await store.get('workItems', 'acme/1');
      assert.deepEqual(row?.fields, { state: 'open', title: null, due: 5, urgent: null, visibleTo: ['p'], tags: [], place: null });
      const old = {
        collection: 'workItems',
        tenant: 'acme',
        where: { field: 'visibleTo', anyOf: ['p'] },
        sort: [{ field: 'title' }],
        limit: 5,
      };
      assert.deepEqual(ids((await store.find(old)).rows), ['1'], 'a new index knows the old rows');
      await store.project([
        workItem('acme/2', 1, { tags: ['t'], place: 'x' }),
        { ...workItem('acme/1', 1, { text: 'n' }), collection: 'notes' },
      ]);
      assert.deepEqual(
        ids((await store.find({ collection: 'workItems', tenant: 'acme', where: { field: 'tags', anyOf: ['t'] }, limit: 5 })).rows),
        ['2'],
      );
      assert.ok(await store.get('notes', 'acme/1'));
      await assert.rejects(store.open([{ name: 'notes', fields: { text: 'number' }, indexes: [] }]), { code: 'INVALID_INPUT' });
    },
  },
  {
    name: 'rule 10: an index that covers what it may not is refused',
    run: async (store) => {
      const fields = { text: 'text', due: 'number', to: 'texts' } as const;
      const wrong: readonly CollectionSpec['indexes'][number][] = [
        { fields: ['text'], covers: ['due'] },
        { fields: ['text'], anyOf: 'to', covers: ['text'] },
        { fields: ['text'], anyOf: 'to', covers: ['due', 'due'] },
        { fields: ['text'], anyOf: 'to', covers: ['to'] },
        { fields: ['text'], anyOf: 'to', covers: ['unknown'] },
      ];
      for (const index of wrong)
        await assert.rejects(store.open([{ name: 'letters', fields, indexes: [index] }]), { code: 'INVALID_INPUT' }, JSON.stringify(index));
    },
  },
  {
    name: 'closing twice is harmless, and calls after it are refused cleanly',
    run: async (store) => {
      await store.commitAll([bare(store, process(1), 1)]);
      await store.close();
      await store.close();
      const calls: Readonly<Record<string, () => Promise<unknown>>> = {
        commitAll: async () => store.commitAll([bare(store, process(1), 2)]),
        readCommit: async () => store.readCommit(process(1), 1),
        load: async () => store.load(process(1)),
        read: async () => store.read(process(1), 1, 1),
        head: async () => store.head(process(1)),
        aggregates: async () => store.aggregates('', '', 1),
        feed: async () => store.feed(EPOCH, 0, 1),
        epochs: async () => store.epochs(),
        project: async () => store.project([workItem('acme/1', 1, {})]),
        find: async () => store.find({ collection: 'workItems', tenant: 'acme', limit: 1 }),
        get: async () => store.get('workItems', 'acme/1'),
        count: async () => store.count({ collection: 'workItems', tenant: 'acme' }, 1),
        clear: async () => store.clear('workItems'),
        put: async () => store.blobs.put('acme', new Uint8Array(1)),
        open: async () => store.open(collections),
      };
      for (const [name, call] of Object.entries(calls)) await assert.rejects(call(), { code: 'STORE_UNAVAILABLE', status: 503 }, name);
    },
  },
  {
    name: 'closing waits for what was asked before it',
    needs: 'reopen',
    run: async (store, harness) => {
      const asked = Array.from({ length: 10 }, async (_, i) => store.commitAll([bare(store, process(i), 1)]));
      await store.close();
      const outcomes = (await Promise.all(asked)).flatMap((answer) => statuses(answer));
      assert.deepEqual(outcomes, Array(10).fill('stored'));
      await second(harness.reopen, async (again) => assert.equal((await again.aggregates('', '', 100)).length, 10));
    },
  },
  {
    name: 'after a restart everything is as it was',
    needs: 'reopen',
    run: async (store, harness) => {
      const first = commit(store, { aggregate: process(1), revision: 1, body: '{"ё":"🚀"}' });
      const second_ = commit(store, { aggregate: process(1), revision: 2, prev: first.id });
      const row = workItem('acme/1', 1, { state: 'open', due: 1, urgent: true, visibleTo: ['p'] });
      await write(store, [{ commit: first, rows: [row, workItem('acme/2', 1, null)], listRow: instance('acme/1', 1) }]);
      await store.commitAll([{ commit: second_, rows: [], listRow: null }]);
      const life = { epoch: EPOCH, startedAt: NEW_YEAR, beat: 3, storedThrough: 2, projectedThrough: 1, closed: false };
      await store.saveEpoch(life, 'create');
      const snapshot = { aggregate: process(1), revision: 1, commit: first.id, stateFormat: 1, body: '{}' };
      await store.saveSnapshot(snapshot);
      const { hash } = await store.blobs.put('acme', new Uint8Array([1, 2, 3]));
      const seen = await store.get('workItems', 'acme/1');
      await store.close();
      await second(harness.reopen, async (again) => {
        assert.deepEqual(await again.load(process(1)), { snapshot, commits: [second_] });
        assert.deepEqual(await again.read(process(1), 1, 10), [first, second_]);
        assert.deepEqual(await again.feed(EPOCH, 0, 10), [first, second_]);
        assert.deepEqual(await again.get('workItems', 'acme/1'), seen);
        assert.equal(await again.rankOf('workItems', 'acme/2'), 4096);
        assert.deepEqual(
          ids(
            (
              await again.find({
                collection: 'workItems',
                tenant: 'acme',
                where: { field: 'visibleTo', anyOf: ['p'] },
                sort: [{ field: 'due' }],
                limit: 5,
              })
            ).rows,
          ),
          ['1'],
        );
        assert.deepEqual(await again.epochs(), [life]);
        assert.equal(await again.saveEpoch(life, 'create'), false);
        assert.deepEqual([...((await again.blobs.get('acme', hash)) ?? [])], [1, 2, 3]);
        assert.deepEqual(statuses(await again.commitAll([bare(again, process(1), 2, { epoch: 'new', seq: 1 })])), ['conflict']);
      });
    },
  },
  {
    name: 'rule 12: of two nodes on one store each sees the other’s commits, and one of two writers wins',
    needs: 'reopen',
    run: async (store, harness) => {
      await second(harness.reopen, async (other) => {
        for (let revision = 1; revision <= 20; revision++) {
          const mine = commit(store, { aggregate: process(1), revision });
          const theirs = commit(other, { aggregate: process(1), revision, epoch: 'other' });
          const rowed = (given: typeof mine) => ({
            commit: given,
            rows: [workItem('acme/1', revision, { title: given.epoch })],
            listRow: null,
          });
          const [[a], [b]] = await Promise.all([write(store, [rowed(mine)]), write(other, [rowed(theirs)])]);
          assert.deepEqual([a?.status, b?.status].sort(), ['conflict', 'stored'], `revision ${revision}`);
          const winner = a?.status === 'stored' ? mine : theirs;
          assert.deepEqual(await store.readCommit(process(1), revision), winner);
          assert.deepEqual(await other.readCommit(process(1), revision), winner);
          assert.equal((await (revision % 2 ? store : other).get('workItems', 'acme/1'))?.fields['title'], winner.epoch);
        }
      });
    },
  },
];

async function second(reopen: (() => Promise<Store>) | undefined, body: (store: Store) => Promise<void>): Promise<void> {
  const store = await reopen?.();
  assert.ok(store !== undefined);
  try {
    await store.open(collections);
    await body(store);
  } finally {
    await store.close();
  }
}
