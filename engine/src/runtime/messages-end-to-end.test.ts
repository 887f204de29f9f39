import type { JsonObject } from '@millrace/schemas';
import { afterEach, describe, expect, it } from 'vitest';
import { faultyStore } from '../../testing/conformance/faulty-store.js';
import { drawProcess } from '../../testing/draw-process.js';
import { manualTime, type ManualTime } from '../../testing/manual-time.js';
import { memoryData, memoryStore } from '../stores/memory/index.js';
import { createEngine } from './create-engine.js';
import type { Engine } from './engine.js';

const HOUR = 3_600_000;
const opened: Engine[] = [];
afterEach(async () => {
  for (const engine of opened.splice(0)) await engine.close();
});

const rootElements = { paid: { type: 'message', code: 'order.paid' }, asked: { type: 'message' }, alarm: { type: 'signal' } };

/** A process of elements in a row. */
function row(id: string, elements: readonly (readonly [string, JsonObject])[], more: JsonObject = {}): JsonObject {
  const line = elements.map(([name]) => name).join(' -> ');
  return { ...drawProcess(Object.fromEntries(elements), [line], { id, rootElements }), ...more };
}

const end = ['end', { type: 'endEvent' }] as const;
const begin = ['begin', { type: 'startEvent' }] as const;
const startBy = (event: JsonObject) => ['begin', { type: 'startEvent', event }] as const;
const waitFor = (event: JsonObject) => ['wait', { type: 'intermediateCatchEvent', event }] as const;
const keep = ['keep', { type: 'userTask' }] as const;

async function newEngine(...definitions: readonly JsonObject[]): Promise<{ readonly engine: Engine; readonly time: ManualTime }> {
  const time = manualTime();
  const engine = await createEngine({ store: memoryStore(), time, log: () => undefined });
  opened.push(engine);
  if (definitions.length > 0) await engine.deploy({ kind: 'bundle', format: 1, id: 'app', name: 'App', items: [...definitions] });
  return { engine, time };
}

const idsOf = async (engine: Engine, definition: string): Promise<readonly string[]> =>
  (await engine.instances({ definition })).items.map(({ id }) => id);
const statusOf = async (engine: Engine, id: string): Promise<string | undefined> => (await engine.instance(id))?.status;

describe('an instance that waits for a message', () => {
  const order = row('order', [begin, waitFor({ type: 'message', ref: 'paid', key: 'number', out: { sum: 'sum' } }), end]);

  it('takes the one of its name and key, and what it brings', async () => {
    const { engine } = await newEngine(order);
    const [seven, eight] = [
      await engine.start('order', { variables: { number: 7 } }),
      await engine.start('order', { variables: { number: 8 } }),
    ];
    expect(await engine.publishMessage({ name: 'order.paid', key: 7, data: { sum: 120 } })).toMatchObject({ settled: true });
    expect(await statusOf(engine, seven.instanceId)).toBe('completed');
    expect(await engine.variables(seven.instanceId)).toEqual({ number: 7, sum: 120 });
    expect(await statusOf(engine, eight.instanceId)).toBe('active');
  });

  it('takes one that came before it', async () => {
    const { engine, time } = await newEngine(order);
    await engine.publishMessage({ name: 'order.paid', key: '7', data: { sum: 1 }, timeToLive: 'PT1H' });
    await engine.publishMessage({ name: 'order.paid', key: '8', data: { sum: 2 }, timeToLive: 'PT1M' });
    time.advance(HOUR / 2);
    const [seven, eight] = [
      await engine.start('order', { variables: { number: 7 } }),
      await engine.start('order', { variables: { number: 8 } }),
    ];
    await engine.idle();
    expect([await statusOf(engine, seven.instanceId), await statusOf(engine, eight.instanceId)]).toEqual(['completed', 'active']);
  });

  it('that is cancelled leaves the message to the next', async () => {
    const { engine } = await newEngine(order);
    const [first, second] = [
      await engine.start('order', { variables: { number: 7 } }),
      await engine.start('order', { variables: { number: 7 } }),
    ];
    await engine.cancel(first.instanceId, { reason: 'a mistake' });
    await engine.publishMessage({ name: 'order.paid', key: 7, data: { sum: 1 } });
    await engine.idle();
    expect([await statusOf(engine, first.instanceId), await statusOf(engine, second.instanceId)]).toEqual(['cancelled', 'completed']);
  });

  it('hears it from another process', async () => {
    const throws = { type: 'intermediateThrowEvent', event: { type: 'message', ref: 'paid', key: 'order', data: { sum: '2 * price' } } };
    const { engine } = await newEngine(order, row('payment', [begin, ['send', throws], end]));
    const { instanceId } = await engine.start('order', { variables: { number: 7 } });
    await engine.start('payment', { variables: { order: 7, price: 21 } });
    await engine.idle();
    expect(await engine.variables(instanceId)).toEqual({ number: 7, sum: 42 });
  });
});

