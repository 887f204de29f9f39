import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createEngine, sqliteStore, type Engine } from '@millrace/engine';
import { cli } from '../../testing/cli.js';

const greet = {
  kind: 'process',
  format: 1,
  id: 'greet',
  processes: { main: { executable: true } },
  elements: {
    start: { type: 'startEvent', scope: 'main' },
    ask: { type: 'userTask', scope: 'main', assignment: { assignee: { user: 'anna' } } },
    end: { type: 'endEvent', scope: 'main' },
  },
  flows: { a: { from: 'start', to: 'ask' }, b: { from: 'ask', to: 'end' } },
};

let folder: string;
let engine: Engine;
const told: string[] = [];

async function openAt(path: string): Promise<Engine> {
  return createEngine({ store: sqliteStore(join(folder, path)), log: (_level, message) => void told.push(message) });
}

const run = (...args: readonly string[]) => cli(args, { now: () => Date.UTC(2026, 10, 23, 9) });

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'millrace-backup-cli-'));
  told.length = 0;
  engine = await openAt('data/app.db');
  await engine.people.save('anna', { name: 'Anna' });
  await engine.deploy(greet);
});

afterEach(async () => {
  await engine.close();
  await rm(folder, { recursive: true, force: true });
});

const items = async () => (await engine.workItems({ for: 'anna' })).items;

describe('millrace backup and restore', () => {
  it('bring a store back as it was, its lists written anew, and it goes on', async () => {
    for (let i = 0; i < 5; i++) await engine.start('greet');
    const store = `sqlite:${join(folder, 'data/app.db')}`;
    expect(await run('backup', '--store', store, join(folder, 'monday'))).toMatchObject({ status: 0, err: '' });
    await engine.start('greet');
    await engine.close();

    const again = `sqlite:${join(folder, 'again/app.db')}`;
    const restored = await run('restore', '--store', again, join(folder, 'monday'), '--json');
    expect(restored).toMatchObject({ status: 0, err: '' });
    expect(JSON.parse(restored.out)).toMatchObject({ ok: true, madeAt: '2026-11-23T09:00:00.000Z' });
    expect(await run('verify', '--store', again)).toMatchObject({ status: 0, err: '' });
    engine = await openAt('again/app.db');
    expect(told).toEqual([
      'the store was restored or copied: its lists are written anew before anybody is served',
      'the lists are written anew',
    ]);
    expect(await items()).toHaveLength(5);
    await engine.complete((await items())[0]?.id ?? '', { actor: 'anna' });
    expect(await items()).toHaveLength(4);
    // Once is enough.
    await engine.close();
    told.length = 0;
    engine = await openAt('again/app.db');
    expect(told).toEqual([]);
    expect(await items()).toHaveLength(4);
  });

  it('are not needed for files that nobody writes to: a whole copy opens, its lists written anew', async () => {
    await engine.start('greet');
    await engine.close();
    await cp(join(folder, 'data'), join(folder, 'copy'), { recursive: true });
    engine = await openAt('copy/app.db');
    expect(told).toHaveLength(2);
    expect(await items()).toHaveLength(1);
  });

  it('say what is missing in plain words and change nothing', async () => {
    const store = `sqlite:${join(folder, 'data/app.db')}`;
    const wrong: readonly (readonly [readonly string[], number, string])[] = [
      [['backup', '--store', store], 2, 'the name of a new folder'],
      [['backup', '--store', 'mongodb://u:secret@host/db', 'x'], 2, 'mongodump'],
      [['backup', '--store', store, folder], 1, 'BACKUP_TARGET_EXISTS'],
      [['backup', '--store', 'sqlite:/nowhere/app.db', join(folder, 'x')], 1, 'STORE_MISSING'],
      [['restore', '--store', store, folder], 1, 'BACKUP_DAMAGED'],
      [['verify', '--store', 'sqlite:/nowhere/app.db'], 1, 'STORE_MISSING'],
      [['compact', '--store', 'memory:'], 2, 'Expected --store sqlite:PATH'],
    ];
    for (const [args, status, words] of wrong) {
      const said = await run(...args);
      expect(said).toMatchObject({ status });
      expect(said.err).toContain(words);
      expect(said.err).not.toContain('secret');
      expect(said.err).not.toContain('    at ');
    }
  });
});
