import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { requestsApplication } from '../../../testing/requests-application.js';
import type { Store } from '../../ports/index.js';
import { memoryStore } from '../../stores/memory/index.js';
import { sqliteStore } from '../../stores/sqlite/index.js';
import { createEngine } from '../create-engine.js';
import type { Engine } from '../engine.js';

const folders: string[] = [];
const engines: Engine[] = [];
afterEach(async () => {
  for (const engine of engines.splice(0)) await engine.close();
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

const stores: Readonly<Record<string, () => Promise<Store>>> = {
  memory: async () => memoryStore(),
  async sqlite() {
    const folder = await mkdtemp(join(tmpdir(), 'millrace-requests-'));
    folders.push(folder);
    return sqliteStore(join(folder, 'test.db'));
  },
};

async function start(kind: string): Promise<Engine> {
  const store = await stores[kind]?.();
  if (!store) throw new Error(`no store ${kind}`);
  const engine = await createEngine({ store, log: () => undefined });
  engines.push(engine);
  await engine.people.save('boris', { name: 'Boris' });
  await engine.people.saveGroup('buyers', 'Buyers', ['vera']);
  await engine.deploy(requestsApplication);
  return engine;
}

describe.each(Object.keys(stores))('requests on the store %s', (kind) => {
  it('get numbers without gaps, also started at the same moment, refused and withdrawn among them', async () => {
    const engine = await start(kind);
    const starts = Array.from({ length: 40 }, (_, index) =>
      engine.start('purchase', { actor: 'anna', data: index % 4 === 0 ? {} : { item: `Paper ${index}` } }),
    );
    const done = await Promise.allSettled(starts);
    const started = done.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    expect(started).toHaveLength(30);
    await engine.withdraw(started[3]?.instanceId ?? '', { actor: 'anna', reason: 'not needed' });
    await engine.idle();
    const { items } = await engine.instances({ number: 'PR-', limit: 100 });
    const expected = Array.from({ length: 30 }, (_, index) => `PR-${String(30 - index).padStart(4, '0')}`);
    expect(items.map(({ number }) => number)).toEqual(expected);
    expect((await engine.workItems({ for: 'boris', limit: 100 })).items.every(({ number }) => number?.startsWith('PR-'))).toBe(true);
    expect(await engine.countWorkItems({ for: 'boris' })).toEqual({ inbox: 29, overdue: 0 });
  });

  it('are listed by rights inside the query, page by page, and the same after a rebuild', async () => {
    const engine = await start(kind);
    for (const actor of ['anna', 'vera', 'anna']) await engine.start('purchase', { actor, data: { item: actor }, service: 'buy' });
    const readers = { where: { field: 'readers', anyOf: ['user:anna', 'everyone'] } };
    const read = async (): Promise<readonly string[]> => {
      const first = await engine.instances({ ...readers, limit: 1 });
      const rest = await engine.instances({ ...readers, limit: 1, cursor: first.cursor });
      expect(rest.cursor).toBeUndefined();
      return [...first.items, ...rest.items].map(({ initiator, service, number }) => `${initiator} ${service} ${number}`);
    };
    const before = await read();
    expect(before).toHaveLength(2);
    await engine.rebuild({ drop: true });
    expect(await read()).toEqual(before);
    expect((await engine.workItems({ for: 'boris', sort: 'priority', where: { field: 'organisation', eq: null } })).items).toHaveLength(3);
  });
});
