import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { JsonObject } from '@millrace/schemas';
import { afterEach, describe, expect, it } from 'vitest';
import { drawProcess } from '../../../testing/draw-process.js';
import { manualTime, type ManualTime } from '../../../testing/manual-time.js';
import { faultyStore } from '../../../testing/conformance/faulty-store.js';
import type { Store } from '../../ports/index.js';
import { memoryData, memoryStore } from '../../stores/memory/index.js';
import { sqliteStore } from '../../stores/sqlite/index.js';
import { createEngine } from '../create-engine.js';
import type { Engine } from '../engine.js';

const MINUTE = 60_000;
const DAY = 86_400_000;
const definition = (id = 'purchase', more: JsonObject = {}): JsonObject => ({
  ...drawProcess({ ask: { type: 'userTask', name: 'Ask', assignment: { assignee: { user: 'vera' } } } }, ['start -> ask -> end'], { id }),
  ...more,
});
const anna = { actor: 'anna' };
const rename = (id: string, name: string) =>
  [{ id, patches: [{ op: 'replace', path: ['elements', 'ask', 'name'], value: name }] }] as const;

const open: Engine[] = [];
const cleanups: (() => void)[] = [];
const start = async (store: Store = memoryStore(), time: ManualTime = manualTime()): Promise<Engine> => {
  // Rounds of upkeep are run by hand.
  const engine = await createEngine({ store, time, log: () => undefined, work: false });
  open.push(engine);
  return engine;
};
const code = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (error: unknown) => (error as { code: string }).code,
  );
const ids = async (engine: Engine, search: Parameters<Engine['drafts']['find']>[0] = {}): Promise<readonly string[]> =>
  (await engine.drafts.find(search)).items.map((row) => row.definition);

afterEach(async () => {
  for (const engine of open.splice(0)) await engine.close();
  for (const clean of cleanups.splice(0)) clean();
});

