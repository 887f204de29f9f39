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