describe('a process that begins by a message', () => {
  const asked = row('answer', [startBy({ type: 'message', ref: 'asked', out: { question: 'text' } }), keep, end]);

  it('is started once by each, with what it brings', async () => {
    const { engine } = await newEngine(asked);
    const message = { name: 'asked', data: { text: 'Why?' }, messageId: 'letter 1' };
    const first = await engine.publishMessage(message);
    expect(first).toMatchObject({ outcome: 'started', settled: true });
    expect(await engine.publishMessage({ ...message, actor: 'anna' })).toEqual(first);
    await engine.publishMessage({ ...message, messageId: 'letter 2' });
    const ids = await idsOf(engine, 'answer');
    expect(ids).toHaveLength(2);
    expect(await engine.variables(first.instanceId ?? '')).toEqual({ question: 'Why?' });
  });

  it('is started by one with a key only when nobody waits under it', async () => {
    const waits = row('waits', [begin, waitFor({ type: 'message', ref: 'asked', key: 'topic' }), end]);
    const { engine } = await newEngine(asked, waits);
    const { instanceId } = await engine.start('waits', { variables: { topic: 'x' } });
    await engine.publishMessage({ name: 'asked', key: 'x' });
    await engine.idle();
    expect([await statusOf(engine, instanceId), await idsOf(engine, 'answer')]).toEqual(['completed', []]);
    expect(await engine.publishMessage({ name: 'asked', key: 'x' })).toMatchObject({ outcome: 'started' });
    await engine.idle();
    expect(await idsOf(engine, 'answer')).toHaveLength(1);
  });

  it('is started by messages that were kept before it was deployed, and before it was resumed', async () => {
    const { engine, time } = await newEngine();
    for (const key of ['x', 'y', undefined])
      expect(
        await engine.publishMessage({ name: 'asked', ...(key === undefined ? {} : { key }), data: { text: key ?? 'none' } }),
      ).toMatchObject({ outcome: 'kept' });
    await engine.publishMessage({ name: 'asked', key: 'old', timeToLive: 'PT1M' });
    time.advance(HOUR / 2);
    await engine.deploy(asked);
    await engine.idle();
    const questions = async (): Promise<readonly unknown[]> =>
      (await Promise.all((await idsOf(engine, 'answer')).map(async (id) => (await engine.variables(id))['question']))).sort();
    expect(await questions()).toEqual(['none', 'x', 'y']);
    await engine.suspendProcess('answer', { reason: 'later' });
    await engine.publishMessage({ name: 'asked', key: 'z', data: { text: 'z' } });
    await engine.idle();
    expect(await questions()).toHaveLength(3);
    await engine.resumeProcess('answer');
    await engine.idle();
    expect(await questions()).toEqual(['none', 'x', 'y', 'z']);
    await engine.deploy(asked);
    await engine.idle();
    expect(await questions()).toHaveLength(4);
  });

  it('is started in its newest version, and no more when it is gone', async () => {
    const { engine } = await newEngine(asked);
    await engine.deploy({ kind: 'bundle', format: 1, id: 'app', name: 'App', items: [{ ...asked, name: 'Another' }] });
    const { instanceId } = await engine.publishMessage({ name: 'asked' });
    expect((await engine.instance(instanceId ?? ''))?.version).toBe(2);
    await engine.deploy({ kind: 'bundle', format: 1, id: 'app', name: 'App', items: [row('other', [begin, end])] });
    expect(await engine.publishMessage({ name: 'asked', timeToLive: 'PT0S' })).toMatchObject({ outcome: 'expired' });
  });
});

describe('a signal', () => {
  it('reaches everybody who waits for it, and starts who begins by it', async () => {
    const hears = row('hears', [begin, waitFor({ type: 'signal', ref: 'alarm', out: { floor: 'floor' } }), end]);
    const starts = row('starts', [startBy({ type: 'signal', ref: 'alarm' }), waitFor({ type: 'signal', ref: 'alarm' }), end]);
    const { engine } = await newEngine(hears, starts);
    const waiting = await Promise.all(Array.from({ length: 20 }, () => engine.start('hears')));
    await engine.broadcastSignal({ name: 'alarm', data: { floor: 3 } });
    await engine.idle();
    for (const { instanceId } of waiting) expect(await engine.variables(instanceId)).toEqual({ floor: 3 });
    const [started, ...more] = await idsOf(engine, 'starts');
    expect([await statusOf(engine, started ?? ''), more]).toEqual(['active', []]);
    await engine.broadcastSignal({ name: 'alarm' });
    await engine.idle();
    expect(await statusOf(engine, started ?? '')).toBe('completed');
    expect(await idsOf(engine, 'starts')).toHaveLength(2);
  });

  it('is heard across processes', async () => {
    const throws = ['throw', { type: 'endEvent', event: { type: 'signal', ref: 'alarm', data: { floor: 'floor' } } }] as const;
    const hears = row('hears', [begin, waitFor({ type: 'signal', ref: 'alarm', out: { floor: 'floor' } }), end]);
    const { engine } = await newEngine(hears, row('throws', [begin, throws]));
    const { instanceId } = await engine.start('hears');
    await engine.start('throws', { variables: { floor: 9 } });
    await engine.idle();
    expect(await engine.variables(instanceId)).toEqual({ floor: 9 });
  });
});