describe('drafts', () => {
  it('are found by words of both languages and by id while one types, the newest change first', async () => {
    const time = manualTime();
    const engine = await start(memoryStore(), time);
    for (const [id, name] of [
      ['purchase', { en: 'Buying paper', ru: 'Закупка бумаги' }],
      ['leave', { en: 'Leave', ru: 'Отпуск' }],
      ['travel', { en: 'Business trip', ru: 'Командировка' }],
    ] as const) {
      time.advance(1000);
      await engine.drafts.create(definition(id, { name }), anna);
    }
    await engine.drafts.create({ kind: 'form', format: 1, id: 'purchase' }, anna);
    expect(await ids(engine, { kind: 'process' })).toEqual(['travel', 'leave', 'purchase']);
    for (const [search, found] of [
      ['отп', ['leave']],
      ['Бумаги зак', ['purchase']],
      ['bu', ['travel', 'purchase']],
      ['TRAV', ['travel']],
      ['bu nothing', []],
    ] as const)
      expect(await ids(engine, { search, kind: 'process' }), search).toEqual(found);
    const page = await engine.drafts.find({ limit: 3 });
    expect(await ids(engine, { limit: 3, cursor: page.cursor ?? '' })).toEqual(['purchase']);
  });

  it('are made once by a command that is sent several times at once, and again after a restart', async () => {
    const data = memoryData();
    const time = manualTime();
    const engine = await start(memoryStore(data), time);
    const commandId = engine.newCommandId();
    const made = await Promise.all([1, 2, 3, 4].map(() => engine.drafts.create(definition(), { ...anna, commandId })));
    expect(new Set(made.map(({ id }) => id)).size).toBe(1);
    const [{ id } = { id: '' }] = made;
    await engine.drafts.change(id, 1, rename('c1', 'Once'), anna);
    await engine.drafts.addComment(id, { ...anna, text: 'Is it?', element: 'ask' });
    await engine.close();
    const next = await start(memoryStore(data), time);
    expect(await next.drafts.create(definition(), { ...anna, commandId })).toMatchObject({ id, revision: 1 });
    expect(await next.drafts.change(id, 1, rename('c1', 'Once'), anna)).toMatchObject({ revision: 2, changed: false });
    expect(await next.drafts.get(id)).toMatchObject({ revision: 2, definition: { elements: { ask: { name: 'Once' } } } });
    expect(Object.values((await next.drafts.get(id))?.comments ?? {})).toMatchObject([{ text: 'Is it?' }]);
    await next.rebuild({ drop: true });
    expect(await ids(next)).toEqual(['purchase']);
  });

  it('of one definition made by many at once one lives, and the next finds its place free once it is in the bin', async () => {
    const engine = await start();
    const tries = await Promise.all(
      Array.from({ length: 10 }, (_none, at) => code(engine.drafts.create(definition(), { actor: `p${at}` }))),
    );
    expect(tries.toSorted()).toEqual([...Array.from({ length: 9 }, () => 'DRAFT_EXISTS'), 'done']);
    const [row] = (await engine.drafts.find()).items;
    await engine.drafts.remove(row?.id ?? '', anna);
    const second = await engine.drafts.create(definition(), anna);
    expect(await code(engine.drafts.restore(row?.id ?? '', anna))).toBe('DRAFT_EXISTS');
    expect(await ids(engine, { status: 'bin' })).toEqual(['purchase']);
    await engine.drafts.remove(second.id, anna);
    // Of many who restore both, one comes back.
    const restored = await Promise.all(
      [row?.id ?? '', second.id, row?.id ?? '', second.id].map((id) => code(engine.drafts.restore(id, anna))),
    );
    expect((await engine.drafts.find()).items).toHaveLength(1);
    expect(restored.filter((one) => one === 'done').length).toBeGreaterThan(0);
  });

  it('that were never made keep their place for five minutes: nobody can live by it then', async () => {
    const time = manualTime();
    const store = faultyStore(memoryStore());
    const engine = await start(store, time);
    // The node dies between the two steps: the place is taken, the draft never comes.
    const key = 'main/draftname/process.purchase';
    await engine.execute(key, { type: 'takeDraftName', draft: engine.newCommandId() } as never, {});
    expect(await code(engine.drafts.create(definition(), anna))).toBe('DRAFT_EXISTS');
    time.advance(5 * MINUTE);
    expect(await code(engine.drafts.create(definition(), anna))).toBe('done');
  });

  it('that are refused keep nobody else from their place', async () => {
    const engine = await start();
    const base = { application: 'x', version: 1, layoutRevision: 1 };
    const wrong = { ...definition(), extensions: { a: 'x'.repeat(2_000_001) } };
    expect(await code(engine.drafts.create(wrong, { ...anna, base }))).toBe('LIMIT_EXCEEDED');
    expect(await code(engine.drafts.create({ ...definition(), elements: 7 }, anna))).toBe('DRAFT_INVALID');
    expect(await code(engine.drafts.create(definition(), anna))).toBe('done');
  });

  it('of many who change one place at once one comes through, and of those who change others all', async () => {
    const engine = await start();
    const { id } = await engine.drafts.create(definition(), anna);
    const same = await Promise.all(
      Array.from({ length: 8 }, (_none, at) => code(engine.drafts.change(id, 1, rename(`s${at}`, `Name ${at}`), { actor: `p${at}` }))),
    );
    expect(same.toSorted()).toEqual([...Array.from({ length: 7 }, () => 'DRAFT_CONFLICT'), 'done']);
    const others = Array.from({ length: 8 }, (_none, at) =>
      code(
        engine.drafts.change(
          id,
          1,
          [{ id: `o${at}`, patches: [{ op: 'add', path: ['elements', `new${at}`], value: { type: 'task', scope: 'main' } }] }],
          { actor: `p${at}` },
        ),
      ),
    );
    expect(new Set(await Promise.all(others))).toEqual(new Set(['done']));
    expect((await engine.drafts.get(id))?.revision).toBe(10);
  });

  it('of a megabyte are kept, changed and read again', async () => {
    const data = memoryData();
    const engine = await start(memoryStore(data));
    const elements = Object.fromEntries(
      Array.from({ length: 2000 }, (_none, at) => [`e${at}`, { type: 'task', scope: 'main', name: `ж${'x'.repeat(400)}` }]),
    );
    const { id } = await engine.drafts.create(definition('purchase', { elements }), anna);
    const patches = Object.keys(elements).map(
      (name) => ({ op: 'replace', path: ['elements', name, 'name'], value: 'y'.repeat(400) }) as const,
    );
    await engine.drafts.change(id, 1, [{ id: 'all', patches }], anna);
    await engine.close();
    const next = await start(memoryStore(data));
    const read = await next.drafts.get(id);
    expect(Object.values(read?.definition['elements'] as JsonObject)).toHaveLength(2000);
    expect(JSON.stringify(read).includes('ж')).toBe(false);
    // What is remembered of so many places is coarser, and never wrong.
    expect(
      await code(
        next.drafts.change(id, 1, [{ id: 'late', patches: [{ op: 'replace', path: ['elements', 'e7', 'name'], value: 'z' }] }], anna),
      ),
    ).toBe('DRAFT_CONFLICT');
  });

  it.each(['', 'x', 'main/draft/x', '0198c0de-0000-7000-8000-000000000001', '../x'])('with the id %j are not there', async (id) => {
    const engine = await start();
    expect(await engine.drafts.get(id)).toBeNull();
    for (const work of [
      () => engine.drafts.remove(id),
      () => engine.drafts.restore(id),
      () => engine.drafts.change(id, 1, rename('c', 'x')),
      () => engine.drafts.purge(id),
    ])
      expect(await code(Promise.resolve().then(work))).toBe('NOT_FOUND');
  });
});

