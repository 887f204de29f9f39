import { describe, expect, it } from 'vitest';
import { scansOf } from '../../testing/query-plans.js';
import type { Page, Query, RowWrite, Store } from '../ports/index.js';
import { startSubscriptionsCollection, waitingStarts } from '../deployments/index.js';
import { memoryStore } from '../stores/memory/index.js';
import { nextSubscriptions, subscriptionsCollection, type SubscriptionPlace } from './index.js';

const row = (instance: string, number: number, more: object = {}): RowWrite => ({
  collection: 'subscriptions',
  key: `main/${instance}.${number}`,
  rank: 1,
  at: 1,
  fields: { kind: 'signal', name: 'alarm', key: null, instance, number, definition: 'd', element: 'e', open: true, openedAt: 1, ...more },
  body: '{}',
});

async function storeOf(...rows: readonly RowWrite[]): Promise<Store> {
  const store = memoryStore();
  await store.open([subscriptionsCollection, startSubscriptionsCollection]);
  await store.project(rows);
  return store;
}

/** Walks to the end, `limit` at a time; answers what each step found. */
async function walk(
  store: Store,
  limit: number,
  between: (step: number) => Promise<void> = async () => undefined,
): Promise<readonly string[]> {
  const steps: string[] = [];
  let after: SubscriptionPlace | null = null;
  let upTo: number | null = null;
  for (let step = 0; step < 50; step++) {
    const stop = await nextSubscriptions(store, 'main', { name: 'alarm', after, upTo, limit });
    if (stop.found.length > 0) steps.push(stop.found.map(({ instance, number }) => `${instance}.${number}`).join(' '));
    if (stop.found.length < limit) return steps;
    after = stop.found.at(-1) ?? null;
    upTo = stop.upTo;
    await between(step);
  }
  throw new Error('it walks without end');
}

describe('the walk of a signal', () => {
  it('goes by instance and by number as a number, and leaves out what waits for something else', async () => {
    const store = await storeOf(
      row('b', 10),
      row('b', 9),
      row('a', 100),
      row('c', 1, { name: 'calm' }),
      row('d', 1, { kind: 'message' }),
      row('e', 1, { open: false }),
      { ...row('f', 1), key: 'other/f.1' },
    );
    expect(await walk(store, 2)).toEqual(['a.100 b.9', 'b.10']);
    expect(await walk(store, 100)).toEqual(['a.100 b.9 b.10']);
  });

  it.each([1, 2, 3, 4, 5])('visits each instance once, %i at a time, though those visited wait again', async (limit) => {
    const store = await storeOf(...['a', 'b', 'c'].flatMap((instance) => [row(instance, 1), row(instance, 2), row(instance, 3)]));
    const found = await walk(store, limit, async (step) => {
      await store.project(['a', 'b', 'c'].map((instance) => row(instance, 10 + step)));
    });
    const visited = found.flatMap((step) => step.split(' '));
    expect(new Set(visited).size).toBe(visited.length);
    expect(visited).toEqual(expect.arrayContaining(['a.1', 'a.2', 'a.3', 'b.1', 'b.2', 'b.3', 'c.1', 'c.2', 'c.3']));
    expect(visited.filter((one) => /^a\.1\d/.test(one))).toEqual([]);
  });

  it('and the search for what begins by a message go along an index', async () => {
    const asked: Query[] = [];
    const find = async (query: Query): Promise<Page> => {
      asked.push(query);
      return Promise.resolve({
        rows: query.collection === 'subscriptions' ? [{ key: 'k', rank: 1, fields: { instance: 'b', number: 2 }, body: '' }] : [],
      });
    };
    const walks = { name: 'alarm', limit: 499 };
    await nextSubscriptions({ find }, 'main', { ...walks, after: null, upTo: null });
    await nextSubscriptions({ find }, 'main', { ...walks, after: { instance: 'a', number: 1 }, upTo: 7 });
    await waitingStarts({ find }, 'main', 'message', 'paid');
    const specs = [subscriptionsCollection, startSubscriptionsCollection];
    expect(asked.length).toBeGreaterThan(4);
    for (const query of asked)
      expect(
        scansOf(
          specs.find(({ name }) => name === query.collection)!,
          query,
        ),
      ).toEqual([]);
  });
});
