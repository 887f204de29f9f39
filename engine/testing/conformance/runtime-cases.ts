import { deepEqual, equal, ok } from 'node:assert/strict';
import { MillraceError } from '@millrace/schemas';
import type { AggregateType } from '../../src/execution/aggregate.js';
import type { CommitEntry, CommitOutcome, Store } from '../../src/ports/index.js';
import { decodeCommit } from '../../src/runtime/commit-codec.js';
import { Runtime } from '../../src/runtime/runtime.js';
import { counterAggregate, counterCollections, type CounterState } from '../counter-aggregate.js';
import { manualTime, type ManualTime } from '../manual-time.js';
import { faultyStore, replaced, withoutTransactions, type Fault, type FaultyStore, type WriteCall } from './faulty-store.js';
import type { ConformanceCase, StoreHarness } from './harness.js';

type Harness = StoreHarness & Required<Pick<StoreHarness, 'reopen'>>;

const tick = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const counterType = counterAggregate as AggregateType;

interface Node {
  readonly runtime: Runtime;
  readonly time: ManualTime;
}

async function startNode(store: Store, time = manualTime(), type = counterType): Promise<Node> {
  const runtime = await Runtime.start({
    store,
    types: [type],
    collections: counterCollections,
    answerer: { now: () => undefined, later: () => Promise.reject(new Error('nothing is asked here')) },
    time,
    log: () => undefined,
    pause: tick,
  });
  return { runtime, time };
}

/** Ends a node, also one whose store no longer answers: its patience is over when its clock says so. */
async function stopNode({ runtime, time }: Node): Promise<void> {
  let closed = false;
  const closing = runtime.close().finally(() => (closed = true));
  while (!closed) {
    await tick();
    time.advance(60_000);
  }
  await closing;
}

/** What is sent, in order; commands of one round are on their way together. Ids are fixed: whoever is in doubt sends again. */
const rounds = [
  [{ to: 'a', by: 5, tell: ['b'] }],
  [
    { to: 'a', by: 1 },
    { to: 'a', by: 2 },
    { to: 'c', by: 4 },
  ],
  [{ to: 'b', by: 7, note: 'ё'.repeat(80_000) }],
  [{ to: 'c', by: 3, tell: ['a', 'b', 'a'] }],
  [{ to: 'a', by: 1 }],
] as const;

const expectedTotals: Readonly<Record<string, number>> = { a: 5 + 1 + 2 + 3 + 3 + 1, b: 5 + 7 + 3, c: 4 + 3 };

function send({ runtime }: Node, round: number, place: number): Promise<unknown> {
  const command = rounds[round]?.[place];
  if (!command) throw new RangeError('no such command');
  const { to, ...rest } = command;
  const id = `01990000-0000-7000-8000-0000000${round}000${place}`;
  return runtime.execute(`main/counter/${to}`, { type: 'add', ...rest }, { id, actor: 'anna' });
}

async function sendAll(node: Node): Promise<void> {
  for (const [round, commands] of rounds.entries()) await Promise.all(commands.map((_, place) => passing(() => send(node, round, place))));
  await node.runtime.settled();
}

/** Everything that must hold once all was sent, however often and through whatever faults. */
async function verify(store: Store): Promise<void> {
  const node = await startNode(store);
  await node.runtime.settled();
  for (const [id, total] of Object.entries(expectedTotals)) {
    const { state, revision } = await node.runtime.look(`main/counter/${id}`);
    const { total: found, steps } = state as CounterState;
    equal(found, total, `the total of ${id}: nothing lost, nothing twice`);
    const row = await store.get('counters', `main/${id}`);
    deepEqual(row?.fields, { total, steps }, `the list row of ${id}`);
    equal(Math.floor((row?.rank ?? 0) / 4096), revision, `the rank of ${id}'s list row`);
    const open = await store.find({ collection: 'counterSteps', tenant: 'main', limit: 100 });
    const mine = open.rows.filter((each) => each.key.startsWith(`main/${id}.`)).map((each) => each.key);
    deepEqual(mine, steps % 3 === 0 ? [`main/${id}.${steps}`] : [], `the step rows of ${id}: removed ones stay removed`);
    const commits = await store.read(`main/counter/${id}`, 1, 1000);
    const commands = commits.flatMap((commit) => decodeCommit(commit.body).content.commands.map((command) => command.id));
    equal(new Set(commands).size, commands.length, `each command once in the history of ${id}`);
  }
  equal(await store.count({ collection: 'outbox', tenant: 'main' }, 100), 0, 'every effect was delivered and struck off');
  deepEqual((await node.runtime.audit('main')).repaired, [], 'the audit finds nothing to repair');
  await stopNode(node);
}

/** Tries again while the store is away, as a client with the same command id does; a bounded number of times. */
async function passing<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (attempt === 5 || !(error instanceof MillraceError) || error.code !== 'STORE_UNAVAILABLE') throw error;
      await tick();
    }
  }
}

