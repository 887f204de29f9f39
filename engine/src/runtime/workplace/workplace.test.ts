import { MillraceError, type JsonObject } from '@millrace/schemas';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { manualTime, type ManualTime } from '../../../testing/manual-time.js';
import { requestsApplication } from '../../../testing/requests-application.js';
import { memoryStore } from '../../stores/memory/index.js';
import { createEngine } from '../create-engine.js';
import type { Engine } from '../engine.js';
import type { RowChange } from '../changes.js';

let engine: Engine;
let time: ManualTime;
const data = { item: 'Ёлка', amount: 10, note: 'for my boss only' };
const refused = (code: string): unknown => expect.objectContaining({ code });

beforeEach(async () => {
  time = manualTime('2026-03-02T09:00:00Z');
  engine = await createEngine({ store: memoryStore(), time, log: () => undefined });
  for (const [id, name] of Object.entries({ anna: 'Anna', boris: 'Boris', vera: 'Vera' })) await engine.people.save(id, { name });
  await engine.people.saveGroup('buyers', { en: 'Buyers', ru: 'Закупщики' }, ['vera', 'boris']);
  await engine.deploy(requestsApplication);
});
afterEach(() => engine.close());

const start = async (given: JsonObject = data): Promise<string> =>
  (await engine.start('purchase', { data: given, actor: 'anna', service: 'buy', organisation: 'north' })).instanceId;
const openItem = async (instanceId: string): Promise<string> => {
  const [item] = (await engine.workItems({ instanceId })).items;
  if (!item) throw new Error('nothing is open');
  return item.id;
};
const vote = async (instanceId: string, outcome: string): Promise<unknown> =>
  engine.complete(await openItem(instanceId), { actor: 'boris', outcome, ...(outcome === 'approved' ? {} : { reason: 'too dear' }) });

describe('a start', () => {
  it('answers with the number, the same however often it is sent', async () => {
    const commandId = engine.newCommandId();
    const sent = await Promise.all(Array.from({ length: 5 }, () => engine.start('purchase', { data, actor: 'anna', commandId })));
    const again = await engine.start('purchase', { data, actor: 'anna', commandId });
    expect(new Set([...sent, again].map(({ instanceId }) => instanceId)).size).toBe(1);
    for (const one of [...sent, again]) expect(one.number).toBe('PR-0001');
    expect((await engine.start('purchase', { data, actor: 'anna' })).number).toBe('PR-0002');
    expect((await engine.instances()).items.map(({ number }) => number).sort()).toEqual(['PR-0001', 'PR-0002']);
  });

  it('takes no number where it was refused', async () => {
    await expect(engine.start('purchase', { data: {}, actor: 'anna' })).rejects.toMatchObject({ code: 'FORM_INVALID' });
    expect((await engine.start('purchase', { data, actor: 'anna' })).number).toBe('PR-0001');
  });
});

