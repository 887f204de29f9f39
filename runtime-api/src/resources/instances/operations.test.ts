import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ApiRig } from '../../../testing/api-rig.js';
import { twoOrganisations } from '../../../testing/two-organisations.js';
import { completeWorkItem } from '../work-items/contract.js';
import { makeRequest } from '../services/contract.js';
import * as contracts from './contract.js';

let rig: ApiRig;
beforeEach(async () => (rig = await twoOrganisations()));
afterEach(() => rig.close());

const data = { item: 'Paper', amount: 5, note: 'for my boss only', supplier: { register: 'suppliers', id: 'fir' } };
/** Only a clerk is offered suppliers. */
const ask = async (person: string, item = 'Paper'): Promise<string> => {
  const { supplier, ...plain } = data;
  const body = { data: { ...plain, ...(person === 'anna' ? { supplier } : {}), item } };
  return (await rig.ask(makeRequest, person, { params: { id: 'buy' }, body })).card.id;
};
const itemOf = async (instance: string): Promise<string> => (await rig.engine.workItems({ instanceId: instance })).items[0]?.id ?? '';
const approve = async (instance: string, person: string): Promise<unknown> =>
  rig.ask(completeWorkItem, person, { params: { id: await itemOf(instance) }, body: { outcome: 'approved' } });
const listed = async (person: string, query: Parameters<typeof listQuery>[0] = {}): Promise<readonly string[]> =>
  (await rig.ask(contracts.listInstances, person, listQuery(query))).items.map(({ title }) => title ?? '');
const listQuery = (query: {
  readonly mine?: boolean;
  readonly number?: string;
  readonly title?: string;
  readonly status?: 'active' | 'ended';
}) => ({ query });

describe('the list of requests', () => {
  it('has those that one started, worked on, or may see by a role', async () => {
    await ask('anna', 'Anna’s');
    await ask('sergey', 'Sergey’s');
    await ask('boris', 'Boris’s').catch(() => undefined);
    expect(await listed('anna')).toEqual(['Anna’s']);
    expect(await listed('sergey')).toEqual(['Sergey’s']);
    expect((await listed('boris', { mine: true })).includes('Anna’s')).toBe(false);
    expect(await listed('boris', { title: 'anna' })).toEqual(['Anna’s']);
    expect(await listed('vera')).toEqual([]);
    expect(await listed('petr', { title: 'anna' })).toEqual(['Anna’s']);
    expect(await listed('petr', { title: 'sergey' })).toEqual([]);
    expect(await listed('root', { number: 'PR-0002' })).toEqual(['Sergey’s']);
    expect(await listed('sergey', { number: 'PR-0001' })).toEqual([]);
    expect(await listed('nobody')).toEqual([]);
  });

  it('pages with a cursor that is good for its question only', async () => {
    for (const item of ['a', 'b', 'c']) {
      rig.time.advance(1000);
      await ask('anna', item);
    }
    const first = await rig.ask(contracts.listInstances, 'anna', { query: { mine: true, limit: 2 } });
    expect(first.items.map(({ title }) => title)).toEqual(['c', 'b']);
    const { cursor } = first;
    if (cursor === undefined) throw new Error('there should be another page');
    const rest = await rig.ask(contracts.listInstances, 'anna', { query: { mine: true, limit: 2, cursor } });
    expect(rest.items.map(({ title }) => title)).toEqual(['a']);
    const stolen = rig.ask(contracts.listInstances, 'sergey', { query: { mine: true, limit: 2, cursor } });
    expect(await rig.refusal(stolen)).toBe('CURSOR_INVALID');
  });
});

