import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEngine, sqliteStore } from '@millrace/engine';
import { drawProcess } from '@millrace/engine/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cli } from '../../testing/cli.js';

let folder: string;
let store: string;
let ids: string[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'millrace-keeping-cli-'));
  store = `sqlite:${join(folder, 'app.db')}`;
  const engine = await createEngine({ store: sqliteStore(join(folder, 'app.db')), log: () => undefined, work: false });
  await engine.deploy(drawProcess({ t: { type: 'userTask' } }, ['start -> t -> end'], { id: 'request' }));
  ids = [];
  for (const phone of ['+7 999', '+7 888']) {
    const { instanceId } = await engine.start('request', { actor: 'anna', variables: { phone } });
    for (const { id } of (await engine.workItems({ instanceId })).items) await engine.complete(id, { actor: 'boris' });
    ids.push(instanceId);
  }
  await engine.close();
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('millrace erase and millrace upkeep', () => {
  it('erase an instance, purge what is due but for what is held, and tell it (rules 21, 22)', async () => {
    const [first = '', second = ''] = ids;
    const erased = await cli(['erase', '--instance', first, '--reason', 'asked by letter', '--store', store]);
    expect([erased.status, erased.out]).toEqual([0, expect.stringMatching(/^Erased from 1 histories: erased:/)]);
    expect((await cli(['history', first, '--store', store])).out).toMatch(/phone.*erased:[\s\S]*data erased/);
    await cli(['operate', 'hold-instance', second, '--reason', 'a lawsuit', '--store', store]);
    const run = await cli(['upkeep', '--run', '--retention', 'PT0.001S', '--store', store]);
    expect([run.status, run.out]).toEqual([0, expect.stringMatching(/purged 1 \(.*; not purged: held 1/)]);
    expect((await cli(['upkeep', '--store', store])).out).toMatch(/purged 1 /);
    const gone = await cli(['history', first, '--store', store]);
    expect([gone.status, gone.err]).toEqual([1, expect.stringMatching(/INSTANCE_PURGED/)]);
    expect((await cli(['verify', '--store', store])).out).toMatch(/is whole.*Purged: 1 histories/);
  });

  it('refuse what they are not told well', async () => {
    for (const args of [['--reason', 'x'], ['--instance', 'a', '--person', 'b', '--reason', 'x'], ['--instance', ids[0] ?? ''], ['x']])
      expect((await cli(['erase', ...args, '--store', store])).status).toBe(2);
    expect((await cli(['erase', '--person', 'nobody', '--reason', 'x', '--store', store])).err).toMatch(/NOT_FOUND/);
    expect((await cli(['upkeep', '--run', '--retention', 'soon', '--store', store])).err).toMatch(/INVALID_INPUT/);
  });
});
