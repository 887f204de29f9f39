import type { JsonObject, JsonValue } from '@millrace/schemas';
import { describe, expect, it } from 'vitest';
import { AggregateRig } from '../../testing/aggregate-rig.js';
import { listenerAggregate, type ListenerState } from '../../testing/listener-aggregate.js';
import type { WaitingStart } from '../execution/aggregate.js';
import { messageAggregate, messageRoomKey, mostDataCharacters, startedInstanceId, type MessageRoom } from './index.js';

const HOUR = 3_600_000;
const name = 'paid';
const room = (key: string | null = '7'): string => messageRoomKey('main', name, key);
const start: WaitingStart = { definition: { id: 'order', version: 2, hash: 'h2' }, process: 'main', element: 'arrived' };

function newRig(starts: readonly WaitingStart[] = []): AggregateRig {
  return new AggregateRig({
    types: [messageAggregate, listenerAggregate],
    answers: { starts: ({ name: asked }) => (asked === name ? starts : []) },
  });
}

function publish(rig: AggregateRig, id: string, more: JsonObject = {}): JsonValue {
  const { key = '7', ...rest } = more;
  const command = { type: 'publishMessage', id, name, ...(key === null ? {} : { key }), data: { name, key }, ...rest };
  return rig.send(room(key as string | null), command);
}

function listen(rig: AggregateRig, instance: string, more: JsonObject = {}): void {
  rig.send(`main/process/${instance}`, { type: 'listen', kind: 'message', name, key: '7', ...more });
}

const heard = (rig: AggregateRig, instance: string): readonly string[] => rig.state<ListenerState>(`main/process/${instance}`)?.heard ?? [];
const look = (rig: AggregateRig): MessageRoom => rig.state<MessageRoom>(room())!;

