import { messageAggregate, messageRoomsCollection } from './message.js';
import { scheduleAggregate, schedulesCollection } from './schedule.js';
import { signalAggregate, signalsCollection } from './signal.js';
import { subscriptionsCollection } from './subscriptions.js';

export { correlationText, messageRoomKey, scheduleKey, signalKey, startedInstanceId, startPart, type StartPlace } from './keys.js';
export { messageAggregate, messageRoomsCollection, mostKept, type MessageCommand } from './message.js';
export { checkedData, checkedId, checkedKey, checkedName, expiryOf, mostDataCharacters } from './message-input.js';
export type {
  Message,
  MessageEvent,
  MessageFate,
  MessageRoom,
  OfferedMessage,
  SubscriptionFate,
  WaitingSubscription,
} from './message-state.js';
export {
  scheduleAggregate,
  schedulesCollection,
  type ScheduleCommand,
  type ScheduleEvent,
  type ScheduleState,
  type StartTimer,
} from './schedule.js';
export { signalAggregate, signalsCollection, type SignalCommand, type SignalCursor, type SignalEvent, type SignalState } from './signal.js';
export { startCommand, startEffect } from './starts.js';
export { nextSubscriptions, subscriptionsCollection, type SignalStop, type SignalWalk, type SubscriptionPlace } from './subscriptions.js';

/** The aggregates of this room, for a runtime. */
export const correlationTypes = [messageAggregate, signalAggregate, scheduleAggregate] as const;

/** What they are projected to, and what instances project of their open subscriptions. */
export const correlationCollections = [messageRoomsCollection, signalsCollection, schedulesCollection, subscriptionsCollection] as const;
