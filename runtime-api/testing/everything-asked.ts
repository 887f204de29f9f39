import type { Engine, Store } from '@millrace/engine';
import type { JsonObject } from '@millrace/schemas';
import { contracts } from '../src/resources/contracts.js';
import { explainAccess } from '../src/resources/access/contract.js';
import { listAccessLog } from '../src/resources/access-log/contract.js';
import { createDraft, listDrafts, publishDraft, removeDraft } from '../src/resources/drafts/contract.js';
import { listGroups } from '../src/resources/groups/contract.js';
import { listIncidents } from '../src/resources/incidents/contract.js';
import { listInstances } from '../src/resources/instances/contract.js';
import { listNotifications } from '../src/resources/notifications/contract.js';
import { listPeople } from '../src/resources/people/contract.js';
import { listPositions } from '../src/resources/positions/contract.js';
import { listRecords } from '../src/resources/registers/contract.js';
import { setRoleHolders } from '../src/resources/roles/contract.js';
import { listWorkItems } from '../src/resources/work-items/contract.js';
import type { ApiRig, Asked } from './api-rig.js';
import { HttpRig } from './http-rig.js';
import { twoOrganisations } from './two-organisations.js';

/** An employee, one who reads what is of their organisation, one who reads all, and one who reads what is of their unit. */
const readers = ['anna', 'petr', 'root', 'olav'];

type Asking = Readonly<Record<string, string | boolean>>;
type AnyAsked = Asked<undefined, undefined, undefined>;

/** Every way to choose one of each, or none. */
function variants(parts: Readonly<Record<string, readonly (string | boolean)[]>>): readonly Asking[] {
  return Object.entries(parts).reduce<readonly Asking[]>(
    (found, [name, values]) => found.flatMap((one) => [one, ...values.map((value) => ({ ...one, [name]: value }))]),
    [{}],
  );
}

/** Every list with everything that it can be asked for. */
const lists: readonly { readonly contract: unknown; readonly asking: readonly Asking[]; readonly params?: Asking }[] = [
  {
    contract: listInstances,
    asking: variants({
      mine: [true],
      status: ['active', 'ended', 'completed'],
      process: ['purchase'],
      service: ['buy'],
      number: ['PR-'],
      title: ['p'],
      businessKey: ['x'],
    }),
  },
  {
    contract: listWorkItems,
    asking: [
      ...variants({ view: ['mine'], process: ['purchase'], overdue: [true], title: ['p'], sort: ['due', 'newest', 'oldest', 'priority'] }),
      ...variants({ view: ['done', 'all'], process: ['purchase'], overdue: [true], title: ['p'], sort: ['newest', 'oldest'] }),
    ],
  },
  { contract: listIncidents, asking: variants({ instance: ['x'] }) },
  {
    contract: listPeople,
    asking: variants({ search: ['an', 'anna petrova'], organisation: ['north'], unit: ['it'], active: [true, false] }),
  },
  { contract: listDrafts, asking: variants({ search: ['pur', 'purchase order'], kind: ['process'], state: ['copy', 'bin'] }) },
  { contract: listPositions, asking: variants({ search: ['head'] }) },
  { contract: listGroups, asking: variants({ search: ['buyers'] }) },
  { contract: listNotifications, asking: variants({ unread: [true] }) },
  {
    contract: listRecords,
    asking: variants({
      search: ['fir'],
      status: ['any', 'archived'],
      key: ['f'],
      sort: ['title', 'key', 'newest'],
      equal: ['{"city":"Tver"}'],
    }),
    params: { register: 'suppliers' },
  },
  {
    contract: listAccessLog,
    asking: variants({ person: ['anna'], resource: ['person'], id: ['x'], about: ['x'], from: ['2026-01-01T00:00:00Z'] }),
  },
];

/** Plays so much of the product on a store that each of its questions is asked: by people over HTTP, and by those who embed the engine. Each call of `open` opens the store anew. */
export async function everythingAsked(open: () => Store): Promise<void> {
  const rig = await twoOrganisations(open());
  await moreRights(rig.engine);
  const ids = await work(rig.engine, rig);
  await draft(rig);
  await readAll(rig, ids);
  await askLists(rig);
  await administer(rig, ids);
  await embed(rig.engine);
  await forget(rig);
  // What expires, and the rounds of the day.
  rig.time.advance(90_000_000);
  await rig.engine.idle();
  await rig.close();
  const http = await HttpRig.open({ store: open(), env: { MILLRACE_MODE: 'demo' } });
  await fetch(`${http.base}/api/health/ready`);
  await http.browser().signIn('anna@example.org', 'wrong');
  await http.close();
}

