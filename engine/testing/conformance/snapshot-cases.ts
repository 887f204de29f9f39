import assert from 'node:assert/strict';
import { bare, process } from './material.js';
import type { CaseBody } from './harness.js';
import type { Snapshot, Store } from '../../src/ports/index.js';

/** Rule 18: snapshots only shorten loading. */
export const snapshotCases: readonly CaseBody[] = [
  {
    name: 'rule 18: load answers the snapshot and the commits after it, read the whole history',
    run: async (store) => {
      const snapshot = await history(store, 5, 3);
      await store.saveSnapshot(snapshot);
      const loaded = await store.load(process(1));
      assert.deepEqual(loaded.snapshot, snapshot);
      assert.deepEqual(
        loaded.commits.map(({ revision }) => revision),
        [4, 5],
      );
      assert.equal((await store.read(process(1), 1, 100)).length, 5);
      assert.deepEqual((await store.load(process(2))).snapshot, null);
    },
  },
  {
    name: 'rule 18: a snapshot at the newest revision leaves no commits to load',
    run: async (store) => {
      await store.saveSnapshot(await history(store, 4, 4));
      const loaded = await store.load(process(1));
      assert.deepEqual([loaded.snapshot?.revision, loaded.commits], [4, []]);
    },
  },
  {
    name: 'rule 18: a snapshot of many parts comes back whole, never cut through a character',
    run: async (store) => {
      const given = await history(store, 2, 2);
      for (const body of [
        '',
        `"${'🚀'.repeat(1_700_000)}"`,
        `"x${'🚀'.repeat(1_200_000)}"`,
        `"${'Ж'.repeat(1_000_000)}"`,
        '{"small":true}',
      ]) {
        await store.saveSnapshot({ ...given, body });
        const { snapshot } = await store.load(process(1));
        assert.ok(snapshot?.body === body, `a body of ${body.length} came back with ${snapshot?.body.length}`);
      }
    },
  },
  {
    name: 'rule 18: a newer snapshot replaces an older one, a late older one does not come back',
    run: async (store) => {
      const older = await history(store, 6, 2);
      const newer = await snapshotAt(store, 5);
      await store.saveSnapshot(older);
      await store.saveSnapshot(newer);
      assert.deepEqual((await store.load(process(1))).snapshot, newer);
      await store.saveSnapshot(older);
      const loaded = await store.load(process(1));
      assert.deepEqual(loaded.snapshot, newer);
      assert.deepEqual(
        loaded.commits.map(({ revision }) => revision),
        [6],
      );
    },
  },
  {
    name: 'rule 18: the same revision written in a later state format replaces the first',
    run: async (store) => {
      const first = await history(store, 3, 3);
      const again = { ...first, stateFormat: first.stateFormat + 1, body: '{"again":true}' };
      await store.saveSnapshot(first);
      await store.saveSnapshot(again);
      assert.deepEqual((await store.load(process(1))).snapshot, again);
    },
  },
  {
    name: 'rule 18: a half-written snapshot is as if it were not there',
    needs: 'plantHalfSnapshot',
    run: async (store, harness) => {
      const snapshot = await history(store, 5, 3);
      await harness.plantHalfSnapshot?.(snapshot);
      const before = await store.load(process(1));
      assert.deepEqual([before.snapshot, before.commits.length], [null, 5]);
      const whole = await snapshotAt(store, 2);
      await store.saveSnapshot(whole);
      await harness.plantHalfSnapshot?.(snapshot);
      const loaded = await store.load(process(1));
      assert.deepEqual(loaded.snapshot, whole);
      assert.deepEqual(
        loaded.commits.map(({ revision }) => revision),
        [3, 4, 5],
      );
      await store.saveSnapshot(snapshot);
      assert.deepEqual((await store.load(process(1))).snapshot, snapshot);
    },
  },
];

async function history(store: Store, length: number, at: number): Promise<Snapshot> {
  await store.commitAll(Array.from({ length }, (_, i) => bare(store, process(1), i + 1)));
  return snapshotAt(store, at);
}

async function snapshotAt(store: Store, revision: number): Promise<Snapshot> {
  const commit = await store.readCommit(process(1), revision);
  return { aggregate: process(1), revision, commit: commit?.id ?? '', stateFormat: 2, body: `{"revision":${revision},"ё":"🚀"}` };
}
