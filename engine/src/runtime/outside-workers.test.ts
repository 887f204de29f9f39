import { afterEach, describe, expect, it } from 'vitest';
import { drawProcess } from '../../testing/draw-process.js';
import { manualTime, type ManualTime } from '../../testing/manual-time.js';
import { replaced } from '../../testing/conformance/faulty-store.js';
import type { JobHandlers, Store } from '../ports/index.js';
import { memoryStore } from '../stores/memory/index.js';
import { createEngine } from './create-engine.js';
import type { Engine } from './engine.js';

const opened: Engine[] = [];
afterEach(async () => {
  for (const engine of opened.splice(0)) await engine.close();
});

const refused = (code: string): object => ({ code });
const MINUTE = 60_000;

interface World {
  readonly engine: Engine;
  readonly time: ManualTime;
  readonly store: Store;
}

/** An engine with a process of one service task, for which no handler is given unless the test gives one. */
async function world(handlers: JobHandlers = {}, store: Store = memoryStore()): Promise<World> {
  const time = manualTime();
  const engine = await createEngine({ store, time, handlers, log: () => undefined });
  opened.push(engine);
  const service = { type: 'print', options: { tray: 2 }, in: { copies: 'copies' }, retry: { attempts: 3, backoff: 'PT10S' } };
  const drawn = drawProcess({ t: { type: 'serviceTask', service } }, ['start -> t -> end']);
  await engine.deploy({ ...drawn, id: 'printing' });
  return { engine, time, store };
}

async function job({ engine }: World): Promise<{ readonly id: string; readonly instanceId: string }> {
  const { instanceId } = await engine.start('printing', { variables: { copies: 3 } });
  const [found] = (await engine.jobs()).items.filter((one) => one.instanceId === instanceId);
  return { id: found?.id ?? 'none', instanceId };
}

const ids = async (engine: Engine, query?: Parameters<Engine['jobs']>[0]): Promise<readonly string[]> =>
  (await engine.jobs(query)).items.map(({ id }) => id);
const status = async (engine: Engine, instanceId: string): Promise<string | undefined> => (await engine.instance(instanceId))?.status;

