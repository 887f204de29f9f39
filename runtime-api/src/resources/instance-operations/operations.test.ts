import { drawProcess } from '@millrace/engine/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ApiRig } from '../../../testing/api-rig.js';
import { twoOrganisations } from '../../../testing/two-organisations.js';
import { listIncidents } from '../incidents/contract.js';
import * as instances from '../instances/contract.js';
import * as contracts from './contract.js';

let rig: ApiRig;
beforeEach(async () => {
  rig = await twoOrganisations();
  const t = { type: 'userTask', assignment: { candidates: [{ user: 'boris' }] } };
  const called = drawProcess({ t: { type: 'userTask' } }, ['start -> t -> end'], { id: 'called' });
  const calling = drawProcess({ c: { type: 'callActivity', call: { ref: 'called' } }, t }, ['start -> c -> end', 'start -> t -> end2'], {
    id: 'calling',
  });
  const script = { type: 'scriptTask', script: { language: 'jsonata', set: { total: 'amount * 2' } } };
  const reckoning = drawProcess({ r: script, t }, ['start -> r -> t -> end'], { id: 'reckoning' });
  await rig.engine.deploy({ kind: 'bundle', format: 1, id: 'operations', name: 'Operations', items: [calling, called, reckoning] });
});
afterEach(() => rig.close());

const start = async (process: string, more: object = {}): Promise<string> => {
  const { instanceId } = await rig.engine.start(process, { actor: 'anna', ...more });
  await rig.engine.idle();
  return instanceId;
};

describe('called instances', () => {
  it('are listed at their caller for whoever may read that, and are no requests of their own', async () => {
    const id = await start('calling');
    const { items } = await rig.ask(contracts.listCalledInstances, 'anna', { params: { id }, query: {} });
    expect(items).toMatchObject([{ process: { id: 'called' }, parent: id, initiator: { id: 'anna' } }]);
    expect((await rig.ask(instances.listInstances, 'anna', { query: { mine: true } })).items.map((one) => one.id)).toEqual([id]);
  });

  it('may be read by those who have work in the caller, and by nobody else', async () => {
    const id = await start('calling');
    const child = (await rig.engine.instances({ parent: id })).items[0]?.id ?? '';
    const [row] = (await rig.engine.findRows({ collection: 'instances', tenant: 'main', where: { field: 'parent', eq: id }, limit: 1 }))
      .rows;
    expect(row?.fields['readers']).not.toContain('user:boris');
    expect(await rig.ask(instances.readInstance, 'boris', { params: { id: child } })).toMatchObject({ card: { id: child } });
    expect(await rig.refusal(rig.ask(contracts.listCalledInstances, 'vera', { params: { id }, query: {} }))).toBe('INSTANCE_NOT_FOUND');
  });
});

