import { aggregateKey, idOfKey, keyPart } from '../behaviors/aggregate-key.js';
import { refuseInput } from '../behaviors/command-input.js';
import { row } from '../behaviors/rows.js';
import { refuseUnknownCommand, refuseUnknownEvent } from '../behaviors/unknown-event.js';
import type { AggregateType, Decision, DecisionContext, Effect } from '../execution/aggregate.js';
import type { AggregateKey, CollectionSpec } from '../ports/index.js';
import { checkedNotification, notificationKey, type NotificationInput, type NotificationText } from './notification.js';

/** Effects of one commit, the `continue` among them (rule 13). */
const mostEffects = 500;
const mostPrincipals = 100;

/** One notification for everybody behind some principal keys. */
export interface BroadcastState extends NotificationText {
  /** Principal keys, in the order they are walked. */
  readonly to: readonly string[];
  /** How far it is: the principal, and the last person behind it who was told. */
  readonly cursor: BroadcastCursor;
  readonly sent: number;
  readonly done: boolean;
  /** Milliseconds since 1970 UTC. */
  readonly at: number;
}

/** A place in the walk: people behind one principal are told in the order of their ids. */
export type BroadcastCursor = { readonly principal: number; readonly after: string };

/** Commands of a broadcast. `continueBroadcast` is its own effect. */
export type BroadcastCommand =
  | ({ readonly type: 'startBroadcast'; readonly to: readonly string[] } & NotificationInput)
  | { readonly type: 'continueBroadcast'; readonly cursor: BroadcastCursor };

/** What happens to a broadcast. */
export type BroadcastEvent =
  | { readonly type: 'broadcastStarted'; readonly facts: { readonly to: readonly string[] }; readonly data: NotificationText }
  | {
      readonly type: 'broadcastAdvanced';
      readonly facts: { readonly cursor: BroadcastCursor; readonly sent: number; readonly done: boolean };
    };

/** Rows of broadcasts: what is under way. */
export const broadcastsCollection: CollectionSpec = {
  name: 'broadcasts',
  fields: { done: 'boolean', at: 'number', sent: 'number' },
  indexes: [{ fields: ['done', 'at'] }],
};

/** The key of a broadcast: `<tenant>/broadcast/<id>`. */
export function broadcastKey(tenant: string, id: string): AggregateKey {
  return aggregateKey(tenant, 'broadcast', keyPart(id));
}

/**
 * A broadcast: `<tenant>/broadcast/<id>`. It walks the people behind its principal keys in chunks of 499 with its cursor in its state (rule 13), so a group of
 * thousands costs small commits, and a killed node goes on where it was. Who joins or leaves a group meanwhile is told or not; nobody is told twice: a
 * notification's id is the broadcast's and the person's. Starting it again changes nothing.
 */
export const broadcastAggregate: AggregateType<BroadcastState, BroadcastCommand, BroadcastEvent> = {
  type: 'broadcast',
  projectionFormat: 1,
  stateFormat: 1,
  collections: [broadcastsCollection.name],

  decide(state, command, context) {
    switch (command.type) {
      case 'startBroadcast': {
        if (state !== null) return { events: [], answer: answerOf(state, context.key) };
        const event: BroadcastEvent = {
          type: 'broadcastStarted',
          facts: { to: checkedPrincipals(command.to) },
          data: checkedNotification(command),
        };
        return advance(apply(null, event, context.now), [event], context);
      }
      case 'continueBroadcast': {
        const { principal, after } = command.cursor;
        // A chunk that was sent already: its effect came twice.
        if (state === null || state.done || state.cursor.principal !== principal || state.cursor.after !== after)
          return { events: [], answer: null };
        return advance(state, [], context);
      }
      default:
        return refuseUnknownCommand('broadcast', command);
    }
  },

  apply,

  project(change) {
    const { done, at, sent } = change.next;
    const id = idOfKey(change.key);
    return { rows: [], listRow: row(change, broadcastsCollection.name, id, { done, at, sent }, { id, ...change.next }) };
  },
};

function apply(state: BroadcastState | null, event: BroadcastEvent, at: number): BroadcastState {
  switch (event.type) {
    case 'broadcastStarted':
      return { ...event.data, to: event.facts.to, cursor: { principal: 0, after: '' }, sent: 0, done: false, at };
    case 'broadcastAdvanced':
      return { ...state!, ...event.facts };
    default:
      return refuseUnknownEvent('broadcast', event);
  }
}

/** Tells the next people, and itself to go on when there are more. */
function advance(state: BroadcastState, before: readonly BroadcastEvent[], context: DecisionContext): Decision<BroadcastEvent> {
  const { to, title, text, link, instance } = state;
  let { principal, after } = state.cursor;
  const people: string[] = [];
  while (principal < to.length && people.length < mostEffects - 1) {
    const members = context.ask('members', { principal: to[principal]! });
    const rest = members.filter((person) => person > after).slice(0, mostEffects - 1 - people.length);
    people.push(...rest);
    after = rest.at(-1) ?? after;
    if (members.some((person) => person > after)) break;
    principal += 1;
    after = '';
  }
  const cursor = { principal, after };
  const event: BroadcastEvent = {
    type: 'broadcastAdvanced',
    facts: { cursor, sent: state.sent + people.length, done: principal >= to.length },
  };
  const id = idOfKey(context.key);
  const effects: Effect[] = [...new Set(people)].map((person) => ({
    to: notificationKey(context.tenant, `${id}.${person}`),
    command: {
      type: 'sendNotification',
      to: person,
      title,
      text,
      link,
      source: id,
      ...(instance === undefined ? {} : { instance }),
    } as Effect['command'],
  }));
  if (!event.facts.done) effects.push({ to: context.key, command: { type: 'continueBroadcast', cursor } as Effect['command'] });
  return { events: [...before, event], effects, answer: answerOf(apply(state, event, context.now), context.key) };
}

function answerOf(
  { sent, done }: BroadcastState,
  key: AggregateKey,
): { readonly id: string; readonly sent: number; readonly done: boolean } {
  return { id: idOfKey(key), sent, done };
}

function checkedPrincipals(to: unknown): readonly string[] {
  const listed: readonly unknown[] = Array.isArray(to) ? to : [];
  const fit =
    listed.length > 0 &&
    listed.length <= mostPrincipals &&
    listed.every((key) => typeof key === 'string' && /^(user|group|position):./.test(key));
  if (!fit) refuseInput('/to', `a list of 1 to ${mostPrincipals} principal keys such as user:anna or group:committee`, to);
  return [...new Set(listed as readonly string[])];
}