describe('rule 14: a message', () => {
  it('goes to a subscription that waits for it, and to no other', () => {
    const rig = newRig();
    listen(rig, 'a');
    listen(rig, 'b', { key: '8' });
    rig.settle();
    expect(publish(rig, 'm1')).toEqual({ messageId: 'm1', outcome: 'offered' });
    rig.settle();
    expect([heard(rig, 'a'), heard(rig, 'b')]).toEqual([['m1'], []]);
    expect(look(rig)).toMatchObject({ characters: 0 });
    expect([look(rig).kept.size, look(rig).offered.size, look(rig).waiting.size]).toEqual([0, 0, 0]);
    expect(rig.refusals).toEqual([]);
    rig.checkRebuild();
  });

  it('that arrives early is kept for its time to live, and not a moment longer', () => {
    const rig = newRig();
    expect(publish(rig, 'm1', { timeToLive: 'PT1H' })).toMatchObject({ outcome: 'kept' });
    expect(publish(rig, 'm2', { timeToLive: 'PT2H' })).toMatchObject({ outcome: 'kept' });
    rig.now += HOUR;
    listen(rig, 'a');
    rig.settle();
    expect(heard(rig, 'a')).toEqual(['m2']);
    expect(publish(rig, 'm1')).toMatchObject({ outcome: 'expired' });
  });

  it('of a process that wants it kept longer than a year is kept for a year', () => {
    const rig = newRig();
    expect(publish(rig, 'm1', { timeToLive: 'P5Y', from: 'i1' })).toMatchObject({ outcome: 'kept' });
    expect(look(rig).kept.first()?.[1].expiresAt).toBe(rig.now + 366 * 24 * HOUR);
    expect(publish(rig, 'm2', { timeToLive: '-PT1H', from: 'i1' })).toMatchObject({ outcome: 'expired' });
  });

  it('without a time to live is not kept', () => {
    const rig = newRig();
    expect(publish(rig, 'm1')).toMatchObject({ outcome: 'expired' });
    listen(rig, 'a');
    rig.settle();
    expect(heard(rig, 'a')).toEqual([]);
  });

  it('is taken in the order of publishing, by the oldest subscription', () => {
    const rig = newRig();
    for (const id of ['m1', 'm2', 'm3']) publish(rig, id, { timeToLive: 'PT1H' });
    for (const instance of ['a', 'b', 'c', 'd']) listen(rig, instance);
    rig.settle();
    publish(rig, 'm4');
    rig.settle();
    expect(['a', 'b', 'c', 'd'].map((instance) => heard(rig, instance))).toEqual([['m1'], ['m2'], ['m3'], ['m4']]);
  });

  it('that is refused goes to the next subscription and keeps its place', () => {
    const rig = newRig();
    listen(rig, 'a');
    rig.settle();
    rig.send('main/process/a', { type: 'stop', silently: true });
    publish(rig, 'm1', { timeToLive: 'PT1H' });
    publish(rig, 'm2', { timeToLive: 'PT1H' });
    rig.settle();
    expect(heard(rig, 'a')).toEqual([]);
    listen(rig, 'b');
    rig.settle();
    expect(heard(rig, 'b')).toEqual(['m1']);
    listen(rig, 'c');
    rig.settle();
    expect(heard(rig, 'c')).toEqual(['m2']);
    rig.checkRebuild();
  });

  it('whose time runs out while somebody has it still goes to those who waited in its time', () => {
    const rig = newRig();
    listen(rig, 'a');
    listen(rig, 'b');
    rig.settle();
    rig.send('main/process/a', { type: 'stop', silently: true });
    publish(rig, 'm1');
    rig.now += 1000;
    listen(rig, 'late');
    rig.send('main/process/b', { type: 'stop' });
    rig.settle();
    expect([heard(rig, 'b'), heard(rig, 'late')]).toEqual([[], []]);
    listen(rig, 'c');
    rig.settle();
    expect(heard(rig, 'c')).toEqual([]);
    expect(publish(rig, 'm1')).toMatchObject({ outcome: 'expired' });
  });

  it('published twice is the first one, also after it was taken and until a day after its time', () => {
    const rig = newRig();
    listen(rig, 'a', { again: true });
    rig.settle();
    publish(rig, 'm1', { timeToLive: 'PT1H' });
    publish(rig, 'm1');
    rig.settle();
    expect(publish(rig, 'm1')).toMatchObject({ outcome: 'accepted' });
    rig.now += 25 * HOUR - 1;
    expect(publish(rig, 'm1')).toMatchObject({ outcome: 'accepted' });
    rig.settle();
    expect(heard(rig, 'a')).toEqual(['m1']);
    rig.now += HOUR + 1;
    publish(rig, 'm1');
    rig.settle();
    expect(heard(rig, 'a')).toEqual(['m1', 'm1']);
  });

  it('is delivered once though every effect arrives twice and in disorder', () => {
    const rig = newRig();
    for (const instance of ['a', 'b', 'c']) listen(rig, instance, { times: 2 });
    for (let at = 0; at < 8; at++) publish(rig, `m${at}`, { timeToLive: 'PT1H' });
    for (let step = 0; rig.letters.length > 0; step++) {
      rig.deliver((step * 7) % rig.letters.length);
      if (step % 2 === 0) rig.repeat(rig.delivered.at(-1)!);
      if (step % 3 === 0) rig.repeat(rig.delivered[(step * 5) % rig.delivered.length]!);
    }
    const all = ['a', 'b', 'c'].flatMap((instance) => heard(rig, instance));
    expect([...all].sort()).toEqual(['m0', 'm1', 'm2', 'm3', 'm4', 'm5']);
    expect(
      look(rig)
        .kept.values()
        .map(({ id }) => id),
    ).toEqual(['m6', 'm7']);
    expect(look(rig).waiting.size).toBe(0);
    expect(rig.refusals).toEqual([]);
    rig.checkRebuild();
  });
});

