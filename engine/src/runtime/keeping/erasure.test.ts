import { MillraceError, type JsonObject } from '@millrace/schemas';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { drawProcess, faultyStore, manualTime, verifyCommit, type ManualTime } from '../../../testing/index.js';
import { memoryData, memoryStore, type MemoryData } from '../../stores/memory/index.js';
import { decodeCommit } from '../commit-codec.js';
import { createEngine } from '../create-engine.js';
import type { Engine } from '../engine.js';
import type { EngineOptions } from '../engine-options.js';

let data: MemoryData;
let time: ManualTime;
let engine: Engine;

const open = (more: Partial<EngineOptions> = {}): Promise<Engine> =>
  createEngine({ store: memoryStore(data), time, log: () => undefined, work: false, ...more });

const asks = { actor: 'root', reason: 'asked by letter' };
const variables = {
  phone: { type: 'text', sensitivity: 'personal' },
  amount: { type: 'decimal', sensitivity: 'none' },
  address: { type: 'object', properties: { city: { type: 'text' }, street: { type: 'text', sensitivity: 'personal' } } },
  people: {
    type: 'list',
    items: { type: 'object', properties: { name: { type: 'text', sensitivity: 'secret' }, age: { type: 'integer' } } },
  },
};

const withDeclarations = (id: string): object => {
  const drawn = drawProcess({ t: { type: 'userTask' } }, ['start -> t -> end'], { id }) as unknown as {
    processes: Record<string, JsonObject>;
  };
  const title = { expression: '"For " & phone' };
  return {
    ...drawn,
    processes: Object.fromEntries(Object.entries(drawn.processes).map(([name, part]) => [name, { ...part, variables, title }])),
  };
};

beforeEach(async () => {
  data = memoryData();
  time = manualTime('2026-01-12T09:00:00Z');
  engine = await open();
  await engine.deploy(withDeclarations('request'));
  for (const person of ['anna', 'boris'])
    await engine.people.save(person, { name: `${person} Petrova`, email: `${person}@example.org` }, { actor: 'root' });
});
afterEach(() => engine.close());

const typed = {
  phone: '+7 999 123-45-67',
  amount: 12.5,
  address: { city: 'Kazan', street: 'Lenina 1' },
  people: [{ _id: 'r1', name: 'Ivan Secret', age: 40 }],
  remark: 'Undeclared words',
};

async function started(person = 'anna', more: JsonObject = {}): Promise<string> {
  const { instanceId } = await engine.start('request', { actor: person, variables: { ...typed, ...more } });
  await engine.idle();
  return instanceId;
}

async function finish(instanceId: string, person = 'boris'): Promise<void> {
  for (const { id } of (await engine.workItems({ instanceId })).items) {
    await engine.saveDraft(id, { note: 'A draft of Boris' }, { actor: person }).catch(() => undefined);
    await engine.complete(id, { actor: person, data: { answer: 'Words of Boris' }, comment: 'A comment of Boris' });
  }
  await engine.idle();
}

async function ended(person = 'anna', more: JsonObject = {}): Promise<string> {
  const id = await started(person, more);
  await finish(id);
  return id;
}

async function refusalOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'nothing refused',
    (error: unknown) => (error instanceof MillraceError ? error.code : String(error)),
  );
}

/** Everything that the store holds, as one text. */
function everything(): string {
  const commits = [...data.commits.values()].flatMap((history) => [...history.values()].map(({ body }) => body));
  const feeds = [...data.feeds.values()].flatMap((feed) => feed.map(({ body }) => body));
  const rows = [...data.rows.values()].flatMap((all) =>
    [...all.values()].map((row) => `${row.key} ${JSON.stringify(row.fields)} ${row.body}`),
  );
  const blobs = [...data.blobs.values()].map((bytes) => Buffer.from(bytes).toString('utf8'));
  return [...commits, ...feeds, ...rows, ...[...data.snapshots.values()].map(({ body }) => body), ...blobs].join('\n');
}

/** The first that is found in it: a failing test need not show the whole. */
const found = (what: RegExp): string | undefined => what.exec(everything())?.[0];

function verifies(id: string): boolean {
  let prevHash = '';
  return [...(data.commits.get(`main/process/${id}`)?.values() ?? [])].every((commit) => {
    const holds = verifyCommit({ ...commit, prevHash }, commit.body);
    prevHash = decodeCommit(commit.body).hash;
    return holds;
  });
}

