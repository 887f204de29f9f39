import type { JsonObject, JsonValue } from '@millrace/schemas';
import { describe, expect, it } from 'vitest';
import { AggregateRig } from '../../testing/aggregate-rig.js';
import { listenerAggregate, type ListenerState } from '../../testing/listener-aggregate.js';
import type { Questions, WaitingStart } from '../execution/aggregate.js';
import { signalAggregate, signalKey, type SignalState } from './index.js';

type Stop = Questions['subscriptions']['answer'];
const key = signalKey('main', 's1');

/** Answers from the rows that are there, as a store does. */
function stopOf(rig: AggregateRig, { name, after, upTo, limit }: Questions['subscriptions']['ask']): Stop {
  const open = [...rig.rows.values()]
    .filter(({ collection, fields }) => collection === 'subscriptions' && fields?.['name'] === name)
    .map(({ fields }) => ({ instance: String(fields?.['instance']), number: Number(fields?.['number']) }))
    .sort((a, b) => (a.instance === b.instance ? a.number - b.number : a.instance < b.instance ? -1 : 1));
  const later = open.filter(
    ({ instance, number }) =>
      after === null || instance > after.instance || (instance === after.instance && number > after.number && number <= (upTo ?? Infinity)),
  );
  const found = later.slice(0, limit);
  const last = found.at(-1);
  const highest = open.filter(({ instance }) => instance === last?.instance).at(-1);
  return { found, upTo: last !== undefined && last.instance === after?.instance ? upTo : (highest?.number ?? null) };
}

function newRig(starts: readonly WaitingStart[] = []): AggregateRig {
  const rig: AggregateRig = new AggregateRig({
    types: [signalAggregate, listenerAggregate],
    answers: { starts: () => starts, subscriptions: (ask) => stopOf(rig, ask) },
  });
  return rig;
}

const listen = (rig: AggregateRig, instance: string, more: JsonObject = {}): JsonValue =>
  rig.send(`main/process/${instance}`, { type: 'listen', kind: 'signal', name: 'alarm', ...more });
const broadcast = (rig: AggregateRig, more: JsonObject = {}): JsonValue =>
  rig.send(key, { type: 'broadcastSignal', name: 'alarm', data: { level: 3 }, ...more });
const heard = (rig: AggregateRig, instance: string): number => rig.state<ListenerState>(`main/process/${instance}`)?.heard.length ?? 0;
const look = (rig: AggregateRig): SignalState => rig.state<SignalState>(key)!;

describe('rule 14: a signal', () => {
  it('reaches everybody who waits for it, in chunks, each subscription once', () => {
    const rig = newRig();
    for (let at = 0; at < 1300; at++) listen(rig, `i${String(at).padStart(4, '0')}`);
    listen(rig, 'other', { name: 'calm' });
    expect(broadcast(rig)).toEqual({ signalId: 's1', done: false, delivered: 0 });
    expect(rig.letters).toHaveLength(1);
    rig.deliver();
    expect(rig.letters).toHaveLength(500);
    rig.settle();
    expect(look(rig)).toMatchObject({ done: true, delivered: 1300, data: {} });
    for (let at = 0; at < 1300; at++) expect(heard(rig, `i${String(at).padStart(4, '0')}`)).toBe(1);
    expect(heard(rig, 'other')).toBe(0);
    expect(rig.delivered.find(({ command }) => command.type === 'deliverSignal')?.command).toMatchObject({
      broadcastId: 's1',
      data: { level: 3 },
    });
    rig.checkRebuild();
  });

  it('is not heard again by who waits again because of it', () => {
    const rig = newRig();
    listen(rig, 'many', { times: 700, again: true });
    listen(rig, 'one', { again: true });
    broadcast(rig);
    rig.settle();
    expect([heard(rig, 'many'), heard(rig, 'one')]).toEqual([700, 1]);
    expect(rig.state<ListenerState>('main/process/many')?.waits).toHaveLength(700);
  });

  it('is not heard by what the instance that threw it began to wait for afterwards', () => {
    const rig = newRig();
    listen(rig, 'thrower');
    listen(rig, 'thrower');
    listen(rig, 'other');
    listen(rig, 'other');
    const [first] = rig.state<ListenerState>('main/process/thrower')!.waits;
    broadcast(rig, { from: 'thrower', counter: first!.number });
    rig.settle();
    expect([heard(rig, 'thrower'), heard(rig, 'other')]).toEqual([1, 2]);
    expect(look(rig)).toMatchObject({ delivered: 3 });
    rig.checkRebuild();
  });

  it('said twice is the first one, and a chunk that came twice tells nobody', () => {
    const rig = newRig();
    for (let at = 0; at < 600; at++) listen(rig, `i${at}`, { again: true });
    broadcast(rig);
    rig.settle();
    expect(broadcast(rig, { data: {} })).toEqual({ signalId: 's1', done: true, delivered: 600 });
    for (const letter of rig.delivered.filter(({ command }) => command.type === 'continueSignal')) rig.repeat(letter);
    expect(rig.letters).toEqual([]);
    expect(heard(rig, 'i599')).toBe(1);
  });

  it('starts every process that begins with it, after all who waited', () => {
    const starts = Array.from({ length: 700 }, (_, at) => ({
      definition: { id: `p${at}`, version: 1, hash: 'h' },
      process: 'main',
      element: 'begin',
    }));
    const rig = newRig(starts);
    listen(rig, 'a');
    broadcast(rig);
    rig.settle();
    const started = rig.delivered.filter(({ command }) => command.type === 'startInstance');
    expect(new Set(started.map(({ to }) => to)).size).toBe(700);
    expect(started[0]?.command).toMatchObject({ trigger: { element: 'begin', data: { level: 3 } }, definition: { id: 'p0' } });
    expect(rig.row('signals', 'main/s1')).toMatchObject({ started: 700, delivered: 1, done: true });
    rig.checkRebuild();
  });

  it('that nobody waits for is done at once', () => {
    const rig = newRig();
    broadcast(rig);
    rig.settle();
    expect(look(rig)).toMatchObject({ done: true, delivered: 0 });
  });

  it.each([[{ name: '' }], [{ name: null }], [{ data: 'loud' }], [{ data: { text: 'x'.repeat(300_000) } }]])('refuses %j', (part) => {
    expect(() => broadcast(newRig(), part as JsonObject)).toThrowError(/\/name|\/data|characters/);
  });
});
