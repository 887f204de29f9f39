import { deepEqual, equal, ok } from 'node:assert/strict';
import { MillraceError, type JsonObject } from '@millrace/schemas';
import {
  correlationCollections,
  correlationTypes,
  messageRoomKey,
  scheduleKey,
  signalKey,
  startedInstanceId,
  type MessageRoom,
  type ScheduleState,
  type SignalState,
} from '../src/correlation/index.js';
import { deployedItemsCollection, startSubscriptionsCollection } from '../src/deployments/index.js';
import type { Command } from '../src/execution/aggregate.js';
import { timersCollection } from '../src/execution/collections.js';
import type { Store } from '../src/ports/index.js';
import { StoreAnswerer } from '../src/runtime/answerer.js';
import { decodeCommit } from '../src/runtime/commit-codec.js';
import { Runtime } from '../src/runtime/runtime.js';
import { TimerWorker } from '../src/runtime/timer-worker.js';
import { faultyStore, type Fault } from './conformance/faulty-store.js';
import { listenerAggregate, listenersCollection, type ListenerState } from './listener-aggregate.js';
import { manualTime, type ManualTime } from './manual-time.js';

const tick = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const HOUR = 3_600_000;

/** A node that runs the rooms of correlation, with listeners in place of process instances, and fires their timers. */
export interface CorrelationNode {
  readonly runtime: Runtime;
  readonly time: ManualTime;
  /** Takes up timers that are near. */
  lookAhead(): Promise<void>;
  send(to: string, id: string, command: JsonObject & { readonly type: string }): Promise<unknown>;
  stop(): Promise<void>;
}

/** Starts a node on a store. */
export async function correlationNode(store: Store, time = manualTime()): Promise<CorrelationNode> {
  const nothing = { ok: true, value: undefined } as const;
  const expressions = { evaluateNow: () => nothing, evaluate: () => Promise.resolve(nothing), close: () => Promise.resolve() };
  const answerer = new StoreAnswerer(store, expressions, time, 2 ** 25);
  let timers: TimerWorker | undefined;
  const runtime = await Runtime.start({
    store,
    types: [...correlationTypes, listenerAggregate],
    collections: [...correlationCollections, listenersCollection, timersCollection, startSubscriptionsCollection, deployedItemsCollection],
    answerer,
    time,
    log: () => undefined,
    pause: tick,
    onRows: (rows) => timers?.note(rows),
  });
  const worker = (timers = new TimerWorker(runtime));
  await worker.recover('main').catch(async (error: unknown) => {
    await runtime.close();
    throw error;
  });
  return {
    runtime,
    time,
    lookAhead: () => insist(() => worker.recover('main')),
    send: (to, id, command) => insist(() => runtime.execute(to, command as Command, { id, actor: 'anna' })),
    async stop() {
      let closed = false;
      const closing = Promise.all([worker.stop(), runtime.close()]).finally(() => (closed = true));
      while (!closed) {
        await tick();
        time.advance(60_000);
      }
      await closing;
    },
  };
}

/** Sends again while the store is away, as a client with the same command id does; a bounded number of times. */
async function insist<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (attempt === 10 || !(error instanceof MillraceError) || error.code !== 'STORE_UNAVAILABLE') throw error;
      await tick();
    }
  }
}

const room = (key: string): string => messageRoomKey('main', 'paid', key);
const hourly = scheduleKey('main', { definition: 'report', element: 'hourly' });
const start = (element: string): JsonObject => ({ definition: { id: 'report', version: 1, hash: 'h' }, process: 'main', element });

/** All that happens, in order, each command under its own id: it can be played again from its beginning by whoever lost an answer. */
async function play(node: CorrelationNode): Promise<void> {
  const { runtime, time } = node;
  const begin = time.now();
  const row = { kind: 'message', name: 'paid', definition: 'report', element: 'paid', since: 1 };
  const body = JSON.stringify(start('paid'));
  await insist(() =>
    runtime.store.project([
      { collection: 'startSubscriptions', key: 'main/report.paid', rank: 1, at: 1, fields: { ...row, name: 'order' }, body },
    ]),
  );
  const listen = (who: string, kind: string, name: string, more: JsonObject = {}): Promise<unknown> =>
    node.send(`main/process/${who}`, `listen ${who}`, { type: 'listen', kind, name, ...more });
  const publish = (id: string, key: string, name = 'paid'): Promise<unknown> =>
    node.send(messageRoomKey('main', name, key), `publish ${id}`, {
      type: 'publishMessage',
      id,
      name,
      key,
      timeToLive: 'PT12H',
      data: { id },
    });
  const timer = { kind: 'cycle', value: 'R2/PT1H', catchUp: 'all' };
  await node.send(hourly, 'set', { type: 'setSchedule', application: 'a', applicationVersion: 1, start: start('hourly'), timer });
  await listen('a', 'message', 'paid', { key: '7' });
  await listen('b', 'message', 'paid', { key: '7', times: 2 });
  await Promise.all([listen('d', 'signal', 'alarm', { times: 3 }), listen('e', 'signal', 'alarm')]);
  for (const id of ['m1', 'm2', 'm3', 'm4', 'm5']) await publish(id, '7');
  await publish('n1', '8');
  await publish('o1', '9', 'order');
  await listen('c', 'message', 'paid', { key: '7' });
  await listen('f', 'message', 'paid', { key: '8' });
  await listen('g', 'message', 'paid', { key: '8' });
  await node.send('main/process/g', 'stop g', { type: 'stop' });
  await node.send(signalKey('main', 's1'), 'signal', { type: 'broadcastSignal', name: 'alarm' });
  await runtime.settled();
  for (let turn = 0; turn < 40 && time.now() < begin + 3 * HOUR; turn++) {
    time.advance(HOUR / 2);
    await node.lookAhead();
    for (let breath = 0; breath < 5; breath++) await tick();
    await runtime.settled();
  }
}

