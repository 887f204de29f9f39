import { mkdtempSync, readFileSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { drawProcess, faultyStore, manualTime, type ManualTime } from '../../../testing/index.js';
import { backUp, checkStore, restore, sqliteStore } from '../../stores/sqlite/index.js';
import { chainCheck } from '../chain-check.js';
import { createEngine } from '../create-engine.js';
import type { Engine } from '../engine.js';
import type { EngineOptions } from '../engine-options.js';

let folder: string;
let path: string;
let time: ManualTime;
let engine: Engine;
const asks = { actor: 'root', reason: 'asked by letter' };
const secret = /Anna Petrova|999 123/;

const open = (more: Partial<EngineOptions> = {}): Promise<Engine> =>
  createEngine({ store: sqliteStore(path), time, log: () => undefined, work: false, retention: 'P30D', ...more });

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'millrace-kept-'));
  path = join(folder, 'data', 'millrace.db');
  await mkdir(join(folder, 'data'));
  time = manualTime();
  engine = await open();
  await engine.deploy(drawProcess({ t: { type: 'userTask' } }, ['start -> t -> end'], { id: 'request' }));
});
afterEach(async () => {
  await engine.close();
  await rm(folder, { recursive: true, force: true });
});

async function ended(): Promise<string> {
  const { instanceId } = await engine.start('request', { actor: 'anna', variables: { who: 'Anna Petrova', phone: '+7 999 123-45-67' } });
  for (const { id } of (await engine.workItems({ instanceId })).items) await engine.complete(id, { actor: 'boris' });
  await engine.idle();
  return instanceId;
}

/** Puts a backup in the place of the data; what stands beside them stays. */
async function putBack(backup: string): Promise<void> {
  await engine.close();
  await mkdir(join(folder, 'moved'), { recursive: true });
  for (const name of ['millrace.db', 'millrace.db-wal', 'millrace.db-shm'])
    await rename(join(folder, 'data', name), join(folder, 'moved', name)).catch(() => undefined);
  await restore(backup, { path });
}

describe('a store that is restored (rule 23)', () => {
  it('is erased again, before it serves anybody, of what was erased after the backup was made', async () => {
    const [id, other] = [await ended(), await ended()];
    const backup = join(folder, 'backup');
    await backUp({ path }, backup);
    const { id: erasure } = await engine.keeping.erase({ kind: 'instance', id }, asks);
    await putBack(backup);
    expect(readFileSync(path, 'latin1')).toMatch(secret);
    engine = await open();
    expect(await engine.variables(id)).toEqual({ who: `erased:${erasure}`, phone: `erased:${erasure}` });
    expect(await engine.variables(other)).toMatchObject({ who: 'Anna Petrova' });
    expect(await engine.keeping.erasure(erasure)).toMatchObject({ status: 'done', by: 'root', reason: 'asked by letter' });
    await engine.close();
    engine = await open();
    expect((await engine.history(id)).events.filter(({ type }) => type === 'instanceErased')).toHaveLength(1);
  });

  it('does not serve before it is erased again, wherever the start is cut off', async () => {
    const id = await ended();
    const backup = join(folder, 'backup');
    await backUp({ path }, backup);
    const { id: erasure } = await engine.keeping.erase({ kind: 'instance', id }, asks);
    await putBack(backup);
    let isOver = false;
    for (let nth = 2; !isOver; nth += 9) {
      const inner = sqliteStore(path);
      const store = faultyStore(inner);
      Object.assign(store, { doubt: () => inner.doubt?.(), trust: () => inner.trust?.(), erasures: inner.erasures });
      store.plan({ nth, when: 'before', kill: true });
      void open({ store }).then(
        () => (isOver = true),
        () => undefined,
      );
      while (!isOver && store.struck === 0) await new Promise((resolve) => void setImmediate(resolve));
      if (!isOver) expect([nth, await inner.doubt?.()]).toEqual([nth, expect.stringMatching(/^restored/) as string]);
      else expect(nth).toBeGreaterThan(10);
      await inner.close();
    }
    engine = await open();
    expect(await engine.variables(id)).toMatchObject({ who: `erased:${erasure}` });
  }, 60_000);
});

describe('millrace verify', () => {
  it('takes purged and erased histories for whole, and says how many they are (rules 21, 22)', async () => {
    const purged = await ended();
    time.advance(40 * 86_400_000);
    await engine.keeping.run();
    const erased = await ended();
    await engine.keeping.erase({ kind: 'instance', id: erased }, asks);
    expect(await engine.keeping.purgedAt(purged)).not.toBeNull();
    const found = await checkStore({ path }, { chain: chainCheck() });
    expect(found).toMatchObject({ purged: 1, erased: 1 });
    await engine.close();
    const backup = join(folder, 'backup');
    await backUp({ path }, backup);
    engine = await open();
  });

  it.each([
    ['what was typed', (body: string): string => body.replace('Anna Petrova', 'Vera Petrova')],
    ['who did it', (body: string): string => body.replaceAll('"actor":"anna"', '"actor":"vera"')],
    ['what an erasure left', (body: string): string => body.replace('"dataHash":"', '"dataHash":"0')],
    ['all of it', (): string => '{'],
  ])('tells a commit in which somebody changed %s by hand', async (what, change) => {
    const id = await ended();
    if (what === 'what an erasure left') await engine.keeping.erase({ kind: 'instance', id }, asks);
    const store = sqliteStore(path);
    await store.open([]);
    const [commit] = await store.read(`main/process/${id}`, 1, 1);
    if (commit !== undefined) expect(await store.rewriteCommit(commit, change(commit.body))).toBe(true);
    await store.close();
    await expect(checkStore({ path }, { chain: chainCheck() })).rejects.toMatchObject({
      code: 'STORE_DAMAGED',
      params: { found: expect.stringContaining(`main/process/${id} 1:`) as string },
    });
  });

  it('tells a gravestone that somebody changed by hand', async () => {
    const id = await ended();
    time.advance(40 * 86_400_000);
    await engine.keeping.run();
    const store = sqliteStore(path);
    await store.open([]);
    const head = await store.head(`main/process/${id}`);
    const [gravestone] = await store.read(`main/process/${id}`, head?.revision ?? 0, 1);
    if (gravestone !== undefined) await store.rewriteCommit(gravestone, gravestone.body.replace('"completed"', '"cancelled"'));
    await store.close();
    await expect(checkStore({ path }, { chain: chainCheck() })).rejects.toMatchObject({ code: 'STORE_DAMAGED' });
  });

  it('still tells a history that is broken', async () => {
    const id = await ended();
    const store = sqliteStore(path);
    await store.open([]);
    await store.forgetCommits(`main/process/${id}`, 1, 1);
    await store.close();
    await expect(checkStore({ path })).rejects.toMatchObject({ code: 'STORE_DAMAGED' });
  });
});
