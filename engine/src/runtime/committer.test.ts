import { BlobGate } from './blob-gate.js';
import { MillraceError } from '@millrace/schemas';
import { describe, expect, it } from 'vitest';
import { manualTime, type ManualTime } from '../../testing/manual-time.js';
import { replaced, withoutTransactions } from '../../testing/conformance/faulty-store.js';
import type { CommitEntry, Store } from '../ports/index.js';
import { memoryStore } from '../stores/memory/index.js';
import { Committer } from './committer.js';

const collection = { name: 'things', fields: { state: 'text' }, indexes: [] } as const;
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

async function opened(): Promise<Store> {
  const store = memoryStore();
  await store.open([collection]);
  return store;
}

function committerOn(store: Store, time: ManualTime = manualTime()): Committer {
  return new Committer({ store, blobs: new BlobGate(store, time), time, log: () => undefined, epoch: 'e1', pause: turn });
}

function entry(committer: Committer, name: string): CommitEntry {
  const { id, epoch, seq } = committer.next();
  return {
    commit: { id, aggregate: `main/thing/${name}`, revision: 1, prev: null, epoch, seq, at: 1, body: '{}' },
    rows: [],
    listRow: { collection: 'things', key: `main/${name}`, rank: 4096, at: 1, fields: { state: 'new' }, body: '{}' },
  };
}

const refusal = new MillraceError('INVALID_INPUT', { place: 'body', expected: 'a commit that fits', found: 'another' });

describe('the fate of a commit', () => {
  it('rule 3: is a refusal when the store, asked again after an unknown outcome, will not take it', async () => {
    let calls = 0;
    const store = replaced(await opened(), {
      commitAll: () => Promise.reject(++calls === 1 ? new Error('the connection was lost') : refusal),
    });
    const committer = committerOn(store);
    expect(await committer.submit(entry(committer, 'a'))).toBe(refusal);
    expect(committer.storedThrough).toBe(1);
  });

  it('rule 8: is known when rows that are too many for one write have all been written, the list row last', async () => {
    const inside = await opened();
    const writes: string[] = [];
    const store = replaced(inside, {
      commitAll: (entries) => {
        writes.push(`commit with ${entries[0]?.rows.length} rows and ${entries[0]?.listRow === null ? 'no' : 'a'} list row`);
        return inside.commitAll(entries);
      },
      project: (rows) => {
        writes.push(`${rows.length} rows`);
        return inside.project(rows);
      },
    });
    const committer = committerOn(store);
    const plain = entry(committer, 'a');
    const rows = Array.from({ length: 2500 }, (_none, at) => ({
      collection: 'things',
      key: `main/a.${at}`,
      rank: 4096,
      at: 1,
      fields: { state: 'new' },
      body: '{}',
    }));
    expect(await committer.submit({ ...plain, rows })).toBe('stored');
    expect(writes).toEqual(['commit with 0 rows and no list row', '1000 rows', '1000 rows', '500 rows', '1 rows']);
    expect(committer.projectedThrough).toBe(1);
  });

  it('is a refusal when the store will not take its large value', async () => {
    const inside = await opened();
    const store = replaced(inside, { blobs: { ...inside.blobs, put: () => Promise.reject(refusal) } });
    const committer = committerOn(store);
    expect(await committer.submit(entry(committer, 'a'), [{ hash: 'a'.repeat(64), text: 'x' }])).toBe(refusal);
  });

  it('is waited for until it was found by asking, and no longer', async () => {
    const inside = await opened();
    let calls = 0;
    const store = replaced(inside, {
      commitAll: async (entries) => {
        if (++calls > 1) return inside.commitAll(entries);
        return entries.map(() => ({ status: 'unknown', cause: new Error('the connection was lost') }));
      },
    });
    const committer = committerOn(store);
    const fate = committer.submit(entry(committer, 'a'));
    await turn();
    let drained = false;
    void committer.drained().then(() => (drained = true));
    expect(await fate).toBe('stored');
    await turn();
    expect(drained).toBe(true);
  });
});

describe('what a node says of its commits', () => {
  it('rule 11: leaves a commit without its rows open, so that a sweep finds it', async () => {
    const inside = await opened();
    const time = manualTime();
    const store = withoutTransactions(replaced(inside, { project: () => Promise.reject(new Error('no rows today')) }));
    const committer = committerOn(store, time);
    const fate = committer.submit(entry(committer, 'a'));
    for (let turns = 0; turns < 5; turns++) await turn();
    time.advance(3_700_000);
    expect(await fate).toBe('gone');
    expect([committer.storedThrough, committer.projectedThrough, committer.clean]).toEqual([1, 0, false]);
    await committer.drained();
  });

  it('rule 11: counts what was never given to the store as never stored', async () => {
    const committer = committerOn(await opened());
    const fate = committer.submit(entry(committer, 'a'));
    committer.stop();
    expect(await fate).toBe('gone');
    expect([committer.storedThrough, committer.projectedThrough, committer.clean]).toEqual([1, 1, true]);
  });
});
