import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { ExpiringCache } from './expiring-cache.js';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** What it does with a heap of 128 MB: begins 300 instances that hold half a megabyte each, and looks at all of them again. */
const program = `
  const { createEngine, sqliteStore } = await import(process.argv[1]);
  const engine = await createEngine({ store: sqliteStore({ path: process.argv[2], synced: false }), cacheBytes: Number(process.argv[3]) });
  await engine.deploy({ kind: 'process', format: 1, id: 'big', defaultLanguage: 'en', name: 'Big',
    processes: { main: { executable: true, variables: { text: { type: 'text' } } } },
    elements: { start: { type: 'startEvent', scope: 'main', outgoing: ['f1'] }, ask: { type: 'userTask', scope: 'main', outgoing: ['f2'] }, end: { type: 'endEvent', scope: 'main' } },
    flows: { f1: { from: 'start', to: 'ask' }, f2: { from: 'ask', to: 'end' } } });
  const ids = [];
  for (let n = 0; n < 300; n++) ids.push((await engine.start('big', { variables: { text: String(n) + 'x'.repeat(500_000) } })).instanceId);
  let seen = 0;
  for (const id of ids) if ((await engine.variables(id)).text.length > 500_000) seen++;
  await engine.close();
  console.log(seen);
`;

async function run(cacheBytes: number): Promise<{ readonly code: number | null; readonly said: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'millrace-memory-'));
  folders.push(folder);
  const engine = new URL('../../dist/src/index.js', import.meta.url).href;
  const child = spawn(
    process.execPath,
    ['--max-old-space-size=128', '--input-type=module', '--eval', program, engine, join(folder, 'big.db'), String(cacheBytes)],
    { stdio: ['ignore', 'pipe', 'ignore'] },
  );
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const code = await new Promise<number | null>((resolve) => child.on('exit', resolve));
  return { code, said: said.trim() };
}

describe('what a node keeps in memory', () => {
  it('of many large instances is no more than it was told, and they are read again', async () => {
    expect(await run(32 * 1024 * 1024)).toEqual({ code: 0, said: '300' });
  }, 120_000);
});

describe('a cache with a limit', () => {
  it('forgets what came first when all together is too heavy', () => {
    const cache = new ExpiringCache<string>(() => 0, 100);
    cache.set('a', 'A', 60);
    cache.set('b', 'B', 30);
    expect(cache.get('a')).toBe('A');
    cache.set('c', 'C', 20);
    expect([cache.get('a'), cache.get('b'), cache.get('c')]).toEqual([undefined, 'B', 'C']);
  });

  it('does not keep what alone is too heavy, and forgets nothing for it', () => {
    const cache = new ExpiringCache<string>(() => 0, 100);
    cache.set('a', 'A', 60);
    cache.set('b', 'B', 101);
    expect([cache.get('a'), cache.get('b')]).toEqual(['A', undefined]);
  });

  it('weighs an entry that is set again as it is now', () => {
    const cache = new ExpiringCache<string>(() => 0, 100);
    for (let n = 0; n < 50; n++) cache.set('a', 'A', 60);
    cache.set('b', 'B', 40);
    expect([cache.get('a'), cache.get('b')]).toEqual(['A', 'B']);
  });

  it('forgets what is older than it keeps', () => {
    let now = 0;
    const cache = new ExpiringCache<string>(() => now, 100, 10);
    cache.set('a', 'A');
    now = 11;
    expect(cache.get('a')).toBeUndefined();
  });
});
