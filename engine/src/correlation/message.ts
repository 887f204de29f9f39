import { MillraceError, type JsonObject, type JsonValue } from '@millrace/schemas';
import { idOfKey } from '../behaviors/aggregate-key.js';
import { chainOf } from '../behaviors/causal-chain.js';
import { refuseInput } from '../behaviors/command-input.js';
import { KeyedMap } from '../behaviors/keyed-map.js';
import { row } from '../behaviors/rows.js';
import { TextMap } from '../behaviors/text-map.js';
import { refuseUnknownCommand } from '../behaviors/unknown-event.js';
import type { AggregateType, Change, DecisionContext, Effect, Projection } from '../execution/aggregate.js';
import type { CollectionSpec } from '../ports/index.js';
import { messageRoomKey, startedInstanceId } from './keys.js';
import { checkedData, checkedId, checkedKey, checkedName, expiryOf, expiryWithin } from './message-input.js';
import { applyMessageEvent, type MessageEvent, type MessageFate, type MessageRoom, type WaitingSubscription } from './message-state.js';
import { personBehind, startEffect } from './starts.js';
import { instanceKeyOf } from './subscriptions.js';
import { timerRow, timers } from './timer-rows.js';

/** The most messages that one room keeps, and the most characters of their data. */
export const mostKept = 10_000;
const mostKeptCharacters = 8_000_000;
/** Of the messages that are kept, so many start a process in one commit: each is a letter with its data. */
const startedAtOnce = 100;

/**
 * Commands of a room. Instances open and close subscriptions and answer what they were offered, as effects; `publishMessage` comes from instances and from
 * outside, `startsChanged` from whoever deploys or resumes a process. `fireTimer` is the timer worker's: something has expired.
 */
export type MessageCommand =
  | {
      readonly type: 'publishMessage';
      /** Said again with the same id, a message is the first one. */
      readonly id: string;
      readonly name: string;
      readonly key?: string | null;
      readonly data?: JsonObject;
      /** ISO 8601: how long it is kept for a receiver that does not wait yet; not at all when absent. */
      readonly timeToLive?: string;
      /** The instance that sent it. */
      readonly from?: string;
      /** Of one that a process sent: how many messages and signals led to it, one by the other. */
      readonly chain?: number;
    }
  | {
      readonly type: 'openSubscription';
      /** `<instance>.<number>`. */
      readonly subscriptionId: string;
      readonly name: string;
      readonly key?: string | null;
    }
  | { readonly type: 'closeSubscription'; readonly subscriptionId: string }
  | { readonly type: 'messageAnswered'; readonly messageId: string; readonly subscriptionId: string; readonly taken: boolean }
  /** A process may begin by this message now: those that are kept are looked at again. */
  | { readonly type: 'startsChanged' }
  | { readonly type: 'fireTimer' };

/**
 * Rows of rooms; `open` while something waits in one. They stay when nothing does: a room without its list row would be read as one whose effects were never sent
 * (rule 8).
 */
export const messageRoomsCollection: CollectionSpec = {
  name: 'messageRooms',
  fields: { name: 'text', key: 'text', open: 'boolean', kept: 'number', waiting: 'number', at: 'number' },
  indexes: [{ fields: ['open', 'name', 'key'] }, { fields: ['open', 'at'] }],
};

/**
 * The room of a message name and correlation key: `<tenant>/message/<hash>` (rule 14). A message goes open → offered → accepted or refused; a refused one goes to
 * the next subscription and keeps its place. The oldest message meets the oldest subscription. One that nobody waits for starts a process whose start event it
 * is, else it is kept for its time to live. Repetition and disorder are recognised by ids: a message published again is the first one, also after it was
 * taken, for its time to live and a day; a subscription opened or closed again, or closed before it was opened, is what it was.
 */
