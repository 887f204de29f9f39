import type { JsonObject } from '@millrace/schemas';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { drawProcess } from '../../testing/draw-process.js';
import { manualTime } from '../../testing/manual-time.js';
import { memoryStore } from '../stores/memory/index.js';
import { createEngine } from './create-engine.js';
import type { Engine } from './engine.js';

const received = (ref: string): JsonObject => ({ type: 'receiveTask', message: { ref, key: 'order', out: { order: 'order' } } });

function contract(gateway: JsonObject): JsonObject {
  const elements = {
    g: { type: 'eventBasedGateway', instantiate: true, ...gateway },
    offer: received('offered'),
    payment: received('paid'),
  };
  return {
    ...drawProcess(elements, ['g -> offer -> end1', 'g -> payment -> end2'], { id: 'contract' }),
    rootElements: { offered: { type: 'message' }, paid: { type: 'message' } },
  };
}

let engine: Engine;
beforeEach(async () => {
  engine = await createEngine({ store: memoryStore(), time: manualTime(), log: () => undefined });
});
afterEach(() => engine.close());

const publish = async (name: string, order: string): Promise<void> => {
  await engine.publishMessage({ name, key: order, data: { order } });
  await engine.idle();
};
const statuses = async (): Promise<readonly string[]> =>
  (await engine.instances({ definition: 'contract' })).items.map(({ status }) => status).sort();

describe('a process that begins at an event-based gateway', () => {
  it('begins at each message anew where one is enough', async () => {
    await engine.deploy({ kind: 'bundle', format: 1, id: 'app', name: 'App', items: [contract({})] });
    await publish('offered', '7');
    await publish('paid', '7');
    expect(await statuses()).toEqual(['completed', 'completed']);
  });

  it('begins once for all messages of a key where all of them are needed, in any order', async () => {
    await engine.deploy({ kind: 'bundle', format: 1, id: 'app', name: 'App', items: [contract({ eventGatewayType: 'parallel' })] });
    await publish('paid', '7');
    await publish('offered', '8');
    expect(await statuses()).toEqual(['active', 'active']);
    await publish('offered', '7');
    expect(await statuses()).toEqual(['active', 'completed']);
    await publish('paid', '8');
    expect(await statuses()).toEqual(['completed', 'completed']);
  });
});
