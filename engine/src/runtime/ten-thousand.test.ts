import type { JsonObject } from '@millrace/schemas';
import { afterEach, describe, expect, it } from 'vitest';
import { replaced } from '../../testing/conformance/faulty-store.js';
import { drawProcess } from '../../testing/draw-process.js';
import { manualTime } from '../../testing/manual-time.js';
import type { Store } from '../ports/index.js';
import { memoryData, memoryStore, type MemoryData } from '../stores/memory/index.js';
import { createEngine } from './create-engine.js';
import type { Engine } from './engine.js';

/** How many instances one activity has here; what takes longer than a change may wait for is done in `.ci/long`. */
const LONG = process.env['MILLRACE_LONG'] === '1';
const MANY = 10_000;
const FEWER = LONG ? 10_000 : 2000;

const opened: Engine[] = [];
afterEach(async () => {
  for (const engine of opened.splice(0)) await engine.close();
});

/** The largest writes that a store was given. */
interface Largest {
  commit: number;
  rows: number;
  effects: number;
}

function measured(store: Store, largest: Largest): Store {
  return replaced(store, {
    commitAll: (entries) => {
      for (const { commit, rows } of entries) {
        largest.commit = Math.max(largest.commit, commit.body.length);
        largest.rows = Math.max(largest.rows, rows.length);
        largest.effects = Math.max(largest.effects, rows.filter(({ collection }) => collection === 'outbox').length);
      }
      return store.commitAll(entries);
    },
    project: (rows) => {
      largest.rows = Math.max(largest.rows, rows.length);
      return store.project(rows);
    },
  });
}

async function engineOn(data: MemoryData, work: JsonObject): Promise<{ readonly engine: Engine; readonly largest: Largest }> {
  const largest = { commit: 0, rows: 0, effects: 0 };
  const store = measured(memoryStore(data), largest);
  const engine = await createEngine({ store, time: manualTime(), log: () => undefined, handlers: { work: () => Promise.resolve({}) } });
  opened.push(engine);
  const halt = { type: 'boundaryEvent', attachedTo: 'work', event: { type: 'signal', ref: 'stop' } };
  const drawn = drawProcess({ work, halt }, ['start -> work -> end', 'halt -> halted'], { id: 'many' });
  const process = { ...drawn, rootElements: { stop: { type: 'signal' } } };
  await engine.deploy({ kind: 'bundle', format: 1, id: 'app', name: 'App', items: [process] });
  return { engine, largest };
}

const many = (task: JsonObject): JsonObject => ({
  ...task,
  loopCharacteristics: {
    type: 'multiInstanceLoopCharacteristics',
    collection: 'entries',
    item: 'entry',
    output: { path: 'results', value: 'entry * 2' },
  },
});
const script = { type: 'scriptTask', script: { language: 'jsonata', set: { sum: 'sum + 1' } } };
const service = { type: 'serviceTask', service: { type: 'work', in: { entry: 'entry' } } };
const user = { type: 'userTask', assignment: { assignee: { user: 'anna' } } };
const entriesOf = (count: number): number[] => Array.from({ length: count }, (_none, at) => at);

async function begin(engine: Engine, count: number): Promise<string> {
  const { instanceId } = await engine.start('many', { variables: { sum: 0, entries: entriesOf(count) } });
  await engine.idle();
  return instanceId;
}

function expectSmall({ commit, rows, effects }: Largest): void {
  expect(commit).toBeLessThanOrEqual(1_048_576);
  expect(rows).toBeLessThanOrEqual(2000);
  expect(effects).toBeLessThanOrEqual(500);
}

describe('ten thousand instances of one activity', () => {
  it('are scripts that are done, and give a list in the order of the entries', async () => {
    const { engine, largest } = await engineOn(memoryData(), many(script));
    const id = await begin(engine, MANY);
    const { sum, results } = await engine.variables(id);
    expect([(await engine.instance(id))?.status, sum]).toEqual(['completed', MANY]);
    expect(results).toEqual(entriesOf(MANY).map((entry) => entry * 2));
    expectSmall(largest);
  }, 60_000);

  it('are jobs of a service task', async () => {
    const { engine, largest } = await engineOn(memoryData(), many(service));
    const id = await begin(engine, FEWER);
    expect((await engine.instance(id))?.status).toBe('completed');
    expect((await engine.jobs({})).items).toEqual([]);
    expectSmall(largest);
  }, 120_000);

  it('are work items that are listed a page at a time and completed one by one, some after a restart', async () => {
    const data = memoryData();
    const { engine, largest } = await engineOn(data, many(user));
    const id = await begin(engine, FEWER);
    const seen = new Set<string>();
    for (let cursor: string | undefined; ;) {
      const page = await engine.workItems({ for: 'anna', limit: 500, ...(cursor === undefined ? {} : { cursor }) });
      for (const item of page.items) seen.add(item.id);
      cursor = page.cursor;
      if (cursor === undefined) break;
    }
    expect(seen.size).toBe(FEWER);
    const [first, ...others] = seen;
    await engine.complete(first ?? '', { actor: 'anna' });
    await engine.close();
    opened.pop();

    const again = await engineOn(data, many(user));
    await Promise.all(others.map((item) => again.engine.complete(item, { actor: 'anna' })));
    expect((await again.engine.instance(id))?.status).toBe('completed');
    for (const one of [largest, again.largest]) expectSmall(one);
  }, 120_000);

  it('are ended at once by an event, or with the process, in writes of a bounded size', async () => {
    for (const how of ['signal', 'cancel'] as const) {
      const { engine, largest } = await engineOn(memoryData(), many(user));
      const id = await begin(engine, MANY);
      expect((await engine.countWorkItems({ for: 'anna' })).inbox).toBe(1000);
      if (how === 'signal') await engine.broadcastSignal({ name: 'stop' });
      else await engine.cancel(id, { actor: 'anna', reason: 'enough' });
      await engine.idle();
      expect((await engine.instance(id))?.status).toBe(how === 'signal' ? 'completed' : 'cancelled');
      expect((await engine.workItems({ for: 'anna' })).items).toEqual([]);
      expectSmall(largest);
    }
  }, 120_000);
});
