import type { JsonObject } from '@millrace/schemas';
import { chainOf } from '../behaviors/causal-chain.js';
import { KeyedMap } from '../behaviors/keyed-map.js';
import { TextMap } from '../behaviors/text-map.js';
import { refuseUnknownEvent } from '../behaviors/unknown-event.js';

/** Ids of messages and subscriptions that are over are remembered this long, beyond a message's own time. */
export const rememberedFor = 86_400_000;
/** The most ids that are remembered of what is over; the oldest are forgotten first. */
export const mostRemembered = 10_000;
/** Remembered ids are forgotten by the hour: one timer for many. */
const hour = 3_600_000;

/** A message that nobody has taken yet. */
export type Message = {
  readonly id: string;
  readonly data: JsonObject;
  /** Milliseconds since 1970 UTC. */
  readonly publishedAt: number;
  /** From then on nobody who opens a subscription gets it. */
  readonly expiresAt: number;
  /** The person who sent it. */
  readonly by?: string;
  /** Of one that a process sent: how many messages and signals led to it, one by the other. */
  readonly chain?: number;
};

/** A message that was offered to a subscription, by that one's id, and waits for the answer. */
export type OfferedMessage = Message & { readonly to: string };

/** A subscription that waits for a message. */
export type WaitingSubscription = { readonly id: string; readonly openedAt: number };

/** What became of a message so far. */
export type MessageFate = {
  readonly status: 'kept' | 'offered' | 'accepted' | 'started' | 'expired';
  readonly number: number;
  /** The instance it started. */
  readonly instance?: string;
};

/** What became of a subscription so far. */
export type SubscriptionFate = { readonly status: 'waiting' | 'offered' | 'ended'; readonly number: number };

/** An id that is remembered though its message or subscription is over. */
export type RememberedId = { readonly of: 'message' | 'subscription'; readonly id: string; readonly until: number };

/** Everything of one name and correlation key. Numbers are given in the order of arrival to messages and subscriptions alike. */
export interface MessageRoom {
  /** `null` while nothing but the end of a subscription was heard of. */
  readonly name: string | null;
  readonly key: string | null;
  readonly next: number;
  /** Messages that wait for a subscription. */
  readonly kept: KeyedMap<Message>;
  readonly offered: KeyedMap<OfferedMessage>;
  /** Subscriptions that wait for a message. */
  readonly waiting: KeyedMap<WaitingSubscription>;
  readonly messages: TextMap<MessageFate>;
  readonly subscriptions: TextMap<SubscriptionFate>;
  readonly remembered: KeyedMap<RememberedId>;
  /** Characters of the data of `kept` and `offered`. */
  readonly characters: number;
  /** Before then none of `kept` expires; milliseconds since 1970 UTC, `null` where there is none. */
  readonly expiresAt: number | null;
  /** Before then none of `remembered` may be forgotten. */
  readonly forgetAt: number | null;
}

type Numbers = { readonly message: number; readonly subscription: number };

/** What happens in a room. The correlation key and what a message brings are what people typed, so they are data. */
export type MessageEvent =
  | {
      readonly type: 'messagePublished';
      readonly facts: {
        readonly message: number;
        readonly id: string;
        readonly name: string;
        readonly expiresAt: number;
        readonly from?: string;
        readonly by?: string;
        readonly chain?: number;
      };
      readonly data: { readonly key: string | null; readonly data: JsonObject };
    }
  | {
      readonly type: 'messageSubscriptionOpened';
      readonly facts: { readonly subscription: number; readonly id: string; readonly name: string };
      readonly data: { readonly key: string | null };
    }
  | { readonly type: 'messageSubscriptionClosed'; readonly facts: { readonly id: string } }
  | { readonly type: 'messageOffered'; readonly facts: Numbers }
  | { readonly type: 'messageAccepted'; readonly facts: Numbers }
  | { readonly type: 'messageRefused'; readonly facts: Numbers }
  | {
      readonly type: 'messageStarted';
      readonly facts: { readonly message: number; readonly instance: string; readonly definition: string; readonly element: string };
    }
  | { readonly type: 'messageDropped'; readonly facts: { readonly message: number } }
  | { readonly type: 'messagesSwept'; readonly facts: { readonly at: number; readonly expired: readonly number[] } };

const nothing: MessageRoom = {
  name: null,
  key: null,
  next: 0,
  kept: KeyedMap.empty(),
  offered: KeyedMap.empty(),
  waiting: KeyedMap.empty(),
  messages: TextMap.empty(),
  subscriptions: TextMap.empty(),
  remembered: KeyedMap.empty(),
  characters: 0,
  expiresAt: null,
  forgetAt: null,
};

