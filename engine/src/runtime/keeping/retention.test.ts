import { MillraceError, type JsonObject } from '@millrace/schemas';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { drawProcess, faultyStore, manualTime, verifyCommit, type ManualTime } from '../../../testing/index.js';
import { memoryData, memoryStore, type MemoryData } from '../../stores/memory/index.js';
import { Engine } from '../engine.js';
import { startParts, type EngineParts } from '../engine-parts.js';
import type { EngineOptions } from '../engine-options.js';
import { engineOptions } from '../options-input.js';

const DAY = 86_400_000;
let data: MemoryData;
let time: ManualTime;
let engine: Engine;
let parts: EngineParts;

async function open(more: Partial<EngineOptions> = {}): Promise<Engine> {
  const options = { store: memoryStore(data), time, log: () => undefined, retention: 'P30D', work: false, ...more };
  parts = await startParts(engineOptions(options));
  return new Engine(parts, 'main');
}

const simple = (id: string, more: JsonObject = {}): object => {
  const drawn = drawProcess({ t: { type: 'userTask' } }, ['start -> t -> end'], { id }) as unknown as {
    processes: Record<string, JsonObject>;
  };
  const processes = Object.fromEntries(Object.entries(drawn.processes).map(([name, part]) => [name, { ...part, ...more }]));
  return { ...drawn, processes };
};

beforeEach(async () => {
  data = memoryData();
  time = manualTime('2026-01-12T09:00:00Z');
  engine = await open();
  await engine.deploy(simple('order', { title: { expression: '"Order of " & who' } }));
  await engine.deploy(simple('contract', { retention: 'P1Y' }));
  await engine.deploy(simple('forever', { retention: 'never' }));
});
afterEach(() => engine.close());

const turn = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));

/** An instance that has ended, with what was typed. */
async function ended(process: string, variables: JsonObject = { who: 'Anna' }): Promise<string> {
  const { instanceId } = await engine.start(process, { actor: 'anna', variables });
  await engine.idle();
  for (const { id } of (await engine.workItems({ instanceId })).items) {
    time.advance(60_000);
    await engine.begin(id, { actor: 'boris' });
    time.advance(120_000);
    await engine.complete(id, { actor: 'boris', comment: 'well' });
  }
  await engine.idle();
  return instanceId;
}

async function refusalOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'nothing refused',
    (error: unknown) => (error instanceof MillraceError ? error.code : String(error)),
  );
}

const commitsOf = (id: string): number => data.commits.get(`main/process/${id}`)?.size ?? 0;
const liveRows = (id: string): string[] =>
  [...data.rows].flatMap(([collection, rows]) =>
    [...rows.values()].filter((row) => row.fields !== null && `${row.key} ${row.body}`.includes(id)).map(() => collection),
  );