describe('lists', () => {
  it('find instances by service, by the beginning of number and title, and by what the reader may see', async () => {
    const first = await start();
    const other = (await engine.start('purchase', { data: { item: 'Chair' }, actor: 'vera', organisation: 'south' })).instanceId;
    const ids = async (query: Parameters<Engine['instances']>[0]): Promise<string[]> =>
      (await engine.instances(query)).items.map(({ id }) => id);
    expect(await ids({ service: 'buy' })).toEqual([first]);
    expect(await ids({ number: 'pr-00' })).toEqual([other, first]);
    expect(await ids({ number: 'PR-0002' })).toEqual([other]);
    expect(await ids({ title: 'елк' })).toEqual([first]);
    expect(await ids({ where: { field: 'readers', anyOf: ['user:vera'] } })).toEqual([other]);
    expect(await ids({ where: { field: 'organisation', eq: 'north' } })).toEqual([first]);
    await engine.cancel(first, { actor: 'vera', reason: 'x' });
    expect(await ids({ status: 'ended' })).toEqual([first]);
    expect((await engine.instances({ status: 'active' })).items[0]).toMatchObject({
      name: { en: 'Purchase', ru: 'Закупка' },
      withdrawn: false,
      steps: [
        {
          elementId: 'approve',
          name: { en: 'Approve', ru: 'Согласовать' },
          items: [{ to: ['user:boris'], dueAt: '2026-03-03T09:00:00.000Z' }],
        },
      ],
    });
    await expect(engine.instances({ where: { field: 'nothing', eq: 1 } })).rejects.toBeInstanceOf(MillraceError);
    await expect(engine.instances({ number: 5 } as never)).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  });

  it('count and show the work of a person: what they may take or hold, what they did', async () => {
    const made = [await start(), await start({ item: 'Chair' }), await start({ item: 'Desk' })];
    expect(await engine.countWorkItems({ for: 'boris' })).toEqual({ inbox: 3, overdue: 0 });
    time.advance(86_400_001);
    expect(await engine.countWorkItems({ for: 'boris' })).toEqual({ inbox: 3, overdue: 3 });
    const page = await engine.workItems({ for: 'boris', overdue: true, limit: 2 });
    time.advance(5);
    const rest = await engine.workItems({ for: 'boris', overdue: true, limit: 2, cursor: page.cursor });
    expect([...page.items, ...rest.items].map(({ instanceId }) => instanceId).sort()).toEqual([...made].sort());
    await expect(engine.workItems({ for: 'boris', overdue: true, cursor: 'x' })).rejects.toMatchObject({ code: 'CURSOR_INVALID' });
    for (const id of made) {
      time.advance(1);
      await vote(id, 'approved');
    }
    expect((await engine.workItems({ for: 'boris', view: 'done' })).items).toHaveLength(3);
    const [order] = (await engine.workItems({ for: 'vera', sort: 'newest' })).items;
    expect(order).toMatchObject({
      number: 'PR-0003',
      initiator: 'anna',
      service: 'buy',
      processName: { en: 'Purchase' },
      isVote: false,
      title: 'Desk',
    });
    await engine.claim(order?.id ?? '', { actor: 'vera' });
    expect(await engine.countWorkItems({ for: 'boris' })).toMatchObject({ inbox: 2 });
    expect((await engine.workItems({ for: 'vera', view: 'mine' })).items.map(({ id }) => id)).toEqual([order?.id]);
    expect((await engine.workItems({ for: 'boris', view: 'all', open: true })).items).toHaveLength(3);
    expect((await engine.workItems({ for: 'vera', title: 'ch', process: 'purchase' })).items).toHaveLength(1);
    await expect(engine.workItems({ for: 'vera', sort: 'constructor' as never })).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    await expect(engine.workItems({ for: 'vera', view: 'secret' as never })).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  });
});

