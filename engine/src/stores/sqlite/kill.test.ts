import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { sqliteStore } from './index.js';
import type { CollectionSpec, Store } from '../../ports/index.js';

const collections: readonly CollectionSpec[] = [
  { name: 'workItems', fields: { state: 'text', visibleTo: 'texts' }, indexes: [{ fields: ['state'], anyOf: 'visibleTo' }] },
  { name: 'instances', fields: { state: 'text' }, indexes: [{ fields: ['state'] }] },
];
const PER_BATCH = 20;

/** Starts the writer, kills it when it has told of so many batches, and answers how many it had told of by then. */
async function killAfter(path: string, epoch: string, batches: number): Promise<number> {
  const writer = fileURLToPath(new URL('./killed-writer.mjs', import.meta.url));
  const store = new URL('../../../dist/src/stores/sqlite/index.js', import.meta.url).href;
  const child = spawn(process.execPath, [writer, store, path, epoch], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  let told = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    told = Number(line);
    if (told === batches) child.kill('SIGKILL');
  }
  const [, signal] = (await ended) as [number | null, string | null];
  expect(signal).toBe('SIGKILL');
  return told;
}

/** Every commit of a life is there in whole batches, with the rows of its aggregate's newest revision. */
async function check(store: Store, epoch: string, told: number): Promise<void> {
  let seq = 0;
  for (;;) {
    const page = await store.feed(epoch, seq, 1000);
    page.forEach((commit, i) => expect(commit.seq).toBe(seq + i + 1));
    seq += page.length;
    if (page.length < 1000) break;
  }
  expect(seq % PER_BATCH, 'a batch is there whole or not at all').toBe(0);
  expect(seq / PER_BATCH, 'what was acknowledged is there').toBeGreaterThanOrEqual(told);
  for (let after = ''; ;) {
    const page = await store.aggregates(`acme/process/${epoch}.`, after, 1000);
    for (const { aggregate, revision } of page) {
      const key = aggregate.replace('process/', '');
      expect((await store.read(aggregate, 1, 10)).length).toBe(key.includes('.0.') ? 1 : revision);
      for (const collection of ['workItems', 'instances']) {
        const row = await store.get(collection, key);
        expect([row?.rank, row?.fields['state']], `${collection} ${key}`).toEqual([revision * 4096, `r${revision}`]);
      }
    }
    after = page.at(-1)?.aggregate ?? '';
    if (page.length < 1000) break;
  }
  const commits = seq / 2;
  const sum = async (text: string) =>
    store.count({ collection: 'workItems', tenant: 'acme', where: { field: 'visibleTo', anyOf: [text] } }, 1_000_000);
  expect((await sum('p1')) + (await sum('p2'))).toBeGreaterThanOrEqual(commits);
}

describe('a process killed in the middle of batches', () => {
  it('rule 5: has left every acknowledged commit with its rows, and none half', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'millrace-kill-'));
    const path = join(folder, 'millrace.db');
    try {
      for (let round = 0; round < 10; round++) {
        const epoch = `life-${round}`;
        const told = await killAfter(path, epoch, 1 + ((round * 7) % 23));
        const store = sqliteStore(path);
        try {
          await store.open(collections);
          await check(store, epoch, told);
        } finally {
          await store.close();
        }
      }
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }, 120_000);
});