/** How many writes of each kind the script needs without faults. */
async function countWrites(open: () => Promise<Store>, destroy: () => Promise<void>): Promise<readonly WriteCall[]> {
  const store = faultyStore(await open());
  const node = await startNode(store);
  await sendAll(node);
  const writes = [...store.writes];
  await stopNode(node);
  await destroy();
  return writes;
}

/** Tells whether the fault struck: how many writes there are depends a little on which commits meet in one batch. */
async function survive(open: () => Promise<Store>, reopen: () => Promise<Store>, fault: Fault): Promise<boolean> {
  const store: FaultyStore = faultyStore(await open(), [fault]);
  let node: Node | undefined;
  let finished = false;
  const work = (async () => {
    node = await passing(() => startNode(store));
    await sendAll(node);
  })().then(
    () => (finished = true),
    (error: unknown) => {
      finished = true;
      if (!fault.kill) throw error;
    },
  );
  if (fault.kill) {
    // After the kill nothing can end any more: a few turns, then the node is given up as a killed process would be.
    for (let turn = 0; turn < 100_000 && !finished && store.struck === 0; turn++) await tick();
    for (let turn = 0; turn < 20 && !finished; turn++) await tick();
    if (node) await stopNode(node);
    void work.catch(() => undefined);
    const next = await reopen();
    const second = await startNode(next);
    await sendAll(second);
    await stopNode(second);
  } else {
    await work;
    if (node) await stopNode(node);
  }
  const last = await reopen();
  await verify(last);
  return store.struck > 0;
}

const waysToFail: readonly (readonly [string, Omit<Fault, 'on' | 'nth'>])[] = [
  ['fails before it is done', { when: 'before' }],
  ['is done but its answer is lost', { when: 'insteadOfAnswer' }],
  ['is done but its fate is unknown', { when: 'insteadOfAnswer', how: 'unknown' }],
  ['is not done and its fate is unknown', { when: 'before', how: 'unknown' }],
  ['is done by half', { when: 'before', part: 1 }],
  ['is done and the call after it fails', { when: 'after' }],
  ['is the last thing before a kill', { when: 'after', kill: true }],
  ['is cut off by a kill', { when: 'before', kill: true }],
  ['is cut off by a kill half-way', { when: 'before', part: 1, kill: true }],
];

/** How much is tried. */
export interface RuntimeConformanceOptions {
  /** 3: a third of the writes, each way of failing others. 1, the default: all of them, which takes minutes on a store that is slow to open. */
  readonly everyNth?: number;
  /** Also as if a transactional store had no transactions. */
  readonly withoutTransactions?: boolean;
}

/**
 * What a runtime on this store must survive: every write of a script failing in every way; late and doubled rows; another node's late commit; a new
 * projection format. Needs `reopen`.
 */
export function runtimeConformance(harness: StoreHarness, options: RuntimeConformanceOptions = {}): readonly ConformanceCase[] {
  const { everyNth = 1, withoutTransactions: both = false } = options;
  if (!harness.reopen) return [];
  const able = whole(harness as Harness);
  const modes = both ? (['as it is', 'without transactions'] as const) : (['as it is'] as const);
  const faults = modes.flatMap((mode) => {
    const wrap = (store: Store): Store => (mode === 'as it is' ? store : withoutTransactions(store));
    const open = async (): Promise<Store> => wrap(await able.open());
    const reopen = async (): Promise<Store> => wrap(await able.reopen());
    return waysToFail.map(([way, fault], place) => ({
      name: `rules 3, 5, 8, 13 (${mode}): nothing is lost or done twice when any write ${way}`,
      run: async () => {
        const writes = await countWrites(open, () => able.destroy());
        let tried = 0;
        let struck = 0;
        for (let nth = 1 + (place % everyNth); nth <= writes.length; nth += everyNth) {
          tried++;
          if (await survive(open, reopen, { ...fault, nth })) struck++;
          await able.destroy();
        }
        ok(struck * 2 >= tried, `the planned faults struck (${struck} of ${tried})`);
      },
    }));
  });
  return [...faults, ...lateCases(able)];
}

/** The harness that destroys nothing before its stores are closed: a node that is given up does not wait for its own. */
function whole(harness: Harness): Harness {
  const opened: Store[] = [];
  const kept = async (opening: Promise<Store>): Promise<Store> => {
    const store = await opening;
    opened.push(store);
    return store;
  };
  return {
    features: harness.features,
    open: () => kept(harness.open()),
    reopen: () => kept(harness.reopen()),
    async destroy() {
      for (const store of opened.splice(0)) await store.close();
      await harness.destroy();
    },
  };
}

