import assert from 'node:assert/strict';
import { MAX_COMMIT_BYTES } from '../../src/stores/contract/index.js';
import { bare, commit, EPOCH, instance, NEW_YEAR, process, statuses, workItem, write } from './material.js';
import type { CaseBody } from './harness.js';
import type { Commit, Store } from '../../src/ports/index.js';

/** Rules 1, 3, 4: the commit log. */
export const commitCases: readonly CaseBody[] = [
  {
    name: 'rule 1: a commit comes back field by field as it was given',
    run: async (store) => {
      const first = commit(store, { aggregate: process(1), revision: 1, at: NEW_YEAR + 7, body: '{"events":[{"type":"started"}]}' });
      const second = commit(store, { aggregate: process(1), revision: 2, prev: first.id });
      assert.deepEqual(statuses(await store.commitAll([entry(first), entry(second)])), ['stored', 'stored']);
      assert.deepEqual(await store.readCommit(process(1), 1), first);
      assert.deepEqual(await store.readCommit(process(1), 2), second);
      assert.deepEqual((await store.load(process(1))).commits, [first, second]);
      assert.deepEqual(await store.read(process(1), 2, 10), [second]);
      assert.deepEqual(await store.head(process(1)), { revision: 2, id: second.id });
    },
  },
  {
    name: 'rule 1: the body keeps its bytes whatever is in it',
    run: async (store) => {
      const bodies = [
        '{ "spaces" :  1.0, "exponent": 1e3, "order": {"b":1,"a":2} }',
        '{"Заявка №1":"Ёлка, чай и «кавычки»","emoji":"👩‍👩‍👧 🚀","cjk":"採購"}',
        '{"a.b":1,"$x":{"$gt":""},"__proto__":{"polluted":true},"constructor":1,"":"empty","_id":"x"}',
        '{"big":123456789012345678901234567890,"tiny":0.1,"minus":-0,"deep":[[[[[[[[[[[[1]]]]]]]]]]]]}',
        '{"escaped":"\\u0000 \\ud800 \\n","raw":"\u0000 in the middle \u0001\u007f\ufeff\uffff"}',
        `{"text":"${'Я'.repeat(450_000)}"}`,
        `{"text":"${'x'.repeat(900_000)}"}`,
        '',
      ];
      const entries = bodies.map((body, i) => bare(store, process(1), i + 1, { body }));
      assert.deepEqual(
        statuses(await store.commitAll(entries)),
        bodies.map(() => 'stored'),
      );
      const { commits } = await store.load(process(1));
      assert.equal(commits.length, bodies.length);
      bodies.forEach((body, i) => assert.ok(commits[i]?.body === body, `body ${i} came back as ${commits[i]?.body.slice(0, 100)}`));
      const one = await store.readCommit(process(1), 6);
      assert.ok(one?.body === bodies[5], 'readCommit keeps the bytes too');
    },
  },
  {
    name: 'rule 1: half a surrogate pair becomes U+FFFD, as UTF-8 has it',
    run: async (store) => {
      await store.commitAll([bare(store, process(1), 1, { body: '{"cut":"a\ud83d"}' })]);
      assert.equal((await store.readCommit(process(1), 1))?.body, '{"cut":"a\ufffd"}');
      await store.project([workItem('acme/1', 1, { title: 'b\ude00' }, { body: '"\ud83d"' })]);
      const row = await store.get('workItems', 'acme/1');
      assert.deepEqual([row?.fields['title'], row?.body], ['b\ufffd', '"\ufffd"']);
    },
  },
  {
    name: 'rule 1: of 50 writers of one revision exactly one is stored, the others are in conflict',
    run: async (store) => {
      const writers = Array.from({ length: 50 }, (_, i) => commit(store, { aggregate: process(1), revision: 1, body: `{"writer":${i}}` }));
      const outcomes = await Promise.all(writers.map(async (writer) => (await store.commitAll([entry(writer)]))[0]?.status));
      assert.equal(outcomes.filter((status) => status === 'stored').length, 1, `outcomes were ${outcomes.join()}`);
      assert.equal(outcomes.filter((status) => status === 'conflict').length, 49);
      assert.deepEqual(await store.readCommit(process(1), 1), writers[outcomes.indexOf('stored')]);
      assert.equal((await store.read(process(1), 1, 100)).length, 1);
    },
  },
  {
    name: 'rule 1: a batch is stored in the order given, revision by revision',
    run: async (store) => {
      const entries = [1, 2, 3, 4, 5].map((revision) => bare(store, process(1), revision));
      assert.deepEqual(statuses(await store.commitAll(entries)), Array(5).fill('stored'));
      const { commits } = await store.load(process(1));
      assert.deepEqual(
        commits.map(({ revision }) => revision),
        [1, 2, 3, 4, 5],
      );
    },
  },
  {
    name: 'rule 1: a conflict stops neither the commits before nor those after it',
    run: async (store) => {
      const taken = commit(store, { aggregate: process(2), revision: 1 });
      await store.commitAll([entry(taken)]);
      const outcomes = await store.commitAll([
        bare(store, process(1), 1),
        bare(store, process(2), 1),
        bare(store, process(3), 1),
        bare(store, process(2), 2),
        bare(store, process(3), 1),
      ]);
      assert.deepEqual(statuses(outcomes), ['stored', 'conflict', 'stored', 'stored', 'conflict']);
      assert.deepEqual(await store.readCommit(process(2), 1), taken);
      assert.equal((await store.head(process(1)))?.revision, 1);
      assert.equal((await store.head(process(2)))?.revision, 2);
      assert.equal((await store.read(process(3), 1, 10)).length, 1);
    },
  },
  {
    name: 'rule 3: the same commit again is never a second one, and reading it back shows our id',
    run: async (store) => {
      const ours = commit(store, { aggregate: process(1), revision: 1 });
      await store.commitAll([entry(ours)]);
      const [again, other] = await store.commitAll([entry(ours), bare(store, process(2), 1)]);
      assert.ok(again?.status === 'conflict' || again?.status === 'unknown', `an own duplicate was answered ${again?.status}`);
      assert.equal(other?.status, 'stored');
      assert.equal((await store.readCommit(process(1), 1))?.id, ours.id);
      assert.equal((await store.load(process(1))).commits.length, 1);
      assert.equal((await store.feed(EPOCH, 0, 100)).filter(({ id }) => id === ours.id).length, 1);
    },
  },
  {
    name: 'rule 3: after a conflict the key shows the winner',
    run: async (store) => {
      const winner = commit(store, { aggregate: process(1), revision: 1, epoch: 'other-node', seq: 1, body: '"winner"' });
      await store.commitAll([entry(winner)]);
      const loser = commit(store, { aggregate: process(1), revision: 1, body: '"loser"' });
      assert.deepEqual(statuses(await store.commitAll([entry(loser)])), ['conflict']);
      assert.deepEqual(await store.readCommit(process(1), 1), winner);
      assert.equal(await store.readCommit(process(1), 2), null);
      assert.deepEqual(await store.feed(EPOCH, 0, 100), [], 'the loser is not in the feed');
    },
  },
  {
    name: 'rule 3: readCommit sees what was just acknowledged, and null where there is nothing',
    run: async (store) => {
      assert.equal(await store.readCommit(process(1), 1), null);
      for (let revision = 1; revision <= 20; revision++) {
        const next = commit(store, { aggregate: process(1), revision });
        assert.equal(await store.readCommit(process(1), revision), null);
        await store.commitAll([entry(next)]);
        assert.deepEqual(await store.readCommit(process(1), revision), next);
        assert.deepEqual(await store.head(process(1)), { revision, id: next.id });
      }
    },
  },
  {
    name: 'rule 4: every commit names the one before, the first names none',
    run: async (store) => {
      const first = commit(store, { aggregate: process(1), revision: 1 });
      const second = commit(store, { aggregate: process(1), revision: 2, prev: first.id });
      const third = commit(store, { aggregate: process(1), revision: 3, prev: second.id, epoch: 'second-life', seq: 4_000_000_000 });
      const fourth = commit(store, { aggregate: process(1), revision: 4, prev: third.id, epoch: 'third-life', seq: 1 });
      await store.commitAll([first, second, third, fourth].map(entry));
      const { commits } = await store.load(process(1));
      assert.deepEqual(
        commits.map(({ prev }) => prev),
        [null, first.id, second.id, third.id],
      );
      assert.deepEqual(commits, [first, second, third, fourth]);
    },
  },
  {
    name: 'rule 2: a commit over the limit is refused before anything of its batch is written',
    run: async (store) => {
      const tooBig = 'я'.repeat(MAX_COMMIT_BYTES / 2 + 1);
      const entries = [bare(store, process(1), 1), bare(store, process(2), 1, { body: tooBig }), bare(store, process(3), 1)];
      await assert.rejects(store.commitAll(entries), { code: 'COMMIT_TOO_LARGE' });
      for (const aggregate of [process(1), process(2), process(3)]) assert.equal(await store.head(aggregate), null);
      const largest = 'я'.repeat(MAX_COMMIT_BYTES / 2);
      assert.deepEqual(statuses(await store.commitAll([bare(store, process(2), 1, { body: largest })])), ['stored']);
    },
  },
  {
    name: 'rule 1: a malformed commit is refused before anything of its batch is written',
    run: async (store) => {
      const wrong: Partial<Commit>[] = [
        { revision: 0 },
        { revision: 1.5 },
        { id: 'x' },
        { at: Number.NaN },
        { aggregate: 'acme/../x/y' },
        { seq: 0 },
      ];
      for (const change of wrong) {
        const bad = { ...commit(store, { aggregate: process(2), revision: 1 }), ...change };
        await assert.rejects(store.commitAll([bare(store, process(1), 1), entry(bad)]), { code: 'INVALID_INPUT' }, JSON.stringify(change));
      }
      assert.equal(await store.head(process(1)), null);
    },
  },
  {
    name: 'rule 8: rows of a stored commit are there with it, rows of a conflicting one never',
    run: async (store, { features }) => {
      const given = { rows: [workItem('acme/1', 1, { state: 'open' })], listRow: instance('acme/1', 1) };
      const outcomes = await store.commitAll([{ commit: commit(store, { aggregate: process(1), revision: 1 }), ...given }]);
      assert.deepEqual(outcomes, [{ status: 'stored', projected: features.transactional }]);
      const there = features.transactional ? [4096, 4096] : [null, null];
      assert.deepEqual([await store.rankOf('workItems', 'acme/1'), await store.rankOf('instances', 'acme/1')], there);
      const late = { rows: [workItem('acme/1', 9, { state: 'stolen' }), workItem('acme/2', 9, {})], listRow: instance('acme/2', 9) };
      const [lost, won] = await write(store, [
        { commit: commit(store, { aggregate: process(1), revision: 1 }), ...late },
        {
          commit: commit(store, { aggregate: process(3), revision: 1 }),
          rows: [workItem('acme/3', 1, {})],
          listRow: instance('acme/3', 1),
        },
      ]);
      assert.deepEqual([lost?.status, won?.status], ['conflict', 'stored']);
      assert.notEqual((await store.get('workItems', 'acme/1'))?.fields['state'], 'stolen');
      assert.equal(await store.get('workItems', 'acme/2'), null);
      assert.equal(await store.get('instances', 'acme/2'), null);
      assert.ok(await store.get('workItems', 'acme/3'));
      assert.ok(await store.get('instances', 'acme/3'));
    },
  },
  {
    name: 'rule 18: a history of 10 000 commits is read page by page, without gap or repetition',
    run: async (store) => {
      await longHistory(store, 10_000);
      let from = 1;
      for (;;) {
        const page = await store.read(process(1), from, 1000);
        page.forEach(({ revision }, i) => assert.equal(revision, from + i));
        from += page.length;
        if (page.length < 1000) break;
      }
      assert.equal(from, 10_001);
      assert.equal((await store.head(process(1)))?.revision, 10_000);
      const { commits } = await store.load(process(1));
      assert.equal(commits.length, 10_000);
      commits.forEach(({ revision }, i) => assert.equal(revision, i + 1));
      assert.deepEqual(await store.read(process(1), 10_001, 10), []);
      assert.equal((await store.read(process(1), 9_999, 1000)).length, 2);
    },
  },
  {
    name: 'rule 4: an aggregate that was never written loads as empty',
    run: async (store) => {
      assert.deepEqual(await store.load(process(1)), { snapshot: null, commits: [] });
      assert.deepEqual(await store.read(process(1), 1, 10), []);
      assert.equal(await store.head(process(1)), null);
    },
  },
  {
    name: 'rule 1: an aggregate whose id begins with another one’s is another',
    run: async (store) => {
      const keys = ['acme/process/1', 'acme/process/10', 'acme/process/1.2', 'acme/process/1-2', 'acme/processes/1', 'acme2/process/1'];
      await store.commitAll(keys.map((key, i) => bare(store, key, 1, { body: String(i) })));
      for (const [i, key] of keys.entries()) {
        assert.deepEqual(
          (await store.load(key)).commits.map(({ body }) => body),
          [String(i)],
        );
        assert.equal((await store.head(key))?.revision, 1);
      }
    },
  },
  {
    name: 'rule 11: the heads of all aggregates are listed page by page in the order of their keys',
    run: async (store) => {
      const keys = [
        'acme/process/b',
        'acme/process/a',
        'acme/process/a.b',
        'acme/process/a-b',
        'acme/record/a',
        'beta/process/a',
        'acme/process/c',
      ];
      for (const [i, key] of keys.entries()) {
        await store.commitAll(Array.from({ length: i + 1 }, (_, r) => bare(store, key, r + 1)));
      }
      const expected = [...keys].sort().map((key) => ({ aggregate: key, revision: keys.indexOf(key) + 1 }));
      const found: { readonly aggregate: string; readonly revision: number }[] = [];
      for (let after = ''; ;) {
        const page = await store.aggregates('', after, 2);
        found.push(...page);
        after = page.at(-1)?.aggregate ?? '';
        if (page.length < 2) break;
      }
      assert.deepEqual(found, expected);
      const processes = await store.aggregates('acme/process/', '', 1000);
      assert.deepEqual(
        processes,
        expected.filter(({ aggregate }) => aggregate.startsWith('acme/process/')),
      );
      const later = await store.aggregates('acme/process/', 'acme/process/b', 1000);
      assert.deepEqual(
        later.map(({ aggregate }) => aggregate),
        ['acme/process/c'],
      );
      assert.deepEqual(await store.aggregates('nobody/', '', 10), []);
    },
  },
];

function entry(given: Commit) {
  return { commit: given, rows: [], listRow: null };
}

async function longHistory(store: Store, length: number): Promise<void> {
  for (let from = 1; from <= length; from += 1000) {
    const outcomes = await store.commitAll(Array.from({ length: 1000 }, (_, i) => bare(store, process(1), from + i)));
    assert.ok(outcomes.every(({ status }) => status === 'stored'));
  }
}