describe('retention (rule 22)', () => {
  it('purges an ended instance when its time is over, and not before', async () => {
    const id = await ended('order');
    expect((await engine.keeping.run()).purged).toBe(0);
    time.advance(29 * DAY);
    expect((await engine.keeping.run()).purged).toBe(0);
    time.advance(2 * DAY);
    expect(await engine.keeping.run()).toMatchObject({ purged: 1, blocked: { open: 0, held: 0 } });
    expect(await engine.instance(id)).toBeNull();
    expect(commitsOf(id)).toBe(1);
    expect(liveRows(id).sort()).toEqual(['gravestones', 'instanceFacts']);
    expect((await engine.keeping.run()).purged).toBe(0);
  });

  it('leaves a gravestone that answers for a year, and verifies, and then goes too', async () => {
    const id = await ended('order');
    time.advance(31 * DAY);
    await engine.keeping.run();
    const refusals = [
      engine.history(id),
      engine.variables(id),
      engine.scopes(id),
      engine.workplace.route(id),
      engine.cancel(id, { actor: 'root', reason: 'x' }),
      engine.keeping.hold(id, { actor: 'root', reason: 'x' }),
      engine.keeping.erase({ kind: 'instance', id }, { actor: 'root', reason: 'x' }),
    ];
    for (const refused of refusals) expect(await refusalOf(refused)).toBe('INSTANCE_PURGED');
    expect(await engine.keeping.purgedAt(id)).toBe(new Date(time.now()).toISOString());
    const [gravestone] = [...(data.commits.get(`main/process/${id}`)?.values() ?? [])];
    const { events } = (JSON.parse(gravestone?.body ?? '{}') as { facts: { events: { type: string; facts: { hash: string } }[] } }).facts;
    expect(events).toMatchObject([{ type: 'instancePurged', facts: { reason: 'retention', definition: 'order', status: 'completed' } }]);
    expect(gravestone && verifyCommit({ ...gravestone, prevHash: events[0]?.facts.hash ?? '' }, gravestone.body)).toBe(true);
    expect(gravestone?.body).not.toMatch(/anna|boris|Anna/i);
    time.advance(366 * DAY);
    expect((await engine.keeping.run()).gravestones).toBe(1);
    expect(commitsOf(id)).toBe(0);
    expect(await refusalOf(engine.history(id))).toBe('INSTANCE_NOT_FOUND');
    expect(liveRows(id)).toEqual(['instanceFacts']);
  });

  it('keeps figures for ever: how often, how long people waited and worked (rule 20)', async () => {
    const id = await ended('order');
    time.advance(400 * DAY);
    await engine.keeping.run();
    time.advance(400 * DAY);
    await engine.keeping.run();
    const { rows } = await engine.findRows({
      collection: 'instanceFacts',
      tenant: 'main',
      where: { field: 'definition', eq: 'order' },
      limit: 10,
    });
    expect(rows).toMatchObject([
      { key: `main/${id}`, fields: { status: 'completed', endedAt: (rows[0]?.fields['startedAt'] as number) + 180_000 } },
    ]);
    expect(JSON.parse(rows[0]?.body ?? '{}')).toMatchObject({
      definition: 'order',
      version: 1,
      elements: { t: { count: 1, wait: 60_000, work: 120_000, total: 180_000 }, start: { count: 1 }, end: { count: 1 } },
    });
    expect(rows[0]?.body).not.toMatch(/anna|boris/i);
  });

  it('goes by what the newest version of the process says, and never purges what says never', async () => {
    const ids = [await ended('order'), await ended('contract'), await ended('forever')];
    time.advance(40 * DAY);
    await engine.keeping.run();
    expect(await Promise.all(ids.map(async (id) => (await engine.instance(id)) === null))).toEqual([true, false, false]);
    await engine.deploy(simple('contract', { retention: 'P10D' }));
    await engine.keeping.run();
    time.advance(9000 * DAY);
    await engine.keeping.run();
    expect(await Promise.all(ids.map(async (id) => (await engine.instance(id)) === null))).toEqual([true, true, false]);
  });

  it('purges nothing by itself where the setting is never', async () => {
    const id = await ended('order');
    await engine.close();
    engine = await open({ retention: 'never' });
    time.advance(9000 * DAY);
    expect((await engine.keeping.run()).purged).toBe(0);
    expect(await engine.instance(id)).not.toBeNull();
    for (const retention of ['', 'P', 'P0D', '-P1D', '5 years', 'PT', 'always']) {
      expect(await refusalOf(open({ retention }))).toBe('INVALID_INPUT');
    }
  });

  it('stops at a legal hold until it is lifted, and says so in the report', async () => {
    const id = await ended('order');
    await engine.keeping.hold(id, { actor: 'root', reason: 'a lawsuit' });
    time.advance(40 * DAY);
    expect(await engine.keeping.run()).toMatchObject({ purged: 0, blocked: { held: 1 }, examples: [{ instance: id, why: 'held' }] });
    expect(await refusalOf(engine.keeping.erase({ kind: 'instance', id }, { actor: 'root', reason: 'asked' }))).toBe('INSTANCE_HELD');
    expect(await refusalOf(engine.keeping.hold(id, { actor: 'root', reason: ' ' }))).toBe('INVALID_INPUT');
    await engine.keeping.liftHold(id, { actor: 'root', reason: 'settled' });
    expect((await engine.keeping.run()).purged).toBe(1);
    expect((await engine.keeping.rounds()).items.map(({ purged, blocked }) => [purged, blocked.held])).toEqual([
      [1, 0],
      [0, 1],
    ]);
  });

  it('purges called instances together with their caller, and nothing while one of them is open or held', async () => {
    await engine.deploy(simple('called'));
    const calls = { c: { type: 'callActivity', call: { ref: 'called' } } };
    await engine.deploy(drawProcess(calls, ['start -> c -> end'], { id: 'calling' }));
    const { instanceId } = await engine.start('calling', { actor: 'anna' });
    await engine.idle();
    const child = (await engine.instances({ parent: instanceId })).items[0]?.id ?? '';
    time.advance(40 * DAY);
    expect((await engine.keeping.run()).purged).toBe(0);
    for (const { id } of (await engine.workItems({ instanceId: child })).items) await engine.complete(id, { actor: 'boris' });
    await engine.idle();
    time.advance(40 * DAY);
    await engine.keeping.hold(child, { actor: 'root', reason: 'a lawsuit' });
    expect(await engine.keeping.run()).toMatchObject({ purged: 0, blocked: { held: 1 } });
    await engine.keeping.liftHold(child, { actor: 'root', reason: 'settled' });
    await engine.keeping.hold(instanceId, { actor: 'root', reason: 'a lawsuit' });
    expect(await refusalOf(engine.keeping.erase({ kind: 'instance', id: child }, { actor: 'root', reason: 'asked' }))).toBe(
      'INSTANCE_HELD',
    );
    await engine.keeping.liftHold(instanceId, { actor: 'root', reason: 'settled' });
    expect((await engine.keeping.run()).purged).toBe(2);
    expect([await engine.keeping.purgedAt(child), await engine.keeping.purgedAt(instanceId)]).not.toContain(null);
  });

  it('goes on behind an instance whose history is damaged, and tells of that one', async () => {
    const [broken, ...sound] = [await ended('order'), await ended('order'), await ended('contract')];
    await engine.close();
    data.commits.get(`main/process/${broken}`)?.delete(2);
    data.snapshots.delete(`main/process/${broken}`);
    engine = await open();
    time.advance(400 * DAY);
    const round = await engine.keeping.run();
    expect(round).toMatchObject({ purged: 2, blocked: { failed: 1, held: 0 }, examples: [{ instance: broken, why: 'failed' }] });
    for (const id of sound) expect(await engine.keeping.purgedAt(id)).not.toBeNull();
  });

  it('stops at a hold that is set while the tree is purged, and goes on with others', async () => {
    await engine.deploy(simple('called'));
    const calls = { a: { type: 'callActivity', call: { ref: 'called' } }, b: { type: 'callActivity', call: { ref: 'called' } } };
    await engine.deploy(drawProcess(calls, ['start -> a -> b -> end'], { id: 'calling' }));
    const { instanceId } = await engine.start('calling', { actor: 'anna' });
    const children: string[] = [];
    for (let nth = 0; nth < 2; nth++) {
      await engine.idle();
      const child = (await engine.instances({ parent: instanceId })).items.find(({ status }) => status === 'active')?.id ?? '';
      children.push(child);
      for (const { id } of (await engine.workItems({ instanceId: child })).items) await engine.complete(id, { actor: 'boris' });
    }
    await engine.idle();
    const other = await ended('order');
    time.advance(40 * DAY);
    await engine.close();
    const store = memoryStore(data);
    let held: Promise<unknown> | undefined;
    const forget = store.forgetCommits.bind(store);
    store.forgetCommits = async (key, through, limit) => {
      if (key.endsWith(children[1] ?? '')) await (held ??= engine.keeping.hold(instanceId, { actor: 'root', reason: 'a lawsuit' }));
      return forget(key, through, limit);
    };
    engine = await open({ store });
    expect(await engine.keeping.run()).toMatchObject({ purged: 2, blocked: { held: 1, failed: 0 } });
    expect([await engine.keeping.purgedAt(instanceId), await engine.keeping.purgedAt(children[0] ?? '')]).toEqual([null, null]);
    expect(await engine.keeping.purgedAt(other)).not.toBeNull();
  });

  it('purges many at once, so that they share the writes of rows', async () => {
    const ids: string[] = [];
    for (let nth = 0; nth < 40; nth++) ids.push(await ended('order'));
    time.advance(40 * DAY);
    await engine.close();
    const store = memoryStore(data);
    let [now, most] = [0, 0];
    const forget = store.forgetCommits.bind(store);
    store.forgetCommits = async (...given) => {
      most = Math.max(most, ++now);
      await turn();
      now--;
      return forget(...given);
    };
    engine = await open({ store });
    expect((await engine.keeping.run()).purged).toBe(40);
    expect(most).toBeGreaterThan(4);
    expect(ids.map(commitsOf)).toEqual(ids.map(() => 1));
  });

  it('deletes large values that nothing else names, and no others (rule 18)', async () => {
    const shared = 'x'.repeat(70_000);
    const own = 'y'.repeat(70_000);
    const id = await ended('order', { who: 'Anna', shared, own });
    expect(data.blobs.size).toBe(2);
    time.advance(40 * DAY);
    const other = await ended('order', { who: 'Vera', shared });
    expect(await engine.keeping.run()).toMatchObject({ purged: 1, blobs: 1 });
    expect(data.blobs.size).toBe(1);
    expect(await engine.variables(other)).toMatchObject({ shared });
    expect(commitsOf(id)).toBe(1);
    time.advance(40 * DAY);
    expect(await engine.keeping.run()).toMatchObject({ purged: 1, blobs: 1 });
    expect(data.blobs.size).toBe(0);
  });

  it('takes the notifications of an instance with it', async () => {
    const id = await ended('order');
    const command = { type: 'sendNotification', to: 'anna', title: 'Order of Anna is done', source: id };
    await engine.execute('main/notification/n1', command, { actor: 'system' });
    time.advance(40 * DAY);
    await engine.keeping.run();
    expect(data.commits.has('main/notification/n1')).toBe(false);
    expect((await engine.findRows({ collection: 'notifications', tenant: 'main', limit: 10 })).rows).toEqual([]);
  });

  it('is nothing that an audit would repair or a rebuild bring back, also when tombstones have gone (rules 7, 11)', async () => {
    const id = await ended('order');
    time.advance(40 * DAY);
    await engine.keeping.run();
    for (const rows of data.rows.values()) for (const [key, row] of rows) if (row.fields === null) rows.delete(key);
    expect((await parts.runtime.audit('main')).repaired).toEqual([]);
    await engine.rebuild({ drop: true });
    expect(liveRows(id).sort()).toEqual(['gravestones', 'instanceFacts']);
    expect(await refusalOf(engine.history(id))).toBe('INSTANCE_PURGED');
    await engine.keeping.run();
    expect((await parts.runtime.audit('main')).repaired).toEqual([]);
  });

  it('is done by the node itself, hour by hour, and told in a commit of its own', async () => {
    const id = await ended('order');
    await engine.close();
    engine = await open({ work: true });
    time.advance(31 * DAY);
    for (let turn = 0; turn < 200 && (await engine.instance(id)) !== null; turn++) {
      time.advance(1000);
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(await engine.instance(id)).toBeNull();
  });
});

describe('a purge that is interrupted (rule 22)', () => {
  it.each(['before', 'insteadOfAnswer', 'after'] as const)(
    'is finished by the next round, wherever a write fails %s',
    async (when) => {
      await engine.deploy(simple('called'));
      const calls = { c: { type: 'callActivity', call: { ref: 'called' } } };
      await engine.deploy(drawProcess(calls, ['start -> c -> end'], { id: 'calling' }));
      for (let nth = 1; ; nth++) {
        const own = 'y'.repeat(70_000 + nth);
        const first = await ended('order', { who: 'Anna', own });
        const { instanceId } = await engine.start('calling', { actor: 'anna' });
        await engine.idle();
        const child = (await engine.instances({ parent: instanceId })).items[0]?.id ?? '';
        for (const { id } of (await engine.workItems({ instanceId: child })).items) await engine.complete(id, { actor: 'boris' });
        await engine.idle();
        await engine.execute('main/notification/n1', { type: 'sendNotification', to: 'anna', title: 'Order', source: first } as never, {
          actor: 'system',
        });
        time.advance(40 * DAY);
        await engine.close();
        const store = faultyStore(memoryStore(data));
        engine = await open({ store, patience: 50 });
        store.plan({ nth, when, kill: true });
        let isOver = false;
        void engine.keeping
          .run()
          .catch(() => undefined)
          .finally(() => (isOver = true));
        while (!isOver && store.struck === 0) await turn();
        for (let quiet = 0; quiet < 20; quiet++) await turn();
        const { struck } = store;
        engine = await open();
        await engine.keeping.run();
        for (const id of [first, instanceId, child]) {
          expect([nth, commitsOf(id), liveRows(id).sort()]).toEqual([nth, 1, ['gravestones', 'instanceFacts']]);
          const { rows } = await engine.findRows({
            collection: 'gravestones',
            tenant: 'main',
            where: { field: 'forgotten', eq: false },
            limit: 10,
          });
          expect(rows).toEqual([]);
        }
        expect([nth, data.blobs.size, data.commits.has(`main/notification/n${nth}`)]).toEqual([nth, 0, false]);
        expect((await parts.runtime.audit('main')).repaired).toEqual([]);
        if (struck === 0) return expect(nth).toBeGreaterThan(10);
      }
    },
    60_000,
  );
});
