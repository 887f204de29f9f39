import assert from 'node:assert/strict';
import { bare, commit, EPOCH, NEW_YEAR, process } from './material.js';
import type { CaseBody } from './harness.js';
import type { Commit, EpochRow } from '../../src/ports/index.js';

const life: EpochRow = { epoch: 'node-1', startedAt: NEW_YEAR, beat: 1, storedThrough: 0, projectedThrough: 0, closed: false };

/** Rule 11: epochs and the feed. */
export const feedCases: readonly CaseBody[] = [
  {
    name: 'rule 11: the feed gives one life’s commits by number, page by page, with gaps',
    run: async (store) => {
      const seqs = [5, 3, 9, 1, 12, 7, 100, 4_000_000_000];
      const commits = seqs.map((seq) => commit(store, { aggregate: process(seq), revision: 1, seq }));
      await store.commitAll([...commits].map((given) => ({ commit: given, rows: [], listRow: null })));
      await store.commitAll([bare(store, process('other'), 1, { epoch: 'other', seq: 2 })]);
      const inOrder = [...commits].sort((a, b) => a.seq - b.seq);
      assert.deepEqual(await store.feed(EPOCH, 0, 1000), inOrder);
      const walked: Commit[] = [];
      for (let after = 0; ;) {
        const page = await store.feed(EPOCH, after, 3);
        walked.push(...page);
        after = page.at(-1)?.seq ?? after;
        if (page.length < 3) break;
      }
      assert.deepEqual(walked, inOrder);
      assert.deepEqual(
        (await store.feed(EPOCH, 9, 2)).map(({ seq }) => seq),
        [12, 100],
      );
      assert.deepEqual(await store.feed(EPOCH, 4_000_000_000, 10), []);
      assert.deepEqual(
        (await store.feed('other', 0, 10)).map(({ seq }) => seq),
        [2],
      );
      assert.deepEqual(await store.feed('nobody', 0, 10), []);
    },
  },
  {
    name: 'rule 11: a commit that lands late takes its place in the feed',
    run: async (store) => {
      await store.commitAll([bare(store, process(1), 1, { seq: 1 }), bare(store, process(3), 1, { seq: 3 })]);
      assert.deepEqual(
        (await store.feed(EPOCH, 0, 10)).map(({ seq }) => seq),
        [1, 3],
      );
      await store.commitAll([bare(store, process(2), 1, { seq: 2 })]);
      assert.deepEqual(
        (await store.feed(EPOCH, 0, 10)).map(({ seq }) => seq),
        [1, 2, 3],
      );
    },
  },
  {
    name: 'rule 11: lives whose names begin alike have feeds of their own',
    run: async (store) => {
      const epochs = ['n', 'n1', 'n-1', 'N', 'n_1'];
      await store.commitAll(epochs.map((epoch, i) => bare(store, process(i), 1, { epoch, seq: 7 })));
      for (const [i, epoch] of epochs.entries()) {
        const feed = await store.feed(epoch, 0, 10);
        assert.deepEqual(
          feed.map(({ aggregate, id }) => [aggregate, id]),
          [[process(i), `${epoch}.7`]],
        );
      }
    },
  },
  {
    name: 'rule 11: creating an epoch twice is refused, and leaves the first as it was',
    run: async (store) => {
      assert.deepEqual(await store.epochs(), []);
      assert.equal(await store.saveEpoch(life, 'create'), true);
      assert.equal(await store.saveEpoch({ ...life, startedAt: NEW_YEAR + 1, beat: 5 }, 'create'), false);
      assert.deepEqual(await store.epochs(), [life]);
    },
  },
  {
    name: 'rule 11: of twenty that create one epoch at once exactly one does',
    run: async (store) => {
      const answers = await Promise.all(Array.from({ length: 20 }, async (_, i) => store.saveEpoch({ ...life, beat: i }, 'create')));
      assert.equal(answers.filter((created) => created).length, 1);
      assert.equal((await store.epochs())[0]?.beat, answers.indexOf(true));
    },
  },
  {
    name: 'rule 11: a heartbeat replaces the epoch’s row, and only its own',
    run: async (store) => {
      const other = { ...life, epoch: 'node-2' };
      await store.saveEpoch(life, 'create');
      await store.saveEpoch(other, 'create');
      const later = { ...life, beat: 2, storedThrough: 4_000_000_000, projectedThrough: 10, closed: true };
      assert.equal(await store.saveEpoch(later, 'beat'), true);
      assert.deepEqual(sorted(await store.epochs()), [later, other]);
      assert.equal(await store.saveEpoch({ ...life, epoch: 'node-3' }, 'beat'), true, 'a beat inserts what is missing');
      assert.equal((await store.epochs()).length, 3);
    },
  },
  {
    name: 'rule 11: commits of a life that has told nothing of itself do not make it an epoch',
    run: async (store) => {
      await store.commitAll([bare(store, process(1), 1, { epoch: 'silent', seq: 1 })]);
      assert.deepEqual(await store.epochs(), []);
      assert.equal(await store.saveEpoch({ ...life, epoch: 'silent' }, 'create'), true);
      assert.deepEqual(
        (await store.feed('silent', 0, 10)).map(({ seq }) => seq),
        [1],
      );
    },
  },
  {
    name: 'rule 11: a write wakes who watches, until they stop',
    run: async (store) => {
      let resolve = () => {};
      const woken = new Promise<boolean>((done) => (resolve = () => done(true)));
      const stop = store.watch(() => resolve());
      await store.commitAll([bare(store, process(1), 1)]);
      assert.ok(await soon(woken), 'nobody was woken within five seconds');
      stop();
      let after = 0;
      const stopOther = store.watch(() => after++);
      stopOther();
      await store.commitAll([bare(store, process(2), 1)]);
      assert.equal(after, 0);
    },
  },
];

/** Whether it happens at all: an adapter that never wakes anyone must fail the case, not hang it. */
async function soon(happened: Promise<boolean>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((done) => (timer = setTimeout(() => done(false), 5000)));
  const answer = await Promise.race([happened, late]);
  clearTimeout(timer);
  return answer;
}

function sorted(epochs: readonly EpochRow[]): readonly EpochRow[] {
  return [...epochs].sort((a, b) => (a.epoch < b.epoch ? -1 : 1));
}