describe('operations on instances', () => {
  it('suspend and resume by those who may change instances', async () => {
    const id = await start('reckoning', { variables: { amount: 1 } });
    const body = { reason: 'the law changed' };
    expect(await rig.refusal(rig.ask(contracts.suspendInstance, 'anna', { params: { id }, body }))).toBe('NOT_ALLOWED');
    await rig.ask(contracts.suspendInstance, 'root', { params: { id }, body });
    expect(await rig.ask(instances.readInstance, 'anna', { params: { id } })).toMatchObject({ card: { suspended: true } });
    await rig.ask(contracts.resumeInstance, 'root', { params: { id }, body: {} });
    expect((await rig.ask(instances.readInstance, 'anna', { params: { id } })).card.suspended).toBeUndefined();
  });

  it('are offered to those who may do them, while there is something to do them with', async () => {
    const id = await start('reckoning', { variables: { amount: 1 } });
    const mayOperate = async (person: string): Promise<boolean> =>
      (await rig.ask(instances.readInstance, person, { params: { id } })).may.operate;
    expect([await mayOperate('anna'), await mayOperate('root')]).toEqual([false, true]);
    await rig.engine.cancel(id, { actor: 'root', reason: 'not needed' });
    expect(await mayOperate('root')).toBe(false);
  });

  it('find no scope under a number that only looks like one', async () => {
    const id = await start('reckoning', { variables: { amount: 1 } });
    for (const scope of [1e308, 2 ** 53, 2 ** 32]) {
      const body = { set: { amount: 2 }, scope, reason: 'a try' };
      expect(await rig.refusal(rig.ask(contracts.setVariables, 'root', { params: { id }, body }))).toBe('INVALID_INPUT');
    }
    expect(await rig.engine.variables(id)).toMatchObject({ amount: 1 });
  });

  it('show and correct variables, with who did it and why in the history', async () => {
    const id = await start('reckoning', { variables: { amount: 1 } });
    expect(await rig.refusal(rig.ask(contracts.readVariables, 'anna', { params: { id } }))).toBe('NOT_ALLOWED');
    expect(await rig.ask(contracts.readVariables, 'root', { params: { id } })).toMatchObject({
      scopes: [{ scope: 0, variables: { amount: 1, total: 2 } }],
    });
    const body = { set: { 'note.why': 'x' }, reason: 'asked by telephone' };
    await rig.ask(contracts.setVariables, 'root', { params: { id }, body });
    expect(await rig.engine.variables(id)).toMatchObject({ note: { why: 'x' } });
    const events = (await rig.engine.history(id)).events.filter(({ actor }) => actor === 'root');
    expect(events).toMatchObject([{ type: 'variablesSet', data: { reason: 'asked by telephone' } }]);
    expect(await rig.refusal(rig.ask(contracts.setVariables, 'root', { params: { id }, body: { ...body, scope: 99 } }))).toBe(
      'INVALID_INPUT',
    );
  });

  it('correct and retry, or skip, what became of a step', async () => {
    const [first, second] = [
      await start('reckoning', { variables: { amount: 'a' } }),
      await start('reckoning', { variables: { amount: 'b' } }),
    ];
    const incident = async (instance: string): Promise<string> =>
      (await rig.ask(listIncidents, 'root', { query: { instance } })).items[0]?.id ?? '';
    const body = { set: { amount: 2 }, reason: 'a slip' };
    const sent = { params: { id: await incident(first) }, body, commandId: rig.engine.newCommandId() };
    await rig.ask(contracts.correctIncident, 'root', sent);
    expect(await rig.engine.variables(first)).toMatchObject({ amount: 2, total: 4 });
    expect(await rig.ask(contracts.correctIncident, 'root', sent), 'sent again: the first answer').toMatchObject({ settled: true });
    expect((await rig.engine.history(first)).events.filter(({ type }) => type === 'incidentResolved')).toHaveLength(1);
    const another = { ...sent, commandId: rig.engine.newCommandId() };
    expect(await rig.refusal(rig.ask(contracts.correctIncident, 'root', another))).toBe('INCIDENT_GONE');
    expect(await rig.refusal(rig.ask(contracts.correctIncident, 'vera', sent))).toBe('INCIDENT_GONE');
    await rig.ask(contracts.skipIncident, 'root', {
      params: { id: await incident(second) },
      body: { reason: 'by hand', set: { total: 9 } },
    });
    expect(await rig.engine.variables(second)).toMatchObject({ amount: 'b', total: 9 });
    expect(
      await rig.refusal(rig.ask(contracts.skipIncident, 'anna', { params: { id: await incident(first) }, body: { reason: 'x' } })),
    ).toBe('INCIDENT_GONE');
  });

  it('tell what could not be done in the reader’s language', async () => {
    await rig.engine.deploy(
      drawProcess({ x: { type: 'exclusiveGateway' } }, ['start -> x', 'x -> end : false', 'x -> end2 : 1 = 2'], { id: 'choice' }),
    );
    const instance = await start('choice');
    const told = async (language: 'en' | 'ru') => (await rig.ask(listIncidents, 'root', { query: { instance }, language })).items;
    expect(await told('en')).toMatchObject([{ code: 'NO_FLOW_TAKEN', message: expect.stringMatching(/^Expected/) as string }]);
    expect(await told('ru')).toMatchObject([{ code: 'NO_FLOW_TAKEN', message: expect.stringMatching(/^[^A-Za-z]+x/) as string }]);
  });

  it('begin at a chosen element, for a reason, by those who may change instances', async () => {
    const body = { process: 'reckoning', at: 't', reason: 'reckoned on paper' };
    const { id } = await rig.ask(instances.startInstance, 'root', { body });
    expect((await rig.engine.history(id)).events[0]).toMatchObject({ facts: { at: 't' }, data: { reason: 'reckoned on paper' } });
    expect(await rig.refusal(rig.ask(instances.startInstance, 'root', { body: { process: 'reckoning', at: 't' } }))).toBe('INVALID_INPUT');
    expect(await rig.refusal(rig.ask(instances.startInstance, 'root', { body: { ...body, at: 'nobody' } }))).toBe('INVALID_INPUT');
  });

  it('suspend a process by administrators', async () => {
    const id = await start('reckoning', { variables: { amount: 1 } });
    const body = { reason: 'stop', instances: true };
    expect(await rig.refusal(rig.ask(contracts.suspendProcess, 'anna', { params: { id: 'reckoning' }, body }))).toBe('NOT_ALLOWED');
    expect(await rig.ask(contracts.suspendProcess, 'root', { params: { id: 'reckoning' }, body })).toMatchObject({ instances: 1 });
    expect(await rig.refusal(rig.ask(instances.startInstance, 'root', { body: { process: 'reckoning' } }))).toBe('DEFINITION_SUSPENDED');
    expect(await rig.ask(contracts.resumeProcess, 'root', { params: { id: 'reckoning' }, body: { instances: true } })).toMatchObject({
      instances: 1,
    });
    expect((await rig.engine.instance(id))?.suspended).toBe(false);
    expect(await rig.refusal(rig.ask(contracts.suspendProcess, 'root', { params: { id: 'nobody' }, body }))).toBe('PROCESS_NOT_DEPLOYED');
  });
});