export const messageAggregate: AggregateType<MessageRoom, MessageCommand, MessageEvent> = {
  type: 'message',
  projectionFormat: 1,
  stateFormat: 1,
  collections: [messageRoomsCollection.name, timers],

  decide(state, command, context) {
    const meeting = new Meeting(state, context);
    switch (command.type) {
      case 'publishMessage':
        return meeting.decided(publish(meeting, command));
      case 'openSubscription':
        return meeting.decided(open(meeting, command));
      case 'closeSubscription': {
        const id = checkedId(command.subscriptionId, '/subscriptionId');
        if (state?.subscriptions.get(id)?.status !== 'ended') meeting.emit({ type: 'messageSubscriptionClosed', facts: { id } });
        return meeting.decided(null);
      }
      case 'messageAnswered':
        return meeting.decided(answered(meeting, command));
      case 'startsChanged':
        startKept(meeting);
        return meeting.decided(null);
      case 'fireTimer':
        meeting.sweep();
        return meeting.decided(null);
      default:
        return refuseUnknownCommand('message', command);
    }
  },

  apply: applyMessageEvent,

  project: messageRows,

  freeze: (state) => JSON.parse(JSON.stringify(state)) as JsonValue,

  thaw(json) {
    const frozen = json as unknown as FrozenRoom;
    return {
      ...frozen,
      kept: KeyedMap.from(frozen.kept),
      offered: KeyedMap.from(frozen.offered),
      waiting: KeyedMap.from(frozen.waiting),
      remembered: KeyedMap.from(frozen.remembered),
      messages: TextMap.from(frozen.messages),
      subscriptions: TextMap.from(frozen.subscriptions),
    };
  },
};

type FrozenRoom = {
  readonly [K in keyof MessageRoom]: MessageRoom[K] extends KeyedMap<infer V>
    ? readonly (readonly [number, V])[]
    : MessageRoom[K] extends TextMap<infer V>
      ? readonly (readonly [string, V])[]
      : MessageRoom[K];
};

/** One decision in a room: events are folded as they come, so that each step sees what the one before did. */
class Meeting {
  private readonly events: MessageEvent[] = [];
  private readonly effects: Effect[] = [];

  constructor(
    public room: MessageRoom | null,
    readonly context: DecisionContext,
  ) {}

  emit(event: MessageEvent): MessageRoom {
    this.events.push(event);
    this.room = applyMessageEvent(this.room, event, this.context.now);
    return this.room;
  }

  send(effect: Effect): void {
    this.effects.push(effect);
  }

  /** Drops what has expired before anything else is looked at. */
  sweep(): void {
    const { room } = this;
    const at = this.context.now;
    if (room === null || at < Math.min(room.expiresAt ?? Infinity, room.forgetAt ?? Infinity)) return;
    const expired: number[] = [];
    room.kept.forEach((message, number) => {
      if (message.expiresAt <= at) expired.push(number);
    });
    this.emit({ type: 'messagesSwept', facts: { at, expired } });
  }

  decided(answer: JsonValue): {
    readonly events: MessageEvent[];
    readonly effects: Effect[];
    readonly next: unknown;
    readonly answer: JsonValue;
  } {
    return { events: this.events, effects: this.effects, next: this.room, answer };
  }
}

function publish(meeting: Meeting, command: Extract<MessageCommand, { readonly type: 'publishMessage' }>): JsonValue {
  const { now } = meeting.context;
  const id = checkedId(command.id);
  const { name, key } = checkedPlace(meeting, command);
  const data = checkedData(command.data);
  const expiresAt = (command.from === undefined ? expiryOf : expiryWithin)(command.timeToLive, now);
  const from = command.from === undefined ? {} : { from: checkedId(command.from, '/from') };
  meeting.sweep();
  const before = meeting.room?.messages.get(id);
  if (before !== undefined) return { messageId: id, ...outcomeOf(before) };
  const message = meeting.room?.next ?? 0;
  const after = meeting.emit({
    type: 'messagePublished',
    facts: { message, id, name, expiresAt, ...from, ...chainOf(command.chain), ...personBehind(meeting.context) },
    data: { key, data },
  });
  place(meeting, message);
  const kept = meeting.room?.kept.has(message) === true;
  if (kept && (after.kept.size > mostKept || after.characters > mostKeptCharacters))
    throw new MillraceError('MESSAGES_TOO_MANY', { name, limit: mostKept });
  const fate = meeting.room?.messages.get(id);
  return { messageId: id, ...(fate === undefined ? {} : outcomeOf(fate)) };
}

function open(meeting: Meeting, command: Extract<MessageCommand, { readonly type: 'openSubscription' }>): JsonValue {
  const id = checkedId(command.subscriptionId, '/subscriptionId');
  const { name, key } = checkedPlace(meeting, command);
  meeting.sweep();
  if (meeting.room?.subscriptions.has(id) === true) return null;
  const subscription = meeting.room?.next ?? 0;
  const room = meeting.emit({ type: 'messageSubscriptionOpened', facts: { subscription, id, name }, data: { key } });
  const [oldest] = room.kept.first() ?? [];
  if (oldest !== undefined) offer(meeting, oldest, [subscription, { id, openedAt: meeting.context.now }]);
  return null;
}

