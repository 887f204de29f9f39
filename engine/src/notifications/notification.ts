import { MillraceError, type Text } from '@millrace/schemas';
import { aggregateKey, idOfKey, keyPart } from '../behaviors/aggregate-key.js';
import { optionalText, refuseInput, requireEntity, requireId, requireShownText } from '../behaviors/command-input.js';
import { row } from '../behaviors/rows.js';
import { refuseUnknownCommand, refuseUnknownEvent } from '../behaviors/unknown-event.js';
import type { AggregateType, Decision } from '../execution/aggregate.js';
import type { AggregateKey, CollectionSpec, Query } from '../ports/index.js';

/** What a notification says; a text in both languages is shown in the reader's. */
export type NotificationText = {
  readonly title: Text;
  readonly text: Text | null;
  /** A path inside the portal. */
  readonly link: string | null;
  /** Id of the process instance it is about, where one is known. */
  readonly instance?: string;
};

/** What may be given of it. */
export interface NotificationInput {
  readonly title: Text;
  readonly text?: Text | null;
  readonly link?: string | null;
  readonly instance?: string | null;
}

/** Something one person is told. */
export interface NotificationState extends NotificationText {
  readonly to: string;
  /** The instance or broadcast it comes from, where one is known. */
  readonly source: string | null;
  /** Milliseconds since 1970 UTC. */
  readonly at: number;
  readonly readAt: number | null;
}

/** Commands of a notification. Sending it again changes nothing; only the one it is for marks it. */
export type NotificationCommand =
  | ({ readonly type: 'sendNotification'; readonly to: string; readonly source?: string | null } & NotificationInput)
  | { readonly type: 'markNotificationRead' }
  | { readonly type: 'markNotificationUnread' };

/** What happens to a notification. */
export type NotificationEvent =
  | {
      readonly type: 'notificationSent';
      readonly facts: { readonly to: string; readonly source: string | null };
      readonly data: NotificationText;
    }
  | { readonly type: 'notificationRead'; readonly facts: Record<string, never> }
  | { readonly type: 'notificationUnread'; readonly facts: Record<string, never> };

/** Rows of notifications: a person's newest, and how many are unread. */
export const notificationsCollection: CollectionSpec = {
  name: 'notifications',
  fields: { to: 'text', read: 'boolean', at: 'number', source: 'text' },
  indexes: [{ fields: ['to', 'read', 'at'] }, { fields: ['to', 'at'] }, { fields: ['source'] }],
};

/** The key of a notification: `<tenant>/notification/<id>`. The id tells what it is about and for whom, so that it is sent once. */
export function notificationKey(tenant: string, id: string): AggregateKey {
  return aggregateKey(tenant, 'notification', keyPart(id));
}

/** A notification: `<tenant>/notification/<id>`. Errors: `NOT_FOUND`, `NOT_YOURS`, `INVALID_INPUT`. */
export const notificationAggregate: AggregateType<NotificationState, NotificationCommand, NotificationEvent> = {
  type: 'notification',
  projectionFormat: 1,
  stateFormat: 1,
  collections: [notificationsCollection.name],

  decide(state, command, context) {
    const id = idOfKey(context.key);
    switch (command.type) {
      case 'sendNotification': {
        // The id says what it is about and for whom: a second delivery finds the first.
        if (state !== null) return marked(id, []);
        const to = requireId(command.to, '/to');
        const facts = { to, source: optionalText(command.source, '/source') };
        return marked(id, [{ type: 'notificationSent', facts, data: checkedNotification(command) }]);
      }
      case 'markNotificationRead':
      case 'markNotificationUnread': {
        const notification = requireEntity(state, `notification ${id}`);
        if (context.actor !== notification.to) throw new MillraceError('NOT_YOURS', { entity: `notification ${id}` });
        const reading = command.type === 'markNotificationRead';
        if ((notification.readAt !== null) === reading) return marked(id, []);
        return marked(id, [{ type: reading ? 'notificationRead' : 'notificationUnread', facts: {} }]);
      }
      default:
        return refuseUnknownCommand('notification', command);
    }
  },

  apply(state, event, at) {
    switch (event.type) {
      case 'notificationSent':
        return { ...event.facts, ...event.data, at, readAt: null };
      case 'notificationRead':
        return { ...state!, readAt: at };
      case 'notificationUnread':
        return { ...state!, readAt: null };
      default:
        return refuseUnknownEvent('notification', event);
    }
  },

  project(change) {
    const { to, at, source, readAt } = change.next;
    const id = idOfKey(change.key);
    return {
      rows: [],
      listRow: row(change, notificationsCollection.name, id, { to, read: readAt !== null, at, source }, { id, ...change.next }),
    };
  },
};

/** A person's notifications, newest first; only the unread ones when asked. */
export function notificationQuery(
  tenant: string,
  person: string,
  more: { readonly unread?: boolean; readonly limit?: number; readonly cursor?: string } = {},
): Query {
  const mine = { field: 'to', eq: person };
  return {
    collection: notificationsCollection.name,
    tenant,
    where: more.unread === true ? { and: [mine, { field: 'read', eq: false }] } : mine,
    sort: [{ field: 'at', descending: true }],
    limit: more.limit ?? 50,
    ...(more.cursor === undefined ? {} : { cursor: more.cursor }),
  };
}

/** The checked text of a notification. Links stay inside the portal: a process's data must not send people elsewhere. */
export function checkedNotification(input: NotificationInput): NotificationText {
  const link = optionalText(input.link, '/link', 1000);
  if (link !== null && !/^\/(?![/\\])/.test(link)) refuseInput('/link', 'a path inside the portal that begins with one slash', link);
  const text = input.text === undefined || input.text === null || input.text === '' ? null : requireShownText(input.text, '/text', 4000);
  const instance = optionalText(input.instance, '/instance', 200);
  return { title: requireShownText(input.title, '/title', 400), text, link, ...(instance === null ? {} : { instance }) };
}

function marked(id: string, events: readonly NotificationEvent[]): Decision<NotificationEvent> {
  return { events, answer: { id, changed: events.length > 0 } };
}