/** What must hold however often and through whatever faults it was done. */
async function verify(store: Store): Promise<void> {
  const node = await correlationNode(store);
  const { runtime } = node;
  await runtime.settled();
  const look = async <S>(key: string): Promise<S> => (await runtime.look(key)).state as S;
  const heard = async (who: string): Promise<readonly string[]> => (await look<ListenerState>(`main/process/${who}`)).heard;
  deepEqual([await heard('a'), await heard('b'), await heard('c')], [['m1'], ['m2', 'm3'], ['m4']], 'each message once, in order');
  deepEqual(await heard('f'), ['n1'], 'what came early');
  deepEqual([await heard('d'), await heard('e')], [['s1', 's1', 's1'], ['s1']], 'each subscription hears the signal once');
  const paid = await look<MessageRoom>(room('7'));
  deepEqual(
    [paid.kept.values().map(({ id }) => id), paid.offered.size, paid.waiting.size],
    [['m5'], 0, 0],
    'what is left in the room: in its order',
  );
  equal((await look<MessageRoom>(room('8'))).waiting.size, 0, 'a closed subscription waits no more');
  deepEqual((await look<ListenerState>(`main/process/${startedInstanceId('main', 'o1')}`)).started, {
    element: 'paid',
    data: { id: 'o1' },
  });
  const signal = await look<SignalState>(signalKey('main', 's1'));
  deepEqual([signal.done, signal.delivered], [true, 4]);
  const schedule = await look<ScheduleState>(hourly);
  deepEqual([schedule.fired, schedule.dueAt], [2, null], 'two moments, no more');
  const instances = (await store.aggregates('main/process/', '', 100)).map(({ aggregate }) => aggregate);
  equal(instances.length, 10, 'seven listeners, one started by a message, two by moments');
  for (const { aggregate } of await store.aggregates('main/', '', 1000)) {
    const commits = (await store.read(aggregate, 1, 1000)).map((commit) => decodeCommit(commit.body).content);
    const commands = commits.flatMap((content) => content.commands.map(({ id }) => id));
    equal(new Set(commands).size, commands.length, `each command once in ${aggregate}`);
  }
  equal(await store.count({ collection: 'outbox', tenant: 'main' }, 100), 0, 'every effect was delivered and struck off');
  deepEqual((await runtime.audit('main')).repaired, [], 'the audit finds nothing to repair');
  await node.stop();
}

/** How many writes the script needs without faults. */
export async function countCorrelationWrites(store: Store): Promise<number> {
  const counted = faultyStore(store);
  const node = await correlationNode(counted);
  await play(node);
  const { length } = counted.writes;
  await node.stop();
  return length;
}

/** Plays the script while a write fails, goes on with a new node where that killed the first, and verifies. Tells whether the fault struck. */
export async function surviveCorrelation(open: () => Promise<Store>, reopen: () => Promise<Store>, fault: Fault): Promise<boolean> {
  const store = faultyStore(await open(), [fault]);
  const time = manualTime();
  let node: CorrelationNode | undefined;
  let finished = false;
  const work = (async () => {
    node = await insist(() => correlationNode(store, time));
    await play(node);
  })().then(
    () => (finished = true),
    (error: unknown) => {
      finished = true;
      if (!fault.kill) throw error;
    },
  );
  if (fault.kill === true) {
    for (let turn = 0; turn < 100_000 && !finished && store.struck === 0; turn++) await tick();
    for (let turn = 0; turn < 20 && !finished; turn++) await tick();
    await node?.stop();
    void work.catch(() => undefined);
    const second = await correlationNode(await reopen());
    await play(second);
    await second.stop();
  } else {
    await work;
    await node?.stop();
  }
  await verify(await reopen());
  return store.struck > 0;
}

/** Has `count` listeners wait for a signal, kills the node after the `nth` write from its acceptance on, and verifies that after a restart each of them heard it once. */
export async function signalAcrossKill(
  open: () => Promise<Store>,
  reopen: () => Promise<Store>,
  count: number,
  nth: number,
): Promise<void> {
  const store = faultyStore(await open());
  const node = await correlationNode(store);
  const names = Array.from({ length: count }, (_, at) => `i${String(at).padStart(5, '0')}`);
  for (let from = 0; from < count; from += 500) {
    await Promise.all(
      names
        .slice(from, from + 500)
        .map((name) => node.send(`main/process/${name}`, `listen ${name}`, { type: 'listen', kind: 'signal', name: 'alarm', again: true })),
    );
  }
  store.plan({ nth, when: 'after', kill: true });
  const sent = node.send(signalKey('main', 's1'), 'signal', { type: 'broadcastSignal', name: 'alarm', data: { floor: 3 } });
  for (let turn = 0; turn < 200_000 && store.struck === 0; turn++) await tick();
  ok(store.struck > 0, 'the kill struck');
  await node.stop();
  await sent.catch(() => undefined);
  const second = await correlationNode(await reopen());
  await second.runtime.settled();
  let heard = 0;
  for (const name of names) {
    const state = (await second.runtime.look(`main/process/${name}`)).state as ListenerState;
    deepEqual([state.heard, state.waits.length], [['s1'], 1], name);
    heard += state.heard.length;
  }
  equal(heard, count);
  const { done, delivered } = (await second.runtime.look(signalKey('main', 's1'))).state as SignalState;
  deepEqual([done, delivered], [true, count]);
  await second.stop();
}
