import { describe, expect, it } from 'vitest';
import { counterAggregate, counterCollections } from '../../testing/counter-aggregate.js';
import { manualTime, type ManualTime } from '../../testing/manual-time.js';
import { replaced } from '../../testing/conformance/faulty-store.js';
import type { AggregateType } from '../execution/aggregate.js';
import type { Store } from '../ports/index.js';
import { memoryStore } from '../stores/memory/index.js';
import { DailyRounds, auditsCollection } from './daily-rounds.js';
import { Runtime } from './runtime.js';

const DAY = 86_400_000;
const types = [counterAggregate as unknown as AggregateType];

/** A store with so many counters, and what is asked of it afterwards. */
async function withCounters(count: number, time: ManualTime): Promise<{ readonly store: Store; readonly asked: string[] }> {
  const inside = replaced(memoryStore(), { close: () => Promise.resolve() });
  const answerer = { now: () => undefined, later: () => Promise.reject(new Error('nothing is asked here')) };
  const runtime = await Runtime.start({ store: inside, types, collections: counterCollections, answerer, time, log: () => undefined });
  const add = (n: number) =>
    runtime.execute(`main/counter/c${n}`, { type: 'add', by: 1 } as never, { id: runtime.ids.next(time.now()), actor: 'anna' });
  await Promise.all(Array.from({ length: count }, (_, n) => add(n)));
  await runtime.close();
  const asked: string[] = [];
  const store = replaced(inside, {
    aggregates: (prefix, after, limit) => {
      asked.push(`${after} ${limit}`);
      return inside.aggregates(prefix, after, limit);
    },
    sweepTombstones: (collection, before, limit) => {
      asked.push(`${collection} ${limit}`);
      return inside.sweepTombstones(collection, before, limit);
    },
  });
  return { store, asked };
}

interface Heard {
  readonly rounds: DailyRounds;
  readonly said: string[];
  stop(): void;
}

function roundsOn(store: Store, time: ManualTime): Heard {
  const said: string[] = [];
  let stopped = false;
  const sweep = {
    store,
    types: new Map(types.map((type) => [type.type, type])),
    log: () => undefined,
    onRows: () => undefined,
  };
  const rounds = new DailyRounds({
    sweep,
    store,
    time,
    log: (_, message) => said.push(message),
    tenants: () => Promise.resolve(['main']),
    collections: ['counters', 'counterSteps'],
    stopped: () => stopped,
  });
  return { rounds, said, stop: () => (stopped = true) };
}

/** Lets it run; each rest passes at once. Answers how many rests there were. */
async function through(work: Promise<void>, time: ManualTime, each: (rests: number) => void = () => undefined): Promise<number> {
  let [over, rests] = [false, 0];
  void work.finally(() => (over = true));
  while (!over) {
    await new Promise((resolve) => setImmediate(resolve));
    if (time.waiting === 0) continue;
    each(++rests);
    time.advance(1000);
  }
  await work;
  return rests;
}

const noteOf = async (store: Store): Promise<{ readonly checked: number; readonly repaired: number; readonly place?: unknown }> =>
  JSON.parse((await store.get(auditsCollection.name, 'system/main'))?.body ?? '{}') as never;

describe('rule 11: the daily audit', () => {
  it('goes through all there is in small steps, with a rest after each', async () => {
    const time = manualTime();
    const { store, asked } = await withCounters(220, time);
    const { rounds, said } = roundsOn(store, time);
    const rests = await through(rounds.run(), time);
    expect(asked.filter((each) => each.endsWith(' 50'))).toHaveLength(5);
    expect(rests).toBe(5);
    expect(await noteOf(store)).toMatchObject({ checked: 220, repaired: 0 });
    expect(said).toEqual([]);
  });

  it('is not begun again on the same day, and is on the next', async () => {
    const time = manualTime();
    const { store, asked } = await withCounters(10, time);
    const { rounds } = roundsOn(store, time);
    await through(rounds.run(), time);
    asked.length = 0;
    await through(rounds.run(), time);
    expect(asked.filter((each) => each.endsWith(' 50'))).toEqual([]);
    time.advance(DAY);
    await through(rounds.run(), time);
    expect(asked.filter((each) => each.endsWith(' 50'))).toHaveLength(1);
  });

  it('goes on where a node stopped, an hour after that was last heard of', async () => {
    const time = manualTime();
    const { store, asked } = await withCounters(220, time);
    const first = roundsOn(store, time);
    await through(first.rounds.run(), time, (rests) => rests === 2 && first.stop());
    expect(await noteOf(store)).toMatchObject({ checked: 50, place: { type: 'counter' } });
    asked.length = 0;
    const second = roundsOn(store, time);
    await through(second.rounds.run(), time);
    expect(
      asked.filter((each) => each.endsWith(' 50')),
      'another node may be at it',
    ).toEqual([]);
    time.advance(3_600_000);
    await through(second.rounds.run(), time);
    expect(asked.filter((each) => each.endsWith(' 50'))).toHaveLength(4);
    const note = await noteOf(store);
    expect(note).toMatchObject({ checked: 220, repaired: 0 });
    expect(note.place).toBeUndefined();
  });

  it('says what it had to repair', async () => {
    const time = manualTime();
    const { store } = await withCounters(3, time);
    await store.clear('counters');
    const { rounds, said } = roundsOn(store, time);
    await through(rounds.run(), time);
    expect(said).toEqual(['the audit had to repair rows']);
    expect(await noteOf(store)).toMatchObject({ checked: 3, repaired: 3 });
  });
});

describe('rule 7: old tombstones', () => {
  it('all go, however many, five hundred in one write', async () => {
    const time = manualTime();
    const { store, asked } = await withCounters(1, time);
    const at = time.now();
    const gone = Array.from({ length: 1200 }, (_, n) => ({
      collection: 'counterSteps',
      key: `main/x${n}`,
      rank: 1,
      at,
      fields: null,
      body: '',
    }));
    await store.project(gone);
    time.advance(8 * DAY);
    const { rounds } = roundsOn(store, time);
    await through(rounds.run(), time);
    expect(asked.filter((each) => each === 'counterSteps 500')).toHaveLength(3);
    expect(await store.rankOf('counterSteps', 'main/x7')).toBeNull();
  });
});
