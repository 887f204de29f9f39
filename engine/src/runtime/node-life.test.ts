import { expect, it } from 'vitest';
import { bare } from '../../testing/conformance/material.js';
import { memoryStore } from '../stores/memory/index.js';
import { lastWritten } from './node-life.js';

const HOUR = 3_600_000;
const NOW = Date.UTC(2026, 10, 23);

/** A life that beat once, after so many commits, and then wrote others, one with a clock that was an hour ahead. */
async function killed({ before, after, wrongAt }: { readonly before: number; readonly after: number; readonly wrongAt: number }) {
  const store = memoryStore();
  await store.open([]);
  const epoch = 'life';
  await store.saveEpoch({ epoch, startedAt: NOW, beat: 1, storedThrough: before, projectedThrough: before, closed: false }, 'create');
  const entries = Array.from({ length: before + after }, (_, i) =>
    bare(store, `acme/process/${i}`, 1, { epoch, seq: i + 1, at: i + 1 === wrongAt ? NOW + HOUR : NOW }),
  );
  await store.commitAll(entries);
  return store;
}

it('rule 12: the latest moment is found however much was written after the last heartbeat', async () => {
  for (const wrongAt of [100, 101, 350, 600, 601, 1700])
    expect(await lastWritten(await killed({ before: 100, after: 1600, wrongAt })), `commit ${wrongAt}`).toBe(NOW + HOUR);
  expect(await lastWritten(await killed({ before: 100, after: 1000, wrongAt: 0 }))).toBe(NOW);
  expect(await lastWritten(await killed({ before: 0, after: 500, wrongAt: 500 }))).toBe(NOW + HOUR);
  expect(await lastWritten(await killed({ before: 0, after: 0, wrongAt: 0 }))).toBe(0);
});
