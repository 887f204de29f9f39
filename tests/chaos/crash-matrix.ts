import { createEngine, type Engine } from '@millrace/engine';
import { memoryData, memoryStore, type MemoryData } from '@millrace/engine/memory';
import type { Store } from '@millrace/engine/ports';
import { decodeCommit, faultyStore, manualTime, withoutTransactions, type Fault, type ManualTime } from '@millrace/engine/testing';
import { expect } from 'vitest';
import { purchase } from './crash-purchase.js';

/** Turns of the event loop that any one thing may take. */
const MOST_TURNS = 20_000;
/** Times that a caller sends a command again. */
const MOST_TRIES = 20;
const HOUR = 3_600_000;

const tick = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** How a write fails; each is tried at the writes of the script. */
export const waysToFail: readonly (readonly [string, Omit<Fault, 'on' | 'nth'>])[] = [
  ['fails before it is done', { when: 'before' }],
  ['is done but its answer is lost', { when: 'insteadOfAnswer' }],
  ['is done but its fate is unknown', { when: 'insteadOfAnswer', how: 'unknown' }],
  ['is not done and its fate is unknown', { when: 'before', how: 'unknown' }],
  ['is done and the call after it fails', { when: 'after' }],
  ['is the last thing before a kill', { when: 'after', kill: true }],
  ['is cut off by a kill', { when: 'before', kill: true }],
  ['is done by half and cut off by a kill', { when: 'before', part: 1, kill: true }],
];

/** The callers' side of one case: what they know outlives an engine. */
interface Callers {
  instanceId: string | undefined;
  readonly items: Map<string, string>;
}

/** When every case begins, and the ids of its commands were made. */
const BEGIN = Date.parse('2026-01-12T09:00:00Z');

/** An id that is the same in every run and every life. */
function commandId(number: number): string {
  const at = BEGIN.toString(16).padStart(12, '0');
  return `${at.slice(0, 8)}-${at.slice(8)}-7000-8000-${String(number).padStart(12, '0')}`;
}

/** Waits while the clock goes on in small steps; answers `false` when `over` says so first, and fails when it takes too long. */
async function during(time: ManualTime, work: Promise<unknown>, over: () => boolean = () => false, step = 20): Promise<boolean> {
  let settled = false;
  const done = (): void => void (settled = true);
  work.then(done, done);
  for (let turn = 0; turn < MOST_TURNS; turn++) {
    await tick();
    if (settled) {
      await work;
      return true;
    }
    if (over()) return false;
    time.advance(step);
  }
  throw new Error('it takes without end');
}

/** Sends again while the store is away. Any other refusal is a fault. */
async function insist<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (attempt === MOST_TRIES || (error as { readonly code?: string }).code !== 'STORE_UNAVAILABLE') throw error;
      await tick();
    }
  }
}

function start(store: Store, time: ManualTime): Promise<Engine> {
  return createEngine({ store, time, log: () => undefined, pause: tick });
}

/** All that people do, in order, each command under its own id: the script can be played again from its beginning by whoever lost an answer. */
async function play(engine: Engine, time: ManualTime, callers: Callers): Promise<void> {
  let number = 0;
  const send = <T>(work: (sender: { readonly actor: string; readonly commandId: string }) => Promise<T>, actor = 'anna'): Promise<T> => {
    const id = commandId(++number);
    return insist(() => work({ actor, commandId: id }));
  };
  await send((sender) => engine.deploy(purchase, sender));
  await send((sender) => engine.records.create('funds', 'common', { title: 'Common' }, sender));
  const { instanceId } = await send((sender) => engine.start('purchase', { ...sender, variables: { name: 'chair', amount: 12.5 } }));
  expect(callers.instanceId ?? instanceId, 'a start sent again is the same instance').toBe(instanceId);
  callers.instanceId = instanceId;
  for (const person of ['boris', 'clara']) {
    if (!callers.items.has(person)) {
      const { items } = await insist(() => engine.workItems({ for: person, instanceId }));
      expect(items, `one vote of ${person}`).toHaveLength(1);
      callers.items.set(person, items[0]?.id ?? '');
    }
    await send((sender) => engine.complete(callers.items.get(person) ?? '', { ...sender, outcome: 'approved' }), person);
  }
  for (let round = 0; round < 10; round++) {
    await engine.idle();
    const found = await insist(() => engine.instance(instanceId));
    if (found?.status === 'completed') return;
    // The timer is due in an hour; a step that failed is tried again in seconds.
    time.advance(HOUR / 4);
  }
  throw new Error(`the instance has not ended: ${JSON.stringify(await engine.instance(instanceId))}`);
}