describe('erasure of an instance (rule 21)', () => {
  it('takes everything that was typed out of commits, feed, rows, search, snapshots and blobs', async () => {
    const long = `Long words ${'x'.repeat(80_000)}`;
    const id = await ended('anna', { long });
    expect(found(/999 123/)).toBeDefined();
    const done = await engine.keeping.erase({ kind: 'instance', id }, asks);
    expect(done).toMatchObject({ status: 'done', counts: { looked: 1, erased: 1 }, subject: { kind: 'instance', id }, by: 'root' });
    // What was put a moment ago may be what a commit on its way names.
    time.advance(2 * 3_600_000);
    await engine.keeping.run();
    expect(found(/999 123|Kazan|Lenina|Ivan|Undeclared|of Boris|Long words|12\.5/)).toBeUndefined();
    expect(await engine.variables(id)).toMatchObject({ phone: `erased:${done.id}`, amount: `erased:${done.id}` });
    expect((await engine.instance(id))?.title).toBe(`erased:${done.id}`);
    expect((await engine.instance(id))?.status).toBe('completed');
  });

  it('leaves a history that verifies, is read, replays, and says what was erased and by which erasure', async () => {
    const id = await ended();
    const before = (await engine.history(id)).events;
    expect(verifies(id)).toBe(true);
    const done = await engine.keeping.erase({ kind: 'instance', id }, asks);
    expect(verifies(id)).toBe(true);
    const { events } = await engine.history(id);
    expect(events.map(({ type, facts, at, actor }) => ({ type, facts, at, actor })).slice(0, before.length)).toEqual(
      before.map(({ type, facts, at, actor }) => ({ type, facts, at, actor })),
    );
    expect(events[0]).toMatchObject({ type: 'instanceStarted', erased: [done.id], data: { variables: { phone: `erased:${done.id}` } } });
    expect(events.at(-1)).toMatchObject({ type: 'instanceErased', facts: { erasure: done.id }, actor: 'system' });
    expect((await engine.historyOf(`main/erasure/${done.id}`)).events.map(({ type }) => type)).toEqual([
      'erasureRequested',
      'erasureProgressed',
    ]);
    await engine.close();
    engine = await open();
    expect(await engine.variables(id)).toMatchObject({ phone: `erased:${done.id}` });
    await engine.rebuild({ drop: true });
    expect(found(/999 123/)).toBeUndefined();
    const { body } = [...(data.commits.get(`main/process/${id}`)?.values() ?? [])][0] ?? { body: '' };
    expect(body).toMatch(/"salt":"erased"/);
  });

  it('is refused while the instance is open, and of what is not there', async () => {
    const id = await started();
    expect(await refusalOf(engine.keeping.erase({ kind: 'instance', id }, asks))).toBe('INSTANCE_STILL_OPEN');
    expect(found(/999 123/)).toBeDefined();
    for (const wrong of ['nobody', '', '../x', '019cad21-cf00-7e7f-a624-60fb12588e37', 'x'.repeat(10_000)])
      expect(await refusalOf(engine.keeping.erase({ kind: 'instance', id: wrong }, asks))).toBe('INSTANCE_NOT_FOUND');
    expect(await refusalOf(engine.keeping.erase({ kind: 'thing', id } as never, asks))).toBe('INVALID_INPUT');
    expect(await refusalOf(engine.keeping.erase({ kind: 'instance', id: 7 } as never, asks))).toBe('INVALID_INPUT');
    await finish(id);
    expect(await refusalOf(engine.keeping.erase({ kind: 'instance', id }, { actor: 'root', reason: '' }))).toBe('INVALID_INPUT');
    expect((await engine.keeping.erasures()).items).toEqual([]);
  });

  it('said twice is done once: by the same command it is the same erasure, by another it changes nothing more', async () => {
    const id = await ended();
    const commandId = engine.newCommandId();
    const first = await engine.keeping.erase({ kind: 'instance', id }, { ...asks, commandId });
    expect((await engine.keeping.erase({ kind: 'instance', id }, { ...asks, commandId })).id).toBe(first.id);
    const second = await engine.keeping.erase({ kind: 'instance', id }, asks);
    expect(second).toMatchObject({ status: 'done', counts: { erased: 0 } });
    expect(await engine.variables(id)).toMatchObject({ phone: `erased:${first.id}` });
    const texts = ['erased:x', `erased:${first.id}`];
    const other = await ended('anna', { phone: texts[0] as string });
    const third = await engine.keeping.erase({ kind: 'instance', id: other }, asks);
    expect(await engine.variables(other)).toMatchObject({ phone: `erased:${third.id}` });
  });
});

