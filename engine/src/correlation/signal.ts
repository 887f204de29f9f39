import type { JsonObject, JsonValue } from '@millrace/schemas';
import { aggregateKey, idOfKey } from '../behaviors/aggregate-key.js';
import { chainOf, widthOfSent } from '../behaviors/causal-chain.js';
import { row } from '../behaviors/rows.js';
import { refuseUnknownCommand, refuseUnknownEvent } from '../behaviors/unknown-event.js';
import type { AggregateType, Decision, DecisionContext, Effect } from '../execution/aggregate.js';
import type { CollectionSpec } from '../ports/index.js';
import { startPart, startedInstanceId } from './keys.js';
import { checkedData, checkedId, checkedName } from './message-input.js';
import { personBehind, startEffect } from './starts.js';
import type { SubscriptionPlace } from './subscriptions.js';

/** Effects of one commit, the `continue` among them (rule 13). */
const mostEffects = 500;

/** How far a broadcast is: at which subscription, and how many starts after all of them. */
export type SignalCursor = {
  readonly after: SubscriptionPlace | null;
  /** Of the instance of `after`, the last subscription that counts: what it opens because of the signal waits for the next one. */
  readonly upTo: number | null;
  /** How many processes it started; `null` while subscriptions are left. */
  readonly starts: number | null;
};

/** One broadcast of a signal. */
export interface SignalState {
  readonly name: string;
  /** Empty once all were told. */
  readonly data: JsonObject;
  /** The person who sent it. */
  readonly by?: string;
  /** The instance that threw it, and its counter then: what it began to wait for afterwards does not hear it. */
  readonly thrower?: { readonly instance: string; readonly counter: number };
  /** Of one that a process threw: how many messages and signals led to it, one by the other. */
  readonly chain?: number;
  readonly cursor: SignalCursor;
  readonly delivered: number;
  readonly done: boolean;
  /** Milliseconds since 1970 UTC. */
  readonly at: number;
}

/** Commands of a broadcast. `continueSignal` is its own effect. */
export type SignalCommand =
  | {
      readonly type: 'broadcastSignal';
      readonly name: string;
      readonly data?: JsonObject;
      /** The instance that threw it, and its counter then. */
      readonly from?: string;
      readonly counter?: number;
      readonly chain?: number;
    }
  | { readonly type: 'continueSignal'; readonly cursor: SignalCursor };

/** What happens to a broadcast. */
export type SignalEvent =
  | {
      readonly type: 'signalAccepted';
      readonly facts: {
        readonly name: string;
        readonly from?: string;
        readonly counter?: number;
        readonly by?: string;
        readonly chain?: number;
      };
      readonly data: { readonly data: JsonObject };
    }
  | {
      readonly type: 'signalAdvanced';
      readonly facts: { readonly cursor: SignalCursor; readonly delivered: number; readonly done: boolean };
    };

/** Rows of broadcasts: what is under way, and what was sent. */
export const signalsCollection: CollectionSpec = {
  name: 'signals',
  fields: { name: 'text', done: 'boolean', delivered: 'number', at: 'number' },
  indexes: [{ fields: ['done', 'at'] }, { fields: ['name', 'at'] }],
};

const beginning: SignalCursor = { after: null, upTo: null, starts: null };

/**
 * A broadcast of a signal: `<tenant>/signal/<id>` (rule 14). It is accepted first and walks the subscriptions then, in chunks of 499 with its cursor in its
 * commits: it reaches all that were answered before it was accepted (of the instance that threw it: that waited when it was thrown), and a killed node goes on where it was. Each instance is visited once, so nobody hears the
 * signal again by waiting again; processes that it starts are started last, so they do not hear the signal that started them. Said again, it is the first one.
 */
