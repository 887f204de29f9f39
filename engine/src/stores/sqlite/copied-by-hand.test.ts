import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { MillraceError } from '@millrace/schemas';
import { checkStore, sqliteStore } from './index.js';
import type { CollectionSpec, Store } from '../../ports/index.js';

const collections: readonly CollectionSpec[] = [
  { name: 'workItems', fields: { state: 'text', visibleTo: 'texts' }, indexes: [{ fields: ['state'], anyOf: 'visibleTo' }] },
  { name: 'instances', fields: { state: 'text' }, indexes: [{ fields: ['state'] }] },
];

/** Writes until it is killed; `until` resolves when so many batches are acknowledged. */
function writer(path: string): { readonly child: ChildProcess; until(batches: number): Promise<void> } {
  const script = fileURLToPath(new URL('./killed-writer.mjs', import.meta.url));
  const store = new URL('../../../dist/src/stores/sqlite/index.js', import.meta.url).href;
  const child = spawn(process.execPath, [script, store, path, 'life'], { stdio: ['ignore', 'pipe', 'inherit'] });
  let told = 0;
  const waiting = new Set<() => void>();
  createInterface({ input: child.stdout }).on('line', (line) => {
    told = Number(line);
    for (const look of waiting) look();
  });
  return {
    child,
    until: (batches) =>
      new Promise((resolve) => {
        const look = (): void => {
          if (told < batches) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      }),
  };
}

/** The writer leaves out no number: a commit that is missing in the middle went lost in copying. */
async function expectNoGap(store: Store): Promise<void> {
  let seq = 0;
  for (;;) {
    const page = await store.feed('life', seq, 1000);
    expect(page.map((commit) => commit.seq)).toEqual(page.map((_, i) => seq + 1 + i));
    seq += page.length;
    if (page.length < 1000) break;
  }
  for (let after = ''; ;) {
    const page = await store.aggregates('acme/', after, 1000);
    for (const { aggregate, revision } of page)
      for (const collection of ['workItems', 'instances'])
        expect(await store.rankOf(collection, aggregate.replace('process/', ''))).toBe(revision * 4096);
    after = page.at(-1)?.aggregate ?? '';
    if (page.length < 1000) break;
  }
}

describe('files that are copied by hand while somebody writes', () => {
  it('open whole or are refused: none is taken for what it is not', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'millrace-copied-'));
    const path = join(folder, 'millrace.db');
    const { child, until } = writer(path);
    try {
      const found = { whole: 0, refused: 0 };
      for (let round = 1; round <= 6; round++) {
        const copy = join(folder, `copy-${round}`, 'millrace.db');
        await mkdir(join(copy, '..'));
        // In either order, at once or with much written in between: checkpoints happen every 2000 pages.
        const names = round % 2 === 0 ? ['', '-wal'] : ['-wal', ''];
        await until(round * 30);
        for (const name of names) {
          await copyFile(`${path}${name}`, `${copy}${name}`);
          if (round % 3 !== 0) await until(round * 30 + (round % 3) * 25);
        }
        const store = sqliteStore(copy);
        try {
          await store.open(collections);
          expect(await store.doubt?.()).toBe('copied');
          found.whole++;
          await checkStore({ path: copy });
          await expectNoGap(store);
        } catch (error) {
          if (!(error instanceof MillraceError)) throw error;
          expect(['STORE_COPY_TORN', 'STORE_DAMAGED', 'STORE_NOT_OURS']).toContain(error.code);
          found.refused++;
        } finally {
          await store.close();
        }
      }
      expect(found.whole + found.refused).toBe(6);
    } finally {
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
      await rm(folder, { recursive: true, force: true });
    }
  }, 120_000);
});