describe('withdrawing and completing at the same moment', () => {
  it('has one outcome, and the loser is told', async () => {
    const id = await start();
    const item = await openItem(id);
    const done = await Promise.allSettled([
      engine.complete(item, { actor: 'boris', outcome: 'approved' }),
      engine.withdraw(id, { actor: 'anna', reason: 'changed my mind' }),
    ]);
    expect(done.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const withdrawn = done[1].status === 'fulfilled';
    expect(await engine.instance(id)).toMatchObject({ withdrawn, status: withdrawn ? 'cancelled' : 'active' });
  });
});

describe('a reminder', () => {
  it('comes as a notification that names the request', async () => {
    const id = await start();
    await engine.remind(id, { actor: 'anna' });
    await expect(engine.remind(id, { actor: 'anna' })).rejects.toMatchObject({ code: 'REMINDED_ALREADY' });
    const { rows } = await engine.findRows({ collection: 'notifications', tenant: 'main', where: { field: 'to', eq: 'boris' }, limit: 10 });
    expect(rows.map((row) => JSON.parse(row.body) as unknown)).toMatchObject([{ title: { ru: 'Напоминание: Ёлка' }, instance: id }]);
  });
});

describe('forms', () => {
  it('of a start are empty, of a work item filled with what its reader may see', async () => {
    expect(await engine.workplace.startSheet('purchase')).toMatchObject({ form: 'request', data: {}, access: { itemField: 'editable' } });
    const id = await start();
    const sheet = await engine.workplace.workItemSheet(await openItem(id));
    expect(sheet).toMatchObject({ data: { item: 'Ёлка', amount: 10, double: 20 }, access: { itemField: 'readOnly', noteField: 'hidden' } });
    expect(JSON.stringify(sheet)).not.toContain('boss');
  });

  it('of an instance are read-only, and hide from a reader what the steps hid from them', async () => {
    const id = await start();
    const whole = await engine.workplace.instanceSheet(id);
    expect(whole).toMatchObject({ data: { note: 'for my boss only' }, access: { itemField: 'readOnly' } });
    const forBoris = await engine.workplace.instanceSheet(id, { seenAt: ['approve'] });
    expect(forBoris).toMatchObject({ access: { noteField: 'hidden' } });
    expect(JSON.stringify(forBoris)).not.toContain('boss');
    // Who was shown it at another step sees it here too.
    expect(await engine.workplace.instanceSheet(id, { seenAt: ['approve', 'order'] })).toMatchObject({
      data: { note: 'for my boss only' },
    });
  });

  it('of a draft leave hidden fields out, and stay readable when the item has ended', async () => {
    const id = await start();
    const item = await openItem(id);
    await engine.saveDraft(item, { item: 'x', note: 'typed before' }, { actor: 'boris' });
    expect(await engine.workplace.workItemDetail(item)).toMatchObject({
      draft: { item: 'x' },
      outcomes: [
        { id: 'approved', needsReason: false },
        { id: 'refused', needsReason: true },
        { id: 'returned', needsReason: true },
      ],
    });
    await vote(id, 'approved');
    expect(await engine.workplace.workItemDetail(item)).toMatchObject({
      draft: null,
      outcomes: [],
      votes: [{ by: 'boris', outcome: 'approved' }],
    });
    expect(await engine.workplace.workItemSheet(item)).toMatchObject({ access: { itemField: 'readOnly' }, data: { item: 'Ёлка' } });
  });

  it('are refilled with what was entered, without what the form computes', async () => {
    const id = await start();
    await engine.setVariables(id, { item: 'Fir' }, { reason: 'spelling' });
    expect(await engine.workplace.repeatData(id, 'request')).toEqual({ item: 'Ёлка', amount: 10, note: 'for my boss only' });
  });

  it('are refused for what is not there', async () => {
    const { workplace } = engine;
    const id = engine.newCommandId();
    for (const read of ['instanceSheet', 'route', 'acts', 'initiatorRights', 'repeatData'] as const) {
      await expect(workplace[read](id), read).rejects.toEqual(refused('INSTANCE_NOT_FOUND'));
      await expect(workplace[read]('../../x'), read).rejects.toEqual(refused('INSTANCE_NOT_FOUND'));
    }
    for (const read of ['workItemSheet', 'workItemDetail'] as const) {
      for (const wrong of [`${id}.1`, 'nonsense', `${await start()}.99`, `${await start()}.x`])
        await expect(workplace[read](wrong), read).rejects.toEqual(refused('WORK_ITEM_NOT_FOUND'));
    }
    await expect(workplace.startSheet('nothing')).rejects.toEqual(refused('PROCESS_NOT_DEPLOYED'));
  });
});

describe('the route', () => {
  it('counts every round of a rework loop, read at once or in parts', async () => {
    const id = await start();
    await vote(id, 'returned');
    expect(await engine.workplace.route(id)).toMatchObject({
      elements: { approve: { state: 'done', count: 1 }, rework: { state: 'present', count: 1 } },
    });
    await engine.complete(await openItem(id), { actor: 'anna', data: { item: 'Fir', amount: 5 } });
    await vote(id, 'approved');
    const expected = {
      elements: {
        start: { state: 'done', count: 1 },
        approve: { state: 'done', count: 2 },
        which: { state: 'done', count: 2 },
        rework: { state: 'done', count: 1 },
        order: { state: 'present', count: 1 },
      },
      flows: { f1: 1, f2: 2, again: 1, back: 1, go: 1 },
    };
    const route = await engine.workplace.route(id);
    expect(route).toMatchObject(expected);
    expect(Object.keys(route.elements)).toHaveLength(5);
    expect(route.definition).toMatchObject({ layout: { planes: { main: { of: 'main' } } } });
    expect(JSON.stringify(route.definition)).not.toContain('answer.outcome');
    const fresh = engine.forTenant('main');
    expect(await fresh.workplace.route(id)).toEqual(route);
  });

  it('shows what a cancellation ended', async () => {
    const id = await start();
    await engine.withdraw(id, { actor: 'anna', reason: 'not needed' });
    const route = await engine.workplace.route(id);
    expect(route.elements).toEqual({ start: { state: 'done', count: 1 }, approve: { state: 'cancelled', count: 1 } });
    expect(await engine.workplace.acts(id)).toMatchObject([
      { type: 'instanceStarted', actor: 'anna' },
      { type: 'instanceWithdrawn', actor: 'anna', reason: 'not needed' },
    ]);
    expect(await engine.instance(id)).toMatchObject({ status: 'cancelled', withdrawn: true, endReason: 'not needed', steps: [] });
  });

  it('names who did what, with their words', async () => {
    const id = await start();
    await vote(id, 'returned');
    expect(await engine.workplace.acts(id)).toMatchObject([
      { type: 'instanceStarted', actor: 'anna' },
      {
        type: 'workItemCompleted',
        actor: 'boris',
        elementId: 'approve',
        name: { en: 'Approve' },
        outcome: 'returned',
        reason: 'too dear',
        round: 1,
      },
    ]);
    expect(await engine.workplace.steps(id)).toMatchObject([{ elementId: 'rework', items: [{ to: ['user:anna'] }] }]);
    expect(await engine.workplace.initiatorRights(id)).toEqual({ withdraw: false, remind: false });
  });
});

describe('what was done by hand', () => {
  const task = (more: JsonObject): JsonObject => ({ scope: 'main', ...more });
  const held = {
    kind: 'process',
    format: 1,
    id: 'held',
    processes: { main: { executable: true, variables: { amount: { type: 'integer', initial: 1 } } } },
    elements: {
      start: task({ type: 'startEvent', outgoing: ['f1'] }),
      sum: task({ type: 'scriptTask', name: 'Add up', outgoing: ['f2'], script: { language: 'jsonata', set: { amount: "'none'" } } }),
      offers: task({
        type: 'adHocSubProcess',
        outgoing: ['f3'],
        loopCharacteristics: { type: 'multiInstanceLoopCharacteristics', cardinality: '1' },
      }),
      call: task({ type: 'userTask', scope: 'offers', name: 'Call', assignment: { assignee: { user: 'boris' } } }),
      end: task({ type: 'endEvent' }),
    },
    flows: { f1: { from: 'start', to: 'sum' }, f2: { from: 'sum', to: 'offers' }, f3: { from: 'offers', to: 'end' } },
  };

  it('is told with the step it was done at, and what could not be done once however often it failed', async () => {
    await engine.deploy(held);
    const id = (await engine.start('held', { actor: 'anna' })).instanceId;
    const incident = async (): Promise<string> => (await engine.incidents({ instanceId: id })).items[0]?.id ?? '';
    await engine.suspendInstance(id, { actor: 'vera', reason: 'an audit' });
    await engine.resumeInstance(id, { actor: 'vera' });
    await engine.retryIncident(await incident(), { actor: 'vera' });
    await engine.skipIncident(await incident(), { actor: 'vera', reason: 'by telephone' });
    expect(await engine.workplace.enabledElements(id)).toMatchObject([{ element: 'call' }]);
    await engine.activateElement(id, { actor: 'anna', element: 'call' });
    await engine.addInstance(id, { actor: 'vera', element: 'offers' });
    const acts = await engine.workplace.acts(id);
    expect(acts.map(({ type, actor, elementId, reason }) => [type, actor, elementId, reason])).toEqual([
      ['instanceStarted', 'anna', undefined, undefined],
      ['incidentRaised', 'system', 'sum', undefined],
      ['instanceSuspended', 'vera', undefined, 'an audit'],
      ['instanceResumed', 'vera', undefined, undefined],
      ['incidentResolved', 'vera', 'sum', undefined],
      ['incidentRaised', 'system', 'sum', undefined],
      ['incidentSkipped', 'vera', 'sum', 'by telephone'],
      ['elementActivated', 'anna', 'call', undefined],
      ['instanceAdded', 'vera', 'offers', undefined],
    ]);
    expect(acts[1]?.name).toBe('Add up');
    await engine.suspendInstance(id, { actor: 'vera', reason: 'an audit' });
    expect(await engine.workplace.enabledElements(id)).toEqual([]);
  });
});

describe('what the initiator may do, and what a service promises', () => {
  it('a suspended request reminds nobody, but may be taken back', async () => {
    const id = await start();
    expect(await engine.workplace.initiatorRights(id)).toEqual({ withdraw: true, remind: true });
    await engine.suspendInstance(id, { actor: 'vera', reason: 'an audit' });
    expect(await engine.workplace.initiatorRights(id)).toEqual({ withdraw: true, remind: false });
    await expect(engine.remind(id, { actor: 'anna' })).rejects.toMatchObject({ code: 'INSTANCE_SUSPENDED' });
    await engine.withdraw(id, { actor: 'anna', reason: 'not needed' });
  });

  it('says when a reminder may be sent again', async () => {
    const id = await start();
    expect(await engine.workplace.initiatorRights(id)).toEqual({ withdraw: true, remind: true });
    await engine.remind(id, { actor: 'anna' });
    expect(await engine.workplace.initiatorRights(id)).toEqual({
      withdraw: true,
      remind: false,
      remindAgainAt: '2026-03-03T09:00:00.000Z',
    });
  });

  it('reads how long a service takes from its level, unless a calendar counts', async () => {
    const found = await engine.workplace.definition('service', 'buy');
    const duration = await engine.workplace.expectedDuration(found?.definition ?? {});
    expect(duration).toBe('P3D');
    expect(engine.workplace.expectedAt('2026-03-02T09:00:00.000Z', duration ?? '')).toBe('2026-03-05T09:00:00.000Z');
    expect((await engine.workplace.definitions('service')).map(({ definition }) => definition['id'])).toEqual(['buy']);
    expect(await engine.workplace.definition('service', 'none')).toBeNull();
    expect(await engine.workplace.names(['user:anna', 'group:buyers', 'user:nobody', 'constructor:x'])).toEqual({
      'user:anna': 'Anna',
      'group:buyers': { en: 'Buyers', ru: 'Закупщики' },
    });
  });
});

describe('changes', () => {
  it('are told of this tenant, after they can be read, with whom a work item was shown to before', async () => {
    const heard: RowChange[] = [];
    const stop = engine.onChange((change) => heard.push(change));
    engine.onChange(() => {
      throw new Error('a listener of its own');
    });
    const others: RowChange[] = [];
    engine.forTenant('other').onChange((change) => others.push(change));
    const id = await start();
    const item = await openItem(id);
    await engine.reassign(item, { assignee: 'vera' });
    expect(heard.filter((change) => change.id === item).at(-1)).toMatchObject({
      tenant: 'main',
      collection: 'workItems',
      fields: { visibleTo: ['user:boris', 'user:vera'] },
      previousVisibleTo: ['user:boris'],
    });
    expect(heard.some((change) => change.collection === 'instances' && change.id === id)).toBe(true);
    stop();
    const before = heard.length;
    await start();
    expect(heard).toHaveLength(before);
    expect(others).toEqual([]);
  });
});