async function keysOf(store: Store, prefix: string): Promise<readonly string[]> {
  const page = await store.aggregates(prefix, '', 1000);
  return page.map(({ aggregate }) => aggregate);
}

async function eventsOf(store: Store, key: string): Promise<readonly string[]> {
  const commits = await store.read(key, 1, 1000);
  const contents = commits.map((commit) => decodeCommit(commit.body).content);
  const commands = contents.flatMap((content) => content.commands.map(({ id }) => id));
  expect(new Set(commands).size, `each command once in ${key}`).toBe(commands.length);
  return contents.flatMap((content) => content.events.map(({ type }) => type));
}

/** What must hold however often and through whatever faults it was done. */
async function verify(data: MemoryData, time: ManualTime, instanceId: string): Promise<void> {
  const store = memoryStore(data);
  const engine = await createEngine({ store, time, work: false });
  expect(await keysOf(store, 'main/process/')).toEqual([`main/process/${instanceId}`]);
  const happened = await eventsOf(store, `main/process/${instanceId}`);
  for (const type of ['instanceStarted', 'instanceCompleted', 'timerFired'])
    expect(
      happened.filter((each) => each === type),
      type,
    ).toHaveLength(1);
  expect((await eventsOf(store, 'main/account/funds.common')).filter((type) => type === 'amountPosted')).toHaveLength(1);
  const records = await keysOf(store, 'main/record/cards.');
  expect(records).toHaveLength(1);
  expect((await eventsOf(store, records[0] ?? '')).filter((type) => type === 'recordStored')).toHaveLength(1);
  for (const collection of ['outbox', 'jobs', 'timers', 'incidents'])
    expect(await store.count({ collection, tenant: 'main' }, 10), `no ${collection} left`).toBe(0);
  // What the daily audit compares: each list row is of its aggregate's newest revision.
  for (const [type, collection] of Object.entries({ process: 'instances', record: 'records', account: 'accounts' })) {
    for (const key of await keysOf(store, `main/${type}/`)) {
      const rank = await store.rankOf(collection, key.replace(`/${type}/`, '/'));
      expect(Math.floor((rank ?? 0) / 4096), `the list row of ${key}`).toBe((await store.head(key))?.revision);
    }
  }
  expect((await engine.records.account('funds', 'common'))?.balance).toBe(12.5);
  expect(await engine.instance(instanceId)).toMatchObject({ status: 'completed', openWorkItems: 0, openIncidents: 0 });
  await during(time, engine.close(), undefined, 60_000);
}

/** One case; answers whether the fault struck at all. */
async function survive(fault: Fault, transactions: boolean): Promise<boolean> {
  const data = memoryData();
  const open = (): Store => (transactions ? memoryStore(data) : withoutTransactions(memoryStore(data)));
  const store = faultyStore(open(), [fault]);
  let time = manualTime(BEGIN);
  const callers: Callers = { instanceId: undefined, items: new Map() };
  let engine: Engine | undefined;
  let left = 30;
  const killed = (): boolean => fault.kill === true && store.struck > 0 && left-- <= 0;
  const first = (async () => {
    engine = await insist(() => start(store, time));
    await play(engine, time, callers);
  })();
  const survived = await during(time, first, killed).catch((error: unknown) => {
    if (fault.kill && store.struck > 0) return false;
    throw error;
  });
  const old = { engine, time };
  if (!survived) {
    time = manualTime(time.now());
    const second = await start(open(), time);
    await during(time, play(second, time, callers));
    await during(time, second.close(), undefined, 60_000);
  }
  // A killed engine is ended last: whatever it still does must not reach the store.
  if (old.engine) await during(old.time, old.engine.close(), undefined, 60_000);
  await first.catch(() => undefined);
  await verify(data, time, callers.instanceId ?? '');
  return store.struck > 0;
}

/** Fails one write of the script after another, `every` apart, until the script needs no more writes; answers how many. */
export async function crashMatrix(
  fault: Omit<Fault, 'on' | 'nth'>,
  options: { readonly first: number; readonly every: number; readonly transactions: boolean },
): Promise<number> {
  let struck = 0;
  for (let nth = options.first; nth < 1000; nth += options.every) {
    let met: boolean;
    try {
      met = await survive({ ...fault, nth }, options.transactions);
    } catch (cause) {
      throw new Error(`write ${nth}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
    }
    if (!met) return struck;
    struck++;
  }
  throw new Error('the script writes without end');
}
