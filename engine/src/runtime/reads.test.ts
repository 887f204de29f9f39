import { afterEach, describe, expect, it } from 'vitest';
import { replaced } from '../../testing/conformance/faulty-store.js';
import type { Store } from '../ports/index.js';
import { memoryData, memoryStore } from '../stores/memory/index.js';
import { createEngine } from './create-engine.js';
import type { Engine } from './engine.js';

const opened: Engine[] = [];
afterEach(async () => {
  for (const engine of opened.splice(0)) await engine.close();
});

const application = [
  {
    kind: 'process',
    format: 1,
    id: 'note',
    defaultLanguage: 'en',
    name: 'Note',
    processes: { main: { executable: true, variables: { note: { type: 'object' }, text: { type: 'text' } } } },
    elements: {
      start: { type: 'startEvent', scope: 'main', outgoing: ['f1'] },
      ask: { type: 'userTask', scope: 'main', outgoing: ['f2'], name: { en: 'Ask' }, assignment: { assignee: { user: 'anna' } } },
      end: { type: 'endEvent', scope: 'main' },
    },
    flows: { f1: { type: 'sequenceFlow', from: 'start', to: 'ask' }, f2: { type: 'sequenceFlow', from: 'ask', to: 'end' } },
  },
  {
    kind: 'register',
    format: 1,
    id: 'cards',
    defaultLanguage: 'en',
    name: 'Cards',
    attributes: { title: { type: 'text', required: true } },
    attributeOrder: ['title'],
    title: 'title',
  },
];

async function start(store: Store): Promise<Engine> {
  const engine = await createEngine({ store, log: () => undefined });
  opened.push(engine);
  return engine;
}

/** Changes whatever can be changed, all the way down. */
function spoil(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  if (value instanceof Map || value instanceof Set) {
    for (const part of value.values()) spoil(part);
    value.clear();
    return;
  }
  for (const [name, part] of Object.entries(value)) {
    spoil(part);
    Reflect.deleteProperty(value, name);
  }
}

describe('what the engine answers', () => {
  it("is the caller's: changing it changes nothing that is stored or read next", async () => {
    const engine = await start(memoryStore());
    await engine.deploy(application);
    const { instanceId } = await engine.start('note', { variables: { note: { lines: ['first'] } } });
    await engine.people.save('anna', { name: 'Anna' });
    await engine.people.saveGroup('crew', 'Crew', ['anna']);
    await engine.records.create('cards', 'one', { title: 'One' });
    const commandId = engine.newCommandId();
    const reads: Readonly<Record<string, () => Promise<unknown>>> = {
      variables: () => engine.variables(instanceId),
      look: () => engine.look(`main/process/${instanceId}`),
      person: () => engine.people.person('anna'),
      record: () => engine.records.get('cards', 'one'),
      principals: () => engine.principals('anna'),
      instance: () => engine.instance(instanceId),
      workItems: () => engine.workItems({ for: 'anna' }),
      history: () => engine.history(instanceId),
      deploy: () => engine.deploy(application, { commandId }),
      application: () => engine.execute('main/application/note', { type: 'none' }, { commandId, actor: 'system' }).catch(() => null),
    };
    for (const [name, read] of Object.entries(reads)) {
      const before = structuredClone(await read());
      spoil(await read());
      expect(await read(), name).toEqual(before);
    }
    expect(await engine.variables(instanceId)).toEqual({ note: { lines: ['first'] } });
    await engine.setVariables(instanceId, { text: 'x' }, { reason: 'to see' });
    expect(await engine.variables(instanceId)).toEqual({ note: { lines: ['first'] }, text: 'x' });
  });
});

describe('a read of a store that is away', () => {
  it('is STORE_UNAVAILABLE, whatever the driver throws', async () => {
    const data = memoryData();
    const first = await start(memoryStore(data));
    await first.deploy(application);
    const { instanceId } = await first.start('note', { variables: { text: 'x'.repeat(1_000_000) } });
    let away = false;
    const inside = memoryStore(data);
    const unless = <A extends unknown[], T>(call: (...args: A) => Promise<T>) => {
      return async (...args: A): Promise<T> => (away ? Promise.reject(new Error('socket hang up')) : call.apply(inside, args));
    };
    const { load, rankOf, read, head, find, get } = inside;
    const store = replaced(inside, {
      load: unless(load),
      rankOf: unless(rankOf),
      read: unless(read),
      head: unless(head),
      find: unless(find),
      get: unless(get),
    });
    const engine = await createEngine({ store, work: false, log: () => undefined });
    opened.push(engine);
    away = true;
    const reads: readonly (() => Promise<unknown>)[] = [
      () => engine.start('note'),
      () => engine.start('note', { version: 1 }),
      () => engine.variables(instanceId),
      () => engine.look(`main/process/${instanceId}`),
      () => engine.history(instanceId),
      () => engine.instance(instanceId),
      () => engine.instances(),
      () => engine.workItems({ for: 'anna' }),
      () => engine.people.person('anna'),
      () => engine.records.get('cards', 'one'),
      () => engine.deploy(application),
    ];
    for (const [index, call] of reads.entries()) await expect(call(), `call ${index}`).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
    away = false;
    expect(await engine.variables(instanceId)).toMatchObject({ text: 'x'.repeat(1_000_000) });
  });

  it('rule 18: a large value that cannot be read now is not damage, and one that is missing is', async () => {
    const data = memoryData();
    const first = await start(memoryStore(data));
    await first.deploy(application);
    const { instanceId } = await first.start('note', { variables: { text: 'x'.repeat(1_000_000) } });
    let answer: () => Promise<null> = () => Promise.reject(new Error('socket hang up'));
    const inside = memoryStore(data);
    const store = replaced(inside, { blobs: { ...inside.blobs, get: () => answer() } });
    const engine = await createEngine({ store, work: false, log: () => undefined });
    opened.push(engine);
    const reads = [() => engine.history(instanceId), () => engine.variables(instanceId)];
    for (const call of reads) await expect(call()).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
    answer = () => Promise.resolve(null);
    for (const call of reads) await expect(call()).rejects.toMatchObject({ code: 'AGGREGATE_DAMAGED' });
  });
});