/** People of a unit, and a role over them. */
async function moreRights(engine: Engine): Promise<void> {
  await engine.people.save('olav', { name: 'Head', organisation: 'north', unit: 'it', email: 'head@example.org' });
  await engine.people.save('clerk', { name: 'Clerk', organisation: 'north', unit: 'it' });
  await engine.people.savePosition('head', { name: 'Head', organisation: 'north', holders: ['olav'] });
  const permissions = Object.fromEntries(
    ['instance', 'workItem', 'person', 'draft'].map((type) => [type, { action: 'read', resource: { type }, scope: 'unit' }]),
  );
  await engine.deploy({
    kind: 'bundle',
    format: 1,
    id: 'heads',
    name: 'Heads',
    items: [{ kind: 'role', format: 1, id: 'head', name: 'Head', permissions }],
  });
  await engine.identity.setRoleHolders('head', ['position:head']);
}

/** Drafts: of what is deployed, published again, and one for the bin. */
async function draft(rig: ApiRig): Promise<void> {
  for (const version of [{}, { version: 1 }]) {
    const deployed = { kind: 'process', id: 'purchase', ...version } as const;
    const { card } = await rig.ask(createDraft, 'root', { body: { deployed } });
    await rig.ask(publishDraft, 'root', { params: { id: card.id }, body: {} });
    await rig.ask(removeDraft, 'root', { params: { id: card.id } });
    await rig.engine.idle();
  }
}

/** Why somebody may do something, and changes that could take the last administrator away. */
async function administer(rig: ApiRig, ids: Readonly<Record<string, string>>): Promise<void> {
  for (const [resource, id] of Object.entries({ ...ids, service: 'buy', record: 'suppliers/fir', person: 'anna' }))
    for (const person of ['boris', 'vera', 'root', 'olav'])
      await rig.refusal(rig.ask(explainAccess, 'root', { query: { resource, id, person } as never }));
  for (const holders of [['group:buyers'], ['group:buyers', 'position:head', 'user:root']])
    await rig.refusal(rig.ask(setRoleHolders, 'root', { params: { id: 'administrator' }, body: { holders } }));
}

/** A request from its beginning to its end, in so far as others have to ask what becomes of it. */
async function work(engine: Engine, rig: ApiRig): Promise<Readonly<Record<string, string>>> {
  const started = async (): Promise<string> =>
    (await engine.start('purchase', { actor: 'anna', organisation: 'north', data: { item: 'Paper', amount: 5 } })).instanceId;
  const [open, done] = [await started(), await started()];
  await engine.idle();
  const [approval] = (await engine.workItems({ instanceId: done })).items;
  await engine.complete(approval?.id ?? '', { actor: 'boris', outcome: 'approved' });
  await engine.idle();
  const [waiting] = (await engine.workItems({ instanceId: open })).items;
  await rig.refusal(engine.suspendProcess('purchase', { actor: 'root', reason: 'x', instances: true }));
  await engine.resumeProcess('purchase', { actor: 'root', instances: true });
  return { instance: open, workItem: waiting?.id ?? '', incident: `${open}.1`, job: `${open}.1` };
}