function lateCases(harness: Harness): readonly ConformanceCase[] {
  const alone = (name: string, run: () => Promise<void>): ConformanceCase => ({
    name,
    run: async () => {
      try {
        await run();
      } finally {
        await harness.destroy();
      }
    },
  });
  return [
    alone('rules 7 and 8: rows that arrive late, twice or after their removal change nothing', async () => {
      const kept: CommitEntry[] = [];
      const store = await harness.open();
      const watching = replaced(store, {
        commitAll: async (entries): Promise<readonly CommitOutcome[]> => {
          kept.push(...entries);
          return store.commitAll(entries);
        },
      });
      const node = await startNode(watching);
      await sendAll(node);
      for (const order of [kept, [...kept].reverse(), kept]) {
        for (const { rows, listRow } of order)
          await store.project([...rows.filter((row) => row.collection !== 'outbox'), ...(listRow ? [listRow] : [])]);
      }
      await stopNode(node);
      await verify(await harness.reopen());
    }),
    alone('rule 8: the next loader rolls forward what a dead writer left without rows', async () => {
      const store = await harness.open();
      const node = await startNode(
        withoutTransactions(
          replaced(store, { project: async (rows) => (rows.some((row) => row.collection === 'tenants') ? store.project(rows) : never()) }),
        ),
      );
      const lost = send(node, 0, 0).catch(() => undefined);
      for (let turn = 0; turn < 100_000 && (await store.head('main/counter/a')) === null; turn++) await tick();
      await stopNode(node);
      await lost;
      const next = await startNode(await harness.reopen());
      await sendAll(next);
      await stopNode(next);
      await verify(await harness.reopen());
    }),
    alone('rule 11: a sweep writes the rows of a commit that landed late', async () => {
      const store = await harness.open();
      const node = await startNode(store);
      await send(node, 1, 2);
      const [commit] = await store.read('main/counter/c', 1, 1);
      ok(commit);
      const body = commit.body
        .replace(/"answers":\[.*?\]/, '"answers":[null]')
        .replaceAll(/01990000-[0-9a-f-]+/g, '01990000-0000-7000-8000-00000000ffff');
      const late = { ...commit, id: 'frozen.1', epoch: 'frozen', seq: 1, revision: 2, prev: commit.id, body };
      await store.saveEpoch({ epoch: 'frozen', startedAt: 1, beat: 1, storedThrough: 0, projectedThrough: 0, closed: false }, 'create');
      const [outcome] = await store.commitAll([{ commit: late, rows: [], listRow: null }]);
      equal(outcome?.status, 'stored');
      deepEqual((await store.get('counters', 'main/c'))?.fields, { total: 4, steps: 1 });
      equal(await node.runtime.sweep('frozen'), 1);
      deepEqual((await store.get('counters', 'main/c'))?.fields, { total: 8, steps: 2 });
      // A node that held the old state in memory finds out at its next write.
      await node.runtime.execute('main/counter/c', { type: 'add', by: 1 } as never, { id: node.runtime.ids.next(1), actor: 'anna' });
      deepEqual((await store.get('counters', 'main/c'))?.fields, { total: 9, steps: 3 });
      await stopNode(node);
    }),
    alone('rule 7: a rebuild after a change of the projection format writes every row anew, and drops what nobody implies', async () => {
      const node = await startNode(await harness.open());
      await sendAll(node);
      await stopNode(node);
      const newer: AggregateType = {
        ...counterType,
        projectionFormat: 2,
        project: (change) => {
          const { rows, listRow } = counterType.project(change);
          return { rows, listRow: listRow && { ...listRow, body: '"format 2"' } };
        },
      };
      const store = await harness.reopen();
      const next = await startNode(store, manualTime(), newer);
      await store.project([{ collection: 'counters', key: 'main/stray', rank: 1, at: 1, fields: { total: 1, steps: 1 }, body: '{}' }]);
      equal(await next.runtime.rebuild('main'), 3);
      equal((await store.get('counters', 'main/a'))?.body, '"format 2"');
      ok(await store.get('counters', 'main/stray'));
      equal(await next.runtime.rebuild('main', { drop: true }), 3);
      equal(await store.get('counters', 'main/stray'), null);
      await stopNode(next);
      await verify(await harness.reopen());
    }),
    alone('rule 1: tenants with the same ids stay apart', async () => {
      const store = await harness.open();
      const node = await startNode(store);
      const add = (tenant: string, by: number): Promise<unknown> =>
        node.runtime.execute(`${tenant}/counter/a`, { type: 'add', by } as never, {
          id: '01990000-0000-7000-8000-00000000000a',
          actor: 'anna',
        });
      await add('north', 1);
      await add('south', 2);
      deepEqual((await store.get('counters', 'north/a'))?.fields, { total: 1, steps: 1 });
      deepEqual((await store.get('counters', 'south/a'))?.fields, { total: 2, steps: 1 });
      equal((await node.runtime.audit('north')).checked, 1);
      await stopNode(node);
    }),
  ];
}

/** A write that a dead process never did. */
function never(): Promise<never> {
  return Promise.reject(new MillraceError('STORE_UNAVAILABLE', { reason: 'the process is dead' }));
}
