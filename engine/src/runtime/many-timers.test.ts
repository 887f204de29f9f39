import { afterEach, describe, expect, it } from 'vitest';
import { drawProcess } from '../../testing/draw-process.js';
import { manualTime, type ManualTime } from '../../testing/manual-time.js';
import { memoryData, memoryStore, type MemoryData } from '../stores/memory/index.js';
import { replaced } from '../../testing/conformance/faulty-store.js';
import { createEngine } from './create-engine.js';
import type { Engine } from './engine.js';

/** Fifty thousand where there is time for them. */
const LONG = process.env['MILLRACE_LONG'] === '1';
const MANY = LONG ? 50_000 : 2000;
const HOUR = 3_600_000;

const opened: Engine[] = [];
afterEach(async () => {
  for (const engine of opened.splice(0)) await engine.close();
});

const wait = { type: 'intermediateCatchEvent', event: { type: 'timer', duration: 'PT1H' } };
const single = drawProcess({ wait }, ['start -> wait -> end'], { id: 'single' });
const loop = drawProcess(
  {
    each: { type: 'subProcess', loopCharacteristics: { type: 'multiInstanceLoopCharacteristics', collection: 'entries', item: 'entry' } },
    inside: { type: 'startEvent', scope: 'each' },
    wait: { ...wait, scope: 'each' },
    over: { type: 'endEvent', scope: 'each' },
  },
  ['start -> each -> end', 'inside -> wait -> over'],
  { id: 'loop' },
);
const cycle = (catchUp: string) =>
  drawProcess(
    {
      ask: { type: 'userTask' },
      every: { type: 'boundaryEvent', attachedTo: 'ask', cancelActivity: false, event: { type: 'timer', cycle: 'R/PT1H', catchUp } },
    },
    ['start -> ask -> end', 'every -> endEvery'],
    { id: `cycle-${catchUp}` },
  );

interface Seen {
  commits: number;
  batch: number;
}

async function engineOn(data: MemoryData, time: ManualTime, seen: Seen = { commits: 0, batch: 0 }): Promise<Engine> {
  const inside = memoryStore(data);
  const store = replaced(inside, {
    commitAll: (entries) => {
      seen.commits += entries.length;
      seen.batch = Math.max(seen.batch, entries.length);
      return inside.commitAll(entries);
    },
  });
  const engine = await createEngine({ store, time, log: () => undefined });
  opened.push(engine);
  return engine;
}

async function ended(engine: Engine): Promise<void> {
  await engine.close();
  opened.splice(opened.indexOf(engine), 1);
}

const items = [single, loop, cycle('one'), cycle('all'), cycle('skip')];
const deploy = (engine: Engine) => engine.deploy({ kind: 'bundle', format: 1, id: 'app', name: 'App', items });

async function plant(engine: Engine): Promise<void> {
  await deploy(engine);
  for (let at = 0; at < MANY; at += 500) await Promise.all(Array.from({ length: 500 }, () => engine.start('single')));
  await engine.idle();
}

/** How many instances are in a state. */
async function count(engine: Engine, status: string): Promise<number> {
  let found = 0;
  for (let cursor: string | undefined; ;) {
    const where = { field: 'status', eq: status };
    const page = await engine.findRows({
      collection: 'instances',
      tenant: 'main',
      where,
      limit: 1000,
      ...(cursor === undefined ? {} : { cursor }),
    });
    found += page.rows.length;
    cursor = page.cursor;
    if (cursor === undefined) return found;
  }
}

describe('timers that are due at one moment', () => {
  it('fire once each, in batches of a bounded size', async () => {
    const [data, time, seen] = [memoryData(), manualTime(), { commits: 0, batch: 0 }];
    const engine = await engineOn(data, time, seen);
    await plant(engine);
    [seen.commits, seen.batch] = [0, 0];
    time.advance(HOUR);
    await engine.idle();
    expect(await count(engine, 'completed')).toBe(MANY);
    // One commit an instance: nobody fired twice.
    expect(seen.commits).toBe(MANY);
    expect(seen.batch).toBeLessThanOrEqual(128);
  }, 300_000);

  it('fire once each after a node was down while they were due, and was stopped again in the middle', async () => {
    const [data, time] = [memoryData(), manualTime()];
    await plant(await engineOn(data, time));
    await ended(opened[0] as Engine);
    time.advance(25 * HOUR);
    const seen = { commits: 0, batch: 0 };
    const second = await engineOn(data, time, seen);
    while (seen.commits < MANY / 4) await new Promise((resolve) => setImmediate(resolve));
    await ended(second);
    const half = seen.commits;
    expect(half).toBeLessThan(MANY);
    const third = await engineOn(data, time, seen);
    await third.idle();
    expect(await count(third, 'completed')).toBe(MANY);
    expect(seen.commits).toBe(MANY);
  }, 300_000);

  it('fire once each in one instance that has them all', async () => {
    const [data, time] = [memoryData(), manualTime()];
    const engine = await engineOn(data, time);
    await deploy(engine);
    const { instanceId } = await engine.start('loop', { variables: { entries: Array.from({ length: MANY }, (_none, at) => at) } });
    await engine.idle();
    time.advance(HOUR);
    await engine.idle();
    expect((await engine.instance(instanceId))?.status).toBe('completed');
    let fired = 0;
    for (let from: number | undefined; ;) {
      const page = await engine.history(instanceId, from === undefined ? {} : { from });
      fired += page.events.filter(({ type }) => type === 'timerFired').length;
      if (page.next === undefined) break;
      from = page.next;
    }
    expect(fired).toBe(MANY);
  }, 300_000);

  it.each([
    ['one', 1],
    ['all', 5],
    ['skip', 0],
  ])('of cycles that are five occurrences late catch up %s', async (catchUp, times) => {
    const [data, time] = [memoryData(), manualTime()];
    const first = await engineOn(data, time);
    await deploy(first);
    const started = await Promise.all(Array.from({ length: 100 }, () => first.start(`cycle-${catchUp}`)));
    await ended(first);
    time.advance(5.5 * HOUR);
    const engine = await engineOn(data, time);
    await engine.idle();
    for (const { instanceId } of started.slice(0, 10)) {
      const { events } = await engine.history(instanceId);
      expect(events.filter(({ type }) => type === 'timerFired')).toHaveLength(times);
    }
    // The next one is punctual again.
    time.advance(0.5 * HOUR);
    await engine.idle();
    const { events } = await engine.history(started[0]?.instanceId ?? '');
    expect(events.filter(({ type }) => type === 'timerFired')).toHaveLength(times + 1);
  });
});
