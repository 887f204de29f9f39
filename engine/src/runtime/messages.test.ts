import { afterEach, describe, expect, it } from 'vitest';
import { manualTime } from '../../testing/manual-time.js';
import { messageRoomKey, mostDataCharacters, signalKey } from '../correlation/index.js';
import { memoryStore } from '../stores/memory/index.js';
import { createEngine } from './create-engine.js';
import type { Engine } from './engine.js';
import type { MessageToPublish, SignalToBroadcast } from './messages.js';

const opened: Engine[] = [];
afterEach(async () => {
  for (const engine of opened.splice(0)) await engine.close();
});

async function newEngine(more: object = {}): Promise<Engine> {
  const engine = await createEngine({ store: memoryStore(), ...more });
  opened.push(engine);
  return engine;
}

describe('a message from outside', () => {
  it('that nobody waits for is kept as long as it says, else as the engine does', async () => {
    const time = manualTime();
    const engine = await newEngine({ time, messageTimeToLive: 'PT10M' });
    const kept = await engine.publishMessage({ name: 'paid', key: 7, data: { sum: 5 } });
    expect(kept).toEqual({ messageId: kept.messageId, outcome: 'kept', settled: true });
    const gone = await engine.publishMessage({ name: 'paid', key: '7', timeToLive: 'PT0S', messageId: 'at once' });
    expect(gone).toEqual({ messageId: 'at once', outcome: 'expired', settled: true });
    const rooms = async (): Promise<readonly unknown[]> =>
      (await engine.findRows({ collection: 'messageRooms', tenant: 'main', where: { field: 'open', eq: true }, limit: 10 })).rows.map(
        ({ fields }) => fields,
      );
    expect(await rooms()).toMatchObject([{ name: 'paid', key: '7', kept: 1, waiting: 0 }]);
    time.advance(600_000);
    await engine.idle();
    expect(await rooms()).toEqual([]);
  });

  it('is the first one when it is published again, by whomever', async () => {
    const engine = await newEngine();
    const message = { name: 'paid', key: '7', messageId: 'order 7' };
    const [first, again] = [await engine.publishMessage(message), await engine.publishMessage({ ...message, actor: 'anna' })];
    expect(again).toEqual(first);
    const commandId = engine.newCommandId();
    const sent = await engine.publishMessage({ name: 'paid', commandId });
    expect(await engine.publishMessage({ name: 'paid', commandId })).toEqual(sent);
    expect(sent.messageId).toBe(commandId);
    expect(await engine.historyOf(messageRoomKey('main', 'paid', '7'))).toMatchObject({ events: [{ type: 'messagePublished' }] });
  });

  it('does not reach another tenant', async () => {
    const engine = await newEngine();
    await engine.publishMessage({ name: 'paid', key: '7' });
    expect(await engine.forTenant('other').look(messageRoomKey('other', 'paid', '7'))).toBeNull();
  });

  const cycle: Record<string, unknown> = {};
  cycle['self'] = cycle;
  it.each<[string, object]>([
    ['/name', {}],
    ['/name', { name: 5 }],
    ['/name', { name: '' }],
    ['/name', { name: 'x'.repeat(1001) }],
    ['/key', { name: 'paid', key: '' }],
    ['/key', { name: 'paid', key: null }],
    ['/key', { name: 'paid', key: { id: 7 } }],
    ['/key', { name: 'paid', key: 'x'.repeat(1001) }],
    ['/data', { name: 'paid', data: 'text' }],
    ['/data', { name: 'paid', data: [] }],
    ['/data', { name: 'paid', data: cycle }],
    ['at most 262144 characters', { name: 'paid', data: { text: 'x'.repeat(mostDataCharacters) } }],
    ['/timeToLive', { name: 'paid', timeToLive: 60 }],
    ['/timeToLive', { name: 'paid', timeToLive: 'a while' }],
    ['/timeToLive', { name: 'paid', timeToLive: 'P2Y' }],
    ['/messageId', { name: 'paid', messageId: 7 }],
    ['/messageId', { name: 'paid', messageId: '' }],
    ['actor', { name: 'paid', actor: 5 }],
  ])('is refused for its %s: %#', async (place, message) => {
    const engine = await newEngine();
    await expect(engine.publishMessage(message as MessageToPublish)).rejects.toThrowError(place);
  });

  it.each([null, 5, 'text', []])('is refused when it is %j', async (message) => {
    const engine = await newEngine();
    await expect(engine.publishMessage(message as never)).rejects.toThrowError(/an object/);
    await expect(engine.broadcastSignal(message as never)).rejects.toThrowError(/an object/);
  });
});

describe('a signal from outside', () => {
  it('is accepted once, though nobody waits for it', async () => {
    const engine = await newEngine();
    const signal = { name: 'alarm', signalId: 'fire 1', data: { floor: 3 } };
    expect(await engine.broadcastSignal(signal)).toEqual({ signalId: 'fire 1', settled: true });
    expect(await engine.broadcastSignal(signal)).toMatchObject({ signalId: 'fire 1' });
    await engine.idle();
    expect(await engine.look(signalKey('main', 'fire 1'))).toMatchObject({ name: 'alarm', done: true, delivered: 0 });
  });

  it.each<[string, object]>([
    ['/name', {}],
    ['/name', { name: ['alarm'] }],
    ['/data', { name: 'alarm', data: 5 }],
    ['at most 262144 characters', { name: 'alarm', data: { text: 'x'.repeat(mostDataCharacters) } }],
    ['/signalId', { name: 'alarm', signalId: {} }],
  ])('is refused for its %s: %#', async (place, signal) => {
    const engine = await newEngine();
    await expect(engine.broadcastSignal(signal as SignalToBroadcast)).rejects.toThrowError(place);
  });
});

describe('how long messages wait', () => {
  it.each([5, 'soon', '-PT1H', 'P2Y'])('is refused as an option of the engine when it is %j', async (messageTimeToLive) => {
    await expect(newEngine({ messageTimeToLive })).rejects.toThrowError(/messageTimeToLive/);
  });
});
