import assert from 'node:assert/strict';
import { bare, EPOCH, process } from './material.js';
import type { CaseBody } from './harness.js';
import type { Store } from '../../src/ports/index.js';

/** Rules 21 and 22: what is forgotten goes for good, and nothing else with it. */
export const forgettingCases: readonly CaseBody[] = [
  {
    name: 'rule 22: the oldest commits go first, at most as many as asked, and the newest stay',
    run: async (store) => {
      await histories(store);
      assert.equal(await store.forgetCommits(process(1), 4, 3), 3);
      assert.deepEqual(await revisions(store, 1), [4, 5]);
      assert.equal(await store.forgetCommits(process(1), 4, 3), 1);
      assert.equal(await store.forgetCommits(process(1), 4, 3), 0);
      assert.deepEqual(await revisions(store, 1), [5]);
      assert.deepEqual((await store.head(process(1)))?.revision, 5);
      assert.equal((await store.load(process(1))).commits.length, 1);
      assert.equal(await store.readCommit(process(1), 4), null);
      assert.deepEqual(await revisions(store, 2), [1, 2, 3]);
    },
  },
  {
    name: 'rule 22: an aggregate whose every commit is forgotten is as if it had never been',
    run: async (store, harness) => {
      await histories(store);
      assert.equal(await store.forgetCommits(process(1), 5, 1000), 5);
      const check = async (after: Store) => {
        assert.equal(await after.head(process(1)), null);
        assert.deepEqual((await after.load(process(1))).commits, []);
        assert.deepEqual(await after.aggregates('acme/', '', 10), [{ aggregate: process(2), revision: 3 }]);
        assert.deepEqual(
          (await after.feed(EPOCH, 0, 100)).map(({ aggregate }) => aggregate),
          [process(2), process(2), process(2)],
        );
      };
      await check(store);
      const again = await harness.reopen?.();
      if (again === undefined) return;
      await again.open([]);
      await check(again).finally(async () => again.close());
    },
  },
  {
    name: 'rule 22: forgetting what is not there is no error, and a wrong call is refused',
    run: async (store) => {
      await histories(store);
      assert.equal(await store.forgetCommits(process(9), 100, 10), 0);
      assert.equal(await store.forgetCommits(process(1), 0, 10), 0);
      await assert.rejects(store.forgetCommits('acme/process', 1, 10), { code: 'INVALID_INPUT' });
      await assert.rejects(store.forgetCommits(process(1), -1, 10), { code: 'INVALID_INPUT' });
      await assert.rejects(store.forgetCommits(process(1), 1, 0), { code: 'INVALID_INPUT' });
      await assert.rejects(store.forgetCommits(process(1), 1, 1001), { code: 'INVALID_INPUT' });
      assert.deepEqual(await revisions(store, 1), [1, 2, 3, 4, 5]);
    },
  },
  {
    name: 'rule 21: another body takes the place of a commit’s, in its history and in the feed; all else of it stays',
    run: async (store) => {
      await histories(store);
      const before = await store.readCommit(process(1), 2);
      assert.ok(before);
      const body = '{"format":1,"erased":"ё 🚀 \\u0000 \u0000"}';
      assert.equal(await store.rewriteCommit(before, body), true);
      assert.deepEqual(await store.readCommit(process(1), 2), { ...before, body });
      assert.deepEqual((await store.read(process(1), 2, 1))[0], { ...before, body });
      assert.deepEqual(
        (await store.feed(EPOCH, 0, 100)).filter((commit) => commit.body === body).map(({ id }) => id),
        [before.id],
      );
      assert.equal((await store.head(process(1)))?.revision, 5);
      assert.equal(await store.rewriteCommit(before, body), true);
    },
  },
  {
    name: 'rule 21: a body is never put in the place of another commit’s',
    run: async (store) => {
      await histories(store);
      const [first, second] = [await store.readCommit(process(1), 1), await store.readCommit(process(1), 2)];
      assert.ok(first && second);
      assert.equal(await store.rewriteCommit({ ...first, revision: 2 }, '{}'), false);
      assert.equal(await store.rewriteCommit({ ...first, aggregate: process(2) }, '{}'), false);
      assert.equal(await store.rewriteCommit({ ...first, revision: 9 }, '{}'), false);
      assert.equal(await store.rewriteCommit({ ...first, id: 'gone.1' }, '{}'), false);
      await assert.rejects(store.rewriteCommit(first, 'x'.repeat(2_000_001)), { code: 'COMMIT_TOO_LARGE' });
      assert.deepEqual([await store.readCommit(process(1), 1), await store.readCommit(process(1), 2)], [first, second]);
    },
  },
  {
    name: 'rule 21: a snapshot that is dropped is gone with its parts, and a later one takes its place',
    run: async (store) => {
      await histories(store);
      const commit = await store.readCommit(process(1), 3);
      const snapshot = { aggregate: process(1), revision: 3, commit: commit?.id ?? '', stateFormat: 1, body: `"${'a'.repeat(1_500_000)}"` };
      await store.saveSnapshot(snapshot);
      await store.dropSnapshot(process(1));
      await store.dropSnapshot(process(1));
      const loaded = await store.load(process(1));
      assert.deepEqual([loaded.snapshot, loaded.commits.length], [null, 5]);
      await store.saveSnapshot({ ...snapshot, body: '{}' });
      assert.equal((await store.load(process(1))).snapshot?.body, '{}');
    },
  },
  {
    name: 'rule 23: the list of erasures is kept in order and outlives the store',
    run: async (store, harness) => {
      const { erasures } = store;
      if (erasures === undefined) return;
      assert.deepEqual(await erasures.all(), []);
      await Promise.all(['{"id":"1","ё":"🚀"}', '{"id":"2"}', '{"id":"3"}'].map(async (entry) => erasures.note(entry)));
      const all = ['{"id":"1","ё":"🚀"}', '{"id":"2"}', '{"id":"3"}'];
      assert.deepEqual(await erasures.all(), all);
      const again = await harness.reopen?.();
      if (again === undefined) return;
      await again.open([]);
      assert.deepEqual(await again.erasures?.all(), all);
      await again.close();
    },
  },
];

/** Five commits of one aggregate, three of another. */
async function histories(store: Store): Promise<void> {
  await store.commitAll([1, 2, 3, 4, 5].map((revision) => bare(store, process(1), revision)));
  await store.commitAll([1, 2, 3].map((revision) => bare(store, process(2), revision)));
}

async function revisions(store: Store, n: number): Promise<readonly number[]> {
  return (await store.read(process(n), 1, 100)).map(({ revision }) => revision);
}
