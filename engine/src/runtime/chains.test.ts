import type { JsonObject } from '@millrace/schemas';
import { afterEach, describe, expect, it } from 'vitest';
import { drawProcess } from '../../testing/draw-process.js';
import { manualTime } from '../../testing/manual-time.js';
import { defaultLimits } from '../execution/limits.js';
import { memoryStore } from '../stores/memory/index.js';
import { createEngine } from './create-engine.js';
import type { Engine } from './engine.js';

const opened: Engine[] = [];
afterEach(async () => {
  for (const engine of opened.splice(0)) await engine.close();
});

async function engineWith(process: JsonObject): Promise<Engine> {
  const engine = await createEngine({ store: memoryStore(), time: manualTime(), log: () => undefined });
  opened.push(engine);
  await engine.deploy({ kind: 'bundle', format: 1, id: 'app', name: 'App', items: [process] });
  return engine;
}

/** A process that something starts, and that says it again at its end. */
function saysAgain(events: readonly [JsonObject, JsonObject], end: JsonObject = {}): JsonObject {
  const [start, again] = events;
  const drawn = drawProcess({ start: { type: 'startEvent', event: start }, end: { type: 'endEvent', event: again, ...end } }, [
    'start -> end',
  ]);
  return { ...drawn, id: 'again', rootElements: { m: { type: 'message' }, s: { type: 'signal' } } };
}

describe('processes that start one another', () => {
  it('by messages are stopped, and the last one is an incident', async () => {
    const message = { type: 'message', ref: 'm' };
    const engine = await engineWith(saysAgain([message, message]));
    await engine.publishMessage({ name: 'm' });
    await engine.idle();
    const { items } = await engine.incidents({});
    expect(items.map(({ code, elementId }) => [code, elementId])).toEqual([['CHAIN_TOO_LONG', 'end']]);
    expect(defaultLimits.chain).toBe(1000);
  }, 120_000);

  it('by a signal are stopped', async () => {
    const signal = { type: 'signal', ref: 's' };
    const engine = await engineWith(saysAgain([signal, signal]));
    await engine.broadcastSignal({ name: 's' });
    await engine.idle();
    expect((await engine.incidents({})).items.map(({ code }) => code)).toEqual(['CHAIN_TOO_LONG']);
  }, 120_000);
});