describe('rule 14: a subscription', () => {
  const open = { type: 'openSubscription', subscriptionId: 'x.1', name, key: '7' };
  const close = { type: 'closeSubscription', subscriptionId: 'x.1' };

  it('that is closed before it was opened stays closed', () => {
    const rig = newRig();
    rig.send(room(), close);
    rig.send(room(), close);
    rig.send(room(), open);
    expect(publish(rig, 'm1', { timeToLive: 'PT1H' })).toMatchObject({ outcome: 'kept' });
    expect(rig.events(room()).map(({ type }) => type)).toEqual(['messageSubscriptionClosed', 'messagePublished']);
    rig.checkRebuild();
  });

  it('opened or closed again is what it was', () => {
    const rig = newRig();
    for (const command of [open, open, close, close, open]) rig.send(room(), command);
    expect(look(rig).waiting.size).toBe(0);
    expect(rig.events(room()).map(({ type }) => type)).toEqual(['messageSubscriptionOpened', 'messageSubscriptionClosed']);
  });

  it('closed while it has an offer may still take it, and nothing more', () => {
    const rig = newRig();
    rig.send(room(), open);
    publish(rig, 'm1');
    rig.send(room(), close);
    rig.send(room(), { type: 'messageAnswered', messageId: 'm1', subscriptionId: 'x.1', taken: true });
    expect(publish(rig, 'm1')).toMatchObject({ outcome: 'accepted' });
    expect(publish(rig, 'm2')).toMatchObject({ outcome: 'expired' });
    rig.checkRebuild();
  });

  it('is one of five thousand under one key without a commit that grows', () => {
    const rig = newRig();
    for (let at = 0; at < 5000; at++) rig.send(room(), { ...open, subscriptionId: `x${at}.1` });
    for (let at = 0; at < 5000; at++) publish(rig, `m${at}`);
    expect(rig.letters).toHaveLength(5000);
    expect(rig.letters[4999]?.command).toMatchObject({ subscriptionId: 'x4999.1', messageId: 'm4999' });
    for (let at = 0; at < 5000; at++)
      rig.send(room(), { type: 'messageAnswered', messageId: `m${at}`, subscriptionId: `x${at}.1`, taken: at % 2 === 0 });
    expect([look(rig).kept.size, look(rig).offered.size, look(rig).waiting.size]).toEqual([0, 0, 0]);
    expect(look(rig).remembered.size).toBe(10_000);
    rig.checkRebuild();
  });
});

describe('rule 14: a message starts a process', () => {
  it('that can begin only now, when the room is told, oldest first and a hundred at a time', () => {
    const starts: WaitingStart[] = [];
    const rig = newRig(starts);
    for (let number = 0; number < 250; number++) publish(rig, `m${number}`, { timeToLive: 'PT1H' });
    rig.send(room(), { type: 'startsChanged' });
    expect(look(rig).kept.size).toBe(250);
    starts.push(start);
    rig.send(room(), { type: 'startsChanged' });
    expect([look(rig).kept.size, look(rig).kept.first()?.[1].id]).toEqual([150, 'm100']);
    rig.settle();
    expect(look(rig).kept.size).toBe(0);
  });

  const instance = startedInstanceId('main', 'm1');

  it('when nobody waits under its key', () => {
    const rig = newRig([start]);
    listen(rig, 'a');
    rig.settle();
    publish(rig, 'm0');
    rig.settle();
    expect(heard(rig, 'a')).toEqual(['m0']);
    expect(publish(rig, 'm1')).toEqual({ messageId: 'm1', outcome: 'started', instanceId: instance });
    rig.settle();
    expect(rig.state<ListenerState>(`main/process/${instance}`)?.started).toEqual({ element: 'arrived', data: { name, key: '7' } });
    expect(rig.events(room()).at(-1)?.facts).toMatchObject({ definition: 'order', element: 'arrived' });
  });

  it('when the one it was offered to refuses it', () => {
    const rig = newRig([start]);
    listen(rig, 'a');
    rig.settle();
    rig.send('main/process/a', { type: 'stop', silently: true });
    publish(rig, 'm1');
    rig.settle();
    expect(rig.state<ListenerState>(`main/process/${instance}`)?.started).not.toBeNull();
  });

  it('before anybody who waits, where it has no key', () => {
    const rig = newRig([start]);
    rig.send('main/process/a', { type: 'listen', kind: 'message', name });
    rig.settle();
    expect(publish(rig, 'm1', { key: null })).toMatchObject({ outcome: 'started' });
  });

  it('for the person who sent it', () => {
    const rig = newRig([start]);
    rig.send(room(), { type: 'publishMessage', id: 'm1', name, key: '7' }, { actor: 'anna' });
    rig.send(room(), { type: 'publishMessage', id: 'm2', name, key: '7' }, { actor: 'system' });
    expect(rig.letters.map(({ command }) => (command as { readonly initiator?: string }).initiator)).toEqual(['anna', undefined]);
  });

  it('once, however often it is published', () => {
    const rig = newRig([start]);
    publish(rig, 'm1');
    publish(rig, 'm1');
    expect(rig.letters).toHaveLength(1);
  });
});

