import { memoryStore, type CollectionSpec, type Query, type Store } from '@millrace/engine';
import { scansOf } from '@millrace/engine/testing';
import type { TSchema } from '@sinclair/typebox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ApiRig } from '../../testing/api-rig.js';
import { twoOrganisations } from '../../testing/two-organisations.js';
import type { Contract } from '../http/contract.js';
import { listAccessLog } from './access-log/contract.js';
import { listIncidents } from './incidents/contract.js';
import { listInstances } from './instances/contract.js';
import { listNotifications } from './notifications/contract.js';
import { listGroups } from './groups/contract.js';
import { listPeople } from './people/contract.js';
import { listPositions } from './positions/contract.js';
import { listRecords } from './registers/contract.js';
import { listWorkItems } from './work-items/contract.js';

const specs = new Map<string, CollectionSpec>();
const asked: Query[] = [];

/** A store that notes what is asked of it. */
function listening(store: Store): Store {
  return new Proxy(store, {
    get(target, name) {
      if (name === 'open')
        return (collections: readonly CollectionSpec[]) => {
          for (const spec of collections) specs.set(spec.name, spec);
          return target.open(collections);
        };
      if (name === 'find')
        return (query: Query) => {
          asked.push(query);
          return target.find(query);
        };
      const value: unknown = Reflect.get(target, name);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
}

let rig: ApiRig;
beforeAll(async () => (rig = await twoOrganisations(listening(memoryStore()))));
afterAll(() => rig.close());

/** An employee, one who reads what is of their organisation, and one who reads all. */
const readers = ['anna', 'petr', 'root'];

type Asking = Readonly<Record<string, string | boolean>>;

/** Every way to choose one of each, or none. */
function variants(parts: Readonly<Record<string, readonly (string | boolean)[]>>): readonly Asking[] {
  return Object.entries(parts).reduce<readonly Asking[]>(
    (found, [name, values]) => found.flatMap((one) => [one, ...values.map((value) => ({ ...one, [name]: value }))]),
    [{}],
  );
}

async function scansFor(
  contract: Contract<TSchema | undefined, TSchema | undefined, undefined, TSchema>,
  collection: string,
  asking: readonly Asking[],
  { params, people = readers }: { readonly params?: Asking; readonly people?: readonly string[] } = {},
): Promise<readonly string[]> {
  const found = new Set<string>();
  const spec = specs.get(collection);
  if (spec === undefined) throw new Error(`no collection ${collection}`);
  for (const person of people)
    for (const query of asking) {
      asked.length = 0;
      await rig.ask(contract, person, { query: query, ...(params === undefined ? {} : { params: params }) });
      for (const one of asked.filter((each) => each.collection === collection && each.limit > 1))
        for (const line of scansOf(spec, one)) found.add(`${person} ${JSON.stringify(query)}: ${line}`);
    }
  return [...found];
}

describe('every list of the API is looked up in an index or walks along one, whoever asks and however', () => {
  it('instances', async () => {
    const asking = variants({
      mine: [true],
      status: ['active', 'ended', 'completed'],
      process: ['purchase'],
      service: ['buy'],
      number: ['PR-'],
      title: ['p'],
      businessKey: ['x'],
    });
    expect(await scansFor(listInstances as never, 'instances', asking)).toEqual([]);
  });

  it('work items', async () => {
    const narrowed = { process: ['purchase'], overdue: [true], title: ['p'] };
    const asking = [
      ...variants({ view: ['mine'], ...narrowed, sort: ['due', 'newest', 'oldest', 'priority'] }),
      ...variants({ view: ['done', 'all'], ...narrowed, sort: ['newest', 'oldest'] }),
    ];
    expect(await scansFor(listWorkItems as never, 'workItems', asking)).toEqual([]);
  });

  it('incidents', async () => {
    expect(await scansFor(listIncidents as never, 'incidents', variants({ instance: ['x'] }))).toEqual([]);
  });

  it('people', async () => {
    const asking = variants({ search: ['an', 'anna petrova'], organisation: ['north'], unit: ['it'], active: [true, false] });
    expect(await scansFor(listPeople as never, 'people', asking)).toEqual([]);
  });

  it('positions and groups', async () => {
    expect(await scansFor(listPositions as never, 'positions', variants({ search: ['head'] }))).toEqual([]);
    expect(await scansFor(listGroups as never, 'groups', variants({ search: ['buyers'] }))).toEqual([]);
  });

  it('notifications', async () => {
    expect(await scansFor(listNotifications as never, 'notifications', variants({ unread: [true] }))).toEqual([]);
  });

  it('records', async () => {
    const asking = variants({
      search: ['fir'],
      status: ['any', 'archived'],
      key: ['f'],
      sort: ['title', 'key', 'newest'],
      equal: ['{"city":"Tver"}'],
    });
    expect(await scansFor(listRecords as never, 'records', asking, { params: { register: 'suppliers' } })).toEqual([]);
  });

  it('the access log', async () => {
    const asking = variants({ person: ['anna'], resource: ['person'], id: ['x'], about: ['x'], from: ['2026-01-01T00:00:00Z'] });
    expect(await scansFor(listAccessLog as never, 'accessLog', asking, { people: ['root'] })).toEqual([]);
  });
});
