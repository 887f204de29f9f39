import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ApiRig } from '../../../testing/api-rig.js';
import { twoOrganisations } from '../../../testing/two-organisations.js';
import { listIncidents, retryIncident } from '../incidents/contract.js';
import { readInstance } from '../instances/contract.js';
import { listNotifications, readNotification } from '../notifications/contract.js';
import { makeRequest } from '../services/contract.js';
import * as contracts from './contract.js';

let rig: ApiRig;
beforeEach(async () => (rig = await twoOrganisations()));
afterEach(() => rig.close());

const data = { item: 'Paper', amount: 5, note: 'for my boss only' };
/** A request of somebody, and the work item that waits in it. */
async function asked(person = 'anna'): Promise<{ readonly id: string; readonly item: string }> {
  const { id } = (await rig.ask(makeRequest, person, { params: { id: 'buy' }, body: { data } })).card;
  return { id, item: await openItem(id) };
}
const openItem = async (id: string): Promise<string> => (await rig.engine.workItems({ instanceId: id })).items[0]?.id ?? '';
async function toOrder(): Promise<{ readonly id: string; readonly item: string }> {
  const { id, item } = await asked();
  await rig.ask(contracts.completeWorkItem, 'boris', { params: { id: item }, body: { outcome: 'approved' } });
  return { id, item: await openItem(id) };
}
const inbox = async (person: string, view: 'inbox' | 'mine' | 'done' | 'all' = 'inbox'): Promise<readonly string[]> =>
  (await rig.ask(contracts.listWorkItems, person, { query: { view } })).items.map(({ id }) => id);

describe('the lists of work', () => {
  it('show what waits for a person, what they hold, what they did, and nothing of others', async () => {
    const { item } = await asked();
    await asked('sergey');
    expect(await inbox('boris')).toEqual([item]);
    expect(await inbox('anna')).toEqual([]);
    expect(await inbox('anna', 'all')).toEqual([]);
    expect(await inbox('root', 'all')).toHaveLength(2);
    expect(await inbox('nobody', 'all')).toEqual([]);
    expect(await rig.ask(contracts.countWorkItems, 'boris')).toEqual({ inbox: 1, overdue: 0 });
    expect(await rig.ask(contracts.countWorkItems, 'nobody')).toEqual({ inbox: 0, overdue: 0 });
    rig.time.advance(90_000_000);
    expect(await rig.ask(contracts.countWorkItems, 'boris')).toEqual({ inbox: 1, overdue: 1 });
    await rig.ask(contracts.completeWorkItem, 'boris', { params: { id: item }, body: { outcome: 'approved' } });
    expect(await inbox('boris', 'done')).toEqual([item]);
    const [card] = (await rig.ask(contracts.listWorkItems, 'vera', { language: 'ru' })).items;
    expect(card).toMatchObject({
      number: 'PR-0001',
      title: 'Paper',
      process: { id: 'purchase', name: { ru: 'Закупка' } },
      initiator: { id: 'anna', name: 'Anna' },
      offeredTo: [{ kind: 'group', id: 'buyers', name: { ru: 'Закупщики' } }],
      isVote: false,
    });
  });
});

