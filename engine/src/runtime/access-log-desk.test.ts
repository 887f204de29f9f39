import { afterEach, describe, expect, it } from 'vitest';
import { manualTime } from '../../testing/manual-time.js';
import type { AccessEntry, AccessNote } from '../identity/index.js';
import { memoryData, memoryStore } from '../stores/memory/index.js';
import { createEngine } from './create-engine.js';
import type { Engine } from './engine.js';

const open: Engine[] = [];
const time = manualTime();
const start = async (on = memoryData()): Promise<Engine> => {
  const engine = await createEngine({ store: memoryStore(on), time });
  open.push(engine);
  return engine;
};
const note: AccessNote = {
  action: 'read',
  resource: 'person',
  operation: 'readPerson',
  subject: 'boris',
  about: 'boris',
  count: 1,
  through: 'session',
  filter: null,
};
const lines = async (engine: Engine): Promise<readonly AccessEntry[]> => {
  const { rows } = await engine.findRows({ collection: 'accessLog', tenant: 'main', sort: [{ field: 'at' }], limit: 1000 });
  return rows.map(({ body }) => JSON.parse(body) as AccessEntry);
};

afterEach(async () => {
  for (const engine of open.splice(0)) await engine.close();
});

describe('the log of reads of personal data', () => {
  it('keeps who, what, filter and count over a restart and a rebuild from nothing', async () => {
    const data = memoryData();
    const engine = await start(data);
    await engine.identity.accessLog.note('anna', note);
    await engine.identity.accessLog.note('vera', {
      ...note,
      subject: null,
      about: null,
      count: 7,
      filter: { search: 'Bor' },
      through: 'token',
    });
    const before = await lines(engine);
    expect(before).toMatchObject([
      { person: 'anna', operation: 'readPerson', subject: 'boris', about: 'boris', count: 1, at: time.now() },
      { person: 'vera', subject: null, count: 7, filter: { search: 'Bor' }, through: 'token' },
    ]);
    await engine.rebuild({ drop: true });
    expect(await lines(engine)).toEqual(before);
    await engine.close();
    expect(await lines(await start(data))).toEqual(before);
  });

  it('takes the lines of many readers at once into few commits, and none is lost', async () => {
    const data = memoryData();
    const engine = await start(data);
    await Promise.all(Array.from({ length: 1000 }, (_, index) => engine.identity.accessLog.note(`p${index}`, note)));
    expect(new Set((await lines(engine)).map(({ person }) => person)).size).toBe(1000);
    const commits = [...data.commits].filter(([key]) => key.includes('/accesslog/')).reduce((sum, [, history]) => sum + history.size, 0);
    expect(commits).toBeLessThan(100);
  });

  it('has nobody else’s tenant in it', async () => {
    const engine = await start();
    await engine.forTenant('other').identity.accessLog.note('anna', note);
    expect(await lines(engine)).toEqual([]);
  });

  it.each<[string, Partial<AccessNote>]>([
    ['an unknown action', { action: 'look' as 'read' }],
    ['an unknown thing', { resource: 'secret' as 'person' }],
    ['a count that is none', { count: Number.NaN }],
    ['no operation', { operation: '' }],
  ])('refuses %s', async (_what, wrong) => {
    const engine = await start();
    await expect(engine.identity.accessLog.note('anna', { ...note, ...wrong })).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    await expect(engine.identity.accessLog.note('', note)).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    expect(await lines(engine)).toEqual([]);
  });
});
