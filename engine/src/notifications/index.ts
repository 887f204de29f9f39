import { broadcastAggregate, broadcastsCollection } from './broadcast.js';
import { notificationAggregate, notificationsCollection } from './notification.js';

export {
  broadcastAggregate,
  broadcastKey,
  broadcastsCollection,
  type BroadcastCommand,
  type BroadcastCursor,
  type BroadcastEvent,
  type BroadcastState,
} from './broadcast.js';
export { notifyCommand } from './notify-command.js';
export {
  notificationAggregate,
  notificationKey,
  notificationQuery,
  notificationsCollection,
  type NotificationCommand,
  type NotificationEvent,
  type NotificationInput,
  type NotificationState,
  type NotificationText,
} from './notification.js';

/** The aggregates of this room, for a runtime. */
export const notificationTypes = [notificationAggregate, broadcastAggregate] as const;

/** What they are projected to. */
export const notificationCollections = [notificationsCollection, broadcastsCollection] as const;