describe('the page of a work item', () => {
  it('shows what one may do, and the form without what it hides', async () => {
    const { item, id } = await asked();
    const page = await rig.ask(contracts.readWorkItem, 'boris', { params: { id: item } });
    expect(page).toMatchObject({
      card: { id: item, isVote: true, round: 1 },
      instance: { id, number: 'PR-0001' },
      sheet: { data: { item: 'Paper' }, access: { itemField: 'readOnly', noteField: 'hidden' } },
      outcomes: [{ id: 'approved' }, { id: 'refused', needsReason: true }, { id: 'returned', needsReason: true }],
      may: { claim: true, release: false, complete: true, reassign: false, saveDraft: true },
    });
    expect(JSON.stringify(page)).not.toContain('boss');
  });

  it('shows a reader who may not decide everything read-only, and no draft of another', async () => {
    const { item } = await toOrder();
    await rig.ask(contracts.claimWorkItem, 'vera', { params: { id: item } });
    await rig.ask(contracts.saveDraft, 'vera', { params: { id: item }, body: { data: { item: 'half a th' } } });
    const page = await rig.ask(contracts.readWorkItem, 'root', { params: { id: item } });
    expect(page).toMatchObject({
      draft: null,
      outcomes: [],
      sheet: { access: { itemField: 'readOnly' } },
      may: { complete: false, claim: false, reassign: true },
    });
    expect(await rig.ask(contracts.readWorkItem, 'vera', { params: { id: item } })).toMatchObject({ draft: { item: 'half a th' } });
  });

  it('is not there for others, for ids that are none, and for parts of other instances', async () => {
    const { item, id } = await asked();
    const others = await asked('sergey');
    for (const [person, one] of [
      ['anna', item],
      ['sergey', item],
      ['vera', item],
      ['nobody', item],
      ['boris', others.item],
      ['boris', `${id}.999`],
      ['boris', id],
      ['boris', 'nonsense'],
      ['boris', '../x'],
    ] as const) {
      const params = { id: one };
      const tries = [
        rig.ask(contracts.readWorkItem, person, { params }),
        rig.ask(contracts.claimWorkItem, person, { params }),
        rig.ask(contracts.releaseWorkItem, person, { params }),
        rig.ask(contracts.completeWorkItem, person, { params, body: { outcome: 'approved' } }),
        rig.ask(contracts.saveDraft, person, { params, body: { data: {} } }),
        rig.ask(contracts.reassignWorkItem, person, { params, body: { assignee: 'boris' } }),
        rig.ask(contracts.lookUpForWorkItem, person, { params: { id: one, nodeId: 'supplierField' } }),
      ];
      for (const work of tries) expect(await rig.refusal(work), `${person} ${one}`).toBe('WORK_ITEM_NOT_FOUND');
    }
    expect((await rig.engine.workItem(item))?.state).toBe('offered');
  });
});

describe('working', () => {
  it('takes, gives back, and refuses what somebody else holds', async () => {
    const { item } = await toOrder();
    await rig.engine.people.saveGroup('buyers', 'Buyers', ['vera', 'petr']);
    const params = { id: item };
    await rig.ask(contracts.claimWorkItem, 'vera', { params });
    for (const one of [
      rig.ask(contracts.claimWorkItem, 'petr', { params }),
      rig.ask(contracts.completeWorkItem, 'petr', { params, body: { data: {} } }),
      rig.ask(contracts.saveDraft, 'petr', { params, body: { data: {} } }),
      rig.ask(contracts.releaseWorkItem, 'petr', { params }),
    ])
      expect(await rig.refusal(one)).toBe('WORK_ITEM_ALREADY_CLAIMED');
    expect(await rig.refusal(rig.ask(contracts.reassignWorkItem, 'petr', { params, body: { assignee: 'petr' } }))).toBe('NOT_ALLOWED');
    await rig.ask(contracts.releaseWorkItem, 'vera', { params });
    await rig.ask(contracts.claimWorkItem, 'petr', { params });
    expect(await rig.refusal(rig.ask(contracts.reassignWorkItem, 'root', { params, body: { assignee: 'nobody' } }))).toBe('NOT_FOUND');
    await rig.ask(contracts.reassignWorkItem, 'root', { params, body: { assignee: 'vera' } });
    expect(await inbox('vera', 'mine')).toEqual([item]);
  });

  it('is given only to people whom the giver may read: others are as if they were not there', async () => {
    const permission = (action: string) => ({ action, resource: { type: 'workItem' }, scope: 'organisation' });
    const role = {
      kind: 'role',
      format: 1,
      id: 'dispatcher',
      name: 'D',
      permissions: { see: permission('read'), give: permission('reassign') },
    };
    await rig.engine.deploy({ kind: 'bundle', format: 1, id: 'dispatch', items: [role] });
    await rig.engine.identity.setRoleHolders('dispatcher', ['user:vera']);
    const { item } = await toOrder();
    const give = (assignee: string) => rig.ask(contracts.reassignWorkItem, 'vera', { params: { id: item }, body: { assignee } });
    for (const assignee of ['sergey', 'nobody']) expect(await rig.refusal(give(assignee)), assignee).toBe('NOT_FOUND');
    await give('petr');
    expect(await inbox('petr', 'mine')).toEqual([item]);
  });

  it('completes once, however often it is sent', async () => {
    const { item } = await asked();
    const commandId = rig.engine.newCommandId();
    const send = (body: { outcome?: 'approved' | 'refused'; reason?: string }, key?: string): Promise<unknown> =>
      rig.ask(contracts.completeWorkItem, 'boris', { params: { id: item }, body, ...(key === undefined ? {} : { commandId: key }) });
    await Promise.all([send({ outcome: 'approved' }, commandId), send({ outcome: 'approved' }, commandId)]);
    await send({ outcome: 'approved' }, commandId);
    expect(await rig.refusal(send({ outcome: 'refused', reason: 'x' }))).toBe('WORK_ITEM_ALREADY_COMPLETED');
  });

  it('refuses outcomes, reasons and data that the step does not take', async () => {
    const { item } = await asked();
    const send = (body: object): Promise<string> =>
      rig.refusal(rig.ask(contracts.completeWorkItem, 'boris', { params: { id: item }, body }));
    expect(await send({})).toBe('OUTCOME_INVALID');
    expect(await send({ outcome: 'completed' })).toBe('OUTCOME_INVALID');
    expect(await send({ outcome: 'refused' })).not.toBe('none');
    expect(await send({ outcome: 'approved', data: { note: 'mine now' } })).toBe('FORM_INVALID');
    expect(await send({ outcome: 'approved', data: { item: 'Gold' } })).toBe('FORM_INVALID');
    const order = await toOrder();
    const complete = rig.ask(contracts.completeWorkItem, 'vera', { params: { id: order.item }, body: { data: { amount: 'many' } } });
    expect(await rig.refusal(complete)).toBe('FORM_INVALID');
  });

  it('offers in a lookup what the role of the one who fills it in shows', async () => {
    const { item } = await toOrder();
    const params = { id: item, nodeId: 'supplierField' };
    expect((await rig.ask(contracts.lookUpForWorkItem, 'vera', { params })).items).toEqual([]);
    await rig.engine.identity.setRoleHolders('clerk', ['group:buyers']);
    expect((await rig.ask(contracts.lookUpForWorkItem, 'vera', { params })).items.map(({ title }) => title)).toEqual(['Fir & Co']);
    expect(await rig.refusal(rig.ask(contracts.lookUpForWorkItem, 'root', { params }))).toBe('NOT_FOUND');
  });
});