describe('rule 14: a signal to five thousand instances', () => {
  const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

  it.each([9])(
    'is heard by each once though the node is killed after write %i of its broadcast',
    async (nth) => {
      const data = memoryData();
      const time = manualTime();
      const store = faultyStore(memoryStore(data));
      const first = await createEngine({ store, time, log: () => undefined, pause: turn });
      await first.deploy(row('hears', [begin, waitFor({ type: 'signal', ref: 'alarm', out: { floor: 'floor' } }), end]));
      for (let started = 0; started < 5000; started += 500) await Promise.all(Array.from({ length: 500 }, () => first.start('hears')));
      store.plan({ nth, when: 'after', kill: true });
      const sent = first.broadcastSignal({ name: 'alarm', data: { floor: 3 } }).catch(() => undefined);
      while (store.struck === 0) await turn();

      const engine = await createEngine({ store: memoryStore(data), time: manualTime(time.now()), log: () => undefined });
      opened.push(engine);
      await engine.idle();
      const completed = { collection: 'instances', tenant: 'main', where: { field: 'status', eq: 'completed' }, limit: 1000 };
      let heard = 0;
      for (let cursor: string | undefined; ;) {
        const page = await engine.findRows({ ...completed, ...(cursor === undefined ? {} : { cursor }) });
        heard += page.rows.length;
        if (page.cursor === undefined) break;
        cursor = page.cursor;
      }
      expect(heard).toBe(5000);
      // The killed node is ended last: whatever it still does must not reach the store.
      let ended = false;
      const closing = first.close().finally(() => (ended = true));
      while (!ended) {
        await turn();
        time.advance(60_000);
      }
      await Promise.all([closing, sent]);
    },
    120_000,
  );
});

describe('a process that begins by a timer', () => {
  const report = (cycle: string, more: JsonObject = {}): JsonObject => row('report', [startBy({ type: 'timer', cycle, ...more }), end]);
  const passed = async (engine: Engine, time: ManualTime, hours: number): Promise<number> => {
    for (let hour = 0; hour < hours; hour++) {
      time.advance(HOUR);
      await engine.idle();
    }
    return (await idsOf(engine, 'report')).length;
  };

  it('is started again and again, until its end', async () => {
    const { engine, time } = await newEngine(report('R3/PT2H'));
    expect([await passed(engine, time, 1), await passed(engine, time, 1), await passed(engine, time, 9)]).toEqual([0, 1, 3]);
  });

  it('goes on with a new version and ends with the process', async () => {
    const { engine, time } = await newEngine(report('R/PT1H'));
    expect(await passed(engine, time, 2)).toBe(2);
    const bundle = (item: JsonObject): JsonObject => ({ kind: 'bundle', format: 1, id: 'app', name: 'App', items: [item] });
    await engine.deploy(bundle({ ...report('R/PT1H'), name: 'Another' }));
    expect(await passed(engine, time, 1)).toBe(3);
    expect((await engine.instances({ definition: 'report' })).items.map(({ version }) => version).sort()).toEqual([1, 1, 2]);
    await engine.deploy(bundle(row('other', [begin, end])));
    expect(await passed(engine, time, 3)).toBe(3);
  });

  it('makes up for what was missed as it says', async () => {
    for (const [catchUp, starts] of [
      ['one', 1],
      ['all', 5],
      ['skip', 1],
    ] as const) {
      const data = memoryData();
      const time = manualTime();
      const first = await createEngine({ store: memoryStore(data), time, log: () => undefined, work: false });
      await first.deploy(report('R/PT1H', { catchUp }));
      await first.idle();
      await first.close();
      time.advance(5 * HOUR);
      const engine = await createEngine({ store: memoryStore(data), time, log: () => undefined });
      opened.push(engine);
      await engine.idle();
      expect([catchUp, (await idsOf(engine, 'report')).length]).toEqual([catchUp, starts]);
    }
  });
});