describe('a worker outside the process (rule 16)', () => {
  it('finds due jobs with all it needs, the longest due first, in pages', async () => {
    const place = await world();
    const { engine, time } = place;
    const first = await job(place);
    time.advance(1000);
    const second = await job(place);
    const page = await engine.jobs({ type: 'print', limit: 1 });
    expect(page.items).toEqual([
      {
        id: first.id,
        type: 'print',
        state: 'due',
        instanceId: first.instanceId,
        definition: { id: 'printing', version: 1 },
        elementId: 't',
        attempt: 1,
        dueAt: '2026-01-12T09:00:00.000Z',
        input: { copies: 3 },
        options: { tray: 2 },
        initiator: 'system',
        timeoutMs: expect.any(Number) as number,
      },
    ]);
    expect(await ids(engine, { type: 'print', limit: 1, cursor: page.cursor ?? '' })).toEqual([second.id]);
    expect(await ids(engine, { type: 'scan' })).toEqual([]);
    await expect(engine.jobs({ state: 'done' as never })).rejects.toMatchObject(refused('INVALID_INPUT'));
  });

  it('takes a job, which is then nobody else’s, and hands in its result', async () => {
    const place = await world();
    const { engine } = place;
    const { id, instanceId } = await job(place);
    expect(await engine.activateJob(id, 'w1', MINUTE)).toMatchObject({ attempt: 1, input: { copies: 3 } });
    expect(await ids(engine)).toEqual([]);
    expect((await engine.jobs({ state: 'locked' })).items).toMatchObject([{ id, worker: 'w1', lockedUntil: '2026-01-12T09:01:00.000Z' }]);
    await expect(engine.activateJob(id, 'w2', MINUTE)).rejects.toMatchObject(refused('JOB_LOCKED'));
    await engine.completeJob(id, 1, {});
    expect(await status(engine, instanceId)).toBe('completed');
    await expect(engine.extendJobLock(id, 1, MINUTE)).rejects.toMatchObject(refused('JOB_GONE'));
  });

  it('keeps a job by heartbeats beyond its lock, without a word in the history', async () => {
    const place = await world();
    const { engine, time } = place;
    const { id, instanceId } = await job(place);
    await engine.activateJob(id, 'w1', MINUTE);
    const before = (await engine.history(instanceId)).events.length;
    for (let beat = 0; beat < 5; beat++) {
      time.advance(MINUTE / 2);
      expect(await engine.extendJobLock(id, 1, MINUTE)).toEqual({ lockUntil: time.now() + MINUTE });
    }
    expect(await ids(engine)).toEqual([]);
    expect((await engine.jobs({ state: 'locked' })).items[0]?.lockedUntil).toBe(new Date(time.now() + MINUTE).toISOString());
    await expect(engine.activateJob(id, 'w2', MINUTE)).rejects.toMatchObject(refused('JOB_LOCKED'));
    expect((await engine.history(instanceId)).events).toHaveLength(before);
    await engine.completeJob(id, 1, {});
    expect(await status(engine, instanceId)).toBe('completed');
  });

  it('loses a job when lock and heartbeat ran out: another takes it, and the late answer is refused', async () => {
    const place = await world();
    const { engine, time } = place;
    const { id, instanceId } = await job(place);
    await engine.activateJob(id, 'w1', MINUTE);
    await engine.extendJobLock(id, 1, 2 * MINUTE);
    time.advance(2 * MINUTE - 1);
    await expect(engine.activateJob(id, 'w2', MINUTE)).rejects.toMatchObject(refused('JOB_LOCKED'));
    time.advance(1);
    expect(await ids(engine)).toEqual([id]);
    await expect(engine.extendJobLock(id, 1, MINUTE)).rejects.toMatchObject(refused('JOB_LOCK_LOST'));
    expect(await engine.activateJob(id, 'w2', MINUTE)).toMatchObject({ attempt: 2 });
    await expect(engine.extendJobLock(id, 1, MINUTE)).rejects.toMatchObject(refused('JOB_ATTEMPT_STALE'));
    await expect(engine.completeJob(id, 1, {})).rejects.toMatchObject(refused('JOB_ATTEMPT_STALE'));
    await expect(engine.failJob(id, 1, { code: 'X', message: 'x' })).rejects.toMatchObject(refused('JOB_ATTEMPT_STALE'));
    await engine.completeJob(id, 2, {});
    expect(await status(engine, instanceId)).toBe('completed');
  });

  it('shortens its hold by the last heartbeat, also within one millisecond', async () => {
    const place = await world();
    const { engine, time } = place;
    const { id } = await job(place);
    await engine.activateJob(id, 'w1', 1);
    await engine.extendJobLock(id, 1, 10 * MINUTE);
    await engine.extendJobLock(id, 1, MINUTE);
    time.advance(MINUTE);
    expect(await ids(engine)).toEqual([id]);
  });

  it('is told that the lock is lost when its heartbeat was written too late to be seen', async () => {
    const time = { move: (): void => undefined };
    const inner = memoryStore();
    const slow = replaced(inner, {
      project: async (rows) => {
        await inner.project(rows);
        if (rows.some(({ collection }) => collection === 'leases')) time.move();
      },
    });
    const place = await world({}, slow);
    const { id } = await job(place);
    await place.engine.activateJob(id, 'w1', MINUTE);
    time.move = () => place.time.advance(MINUTE);
    await expect(place.engine.extendJobLock(id, 1, 10 * MINUTE)).rejects.toMatchObject(refused('JOB_LOCK_LOST'));
  });

  it('gets a failed job back when its rest is over, and the heartbeat of the attempt before holds nothing', async () => {
    const place = await world();
    const { engine, time } = place;
    const { id } = await job(place);
    await engine.activateJob(id, 'w1', MINUTE);
    await engine.extendJobLock(id, 1, 60 * MINUTE);
    await engine.failJob(id, 1, { code: 'PAPER', message: 'no paper' });
    expect(await ids(engine)).toEqual([]);
    await expect(engine.activateJob(id, 'w2', MINUTE)).rejects.toMatchObject(refused('JOB_NOT_DUE'));
    time.advance(10_000);
    expect(await ids(engine)).toEqual([id]);
    expect(await engine.activateJob(id, 'w2', MINUTE)).toMatchObject({ attempt: 2 });
    time.advance(MINUTE);
    expect(await engine.activateJob(id, 'w3', MINUTE)).toMatchObject({ attempt: 3 });
  });

  it('can say nothing of a job that it did not take, nor for no time', async () => {
    const place = await world();
    const { engine } = place;
    const { id } = await job(place);
    await expect(engine.extendJobLock(id, 1, MINUTE)).rejects.toMatchObject(refused('JOB_ATTEMPT_STALE'));
    await engine.activateJob(id, 'w1', MINUTE);
    for (const lockMs of [0, -1, 1.5, Number.NaN])
      await expect(engine.extendJobLock(id, 1, lockMs)).rejects.toMatchObject(refused('INVALID_INPUT'));
    await expect(engine.extendJobLock('x', 1, MINUTE)).rejects.toMatchObject(refused('INSTANCE_NOT_FOUND'));
    await expect(engine.forTenant('other').extendJobLock(id, 1, MINUTE)).rejects.toMatchObject(refused('JOB_GONE'));
  });

  it('is not given what a handler inside runs, so that no job runs in both places', async () => {
    let finish = (): void => undefined;
    const running = new Promise<void>((resolve) => (finish = resolve));
    const place = await world({ print: () => running.then(() => ({})) });
    const { engine } = place;
    const { instanceId } = await engine.start('printing', { variables: { copies: 1 } });
    const [found] = (await engine.jobs({ state: 'due' })).items;
    expect(found).toMatchObject({ type: 'print', state: 'due' });
    expect(await ids(engine)).toEqual([]);
    await expect(engine.activateJob(found?.id ?? '', 'w1', MINUTE)).rejects.toMatchObject(refused('JOB_RUNS_INSIDE'));
    finish();
    await engine.idle();
    expect(await status(engine, instanceId)).toBe('completed');
  });

  it('keeps what it took when an engine with a handler for it starts', async () => {
    const store = memoryStore();
    const first = await world({}, store);
    const { id, instanceId } = await job(first);
    await first.engine.activateJob(id, 'w1', MINUTE);
    let ran = 0;
    const second = await createEngine({ store, time: first.time, handlers: { print: async () => (ran++, {}) }, log: () => undefined });
    opened.push(second);
    await second.idle();
    expect(ran).toBe(0);
    await second.completeJob(id, 1, {});
    expect(await status(second, instanceId)).toBe('completed');
  });

  it('leaves no heartbeat behind for ever', async () => {
    const place = await world();
    const { engine, time, store } = place;
    const { id } = await job(place);
    await engine.activateJob(id, 'w1', MINUTE);
    await engine.extendJobLock(id, 1, MINUTE);
    await engine.completeJob(id, 1, {});
    expect(await store.count({ collection: 'leases', tenant: 'main' }, 10)).toBe(1);
    time.advance(2 * 86_400_000);
    await engine.idle();
    const second = await createEngine({ store, time, log: () => undefined });
    opened.push(second);
    expect(await store.count({ collection: 'leases', tenant: 'main' }, 10)).toBe(0);
  });
});

describe('a suspended work item in a list', () => {
  it('says why and since when, until it goes on', async () => {
    const { engine, time } = await world();
    await engine.deploy({ ...drawProcess({ t: { type: 'userTask' } }, ['start -> t -> end']), id: 'asking' });
    const { instanceId } = await engine.start('asking');
    const [item] = (await engine.workItems({ instanceId })).items;
    const id = item?.id ?? '';
    await engine.begin(id, { actor: 'anna' });
    time.advance(MINUTE);
    await engine.suspend(id, { actor: 'anna', reason: 'the supplier is asked', code: 'supplier' });
    expect(await engine.workItem(id)).toMatchObject({
      state: 'suspended',
      open: true,
      assignee: 'anna',
      suspension: { reason: 'the supplier is asked', code: 'supplier', since: '2026-01-12T09:01:00.000Z' },
    });
    await engine.resume(id, { actor: 'anna' });
    const resumed = await engine.workItem(id);
    expect(resumed).toMatchObject({ state: 'started' });
    expect(resumed).not.toHaveProperty('suspension');
  });
});
