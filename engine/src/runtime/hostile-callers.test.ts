import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MillraceError } from '@millrace/schemas';
import { memoryStore } from '../stores/memory/index.js';
import { createEngine } from './create-engine.js';
import type { Engine } from './engine.js';

let engine: Engine;
let instanceId = '';
let itemId = '';

const application = [
  {
    kind: 'process',
    format: 1,
    id: 'note',
    defaultLanguage: 'en',
    name: 'Note',
    processes: { main: { executable: true, variables: { text: { type: 'text' } } } },
    elements: {
      start: { type: 'startEvent', scope: 'main', outgoing: ['f1'] },
      ask: { type: 'userTask', scope: 'main', outgoing: ['f2'], assignment: { assignee: { user: 'anna' } } },
      end: { type: 'endEvent', scope: 'main' },
    },
    flows: { f1: { type: 'sequenceFlow', from: 'start', to: 'ask' }, f2: { type: 'sequenceFlow', from: 'ask', to: 'end' } },
  },
  {
    kind: 'register',
    format: 1,
    id: 'funds',
    defaultLanguage: 'en',
    name: 'Funds',
    attributes: { title: { type: 'text', required: true } },
    attributeOrder: ['title'],
    title: 'title',
    ledger: { scale: 2, mayGoBelowZero: true },
  },
];

beforeEach(async () => {
  engine = await createEngine({ store: memoryStore() });
  await engine.deploy(application);
  instanceId = (await engine.start('note')).instanceId;
  itemId = (await engine.workItems({ for: 'anna' })).items[0]?.id ?? '';
});
afterEach(() => engine.close());

const throwing = new Proxy(
  {},
  {
    get: (_, name): unknown => (name === 'then' ? undefined : JSON.parse('no property')),
    ownKeys: () => JSON.parse('no keys') as string[],
  },
);
const revoked = (): object => {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
};
const noObjects: readonly (readonly [string, unknown])[] = [
  ['null', null],
  ['a number', 5],
  ['an array', [1]],
  ['a huge text', 'x'.repeat(3_000_000)],
  ['a function', () => 1],
  ['a proxy that throws', throwing],
  ['a revoked proxy', revoked()],
];
const noTexts: readonly (readonly [string, unknown])[] = [
  ...noObjects.filter(([name]) => name !== 'a huge text'),
  ['an object', {}],
  ['a symbol', Symbol('x')],
];

/** Each must end in a refusal that says what the caller did wrong. */
async function refused(calls: Readonly<Record<string, () => unknown>>): Promise<void> {
  for (const [name, call] of Object.entries(calls)) {
    const ended: unknown = await Promise.resolve()
      .then(call)
      .catch((cause: unknown) => cause);
    expect(ended, name).toBeInstanceOf(MillraceError);
    expect((ended as MillraceError).status, `${name}: ${String(ended)}`).toBeLessThan(500);
  }
}

describe('what is no object where options or a query belong', () => {
  it.each(noObjects)('%s is refused clearly', async (_, value) => {
    const bad = value as never;
    const part = `${instanceId}.9`;
    await refused({
      deploy: () => engine.deploy(application, bad),
      start: () => engine.start('note', bad),
      claim: () => engine.claim(itemId, bad),
      begin: () => engine.begin(itemId, bad),
      release: () => engine.release(itemId, bad),
      reassign: () => engine.reassign(itemId, bad),
      suspend: () => engine.suspend(itemId, bad),
      resume: () => engine.resume(itemId, bad),
      saveDraft: () => engine.saveDraft(itemId, {}, bad),
      draftData: () => engine.saveDraft(itemId, bad, { actor: 'anna' }),
      complete: () => engine.complete(itemId, bad),
      retryIncident: () => engine.retryIncident(part, bad),
      cancel: () => engine.cancel(instanceId, bad),
      setVariables: () => engine.setVariables(instanceId, {}, bad),
      variablesSet: () => engine.setVariables(instanceId, bad, { reason: 'x' }),
      jobs: () => engine.jobs(bad),
      activateJob: () => engine.activateJob(part, 'w', 1000, bad),
      completeJob: () => engine.completeJob(part, 1, {}, bad),
      failJob: () => engine.failJob(part, 1, { code: 'x', message: 'x' }, bad),
      failure: () => engine.failJob(part, 1, bad),
      instances: () => engine.instances(bad),
      workItems: () => engine.workItems(bad),
      incidents: () => engine.incidents(bad),
      history: () => engine.history(instanceId, bad),
      findRows: () => engine.findRows(bad),
      execute: () => engine.execute('main/person/anna', { type: 'createPerson', name: 'A' } as never, bad),
      rebuild: () => engine.rebuild(bad),
      person: () => engine.people.save('anna', bad),
      position: () => engine.people.savePosition('cfo', bad),
      personSender: () => engine.people.save('anna', { name: 'Anna' }, bad),
      deactivate: () => engine.people.deactivate('anna', 'x', bad),
      group: () => engine.people.saveGroup('crew', 'Crew', ['anna'], bad),
      record: () => engine.records.create('funds', 'r', { title: 'R' }, bad),
      attributes: () => engine.records.create('funds', 'r', bad),
      update: () => engine.records.update('funds', 'r', {}, bad),
      archive: () => engine.records.archive('funds', 'r', 'x', bad),
      restore: () => engine.records.restore('funds', 'r', bad),
      find: () => engine.records.find(bad),
      openAccount: () => engine.records.openAccount('funds', 'r', bad),
      post: () => engine.records.post('funds', 'r', 1, bad),
      reserve: () => engine.records.reserve('funds', 'r', 1, bad),
    });
  });
});