describe('erasure of a person’s data (rule 21)', () => {
  it('is refused while the person is active', async () => {
    expect(await refusalOf(engine.keeping.erase({ kind: 'person', id: 'anna' }, asks))).toBe('ERASURE_PERSON_ACTIVE');
    expect(await refusalOf(engine.keeping.erase({ kind: 'person', id: 'nobody' }, asks))).toBe('NOT_FOUND');
    expect(await refusalOf(engine.keeping.erase({ kind: 'person', id: '../x/y' }, asks))).toBe('NOT_FOUND');
  });

  it('takes from what they started all that is not declared harmless, from others’ only what they typed, and their own details', async () => {
    const own = await ended('anna');
    const others = await ended('vera', { phone: '+7 111 222-33-44' });
    await engine.people.deactivate('anna', 'left', { actor: 'root' });
    const done = await engine.keeping.erase({ kind: 'person', id: 'anna' }, asks);
    expect(done).toMatchObject({ status: 'done', counts: { looked: 2, erased: 1, open: 0 } });
    const gone = `erased:${done.id}`;
    expect(await engine.variables(own)).toMatchObject({
      phone: gone,
      amount: 12.5,
      address: { city: 'Kazan', street: gone },
      people: [{ _id: 'r1', name: gone, age: 40 }],
      remark: gone,
    });
    expect(await engine.variables(others)).toMatchObject({ phone: '+7 111 222-33-44' });
    expect(verifies(own) && verifies(others)).toBe(true);
    expect(found(/anna Petrova|anna@example/)).toBeUndefined();
    expect(await engine.people.person('anna')).toMatchObject({ id: 'anna', name: gone, email: null, active: false, erased: done.id });
  });

  it('takes their words and comments out of requests of others', async () => {
    const id = await ended('anna');
    await engine.people.deactivate('boris', 'left', { actor: 'root' });
    const done = await engine.keeping.erase({ kind: 'person', id: 'boris' }, asks);
    expect(done).toMatchObject({ status: 'done', counts: { erased: 1 } });
    expect(found(/of Boris/)).toBeUndefined();
    expect(await engine.variables(id)).toMatchObject({ phone: typed.phone, remark: typed.remark });
    expect((await engine.instance(id))?.title).toBe(`For ${typed.phone}`);
    expect(verifies(id)).toBe(true);
  });

  it('waits for what is open or held, and is gone on with by upkeep', async () => {
    const open = await started('anna');
    const held = await ended('anna');
    await engine.keeping.hold(held, { actor: 'root', reason: 'a lawsuit' });
    await engine.people.deactivate('anna', 'left', { actor: 'root' });
    const first = await engine.keeping.erase({ kind: 'person', id: 'anna' }, asks);
    expect(first).toMatchObject({ status: 'waiting', counts: { open: 1, held: 1, erased: 0 } });
    expect(await engine.variables(open)).toMatchObject({ phone: typed.phone });
    await finish(open);
    await engine.keeping.run();
    expect(await engine.keeping.erasure(first.id)).toMatchObject({ status: 'waiting', counts: { open: 0, held: 1, erased: 1 } });
    await engine.keeping.liftHold(held, { actor: 'root', reason: 'settled' });
    expect((await engine.keeping.run()).erased).toBe(1);
    expect(await engine.keeping.erasure(first.id)).toMatchObject({ status: 'done', counts: { open: 0, held: 0, erased: 2 } });
    expect(found(/999 123/)).toBeUndefined();
  });

  it('that is interrupted is finished by the next round, wherever a write fails', async () => {
    for (let nth = 1; ; nth++) {
      await engine.close();
      data = memoryData();
      engine = await open();
      await engine.deploy(withDeclarations('request'));
      await engine.people.save('anna', { name: 'Anna Petrova' }, { actor: 'root' });
      const id = await ended('anna', { long: 'z'.repeat(70_000) });
      await engine.people.deactivate('anna', 'left', { actor: 'root' });
      await engine.close();
      const store = faultyStore(memoryStore(data));
      engine = await open({ store });
      store.plan({ nth, when: nth % 2 === 0 ? 'before' : 'after', kill: true });
      let isOver = false;
      void engine.keeping
        .erase({ kind: 'person', id: 'anna' }, asks)
        .catch(() => undefined)
        .finally(() => (isOver = true));
      while (!isOver && store.struck === 0) await turn();
      for (let quiet = 0; quiet < 20; quiet++) await turn();
      const { struck } = store;
      engine = await open();
      await engine.keeping.run();
      const [erasure] = (await engine.keeping.erasures()).items;
      if (erasure === undefined) expect(struck).toBe(1);
      else {
        expect([nth, erasure.status]).toEqual([nth, 'done']);
        expect([nth, found(/999 123|Anna Petrova|zzzz/)]).toEqual([nth, undefined]);
        expect([nth, verifies(id)]).toEqual([nth, true]);
      }
      if (struck === 0) return expect(nth).toBeGreaterThan(10);
    }
  }, 60_000);
});

const turn = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));
