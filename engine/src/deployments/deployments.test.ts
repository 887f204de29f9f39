import { canonicalJson, type JsonObject, type JsonValue } from '@millrace/schemas';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AggregateRig } from '../../testing/aggregate-rig.js';
import { sha256 } from '../behaviors/sha256.js';
import { problem } from '../model/problem.js';
import { memoryStore } from '../stores/memory/index.js';
import {
  applicationAggregate,
  applicationsCollection,
  contentOf,
  contentRows,
  contentsCollection,
  deployedItemsCollection,
  deploymentCommand,
  latestItem,
  prepareDeployment,
  readContent,
  referencesOf,
  type Application,
  type DeploymentDeps,
} from './index.js';

const key = 'main/application/purchasing';
const item = (id: string, hash: string, layoutHash = 'l1', kind = 'process'): Record<string, string> => ({ kind, id, hash, layoutHash });
const deploy = (rig: AggregateRig, items: readonly object[], more: object = {}): JsonObject =>
  rig.send(key, { type: 'deployApplication', application: 'purchasing', items, ...more }) as JsonObject;
const newRig = (): AggregateRig => new AggregateRig({ types: [applicationAggregate] });

describe('an application', () => {
  it('rule 17: an item is a new version when what is executed changes, and a new layout revision when only a box moves', () => {
    const rig = newRig();
    deploy(rig, [item('purchase', 'a'), item('other', 'x')]);
    deploy(rig, [item('purchase', 'a', 'l2'), item('other', 'x')]);
    const third = deploy(rig, [item('purchase', 'b', 'l2'), item('other', 'x')]);
    expect(third).toMatchObject({
      version: 3,
      changed: true,
      items: [
        { id: 'purchase', version: 2, layoutRevision: 1, outcome: 'changed' },
        { id: 'other', version: 1, layoutRevision: 1, outcome: 'same' },
      ],
    });
    expect(rig.events(key).at(-1)?.facts['changes']).toEqual([{ ...item('purchase', 'b', 'l2'), version: 2, layoutRevision: 1 }]);
    rig.checkRebuild();
  });

  it('says that nothing changed and commits nothing when the same is deployed again', () => {
    const rig = newRig();
    deploy(rig, [item('purchase', 'a')], { name: 'Purchasing' });
    expect(deploy(rig, [item('purchase', 'a')])).toMatchObject({ version: 1, changed: false, items: [{ outcome: 'same' }] });
    expect(rig.events(key)).toHaveLength(1);
  });

  it('counts on when an old content returns', () => {
    const rig = newRig();
    for (const hash of ['a', 'b', 'a']) deploy(rig, [item('purchase', hash)]);
    expect(rig.state<Application>(key)?.items['process/purchase']?.versions.map(({ version, hash }) => [version, hash])).toEqual([
      [1, 'a'],
      [2, 'b'],
      [3, 'a'],
    ]);
  });

  it('retires what a deployment leaves out, and goes on with its numbers when it returns', async () => {
    const rig = newRig();
    deploy(rig, [item('purchase', 'a'), item('other', 'x')]);
    expect(deploy(rig, [item('purchase', 'a')])).toMatchObject({ changed: true, retired: [{ kind: 'process', id: 'other' }] });
    const store = memoryStore();
    await store.open([applicationsCollection, deployedItemsCollection]);
    await store.project([...rig.rows.values()]);
    expect(await latestItem(store, 'main', 'process', 'other')).toBeNull();
    expect(deploy(rig, [item('purchase', 'a'), item('other', 'x')])).toMatchObject({ items: [{}, { version: 1, outcome: 'returned' }] });
    rig.checkRebuild();
  });

  it('rule 17: the newest version of a kind and id is one row', async () => {
    const rig = newRig();
    deploy(rig, [item('purchase', 'a'), item('purchase', 'f', 'l1', 'form')]);
    deploy(rig, [item('purchase', 'b'), item('purchase', 'f', 'l1', 'form')]);
    const store = memoryStore();
    await store.open([applicationsCollection, deployedItemsCollection]);
    await store.project([...rig.rows.values()]);
    expect(await latestItem(store, 'main', 'process', 'purchase')).toMatchObject({ version: 2, hash: 'b', application: 'purchasing' });
    expect(await latestItem(store, 'main', 'decision', 'purchase')).toBeNull();
    const all = await store.find({ collection: 'deployedItems', tenant: 'main', limit: 100, where: { field: 'latest', eq: false } });
    expect(all.rows.map((row) => row.key)).toEqual([
      'main/purchasing.form.purchase.1',
      'main/purchasing.process.purchase.1',
      'main/purchasing.process.purchase.2',
    ]);
  });

  it('refuses a deployment made looking at an older version', () => {
    const rig = newRig();
    deploy(rig, [item('purchase', 'a')], { expectedVersion: 0 });
    expect(() => deploy(rig, [item('purchase', 'b')], { expectedVersion: 0 })).toThrowError(/at revision 0, but it is at 1/);
    expect(deploy(rig, [item('purchase', 'b')], { expectedVersion: 1 })).toMatchObject({ version: 2 });
  });

  it.each([
    [[], /1 to 2000/],
    [[item('purchase', 'a'), item('purchase', 'b')], /each item once/],
    [[{ kind: 'process', id: 'purchase' }], /hash/],
  ])('refuses the items %j', (items, message) => {
    expect(() => deploy(newRig(), items)).toThrowError(message);
  });

  it('refuses a name that stands behind another key', () => {
    expect(() =>
      newRig().send('main/application/sales', { type: 'deployApplication', application: 'purchasing', items: [item('a', 'a')] }),
    ).toThrowError(/the id behind main\/application\/sales/);
  });
});