/** Folds one event into a room. */
export function applyMessageEvent(state: MessageRoom | null, event: MessageEvent, at: number): MessageRoom {
  const room = state ?? nothing;
  switch (event.type) {
    case 'messagePublished': {
      const { message: number, id, name, expiresAt, by, chain } = event.facts;
      const { key, data } = event.data;
      const kept = room.kept.with(number, { id, data, publishedAt: at, expiresAt, ...(by === undefined ? {} : { by }), ...chainOf(chain) });
      const messages = room.messages.with(id, { status: 'kept', number });
      const characters = room.characters + JSON.stringify(data).length;
      return { ...room, name, key, next: number + 1, kept, messages, characters, expiresAt: earlier(room.expiresAt, expiresAt) };
    }
    case 'messageSubscriptionOpened': {
      const { subscription: number, id, name } = event.facts;
      const waiting = room.waiting.with(number, { id, openedAt: at });
      const subscriptions = room.subscriptions.with(id, { status: 'waiting', number });
      return { ...room, name, key: event.data.key, next: number + 1, waiting, subscriptions };
    }
    case 'messageSubscriptionClosed':
      return endSubscription(room, event.facts.id, at);
    case 'messageOffered': {
      const { message, subscription } = event.facts;
      const { id } = room.waiting.get(subscription)!;
      const given = room.kept.get(message)!;
      return {
        ...withoutKept(room, message, at),
        offered: room.offered.with(message, { ...given, to: id }),
        waiting: room.waiting.without(subscription),
        messages: room.messages.with(given.id, { status: 'offered', number: message }),
        subscriptions: room.subscriptions.with(id, { status: 'offered', number: subscription }),
      };
    }
    case 'messageAccepted': {
      const { id, to } = room.offered.get(event.facts.message)!;
      return endMessage(endSubscription(room, to, at), event.facts.message, { status: 'accepted' }, id, at);
    }
    case 'messageRefused': {
      const { message: number } = event.facts;
      const { to, ...message } = room.offered.get(number)!;
      return {
        ...endSubscription(room, to, at),
        offered: room.offered.without(number),
        // Under its old number: it keeps its place.
        kept: room.kept.with(number, message),
        messages: room.messages.with(message.id, { status: 'kept', number }),
        expiresAt: earlier(room.expiresAt, message.expiresAt),
      };
    }
    case 'messageStarted': {
      const { message, instance } = event.facts;
      return endMessage(room, message, { status: 'started', instance }, room.kept.get(message)!.id, at);
    }
    case 'messageDropped':
      return endMessage(room, event.facts.message, { status: 'expired' }, room.kept.get(event.facts.message)!.id, at);
    case 'messagesSwept':
      return applySweep(room, event.facts, at);
    default:
      return refuseUnknownEvent('message', event);
  }
}

/** A subscription is over; that it is, is remembered, so that an opening that comes late or again opens nothing. */
function endSubscription(room: MessageRoom, id: string, at: number): MessageRoom {
  const fate = room.subscriptions.get(id);
  if (fate?.status === 'ended') return room;
  const number = fate?.number ?? room.next;
  const ended = { ...room, waiting: room.waiting.without(number), subscriptions: room.subscriptions.with(id, { status: 'ended', number }) };
  return remember(ended, { of: 'subscription', id, until: at + rememberedFor });
}

function endMessage(room: MessageRoom, number: number, fate: Omit<MessageFate, 'number'>, id: string, at: number): MessageRoom {
  const message = (room.kept.get(number) ?? room.offered.get(number))!;
  const ended = {
    ...withoutKept(room, number, at),
    offered: room.offered.without(number),
    messages: room.messages.with(id, { ...fate, number }),
    characters: room.characters - JSON.stringify(message.data).length,
  };
  return remember(ended, { of: 'message', id, until: Math.max(at, message.expiresAt) + rememberedFor });
}

function remember(room: MessageRoom, given: RememberedId): MessageRoom {
  const id = { ...given, until: Math.ceil(given.until / hour) * hour };
  const longer = {
    ...room,
    next: room.next + 1,
    remembered: room.remembered.with(room.next, id),
    forgetAt: earlier(room.forgetAt, id.until),
  };
  const [oldest] = longer.remembered.first() ?? [];
  return longer.remembered.size > mostRemembered && oldest !== undefined ? forget(longer, oldest) : longer;
}

function forget(room: MessageRoom, number: number): MessageRoom {
  const { of, id } = room.remembered.get(number)!;
  const remembered = room.remembered.without(number);
  return of === 'message'
    ? { ...room, remembered, messages: room.messages.without(id) }
    : { ...room, remembered, subscriptions: room.subscriptions.without(id) };
}

function applySweep(
  room: MessageRoom,
  { at: until, expired }: { readonly at: number; readonly expired: readonly number[] },
  at: number,
): MessageRoom {
  let next = room;
  room.remembered.forEach((id, number) => {
    if (id.until <= until) next = forget(next, number);
  });
  for (const number of expired) next = endMessage(next, number, { status: 'expired' }, next.kept.get(number)!.id, at);
  let forgetAt: number | null = null;
  next.remembered.forEach((id) => (forgetAt = earlier(forgetAt, id.until)));
  return { ...next, expiresAt: earliestOf(next.kept), forgetAt };
}

/** The room without a message among those that wait. One that was not to be kept at all must not leave its moment behind. */
function withoutKept(room: MessageRoom, number: number, at: number): MessageRoom {
  const message = room.kept.get(number);
  if (message === undefined) return room;
  const kept = room.kept.without(number);
  const counts = kept.size === 0 || message.expiresAt <= at;
  return { ...room, kept, expiresAt: counts ? earliestOf(kept) : room.expiresAt };
}

function earliestOf(kept: KeyedMap<Message>): number | null {
  let expiresAt: number | null = null;
  kept.forEach((message) => (expiresAt = earlier(expiresAt, message.expiresAt)));
  return expiresAt;
}

function earlier(a: number | null, b: number): number {
  return a === null ? b : Math.min(a, b);
}
