import type { Static } from '@sinclair/typebox';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ApiRig } from '../../../testing/api-rig.js';
import { twoOrganisations } from '../../../testing/two-organisations.js';
import { contracts } from '../contracts.js';
import { listInstances, readHistory, readInstance } from '../instances/contract.js';
import { listPeople, readPerson } from '../people/contract.js';
import { listRecords, readRecord } from '../registers/contract.js';
import { makeRequest } from '../services/contract.js';
import { listWorkItems, readWorkItem } from '../work-items/contract.js';
import { listAccessLog, type Line } from './contract.js';
import { whatCounts } from './what-counts.js';

let rig: ApiRig;
beforeEach(async () => (rig = await twoOrganisations()));
afterEach(() => rig.close());

type Asking = Static<NonNullable<typeof listAccessLog.query>>;
const log = async (query: Asking = {}): Promise<readonly Line[]> => {
  const { items } = await rig.ask(listAccessLog, 'root', { query });
  return items.filter(({ operation }) => operation !== 'listAccessLog');
};
const shown = (lines: readonly Line[]): readonly string[] =>
  lines
    .map(({ person, operation, resource, about, count, filter }) =>
      [person.id, operation, resource.id ?? '-', about?.id ?? '-', count, JSON.stringify(filter)].join(' '),
    )
    .sort();
const ask = async (): Promise<{ id: string; item: string }> => {
  const { card } = await rig.ask(makeRequest, 'anna', { params: { id: 'buy' }, body: { data: { item: 'Pencils' } } });
  await rig.engine.idle();
  return { id: card.id, item: (await rig.engine.workItems({ instanceId: card.id, limit: 1 })).items[0]?.id ?? '' };
};

describe('the access log', () => {
  it('says who read whose request, its history and its task, and nothing of one’s own', async () => {
    const { id, item } = await ask();
    await rig.ask(readInstance, 'anna', { params: { id } });
    await rig.ask(listInstances, 'anna', { query: { mine: true } });
    await rig.ask(listWorkItems, 'boris', { query: {} });
    await rig.ask(readPerson, 'anna', { params: { id: 'anna' } });
    expect(await log()).toEqual([]);
    await rig.ask(readWorkItem, 'boris', { params: { id: item } });
    await rig.ask(listInstances, 'petr', { query: { title: 'Pen' } });
    await rig.ask(readInstance, 'petr', { params: { id } });
    await rig.ask(readHistory, 'petr', { params: { id }, query: {} });
    await rig.ask(listWorkItems, 'root', { query: { view: 'all' }, scopes: ['read'] });
    expect(shown(await log()).map((line) => line.replace(/(readHistory .*) \d+ /, '$1 n '))).toEqual([
      `boris readWorkItem ${item} anna 1 null`,
      `petr listInstances - - 1 {"title":"Pen"}`,
      `petr readHistory ${id} anna n null`,
      `petr readInstance ${id} anna 1 null`,
      `root listWorkItems - - 1 {"view":"all"}`,
    ]);
    expect((await log({ resource: 'workItem', person: 'root' }))[0]?.through).toBe('token');
  });

  it('says who read people, once a page however often it asks, and again for more', async () => {
    for (let times = 0; times < 5; times++) {
      await rig.ask(listPeople, 'anna', { query: {} });
      await rig.ask(readPerson, 'anna', { params: { id: 'boris' } });
    }
    await rig.engine.people.save('new', { name: 'New', organisation: 'north' });
    await rig.ask(listPeople, 'anna', { query: {} });
    expect(shown(await log())).toEqual(['anna listPeople - - 3 null', 'anna listPeople - - 4 null', 'anna readPerson boris boris 1 null']);
  });

  it('counts records where the register declares personal attributes that the reader is shown', async () => {
    await rig.ask(listRecords, 'root', { params: { register: 'suppliers' }, query: {} });
    expect(await log()).toEqual([]);
    const attributes = { name: { type: 'text', required: true, searchable: true }, phone: { type: 'text', sensitivity: 'personal' } };
    const register = { kind: 'register', format: 1, id: 'contacts', defaultLanguage: 'en', name: 'Contacts', attributes, title: 'name' };
    await rig.engine.deploy(register);
    await rig.engine.records.create('contacts', 'ivan', { name: 'Ivan', phone: '1' });
    await rig.ask(listRecords, 'root', { params: { register: 'contacts' }, query: { search: 'ivan' } });
    await rig.ask(readRecord, 'root', { params: { register: 'contacts', id: 'ivan' } });
    expect(shown(await log())).toEqual([
      'root listRecords - - 1 {"register":"contacts","search":"ivan"}',
      'root readRecord contacts/ivan - 1 null',
    ]);
  });

  it('is asked for by reader, thing, id, whom it is about and time, page by page, and reading it is in it too', async () => {
    for (const id of ['boris', 'vera', 'petr']) {
      await rig.ask(readPerson, 'anna', { params: { id } });
      rig.time.advance(1000);
    }
    await rig.ask(readPerson, 'sergey', { params: { id: 'olga' } });
    const of = async (query: Asking): Promise<readonly (string | undefined)[]> => (await log(query)).map(({ resource }) => resource.id);
    expect(await of({ person: 'anna' })).toEqual(['petr', 'vera', 'boris']);
    expect(await of({ about: 'olga' })).toEqual(['olga']);
    expect(await of({ resource: 'person', id: 'vera' })).toEqual(['vera']);
    expect(await of({ resource: 'record' })).toEqual([]);
    expect(await of({ from: '2026-03-02T09:00:01Z', to: '2026-03-02T09:00:02Z' })).toEqual(['vera']);
    const first = await rig.ask(listAccessLog, 'root', { query: { person: 'anna', limit: 2 } });
    expect(first.items.map(({ resource }) => resource.id)).toEqual(['petr', 'vera']);
    const second = await rig.ask(listAccessLog, 'root', { query: { person: 'anna', limit: 2, cursor: first.cursor ?? '' } });
    expect(second.items.map(({ resource }) => resource.id)).toEqual(['boris']);
    expect((await rig.ask(listAccessLog, 'root', { query: { resource: 'accessLog' } })).items[0]).toMatchObject({ person: { id: 'root' } });
  });

  it('is for administrators, with a token only where it may administer', async () => {
    for (const person of ['anna', 'petr', 'boris', 'nobody'])
      expect(await rig.refusal(rig.ask(listAccessLog, person, { query: {} }))).toBe('NOT_ALLOWED');
    expect(await rig.refusal(rig.ask(listAccessLog, 'root', { query: {}, scopes: ['read'] }))).toBe('NOT_ALLOWED');
    expect(await rig.refusal(rig.ask(listAccessLog, 'root', { query: {}, scopes: ['administer'] }))).toBe('none');
  });

  it('knows every operation that it counts, and an answer that is not told is in no log', async () => {
    const known = new Set(contracts.map(({ id }) => id));
    expect(Object.keys(whatCounts).filter((id) => !known.has(id))).toEqual([]);
    await rig.refusal(rig.ask(readPerson, 'anna', { params: { id: 'olga' } }));
    expect(await log()).toEqual([]);
  });
});