describe('the content of a definition', () => {
  it('has one text however it was written', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
        const text = canonicalJson(value as JsonValue);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(canonicalJson(shuffled(JSON.parse(text)) as JsonValue)).toBe(text);
      }),
    );
  });

  it('rule 17: moving a box changes the hash of the layout only', () => {
    const before = contentOf(
      { kind: 'process', id: 'p', elements: {}, layout: { planes: { main: 1 } }, interchange: { exporter: 'x' } },
      sha256,
    );
    const after = contentOf(
      { kind: 'process', id: 'p', elements: {}, layout: { planes: { main: 2 } }, interchange: { exporter: 'x' } },
      sha256,
    );
    expect(after.hash).toBe(before.hash);
    expect(after.layoutHash).not.toBe(before.layoutHash);
  });

  it('rule 17: is written once under its hash and read back by it', async () => {
    const store = memoryStore();
    await store.open([contentsCollection]);
    const content = contentOf({ kind: 'form', id: 'f', root: 'page' }, sha256);
    await store.project(contentRows('main', [content], 5));
    await store.project(contentRows('main', [{ ...content, body: '"something else"' }], 6));
    expect(await readContent(store, 'main', content.hash)).toEqual({ kind: 'form', id: 'f', root: 'page' });
    expect(await readContent(store, 'main', content.layoutHash)).toEqual({});
    expect(await readContent(store, 'other', content.hash)).toBeNull();
  });
});

const deps = (more: Partial<DeploymentDeps> = {}): DeploymentDeps => ({
  hash: sha256,
  validate: () => [],
  checks: {},
  latest: () => Promise.resolve(null),
  ...more,
});
const bundle = (...items: readonly JsonObject[]): JsonObject => ({
  kind: 'bundle',
  format: 1,
  id: 'purchasing',
  name: { en: 'Purchasing' },
  items,
});
const process = (elements: JsonObject): JsonObject => ({
  kind: 'process',
  format: 1,
  id: 'purchase',
  processes: { main: { variables: {} } },
  elements,
});

