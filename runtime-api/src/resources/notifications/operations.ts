import { MillraceError, type Text } from '@millrace/schemas';
import { operation, type Operation } from '../../http/operation.js';
import { pageOf, senderOf, shortened } from '../asking.js';
import * as contracts from './contract.js';

/** What the row of a notification says. */
interface NotificationBody {
  readonly id: string;
  readonly title: Text;
  readonly text: Text | null;
  readonly link: string | null;
  readonly instance?: string;
  readonly at: number;
  readonly readAt: number | null;
}

const list = operation(contracts.listNotifications, async (call, { query: { unread, ...page } }) => {
  const { engine, rights } = call.service;
  const seen = (await rights.of(call)).where('read', 'notification');
  if (seen === null) return { items: [] };
  const isUnread = unread === undefined ? [] : [{ field: 'read', eq: !unread } as const];
  const found = await engine.findRows({
    collection: 'notifications',
    tenant: engine.tenant,
    where: { and: [{ field: 'to', eq: call.person }, ...isUnread, ...(seen.where === undefined ? [] : [seen.where])] },
    sort: [{ field: 'at', descending: true }],
    ...pageOf(page),
  });
  return {
    items: found.rows.map((row) => {
      const { id, title, text, link, instance, at, readAt } = JSON.parse(row.body) as NotificationBody;
      const times = { at: new Date(at).toISOString(), readAt: readAt === null ? null : new Date(readAt).toISOString() };
      return { id, title, text, link, ...(instance === undefined ? {} : { instance }), ...times };
    }),
    ...(found.cursor === undefined ? {} : { cursor: found.cursor }),
  };
});

const read = operation(contracts.readNotification, async (call, { params: { id } }) => {
  const { engine, rights } = call.service;
  const fields = await rights.fieldsOf('notification', id);
  // Somebody else's is not there, whoever asks: reading it for them would be a lie.
  if (fields?.['to'] !== call.person) throw new MillraceError('NOT_FOUND', { entity: `notification ${shortened(id)}` });
  (await rights.of(call)).require('update', 'notification', undefined, fields);
  const { settled } = await engine.execute(`${engine.tenant}/notification/${id}`, { type: 'markNotificationRead' }, senderOf(call));
  return { settled };
});

export const operations: readonly Operation[] = [list, read];
