import { describe, expect, it } from 'vitest';
import { memoryData, memoryStore } from '../../src/stores/memory/index.js';
import { faultyStore, withoutTransactions, type Fault } from './faulty-store.js';
import { describeStore } from './index.js';
import { bare, collections, instance, process, workItem } from './material.js';

async function opened(faults: readonly Fault[] = []) {
  const data = memoryData();
  const store = faultyStore(memoryStore(data), faults);
  await store.open(collections);
  const truth = memoryStore(data);
  await truth.open(collections);
  return { store, truth };
}

const unavailable = { code: 'STORE_UNAVAILABLE' };

describe('faultyStore', () => {
  it('is the store inside where no fault is planned', async () => {
    const { store } = await opened();
    expect(await store.commitAll([bare(store, process(1), 1)])).toEqual([{ status: 'stored', projected: true }]);
    expect((await store.head(process(1)))?.revision).toBe(1);
    expect(store.struck).toBe(0);
    expect(store.writes).toEqual(['commitAll']);
  });

  it('rejects before a write, and nothing is written', async () => {
    const { store, truth } = await opened([{ on: 'commitAll', nth: 2, when: 'before' }]);
    await store.commitAll([bare(store, process(1), 1)]);
    await expect(store.commitAll([bare(store, process(2), 1)])).rejects.toMatchObject(unavailable);
    expect(await truth.head(process(2))).toBeNull();
    await store.commitAll([bare(store, process(2), 1)]);
    expect((await truth.head(process(2)))?.revision).toBe(1);
  });

  it('answers unknown instead of the answer of a write that happened, and of one that did not', async () => {
    const { store, truth } = await opened([
      { on: 'commitAll', nth: 1, when: 'insteadOfAnswer', how: 'unknown' },
      { on: 'commitAll', nth: 2, when: 'before', how: 'unknown' },
    ]);
    for (const n of [1, 2]) expect(await store.commitAll([bare(store, process(n), 1)])).toMatchObject([{ status: 'unknown' }]);
    expect((await truth.head(process(1)))?.revision).toBe(1);
    expect(await truth.head(process(2))).toBeNull();
  });

  it('writes and answers, and fails the next call, a read too', async () => {
    const { store } = await opened([{ on: 'project', nth: 1, when: 'after' }]);
    await store.project([workItem('acme/1', 1, {})]);
    await expect(store.get('workItems', 'acme/1')).rejects.toMatchObject(unavailable);
    expect(await store.get('workItems', 'acme/1')).not.toBeNull();
  });

  it('fails every call after a kill', async () => {
    const { store, truth } = await opened([{ nth: 2, when: 'insteadOfAnswer', kill: true }]);
    await store.saveEpoch({ epoch: 'a', startedAt: 1, beat: 1, storedThrough: 0, projectedThrough: 0, closed: false }, 'create');
    await expect(store.commitAll([bare(store, process(1), 1)])).rejects.toMatchObject(unavailable);
    await expect(store.head(process(1))).rejects.toMatchObject(unavailable);
    await expect(store.blobs.get('acme', 'x')).rejects.toMatchObject(unavailable);
    expect((await truth.head(process(1)))?.revision).toBe(1);
    await store.close();
  });

  it('leaves half a batch where it is told to', async () => {
    const { store, truth } = await opened([{ on: 'project', nth: 1, when: 'before', part: 1 }]);
    await expect(store.project([workItem('acme/1', 1, {}), workItem('acme/2', 1, {})])).rejects.toMatchObject(unavailable);
    expect([await truth.rankOf('workItems', 'acme/1'), await truth.rankOf('workItems', 'acme/2')]).toEqual([4096, null]);
  });

  it('reaches every kind of write', async () => {
    const row = { epoch: 'a', startedAt: 1, beat: 1, storedThrough: 0, projectedThrough: 0, closed: false };
    const snapshot = { aggregate: process(1), revision: 1, commit: 'a.1', stateFormat: 1, body: '{}' };
    const { store, truth } = await opened();
    const calls = {
      commitAll: async () => store.commitAll([bare(store, process(1), 1)]),
      project: async () => store.project([instance('acme/1', 1)]),
      saveEpoch: async () => store.saveEpoch(row, 'create'),
      saveSnapshot: async () => store.saveSnapshot(snapshot),
      sweepTombstones: async () => store.sweepTombstones('workItems', 1, 1),
      clear: async () => store.clear('workItems'),
      'blobs.put': async () => store.blobs.put('acme', new Uint8Array(1)),
      'blobs.delete': async () => store.blobs.delete('acme', '0'.repeat(64)),
    } as const;
    for (const [on, call] of Object.entries(calls)) {
      store.plan({ on: on as keyof typeof calls, nth: 1, when: 'before' });
      await expect(call(), on).rejects.toMatchObject(unavailable);
    }
    expect(store.struck).toBe(8);
    expect(await truth.head(process(1))).toBeNull();
  });
});

let data = memoryData();
describeStore(
  'memory without transactions',
  {
    features: { transactional: false },
    open: async () => withoutTransactions(memoryStore((data = memoryData()))),
    reopen: async () => withoutTransactions(memoryStore(data)),
    destroy: async () => {},
  },
  { describe, it },
);
describeStore(
  'memory behind a wrapper for faults',
  {
    features: { transactional: true },
    open: async () => faultyStore(memoryStore((data = memoryData()))),
    reopen: async () => faultyStore(memoryStore(data)),
    destroy: async () => {},
  },
  { describe, it },
);
