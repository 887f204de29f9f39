import { Type } from '@sinclair/typebox';
import { contract } from '../../http/contract.js';
import { exactly, IdParams, Instant, pageOf, pageQuery, Settled, Words } from '../../http/shapes.js';

export const listNotifications = contract({
  id: 'listNotifications',
  method: 'get',
  path: '/notifications',
  tag: 'notifications',
  summary: 'What the reader was told, newest first.',
  caller: 'person',
  scope: 'read',
  query: exactly({ unread: Type.Optional(Type.Boolean()), ...pageQuery }),
  answer: pageOf(
    exactly({
      id: Type.String(),
      title: Words,
      text: Type.Union([Words, Type.Null()]),
      link: Type.Union([Type.String(), Type.Null()]),
      instance: Type.Optional(Type.String()),
      at: Instant,
      readAt: Type.Union([Instant, Type.Null()]),
    }),
  ),
});

export const readNotification = contract({
  id: 'markNotificationRead',
  method: 'post',
  path: '/notifications/{id}/read',
  tag: 'notifications',
  summary: 'Marks a notification as read.',
  caller: 'person',
  scope: 'work',
  params: IdParams,
  answer: Settled,
});