describe('preparing a deployment', () => {
  it('turns a bundle into one command that names hashes', async () => {
    const form = { kind: 'form', format: 1, id: 'ask', data: {} };
    const prepared = await prepareDeployment(bundle(process({ t: { form: { ref: 'ask' } } }), form), deps());
    expect(prepared.problems).toEqual([]);
    const rig = newRig();
    expect(rig.send(key, { ...deploymentCommand(prepared, { note: 'first' }) })).toMatchObject({ version: 1, changed: true });
    expect(rig.state<Application>(key)).toMatchObject({ name: { en: 'Purchasing' }, note: 'first' });
  });

  it('takes one definition as an application of its own', async () => {
    const prepared = await prepareDeployment(process({}), deps());
    expect(prepared).toMatchObject({ ok: true, application: 'purchase', items: [{ kind: 'process', id: 'purchase' }] });
  });

  it('names every unknown reference with its place, and deploys nothing', async () => {
    const definition = {
      ...process({
        t: { form: { ref: 'nowhere' } },
        d: { decision: { ref: 'route' } },
        s: { service: { type: 'record.create', options: { register: 'plan' } } },
      }),
      processes: { main: { variables: { lines: { type: 'list', items: { type: 'reference', register: 'goods' } } } } },
    };
    const prepared = await prepareDeployment(bundle(definition), deps());
    expect(prepared.ok).toBe(false);
    expect(prepared.items).toEqual([]);
    expect(prepared.problems.map(({ code, pointer, params, elementId }) => [code, pointer, params['id'], elementId])).toEqual([
      ['REFERENCE_UNKNOWN', '/items/0/elements/t/form/ref', 'nowhere', 't'],
      ['REFERENCE_UNKNOWN', '/items/0/elements/d/decision/ref', 'route', 'd'],
      ['REFERENCE_UNKNOWN', '/items/0/elements/s/service/options/register', 'plan', 's'],
      ['REFERENCE_UNKNOWN', '/items/0/processes/main/variables/lines/items/register', 'goods', undefined],
    ]);
    expect(() => deploymentCommand(prepared)).toThrowError(/nowhere/);
  });

  it('finds what another application has deployed, but does not let its items be taken', async () => {
    const latest = (kind: string, id: string): Promise<{ application: string; hash: string } | null> =>
      Promise.resolve(kind === 'form' && id === 'ask' ? { application: 'shared', hash: 'f1' } : null);
    expect((await prepareDeployment(bundle(process({ t: { form: { ref: 'ask' } } })), deps({ latest }))).ok).toBe(true);
    const taken = await prepareDeployment(bundle({ kind: 'form', id: 'ask' }), deps({ latest }));
    expect(taken.problems).toMatchObject([{ code: 'ITEM_TAKEN', pointer: '/items/0/id', item: { kind: 'form', id: 'ask' } }]);
  });

  it('refuses two items of one kind and id, and one that is too large', async () => {
    const long = { kind: 'form', id: 'long', text: 'x'.repeat(2_000_001) };
    const prepared = await prepareDeployment(bundle(process({}), process({}), long), deps());
    expect(prepared.problems.map(({ code, item: of }) => [code, of?.id])).toEqual([
      ['ITEM_TWICE', 'purchase'],
      ['ITEM_TOO_LARGE', 'long'],
    ]);
  });

  it('checks no further what breaks its schema, but all the rest', async () => {
    const checked: string[] = [];
    const prepared = await prepareDeployment(
      bundle({ kind: 'form', id: 'broken' }, { kind: 'form', id: 'fine' }),
      deps({
        validate: () => [
          problem('INVALID_INPUT', { path: ['items', 0, 'root'], params: { place: '/root', expected: 'an id', found: 'nothing' } }),
        ],
        checks: {
          form: (definition) => {
            checked.push(String(definition['id']));
            return [problem('INVALID_INPUT', { path: ['nodes'], severity: 'warning' })];
          },
        },
      }),
    );
    expect(checked).toEqual(['fine']);
    expect(prepared.problems.map(({ severity, pointer, item: of }) => [severity, pointer, of?.id])).toEqual([
      ['error', '/items/0/root', 'broken'],
      ['warning', '/items/1/nodes', 'fine'],
    ]);
  });

  it.each([[null], [5], ['text'], [[]], [{}], [{ kind: 'bundle', id: 'x' }], [{ kind: 'bundle', id: 'x', items: [null, 3] }]])(
    'never takes %j for an application',
    async (document) => {
      expect((await prepareDeployment(document, deps())).ok).toBe(false);
    },
  );
});

describe('references of a definition', () => {
  it('finds registers in forms at any depth', () => {
    const form = {
      kind: 'form',
      id: 'f',
      data: { properties: { lines: { items: { properties: { item: { 'x-register': 'goods' } } } } } },
      nodes: { a: { options: { register: 'suppliers' } } },
    };
    expect(referencesOf(form).map(({ kind, id, path }) => `${kind} ${id} ${path.join('.')}`)).toEqual([
      'register suppliers nodes.a.options.register',
      'register goods data.properties.lines.items.properties.item.x-register',
    ]);
  });

  it('is not misled by a declared value that is called register', () => {
    expect(referencesOf({ kind: 'register', id: 'r', attributes: { register: { type: 'text' } } })).toEqual([]);
  });
});

function shuffled(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shuffled);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, part]) => [name, shuffled(part)]),
  );
}