export const signalAggregate: AggregateType<SignalState, SignalCommand, SignalEvent> = {
  type: 'signal',
  projectionFormat: 1,
  stateFormat: 1,
  collections: [signalsCollection.name],

  decide(state, command, context) {
    switch (command.type) {
      case 'broadcastSignal': {
        if (state !== null) return { events: [], answer: answerOf(context, state) };
        const name = checkedName(command.name);
        const data = checkedData(command.data);
        const from = command.from === undefined ? {} : { from: checkedId(command.from, '/from') };
        const counter = typeof command.counter === 'number' ? { counter: command.counter } : {};
        const event: SignalEvent = {
          type: 'signalAccepted',
          facts: { name, ...from, ...counter, ...chainOf(command.chain), ...personBehind(context) },
          data: { data },
        };
        // Nobody is looked for before this is stored: who was answered until then must be found.
        return { events: [event], effects: [goOn(context, beginning)], answer: answerOf(context, apply(null, event, context.now)) };
      }
      case 'continueSignal':
        // A chunk that was sent already: its effect came twice.
        if (state === null || state.done || !samePlace(state.cursor, command.cursor)) return { events: [], answer: null };
        return advance(state, context);
      default:
        return refuseUnknownCommand('signal', command);
    }
  },

  apply,

  project(change) {
    const { name, done, delivered, cursor, at } = change.next;
    const id = idOfKey(change.key);
    const body = { id, name, done, delivered, started: cursor.starts ?? 0, at };
    return { rows: [], listRow: row(change, signalsCollection.name, id, { name, done, delivered, at }, body) };
  },
};

function apply(state: SignalState | null, event: SignalEvent, at: number): SignalState {
  switch (event.type) {
    case 'signalAccepted': {
      const { name, by, from, counter, chain } = event.facts;
      const thrower = from === undefined || counter === undefined ? {} : { thrower: { instance: from, counter } };
      const who = { ...(by === undefined ? {} : { by }), ...thrower, ...chainOf(chain) };
      return { name, data: event.data.data, ...who, cursor: beginning, delivered: 0, done: false, at };
    }
    case 'signalAdvanced': {
      const { cursor, delivered, done } = event.facts;
      return { ...state!, cursor, delivered, done, data: done ? {} : state!.data };
    }
    default:
      return refuseUnknownEvent('signal', event);
  }
}

/** Tells the next subscriptions, after the last of them starts the processes, and tells itself to go on when there are more. */
function advance(state: SignalState, context: DecisionContext): Decision<SignalEvent> {
  const { name, data } = state;
  const effects: Effect[] = [];
  let { after, upTo, starts } = state.cursor;
  let done = false;
  if (starts === null) {
    const limit = mostEffects - 1;
    const { found, upTo: now } = context.ask('subscriptions', { name, after, upTo, limit });
    const broadcastId = idOfKey(context.key);
    const { thrower } = state;
    const chain = chainTo(state, state.delivered + found.length);
    for (const { instance, number } of found) {
      if (instance === thrower?.instance && number > thrower.counter) continue;
      const command = { type: 'deliverSignal', subscriptionId: `${instance}.${number}`, broadcastId, data, ...chain };
      effects.push({ to: aggregateKey(context.tenant, 'process', instance), command });
    }
    after = found.at(-1) ?? after;
    upTo = now;
    if (found.length < limit) starts = 0;
  }
  const delivered = state.delivered + effects.length;
  if (starts !== null) {
    const waiting = context.ask('starts', { kind: 'signal', name });
    const next = waiting.slice(starts, starts + mostEffects - 1 - effects.length);
    for (const start of next) {
      const part = startPart({ ...start, definition: start.definition.id });
      const instance = startedInstanceId(context.tenant, idOfKey(context.key), 'signal', part);
      effects.push(startEffect(context.tenant, instance, start, { ...state, ...chainTo(state, delivered + waiting.length) }));
    }
    starts += next.length;
    done = starts >= waiting.length;
  }
  const cursor = { after, upTo, starts };
  if (!done) effects.push(goOn(context, cursor));
  const event: SignalEvent = { type: 'signalAdvanced', facts: { cursor, delivered, done } };
  return { events: [event], effects, answer: null };
}

/** The length of the chain of those whom it reaches: each that many hear could be many. */
function chainTo({ chain }: SignalState, many: number): { readonly chain?: number } {
  return chain === undefined ? {} : { chain: chain + widthOfSent(many) };
}

function goOn(context: DecisionContext, cursor: SignalCursor): Effect {
  return { to: context.key, command: { type: 'continueSignal', cursor } as Effect['command'] };
}

function samePlace(a: SignalCursor, b: SignalCursor): boolean {
  return a.after?.instance === b.after?.instance && a.after?.number === b.after?.number && a.starts === b.starts;
}

function answerOf(context: DecisionContext, { done, delivered }: SignalState): { readonly [name: string]: JsonValue } {
  return { signalId: idOfKey(context.key), done, delivered };
}
