import { Type } from '@sinclair/typebox';
import { contract } from '../../http/contract.js';
import { AnyObject, exactly, oneOf } from '../../http/shapes.js';

const Name = Type.String({ minLength: 1, maxLength: 1000, pattern: '\\S' });
const OwnId = Type.Optional(
  Type.String({ minLength: 1, maxLength: 200, pattern: '\\S', description: 'Sent again with the same id, it is the same one.' }),
);
const Data = Type.Optional(AnyObject);

export const publishMessage = contract({
  id: 'publishMessage',
  method: 'post',
  path: '/messages',
  tag: 'messages',
  summary:
    'Publishes a message to the one instance that waits for it under its name and key, now or within its time to live, or starts a process by it.',
  caller: 'person',
  scope: 'work',
  body: exactly({
    name: Name,
    key: Type.Optional(
      Type.String({ minLength: 1, maxLength: 1000, description: 'The correlation key; a receiver waits under the same one.' }),
    ),
    data: Data,
    timeToLive: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 100,
        description:
          'ISO 8601: how long it waits for a receiver, at most 366 days; `PT0S`: not at all. As the server is set, if not given.',
      }),
    ),
    messageId: OwnId,
  }),
  answer: exactly({
    messageId: Type.String(),
    outcome: oneOf(
      ['offered', 'accepted', 'started', 'kept', 'expired'],
      'What became of it so far: offered to who waits, accepted, started a process, kept for later, or nobody waited and it is not kept.',
    ),
    instance: Type.Optional(Type.String({ description: 'The instance it started.' })),
    settled: Type.Boolean({ description: 'If not, it will; live updates tell.' }),
  }),
  status: 202,
  idempotent: true,
  errors: ['MESSAGE_TOO_LARGE', 'MESSAGES_TOO_MANY'],
});

export const broadcastSignal = contract({
  id: 'broadcastSignal',
  method: 'post',
  path: '/signals',
  tag: 'messages',
  summary:
    'Broadcasts a signal to every instance that waits for it, and starts every process that begins by it. Answers when it is accepted.',
  caller: 'person',
  scope: 'work',
  body: exactly({ name: Name, data: Data, signalId: OwnId }),
  answer: exactly({
    signalId: Type.String(),
    settled: Type.Boolean({ description: 'Whether it has reached all of them; if not, it will.' }),
  }),
  status: 202,
  idempotent: true,
  errors: ['MESSAGE_TOO_LARGE'],
});
