import { expect, it } from 'vitest';
import { manualTime } from '../../testing/manual-time.js';
import { memoryStore } from '../stores/memory/index.js';
import { BlobGate } from './blob-gate.js';

it('keeps every value that was put while it was looked which are named, however long that took (rule 18)', async () => {
  const time = manualTime();
  const store = memoryStore();
  await store.open([]);
  const gate = new BlobGate(store, time);
  const bytes = new TextEncoder().encode('a large value');
  const { hash } = await store.blobs.put('main', bytes);
  await gate.whileLooking(async () => {
    time.advance(60_000);
    await gate.put('main', hash, bytes);
    time.advance(3 * 3_600_000);
    expect(await gate.delete('main', hash)).toBe(false);
  });
  expect(await gate.delete('main', hash)).toBe(true);
  await store.close();
});