describe('the bin', () => {
  const bins = async (engine: Engine): Promise<number> => (await engine.drafts.find({ status: 'bin' })).items.length;
  /** A round rests between its steps, on a time that only this moves. */
  async function during<T>(time: ManualTime, work: Promise<T>): Promise<T> {
    let over = false;
    const done = work.finally(() => (over = true));
    while (!over) {
      await new Promise((resolve) => setImmediate(resolve));
      if ((time.next ?? Infinity) - time.now() < 1000) time.advanceTo(time.next ?? 0);
    }
    return done;
  }

  it.each(['memory', 'sqlite'])(
    'keeps a draft for 30 days, over a restart, and then nothing is left of it: %s',
    { timeout: 30_000 },
    async (kind) => {
      const time = manualTime();
      const data = memoryData();
      const folder = mkdtempSync(join(tmpdir(), 'millrace-drafts-'));
      cleanups.push(() => rmSync(folder, { recursive: true, force: true }));
      const store = (): Store => (kind === 'memory' ? memoryStore(data) : sqliteStore(join(folder, 'drafts.db')));
      const engine = await start(store(), time);
      const large = definition('large', { documentation: 'x'.repeat(9000), extensions: { text: 'y'.repeat(200_000) } });
      const removed = await engine.drafts.create(large, anna);
      await engine.drafts.change(removed.id, 1, rename('c1', 'Changed'), anna);
      const kept = await engine.drafts.create(definition('kept'), anna);
      const copy = await engine.drafts.copy(kept.id, { ...anna, name: 'My side' });
      await engine.drafts.remove(removed.id, anna);
      await engine.close();
      const next = await start(store(), time);
      time.advance(29 * DAY);
      await during(time, next.keeping.run());
      expect(await bins(next)).toBe(1);
      await next.drafts.restore(removed.id, anna);
      await next.drafts.remove(removed.id, anna);
      time.advance(29 * DAY);
      await during(time, next.keeping.run());
      // The copy was kept for its thirty days; the draft went to the bin anew.
      expect([await bins(next), (await next.drafts.find({ status: 'copy' })).items.length, await next.drafts.get(copy.id)]).toEqual([
        1,
        0,
        null,
      ]);
      time.advance(DAY);
      expect(await during(time, next.keeping.run())).toMatchObject({ drafts: 1 });
      expect(await bins(next)).toBe(0);
      // Large values that its history named are looked at by the round that sweeps blobs.
      if (kind === 'memory') expect(data.rows.get('looseBlobs')?.size).toBeGreaterThan(0);
      expect(await next.drafts.get(removed.id)).toBeNull();
      expect(await code(next.historyOf(`main/draft/${removed.id}`))).toBe('INSTANCE_NOT_FOUND');
      expect(await next.row('drafts', removed.id)).toBeNull();
      expect(await ids(next)).toEqual(['kept']);
    },
  );

  it('is emptied by hand, of what is in it only', async () => {
    const time = manualTime();
    const engine = await start(memoryStore(), time);
    const { id } = await engine.drafts.create(definition(), anna);
    expect(await code(engine.drafts.purge(id, anna))).toBe('DRAFT_LIVE');
    await engine.drafts.remove(id, anna);
    await during(time, engine.drafts.purge(id, anna));
    await engine.idle();
    expect([await engine.drafts.get(id), await bins(engine)]).toEqual([null, 0]);
    expect(await code(engine.drafts.restore(id, anna))).toBe('NOT_FOUND');
    expect(await code(engine.drafts.create(definition(), anna))).toBe('done');
  });
});

