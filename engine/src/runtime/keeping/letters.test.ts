import type { JsonObject } from '@millrace/schemas';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { drawProcess } from '../../../testing/draw-process.js';
import { manualTime, verifyCommit, type ManualTime } from '../../../testing/index.js';
import { messageRoomKey } from '../../correlation/index.js';
import { memoryData, memoryStore, type MemoryData } from '../../stores/memory/index.js';
import { decodeCommit } from '../commit-codec.js';
import { createEngine } from '../create-engine.js';
import type { Engine } from '../engine.js';

let data: MemoryData;
let time: ManualTime;
let engine: Engine;
const asks = { actor: 'root', reason: 'asked by letter' };

const rootElements = {
  paid: { type: 'message', code: 'paid' },
  asked: { type: 'message', code: 'asked' },
  alarm: { type: 'signal', code: 'alarm' },
};
const process = (id: string, begins: JsonObject, ...then: readonly (readonly [string, JsonObject])[]): JsonObject =>
  drawProcess(
    { begin: { type: 'startEvent', ...begins }, ...Object.fromEntries(then) },
    [['begin', ...then.map(([name]) => name), 'end'].join(' -> ')],
    {
      id,
      rootElements,
    },
  );
const waits = [
  'wait',
  { type: 'intermediateCatchEvent', event: { type: 'message', ref: 'paid', key: 'number', out: { phone: 'phone' } } },
] as const;

beforeEach(async () => {
  data = memoryData();
  time = manualTime();
  engine = await createEngine({ store: memoryStore(data), time, log: () => undefined, work: false });
  await engine.deploy(process('order', {}, waits));
  await engine.deploy(process('request', { event: { type: 'message', ref: 'asked', out: { phone: 'phone' } } }));
  await engine.people.save('anna', { name: 'Anna Petrova' }, { actor: 'root' });
});
afterEach(() => engine.close());

/** The first that is found in all that the store holds. */
function found(what: RegExp): string | undefined {
  const commits = [...data.commits.values()].flatMap((history) => [...history.values()].map(({ body }) => body));
  const feeds = [...data.feeds.values()].flatMap((feed) => feed.map(({ body }) => body));
  const rows = [...data.rows.values()].flatMap((all) => [...all.values()].map((row) => `${JSON.stringify(row.fields)} ${row.body}`));
  const blobs = [...data.blobs.values()].map((bytes) => Buffer.from(bytes).toString('utf8'));
  return what.exec([...commits, ...feeds, ...rows, ...[...data.snapshots.values()].map(({ body }) => body), ...blobs].join('\n'))?.[0];
}

function verifies(key: string): boolean {
  let prevHash = '';
  return [...(data.commits.get(key)?.values() ?? [])].every((commit) => {
    const holds = verifyCommit({ ...commit, prevHash }, commit.body);
    prevHash = decodeCommit(commit.body).hash;
    return holds;
  });
}

const room = messageRoomKey('main', 'paid', '7');

describe('erasure of what messages brought (rule 21)', () => {
  it('of an instance takes it out of the room that gave it to it, and leaves what others got', async () => {
    const { instanceId } = await engine.start('order', { variables: { number: 7 } });
    await engine.idle();
    await engine.publishMessage({ name: 'paid', key: 7, data: { phone: '+7 999 123', long: 'z'.repeat(70_000) } });
    const other = await engine.start('order', { variables: { number: 7 } });
    await engine.idle();
    await engine.publishMessage({ name: 'paid', key: 7, data: { phone: '+7 111 222' } });
    await engine.idle();
    expect(await engine.keeping.erase({ kind: 'instance', id: instanceId }, asks)).toMatchObject({ status: 'done', counts: { erased: 2 } });
    time.advance(2 * 3_600_000);
    await engine.keeping.run();
    expect([found(/999 123/), found(/zzzz/), found(/111 222/)]).toEqual([undefined, undefined, '111 222']);
    expect(verifies(room)).toBe(true);
    expect(await engine.variables(other.instanceId)).toMatchObject({ phone: '+7 111 222' });
    // The room goes on, also when it is read anew.
    await engine.close();
    engine = await createEngine({ store: memoryStore(data), time, log: () => undefined, work: false });
    const third = await engine.start('order', { variables: { number: 7 } });
    await engine.idle();
    expect(await engine.publishMessage({ name: 'paid', key: 7, data: { phone: '+7 333' } })).toMatchObject({ settled: true });
    expect(await engine.variables(third.instanceId)).toMatchObject({ phone: '+7 333' });
    expect((await engine.keeping.erase({ kind: 'instance', id: instanceId }, asks)).counts.erased).toBe(0);
  });

  it('of an instance that a message started takes the message too', async () => {
    const sent = await engine.publishMessage({ name: 'asked', key: 'k', data: { phone: '+7 999 123' } });
    await engine.idle();
    await engine.keeping.erase({ kind: 'instance', id: sent.instanceId ?? '' }, asks);
    expect(found(/999 123/)).toBeUndefined();
  });

  it('of a person takes what they sent, and waits for what is still kept', async () => {
    await engine.publishMessage({ name: 'paid', key: 7, data: { phone: '+7 999 123' }, timeToLive: 'PT1H', actor: 'anna' });
    await engine.broadcastSignal({ name: 'alarm', data: { phone: '+7 999 456' }, actor: 'anna' });
    await engine.broadcastSignal({ name: 'alarm', data: { phone: '+7 111 222' }, actor: 'boris' });
    await engine.idle();
    await engine.people.deactivate('anna', 'left', { actor: 'root' });
    const { id, ...first } = await engine.keeping.erase({ kind: 'person', id: 'anna' }, asks);
    expect(first).toMatchObject({ status: 'waiting', counts: { open: 1, erased: 1 } });
    expect([found(/999 456/), found(/999 123/), found(/111 222/)]).toEqual([undefined, '999 123', '111 222']);
    time.advance(2 * 3_600_000);
    await engine.publishMessage({ name: 'paid', key: 7, timeToLive: 'PT0S' });
    await engine.keeping.run();
    expect(await engine.keeping.erasure(id)).toMatchObject({ status: 'done', counts: { open: 0 } });
    expect(found(/999 123/)).toBeUndefined();
    expect(verifies(room)).toBe(true);
  });
});