describe('what is no text where an id or a text belongs', () => {
  it.each(noTexts)('%s is refused clearly', async (_, value) => {
    const bad = value as never;
    await refused({
      process: () => engine.start(bad),
      version: () => engine.start('note', { version: bad }),
      actor: () => engine.start('note', { actor: bad }),
      deployActor: () => engine.deploy(application, { actor: bad }),
      deployCommand: () => engine.deploy(application, { commandId: bad }),
      jobs: () => engine.jobs({ type: bad }),
      jobState: () => engine.jobs({ state: bad }),
      jobId: () => engine.activateJob(bad, 'w', 1000),
      extended: () => engine.extendJobLock(bad, 1, 1000),
      instance: () => engine.instance(bad),
      definition: () => engine.instances({ definition: bad }),
      status: () => engine.instances({ status: bad }),
      limit: () => engine.instances({ limit: bad === 5 ? ('x' as never) : bad }),
      cursor: () => engine.instances({ cursor: bad }),
      workItem: () => engine.workItem(bad),
      for: () => engine.workItems({ for: bad }),
      open: () => engine.workItems({ open: bad }),
      incidents: () => engine.incidents({ instanceId: bad }),
      from: () => engine.history(instanceId, { from: bad === 5 ? ('x' as never) : bad }),
      where: () => engine.findRows({ collection: 'instances', tenant: 'main', limit: 1, where: bad }),
      collection: () => engine.findRows({ collection: bad, tenant: 'main', limit: 1 }),
      sort: () => engine.findRows({ collection: 'instances', tenant: 'main', limit: 1, sort: bad }),
      principals: () => engine.principals(bad),
      drop: () => engine.rebuild({ drop: bad }),
      person: () => engine.people.person(bad),
      name: () => engine.people.save('anna', { name: bad }),
      members: () => engine.people.saveGroup('crew', 'Crew', bad),
      record: () => engine.records.get('funds', bad),
      register: () => engine.records.get(bad, 'r'),
      account: () => engine.records.account(bad, 'r'),
      words: () => engine.records.find({ register: 'funds', words: bad }),
      refersTo: () => engine.records.find({ register: 'funds', refersTo: { register: 'funds', id: bad } }),
      order: () => engine.records.find({ register: 'funds', sort: bad }),
      amount: () => engine.records.post('funds', 'r', bad === 5 ? ('5' as never) : bad, { entry: 'x' }),
      entry: () => engine.records.post('funds', 'r', 1, { entry: bad }),
    });
  });

  it('a cursor of another query is refused clearly', async () => {
    await engine.start('note');
    const { cursor } = await engine.instances({ limit: 1 });
    expect(cursor).toBeTypeOf('string');
    const other = cursor ?? '';
    await refused({
      workItems: () => engine.workItems({ cursor: other }),
      otherCondition: () => engine.instances({ cursor: other, definition: 'note' }),
      records: () => engine.records.find({ register: 'funds', cursor: other }),
      nonsense: () => engine.incidents({ cursor: 'x'.repeat(100_000) }),
    });
  });

  it('details of a person cannot name another command', async () => {
    await engine.people.save('anna', { name: 'Anna', type: 'deactivatePerson' } as never).catch(() => undefined);
    expect((await engine.people.person('anna'))?.active).not.toBe(false);
  });
});

describe('createEngine', () => {
  it.each(noObjects)('refuses %s as its options, store and handlers', async (_, value) => {
    const bad = value as never;
    for (const options of [
      bad,
      { store: bad },
      { store: memoryStore(), handlers: bad },
      { store: memoryStore(), time: bad },
      { store: memoryStore(), http: bad },
    ])
      await expect(createEngine(options)).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  });

  it.each([
    ['no options', undefined],
    ['no store', {}],
    ['a store without its calls', { store: {} }],
    ['no job at once', { store: memoryStore(), jobsAtOnce: 0 }],
    ['half a job at once', { store: memoryStore(), jobsAtOnce: 0.5 }],
    ['NaN aggregates in memory', { store: memoryStore(), keepInMemory: Number.NaN }],
    ['no patience', { store: memoryStore(), patience: -1 }],
    ['a handler that is no function', { store: memoryStore(), handlers: { echo: 'echo' } }],
    ['a log that is no function', { store: memoryStore(), log: {} }],
    ['work that is neither', { store: memoryStore(), work: 'yes' }],
    ['a tenant that is none', { store: memoryStore(), tenant: 'Not A Tenant' }],
    ['ids that make none', { store: memoryStore(), ids: {} }],
  ])('refuses %s', async (_, options) => {
    await expect(createEngine(options as never)).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  });
});