describe('a room of messages', () => {
  it('has a timer while messages wait in it, and forgets what is over when somebody comes again', () => {
    const rig = newRig();
    const id = room().split('/')[2];
    const timer = (): unknown => rig.rows.get(`timers main/message.${id}`)?.fields ?? null;
    publish(rig, 'm0');
    expect(timer()).toBeNull();
    publish(rig, 'm1', { timeToLive: 'PT1H' });
    publish(rig, 'm2');
    expect(timer()).toMatchObject({ dueAt: rig.now + HOUR, instance: null });
    expect(rig.rows.get(`messageRooms main/${id}`)?.fields).toMatchObject({ name, key: '7', open: true, kept: 1 });
    rig.now += HOUR;
    rig.send(room(), { type: 'fireTimer' });
    expect(timer()).toBeNull();
    expect(rig.rows.get(`messageRooms main/${id}`)?.fields).toMatchObject({ open: false, kept: 0, waiting: 0 });
    expect(look(rig).messages.size).toBe(3);
    rig.now += 26 * HOUR;
    publish(rig, 'm3');
    expect([look(rig).messages.size, look(rig).remembered.size]).toEqual([1, 1]);
    rig.checkRebuild();
  });

  it('keeps ten thousand messages and refuses the next', () => {
    const rig = newRig();
    for (let at = 0; at < 10_000; at++) publish(rig, `m${at}`, { timeToLive: 'PT1H', data: {} });
    expect(() => publish(rig, 'more', { timeToLive: 'PT1H' })).toThrowError(/at most 10000 messages called paid/);
    expect(publish(rig, 'not kept')).toMatchObject({ outcome: 'expired' });
  });

  it.each([
    [{ id: '' }, /\/id/],
    [{ id: 'x'.repeat(201) }, /\/id/],
    [{ name: 5 }, /\/name/],
    [{ name: 'other' }, /the name and key behind/],
    [{ key: 7 }, /\/key/],
    [{ key: '' }, /\/key/],
    [{ data: [] }, /\/data/],
    [{ data: { text: 'x'.repeat(mostDataCharacters) } }, /at most 262144 characters/],
    [{ timeToLive: 3600 }, /\/timeToLive/],
    [{ timeToLive: 'soon' }, /\/timeToLive/],
    [{ timeToLive: '-PT1H' }, /\/timeToLive/],
    [{ timeToLive: 'P2Y' }, /\/timeToLive/],
  ])('refuses %j', (part, message) => {
    expect(() => newRig().send(room(), { type: 'publishMessage', id: 'm1', name, key: '7', ...part })).toThrowError(message);
  });
});
