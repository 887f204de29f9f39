import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ApiRig } from '../../../testing/api-rig.js';
import { twoOrganisations } from '../../../testing/two-organisations.js';
import { readInstance } from '../instances/contract.js';
import * as contracts from './contract.js';

let rig: ApiRig;
beforeEach(async () => (rig = await twoOrganisations()));
afterEach(() => rig.close());

const ids = async (person: string, search?: string): Promise<readonly string[]> =>
  (await rig.ask(contracts.listServices, person, { query: search === undefined ? {} : { search } })).items.map(({ id }) => id);
const data = { item: 'Paper', amount: 5 };

describe('the catalogue', () => {
  it('shows what the roles and the organisation of a person let them see, without what was retired', async () => {
    expect(await ids('anna')).toEqual(['buy', 'onlyClerks', 'paused']);
    expect(await ids('sergey')).toEqual(['buy', 'onlySouth', 'paused']);
    expect(await ids('root')).toEqual(['buy', 'onlyClerks', 'onlySouth', 'paused']);
    expect(await ids('nobody')).toEqual([]);
  });

  it('is searched by names and keywords in both languages', async () => {
    for (const search of ['pencil', 'ЕЛКА', 'ёл', 'куп', 'buy some', 'ｂｕｙ']) expect(await ids('anna', search), search).toEqual(['buy']);
    for (const search of ['nothing', 'uy', '%x', "' or 1=1"]) expect(await ids('anna', search), search).toEqual([]);
    expect(await ids('anna', '   ')).toHaveLength(3);
  });

  it('tells of a service with its form, names and how long it takes', async () => {
    expect(await rig.ask(contracts.readService, 'anna', { params: { id: 'buy' } })).toMatchObject({
      service: { id: 'buy', application: { id: 'app', name: { en: 'Purchases' } }, availability: 'available', expectedDuration: 'P3D' },
      sheet: { form: 'request', access: { itemField: 'editable', hiddenSupplierField: 'hidden' }, data: {} },
    });
  });

  it.each(['onlySouth', 'retired', 'nothing', '__proto__', '../buy', 'x'.repeat(200)])('has no service %s for anna', async (id) => {
    const params = { id };
    expect(await rig.refusal(rig.ask(contracts.readService, 'anna', { params }))).toBe('NOT_FOUND');
    expect(await rig.refusal(rig.ask(contracts.makeRequest, 'anna', { params, body: { data } }))).toBe('NOT_FOUND');
    expect(await rig.refusal(rig.ask(contracts.lookUpForService, 'anna', { params: { id, nodeId: 'supplierField' } }))).toBe('NOT_FOUND');
  });
});

describe('making a request', () => {
  const params = { id: 'buy' };

  it('answers with number, who is next, and when it is expected', async () => {
    const made = await rig.ask(contracts.makeRequest, 'anna', { params, body: { data } });
    expect(made).toMatchObject({
      card: {
        number: 'PR-0001',
        title: 'Paper',
        status: 'active',
        service: { id: 'buy', name: { ru: 'Купить что-нибудь' } },
        organisation: 'north',
        initiator: { id: 'anna', name: 'Anna' },
        steps: [{ elementId: 'approve', name: { ru: 'Согласовать' }, who: [{ kind: 'user', id: 'boris', name: 'Boris' }] }],
        hasIncident: false,
      },
      expectedAt: '2026-03-05T09:00:00.000Z',
      settled: true,
    });
  });

  it('sent five times at once with one key is one request with one answer', async () => {
    const commandId = rig.engine.newCommandId();
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => rig.ask(contracts.makeRequest, 'anna', { params, body: { data }, commandId })),
    );
    const again = await rig.ask(contracts.makeRequest, 'anna', { params, body: { data }, commandId });
    expect(new Set([...answers, again].map((answer) => JSON.stringify(answer.card))).size).toBe(1);
    expect((await rig.engine.instances()).items).toHaveLength(1);
    // The same key of somebody else is another request.
    const other = await rig.ask(contracts.makeRequest, 'sergey', { params, body: { data }, commandId });
    expect(other.card.initiator.id).toBe('sergey');
    expect((await rig.engine.instances()).items).toHaveLength(2);
  });

  it('tells what the form warns of, also when it is sent again', async () => {
    const commandId = rig.engine.newCommandId();
    const dear = { params, body: { data: { ...data, amount: 5000 } }, commandId };
    for (let i = 0; i < 2; i++)
      expect((await rig.ask(contracts.makeRequest, 'anna', dear)).warnings).toEqual([{ en: 'This is a lot.', ru: 'Это много.' }]);
    expect((await rig.ask(contracts.makeRequest, 'anna', { params, body: { data } })).warnings).toEqual([]);
  });

  it('refuses data that break the form, and takes nothing of them', async () => {
    for (const wrong of [
      {},
      { item: 5 },
      { item: 'x', amount: 'many' },
      { item: 'x', unknown: 1 },
      { item: 'x', hiddenSupplier: { register: 'suppliers', id: 'fir' } },
    ]) {
      const work = rig.ask(contracts.makeRequest, 'anna', { params, body: { data: wrong } });
      await expect(work, JSON.stringify(wrong)).rejects.toMatchObject({ code: 'FORM_INVALID' });
    }
    expect((await rig.engine.instances()).items).toEqual([]);
    const first = await rig.ask(contracts.makeRequest, 'anna', { params, body: { data } });
    expect(first.card.number).toBe('PR-0001');
  });

  it('refuses a paused service, a key that is none, and somebody who is not there', async () => {
    expect(await rig.refusal(rig.ask(contracts.makeRequest, 'anna', { params: { id: 'paused' }, body: { data } }))).toBe('SERVICE_PAUSED');
    expect(await rig.refusal(rig.ask(contracts.makeRequest, 'anna', { params, body: { data }, commandId: 'five' }))).toBe(
      'COMMAND_ID_INVALID',
    );
    expect(await rig.refusal(rig.ask(contracts.makeRequest, 'nobody', { params, body: { data } }))).toBe('NOT_FOUND');
    expect(await rig.refusal(rig.ask(contracts.makeRequest, 'anna', { params, body: { data }, scopes: ['read'] }))).toBe('NOT_ALLOWED');
  });
});