/** Every operation that reads, as several people, also where they may not. */
async function readAll(rig: ApiRig, ids: Readonly<Record<string, string>>): Promise<void> {
  const places: Readonly<Record<string, string>> = {
    ...ids,
    service: 'buy',
    register: 'suppliers',
    person: 'anna',
    group: 'buyers',
    role: 'clerk',
    application: 'app',
    nodeId: 'supplierField',
  };
  for (const contract of contracts) {
    if (contract.method !== 'get') continue;
    for (const person of readers)
      for (const id of [ids['instance'], ids['workItem'], 'buy', 'anna', 'fir', 'app', 'buyers', 'head']) {
        const names = [...contract.path.matchAll(/[:{](\w+)/g)].map(([, name]) => name ?? '');
        const params = Object.fromEntries(names.map((name) => [name, places[name] ?? id ?? '']));
        await rig.refusal(rig.ask(contract as never, person, { params, query: {} } as unknown as AnyAsked));
        if (names.length === 0) break;
      }
  }
}

async function askLists(rig: ApiRig): Promise<void> {
  for (const { contract, asking, params } of lists)
    for (const person of readers)
      for (const query of asking) await rig.refusal(rig.ask(contract as never, person, { query, params } as unknown as AnyAsked));
}

/** Erasures and rounds of upkeep, which rest between their steps. */
async function forget({ engine, time }: ApiRig): Promise<void> {
  await engine.people.deactivate('clerk', 'left');
  const work = async (): Promise<void> => {
    await engine.keeping.erase({ kind: 'person', id: 'clerk' }, { actor: 'root', reason: 'they asked' });
    await engine.keeping.run();
    await engine.keeping.erasures();
    await engine.keeping.rounds();
  };
  let over = false;
  const done = work().finally(() => (over = true));
  while (!over) {
    await new Promise((resolve) => setImmediate(resolve));
    // Their rests are short; what is waited for longer is the patience of callers.
    if ((time.next ?? Infinity) - time.now() < 1000) time.advanceTo(time.next ?? 0);
  }
  await done;
}

const drawn = (id: string, elements: JsonObject, flows: JsonObject): JsonObject => ({
  rootElements: { paid: { type: 'message', name: 'paid' }, loud: { type: 'signal', name: 'loud' } },
  kind: 'process',
  format: 1,
  id,
  defaultLanguage: 'en',
  name: id,
  processes: { main: { executable: true } },
  elements,
  flows,
});

/** What only embedders and programs do: jobs of outside workers, messages, signals. */
async function embed(engine: Engine): Promise<void> {
  const service = { type: 'print', retry: { attempts: 3, backoff: 'PT10S' } };
  await engine.publishMessage({ name: 'paid', key: '7' });
  await engine.deploy(
    drawn(
      'printing',
      {
        start: { type: 'startEvent', scope: 'main', outgoing: ['f1'] },
        told: { type: 'startEvent', scope: 'main', outgoing: ['f4'], event: { type: 'message', ref: 'paid' } },
        print: { type: 'serviceTask', scope: 'main', outgoing: ['f2'], service },
        heard: { type: 'intermediateCatchEvent', scope: 'main', outgoing: ['f3'], event: { type: 'signal', ref: 'loud' } },
        end: { type: 'endEvent', scope: 'main' },
      },
      {
        f1: { from: 'start', to: 'print' },
        f2: { from: 'print', to: 'heard' },
        f3: { from: 'heard', to: 'end' },
        f4: { from: 'told', to: 'print' },
      },
    ),
  );
  const call = { ref: 'printing' };
  const bindings: Readonly<Record<string, JsonObject>> = { calling: {}, callingFirst: { binding: 'version', version: 1 } };
  for (const [id, more] of Object.entries(bindings)) {
    const activity: JsonObject = { type: 'callActivity', scope: 'main', outgoing: ['f2'], call: { ...call, ...more } };
    const ends = { start: { type: 'startEvent', scope: 'main', outgoing: ['f1'] }, end: { type: 'endEvent', scope: 'main' } };
    await engine.deploy(drawn(id, { ...ends, activity }, { f1: { from: 'start', to: 'activity' }, f2: { from: 'activity', to: 'end' } }));
    await engine.start(id);
  }
  await engine.start('printing', { at: 'start' });
  await engine.start('printing', { at: 'start', version: 1 });
  await engine.idle();
  for (const state of ['due', 'locked', 'failed'] as const)
    for (const more of [{}, { type: 'print' }]) await engine.jobs({ state, ...more }).catch(() => undefined);
  const [job] = (await engine.jobs({ type: 'print' })).items;
  const taken = (await engine.activateJob(job?.id ?? '', 'w1', 60_000)) as { readonly attempt: number };
  await engine.extendJobLock(job?.id ?? '', taken.attempt, 60_000);
  await engine.jobs({ state: 'locked' });
  await engine.completeJob(job?.id ?? '', taken.attempt, {});
  await engine.idle();
  await engine.broadcastSignal({ name: 'loud' });
  await engine.idle();
}