function answered(meeting: Meeting, command: Extract<MessageCommand, { readonly type: 'messageAnswered' }>): JsonValue {
  const { messageId, subscriptionId, taken } = command;
  meeting.sweep();
  const { room } = meeting;
  const fate = room?.messages.get(messageId);
  const offered = fate?.status === 'offered' ? room?.offered.get(fate.number) : undefined;
  // An answer that came twice, or to an offer that is long over.
  if (fate === undefined || offered?.to !== subscriptionId) return null;
  const subscription = room?.subscriptions.get(subscriptionId)?.number ?? -1;
  const facts = { message: fate.number, subscription };
  if (taken) meeting.emit({ type: 'messageAccepted', facts });
  else {
    meeting.emit({ type: 'messageRefused', facts });
    place(meeting, fate.number);
  }
  return null;
}

/**
 * Finds somebody for a message that is free: the oldest subscription, else a start; without a key a start comes first, as where such messages do not come here at
 * all. Drops it where its time is over and nobody is there.
 */
function place(meeting: Meeting, number: number): void {
  const { context, room } = meeting;
  const message = room?.kept.get(number);
  if (!room || !message) return;
  const first = firstFor(room, message.expiresAt, context.now);
  if (first !== undefined && room.key !== null) return offer(meeting, number, first);
  const [start] = context.ask('starts', { kind: 'message', name: room.name ?? '' });
  if (start !== undefined) {
    const instance = startedInstanceId(context.tenant, message.id);
    meeting.send(startEffect(context.tenant, instance, start, message));
    const { definition, element } = start;
    meeting.emit({ type: 'messageStarted', facts: { message: number, instance, definition: definition.id, element } });
  } else if (first !== undefined) offer(meeting, number, first);
  else if (message.expiresAt <= context.now) meeting.emit({ type: 'messageDropped', facts: { message: number } });
}

/** Lets messages that are kept start a process, oldest first; those that do not fit into one commit follow in the next. */
function startKept(meeting: Meeting): void {
  meeting.sweep();
  const { context, room } = meeting;
  if (room === null || room.kept.size === 0 || context.ask('starts', { kind: 'message', name: room.name ?? '' }).length === 0) return;
  for (const number of room.kept.keys().slice(0, startedAtOnce)) place(meeting, number);
  if (room.kept.size > startedAtOnce) meeting.send({ to: context.key, command: { type: 'startsChanged' } });
}

/** The oldest subscription. A message whose time ran out while somebody else had it goes only to one that waited in its time. */
function firstFor(room: MessageRoom, expiresAt: number, now: number): readonly [number, WaitingSubscription] | undefined {
  const first = room.waiting.first();
  return first !== undefined && (now < expiresAt || first[1].openedAt <= expiresAt) ? first : undefined;
}

function offer(meeting: Meeting, message: number, [subscription, { id }]: readonly [number, WaitingSubscription]): void {
  const { id: messageId, data, chain } = meeting.room!.kept.get(message)!;
  meeting.emit({ type: 'messageOffered', facts: { message, subscription } });
  const command = { type: 'deliverMessage', subscriptionId: id, messageId, data, room: meeting.context.key, ...chainOf(chain) };
  meeting.send({ to: instanceKeyOf(meeting.context.tenant, id), command });
}

/** Name and key of a command, which must be those of the room it was sent to. */
function checkedPlace(
  { room, context }: Meeting,
  command: { readonly name: string; readonly key?: string | null },
): { readonly name: string; readonly key: string | null } {
  const name = checkedName(command.name);
  const key = checkedKey(command.key);
  const known = room !== null && room.name === name && room.key === key;
  if (!known && messageRoomKey(context.tenant, name, key) !== context.key)
    refuseInput('/name', `the name and key behind ${context.key}`, name);
  return { name, key };
}

function outcomeOf({ status, instance }: MessageFate): JsonObject {
  return { outcome: status, ...(instance === undefined ? {} : { instanceId: instance }) };
}

function messageRows(change: Change<MessageRoom, MessageEvent>): Projection {
  const { next, at } = change;
  const id = idOfKey(change.key);
  const rows = timerRow(change, 'message', (room) => room.expiresAt);
  const [kept, waiting] = [next.kept.size + next.offered.size, next.waiting.size];
  const { name, key } = next;
  const fields = { name, key, open: kept + waiting > 0, kept, waiting, at };
  return { rows, listRow: row(change, messageRoomsCollection.name, id, fields, { name, key, kept, waiting }) };
}