describe('incidents', () => {
  it('are seen and retried by those whose role says so', async () => {
    const { id, item } = await toOrder();
    await rig.ask(contracts.completeWorkItem, 'vera', { params: { id: item }, body: { data: { item: 'Paper', amount: 5 } } });
    await rig.engine.idle();
    expect((await rig.ask(listIncidents, 'anna', {})).items).toEqual([]);
    const [incident] = (await rig.ask(listIncidents, 'root', { query: { instance: id } })).items;
    expect(incident).toMatchObject({ instance: id, process: 'purchase', elementId: 'book', name: 'book', mayRetry: true });
    const params = { id: incident?.id ?? '' };
    expect(await rig.refusal(rig.ask(retryIncident, 'anna', { params }))).toBe('INCIDENT_GONE');
    expect(await rig.refusal(rig.ask(retryIncident, 'root', { params: { id: `${id}.999` } }))).toBe('INCIDENT_GONE');
    await rig.ask(retryIncident, 'root', { params });
    expect((await rig.ask(readInstance, 'anna', { params: { id } })).card.id).toBe(id);
  });
});

describe('notifications', () => {
  it('are the reader’s own, unread or all, and marked by nobody else', async () => {
    const { id } = await asked();
    await rig.engine.remind(id, { actor: 'anna' });
    await rig.engine.idle();
    const [one] = (await rig.ask(listNotifications, 'boris', { query: { unread: true } })).items;
    expect(one).toMatchObject({ title: { en: 'Reminder: Paper' }, instance: id, readAt: null });
    expect((await rig.ask(listNotifications, 'anna')).items).toEqual([]);
    const params = { id: one?.id ?? '' };
    for (const person of ['anna', 'root', 'nobody'])
      expect(await rig.refusal(rig.ask(readNotification, person, { params })), person).toBe('NOT_FOUND');
    expect(await rig.refusal(rig.ask(readNotification, 'boris', { params: { id: 'nothing' } }))).toBe('NOT_FOUND');
    await rig.ask(readNotification, 'boris', { params });
    await rig.ask(readNotification, 'boris', { params });
    expect((await rig.ask(listNotifications, 'boris', { query: { unread: true } })).items).toEqual([]);
    expect((await rig.ask(listNotifications, 'boris', { query: {} })).items).toHaveLength(1);
  });
});