describe('a lookup of the form', () => {
  const params = { id: 'buy', nodeId: 'supplierField' };

  it('offers records that the role shows and the form lets through, without hidden attributes', async () => {
    expect(await rig.ask(contracts.lookUpForService, 'anna', { params })).toEqual({
      items: [
        { value: { register: 'suppliers', id: 'fir' }, title: 'Fir & Co', columns: [{ name: 'city', label: 'city', value: 'Tver' }] },
      ],
    });
    for (const search of ['tver', 'f', 'FIR &', 'fir'])
      expect((await rig.ask(contracts.lookUpForService, 'anna', { params, query: { search } })).items, search).toHaveLength(1);
    expect((await rig.ask(contracts.lookUpForService, 'anna', { params, query: { search: 'ir' } })).items).toEqual([]);
    expect((await rig.ask(contracts.lookUpForService, 'anna', { params, query: { search: 'DE00' } })).items).toEqual([]);
    // Boris has no role that shows suppliers.
    expect((await rig.ask(contracts.lookUpForService, 'boris', { params })).items).toEqual([]);
  });

  it.each(['itemField', 'hiddenSupplierField', 'page', 'constructor', 'nothing'])('is not there at %s', async (nodeId) => {
    expect(await rig.refusal(rig.ask(contracts.lookUpForService, 'anna', { params: { id: 'buy', nodeId } }))).toBe('NOT_FOUND');
  });

  it('offers the names of people whom the caller may read, without those who left', async () => {
    const params = { id: 'buy', nodeId: 'standInField' };
    const offered = async (person: string, query = {}): Promise<readonly unknown[]> =>
      (await rig.ask(contracts.lookUpForService, person, { params, query })).items;
    expect(await offered('anna', { search: 'bo' })).toEqual([{ value: { register: 'person', id: 'boris' }, title: 'Boris', columns: [] }]);
    expect(await offered('anna', { search: 'sergey' })).toEqual([]);
    expect(await offered('root', { search: 'sergey' })).toHaveLength(1);
    await rig.engine.people.deactivate('vera', 'left');
    const first = await rig.ask(contracts.lookUpForService, 'anna', { params, query: { limit: 2 } });
    expect(first.items.map(({ title }) => title)).toEqual(['Anna', 'Boris']);
    const { cursor = '' } = first;
    expect((await rig.ask(contracts.lookUpForService, 'anna', { params, query: { limit: 2, cursor } })).items).toMatchObject([
      { title: 'Petr' },
    ]);
  });

  it('names the person who was chosen to whoever reads the request', async () => {
    const chosen = { ...data, standIn: 'vera' };
    const { card } = await rig.ask(contracts.makeRequest, 'anna', { params: { id: 'buy' }, body: { data: chosen } });
    const { sheet } = await rig.ask(readInstance, 'anna', { params: { id: card.id } });
    expect(sheet).toMatchObject({ data: { standIn: 'vera' }, titles: { 'person/vera': 'Vera' } });
  });

  it('takes no person whom the field does not offer: nobody, of another organisation, or gone', async () => {
    const choose = (standIn: string) =>
      rig.refusal(rig.ask(contracts.makeRequest, 'anna', { params: { id: 'buy' }, body: { data: { ...data, standIn } } }));
    await rig.engine.people.deactivate('vera', 'left');
    for (const standIn of ['nobody-such', 'sergey', 'vera']) expect(await choose(standIn), standIn).toBe('FORM_INVALID');
  });

  it('refuses a cursor that is none', async () => {
    expect(await rig.refusal(rig.ask(contracts.lookUpForService, 'anna', { params, query: { cursor: 'x' } }))).toBe('CURSOR_INVALID');
  });
});