describe('what is published', () => {
  it('is told apart from the draft by what is executed and by what is drawn', async () => {
    const engine = await start();
    const layout = { planes: { main: { of: 'purchase', shapes: { ask: { at: [0, 0, 100, 80] } } } } };
    const first = definition('purchase', { layout });
    const form = {
      kind: 'form',
      format: 1,
      id: 'paper',
      defaultLanguage: 'en',
      data: { type: 'object' },
      root: 'page',
      nodes: { page: { type: 'page', children: [] } },
    };
    const asked = { ...(first['elements'] as JsonObject) };
    const linked = { ...first, elements: { ...asked, ask: { ...(asked['ask'] as JsonObject), form: { ref: 'paper' } } } };
    await engine.deploy({ kind: 'bundle', format: 1, id: 'shop', name: 'Shop', items: [linked, form] });
    const opened = await engine.drafts.deployed('process', 'purchase');
    expect(opened?.definition).toEqual(linked);
    const { id } = await engine.drafts.create(opened?.definition ?? {}, {
      ...anna,
      base: { application: 'shop', version: 1, layoutRevision: 1 },
    });
    const told = async () => {
      const [row] = (await engine.drafts.find()).items;
      return row === undefined ? null : engine.drafts.published(row);
    };
    expect(await told()).toMatchObject({ application: 'shop', version: 1, sameExecuted: true, sameDrawn: true });
    await engine.drafts.change(
      id,
      1,
      [{ id: 'move', patches: [{ op: 'replace', path: ['layout', 'planes', 'main', 'shapes', 'ask', 'at', 0], value: 50 }] }],
      anna,
    );
    expect(await told()).toMatchObject({ sameExecuted: true, sameDrawn: false });
    await engine.drafts.change(id, 2, rename('name', 'Please'), anna);
    expect(await told()).toMatchObject({ sameExecuted: false, sameDrawn: false });
    // Published: the application with the draft in it, the form as it was.
    expect(await code(engine.drafts.publication(id, { revision: 2 }))).toBe('REVISION_CHANGED');
    const { bundle, expectedVersion } = await engine.drafts.publication(id, { revision: 3 });
    const done = await engine.deploy(bundle, { expectedVersion });
    expect(done).toMatchObject({ application: 'shop', version: 2, retired: [] });
    expect(done.items.map(({ id: item, outcome }) => [item, outcome])).toEqual(
      expect.arrayContaining([
        ['purchase', 'changed'],
        ['paper', 'same'],
      ]),
    );
    await engine.drafts.notePublished(id, { application: 'shop', version: 2, layoutRevision: 1 }, anna);
    expect(await told()).toMatchObject({ version: 2, sameExecuted: true, sameDrawn: true });
    expect((await engine.drafts.get(id))?.base).toMatchObject({ version: 2 });
    expect((await engine.drafts.deployed('process', 'purchase', 1))?.definition).toEqual(linked);
    expect(await engine.drafts.deployed('process', 'purchase', 9)).toBeNull();
  });

  it('is an application of its own where nothing was deployed', async () => {
    const engine = await start();
    const { id } = await engine.drafts.create(definition('new', { name: { en: 'New' } }), anna);
    const { bundle, expectedVersion } = await engine.drafts.publication(id);
    expect([bundle['id'], bundle['name'], expectedVersion]).toEqual(['new', { en: 'New' }, 0]);
    expect(await engine.deploy(bundle, { expectedVersion })).toMatchObject({ application: 'new', version: 1 });
  });
});