describe('the page of a request', () => {
  it('shows the one who asked all they entered, who acted and who is next', async () => {
    const id = await ask('anna');
    expect(await rig.ask(contracts.readInstance, 'anna', { params: { id } })).toMatchObject({
      card: { id, status: 'active', steps: [{ who: [{ id: 'boris' }] }] },
      sheet: { data: { note: 'for my boss only' }, access: { itemField: 'readOnly' }, titles: { 'suppliers/fir': 'Fir & Co' } },
      acts: [{ type: 'instanceStarted', actor: { id: 'anna', name: 'Anna' } }],
      may: { withdraw: true, remind: true, repeat: true, cancel: false },
    });
  });

  it('keeps from others what their forms hid, also in the history and on the route', async () => {
    const id = await ask('anna');
    await rig.ask(completeWorkItem, 'boris', { params: { id: await itemOf(id) }, body: { outcome: 'approved', comment: 'fine' } });
    for (const person of ['boris', 'vera']) {
      const page = await rig.ask(contracts.readInstance, person, { params: { id } });
      const history = await rig.ask(contracts.readHistory, person, { params: { id } });
      const route = await rig.ask(contracts.readRoute, person, { params: { id } });
      const may = { withdraw: false, remind: false, repeat: false, cancel: false, operate: false, readHistory: true };
      expect(page.may).toEqual(may);
      expect(JSON.stringify([page, history, route]), person).not.toContain('boss');
      expect(JSON.stringify(history)).toContain('fine');
      expect(route).toMatchObject({ elements: { approve: { state: 'done' }, order: { state: 'present' } }, flows: { f1: 1, f2: 1 } });
    }
    // A role that reads requests of its organisation reads them whole.
    expect(JSON.stringify(await rig.ask(contracts.readHistory, 'petr', { params: { id } }))).toContain('boss');
  });

  it('is not there for anybody else, whatever they try', async () => {
    const id = await ask('anna');
    for (const person of ['sergey', 'olga', 'vera', 'nobody']) {
      const params = { id };
      const tries = [
        rig.ask(contracts.readInstance, person, { params }),
        rig.ask(contracts.readRoute, person, { params }),
        rig.ask(contracts.readHistory, person, { params }),
        rig.ask(contracts.readRepeat, person, { params }),
        rig.ask(contracts.withdrawInstance, person, { params, body: { reason: 'x' } }),
        rig.ask(contracts.remindInstance, person, { params }),
        rig.ask(contracts.cancelInstance, person, { params, body: { reason: 'x' } }),
      ];
      for (const work of tries) expect(await rig.refusal(work), person).toBe('INSTANCE_NOT_FOUND');
    }
    expect((await rig.engine.instance(id))?.status).toBe('active');
  });

  it.each(['nonsense', '0197', '../people/anna', '019c0000-0000-7000-8000-000000000000', 'x'.repeat(200)])(
    'is not there for %s',
    async (id) => {
      const params = { id };
      expect(await rig.refusal(rig.ask(contracts.readInstance, 'root', { params }))).toBe('INSTANCE_NOT_FOUND');
      expect(await rig.refusal(rig.ask(contracts.readRoute, 'root', { params }))).toBe('INSTANCE_NOT_FOUND');
    },
  );

  it('cannot be got around: one’s own request is not cancelled where it may no longer be withdrawn', async () => {
    const id = await ask('anna');
    await approve(id, 'boris');
    expect(await rig.refusal(rig.ask(contracts.withdrawInstance, 'anna', { params: { id }, body: { reason: 'x' } }))).toBe(
      'WITHDRAWAL_TOO_LATE',
    );
    expect(await rig.refusal(rig.ask(contracts.cancelInstance, 'anna', { params: { id }, body: { reason: 'x' } }))).toBe('NOT_ALLOWED');
  });

  it('withdraws once, also when the same is sent twice, and says so everywhere', async () => {
    const params = { id: await ask('anna') };
    const commandId = rig.engine.newCommandId();
    for (let i = 0; i < 2; i++) await rig.ask(contracts.withdrawInstance, 'anna', { params, body: { reason: 'not needed' }, commandId });
    expect(await rig.refusal(rig.ask(contracts.withdrawInstance, 'anna', { params, body: { reason: 'again' } }))).toBe('INSTANCE_ENDED');
    const page = await rig.ask(contracts.readInstance, 'anna', { params });
    expect(page).toMatchObject({
      card: { status: 'withdrawn', steps: [] },
      endReason: 'not needed',
      may: { withdraw: false, remind: false, repeat: true },
    });
    expect(await listed('anna', { status: 'ended' })).toEqual(['Paper']);
  });

  it('withdrawing and approving at the same moment has one outcome', async () => {
    const id = await ask('anna');
    const done = await Promise.allSettled([
      approve(id, 'boris'),
      rig.ask(contracts.withdrawInstance, 'anna', { params: { id }, body: { reason: 'x' } }),
    ]);
    expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('reminds once a day', async () => {
    const params = { id: await ask('anna') };
    await rig.ask(contracts.remindInstance, 'anna', { params });
    expect(await rig.refusal(rig.ask(contracts.remindInstance, 'anna', { params }))).toBe('REMINDED_ALREADY');
    expect((await rig.ask(contracts.readInstance, 'anna', { params })).may).toMatchObject({
      remind: false,
      remindAgainAt: '2026-03-03T09:00:00.000Z',
    });
    rig.time.advance(86_400_000);
    await rig.ask(contracts.remindInstance, 'anna', { params });
  });

  it('repeats with what was entered', async () => {
    const params = { id: await ask('anna') };
    expect(await rig.ask(contracts.readRepeat, 'anna', { params })).toEqual({ service: 'buy', data });
  });
});

describe('starting a process directly', () => {
  it('is a right of its own', async () => {
    const body = { process: 'purchase', data: { item: 'Paper' } };
    expect(await rig.refusal(rig.ask(contracts.startInstance, 'anna', { body }))).toBe('NOT_ALLOWED');
    expect(await rig.refusal(rig.ask(contracts.startInstance, 'root', { body: { ...body, process: 'nothing' } }))).toBe(
      'PROCESS_NOT_DEPLOYED',
    );
    expect(await rig.refusal(rig.ask(contracts.startInstance, 'root', { body: { ...body, data: {} } }))).toBe('FORM_INVALID');
    const { id } = await rig
      .ask(contracts.startInstance, 'root', { body: { process: 'purchase', data: { item: 'Paper' } } })
      .catch(() => ({ id: '' }));
    expect(id).not.toBe('');
  });
});
