import { Type, type Static } from '@sinclair/typebox';
import { contract } from '../../http/contract.js';
import {
  AnyId,
  AnyObject,
  exactly,
  FormSheet,
  IdParams,
  Instant,
  oneOf,
  pageOf,
  pageQuery,
  PersonRef,
  Reason,
  Settled,
  Words,
} from '../../http/shapes.js';
import { InstanceCard } from './shapes.js';

export const listInstances = contract({
  id: 'listInstances',
  method: 'get',
  path: '/instances',
  tag: 'instances',
  summary: 'Instances that the reader may see, newest first. `mine` are one’s own requests.',
  caller: 'person',
  scope: 'read',
  query: exactly({
    mine: Type.Optional(Type.Boolean()),
    status: Type.Optional(oneOf(['active', 'ended', 'completed', 'cancelled'])),
    process: Type.Optional(AnyId),
    service: Type.Optional(AnyId),
    number: Type.Optional(Type.String({ maxLength: 60, description: 'The beginning of the number.' })),
    title: Type.Optional(Type.String({ maxLength: 200, description: 'The beginning of the title.' })),
    businessKey: Type.Optional(Type.String({ maxLength: 200 })),
    ...pageQuery,
  }),
  answer: pageOf(InstanceCard),
});

/** Something that somebody did. */
export const Act = exactly({
  at: Instant,
  type: Type.String({ description: 'The event’s type, e.g. workItemCompleted.' }),
  actor: Type.Union([PersonRef, Type.Null()], { description: 'Null: the system.' }),
  onBehalfOf: Type.Optional(PersonRef),
  elementId: Type.Optional(Type.String()),
  name: Type.Optional(Words),
  outcome: Type.Optional(Type.String()),
  reason: Type.Optional(Type.String()),
  comment: Type.Optional(Type.String()),
  round: Type.Optional(Type.Integer()),
});

export const readInstance = contract({
  id: 'readInstance',
  method: 'get',
  path: '/instances/{id}',
  tag: 'instances',
  summary: 'An instance: its data, who acted, who is next, and what the reader may do.',
  caller: 'person',
  scope: 'read',
  params: IdParams,
  answer: exactly({
    card: InstanceCard,
    sheet: Type.Union([FormSheet, Type.Null()], { description: 'The start form with the data as it is now; all read-only.' }),
    acts: Type.Array(Act, { description: 'Oldest first; the last 200.' }),
    may: exactly({
      withdraw: Type.Boolean(),
      remind: Type.Boolean(),
      remindAgainAt: Type.Optional(Instant),
      repeat: Type.Boolean(),
      cancel: Type.Boolean(),
      operate: Type.Boolean({ description: 'Suspend and resume it, correct its variables, skip a step that could not be done.' }),
      readHistory: Type.Boolean(),
    }),
    endReason: Type.Optional(Type.String()),
  }),
  revision: 'answered',
});

export const readRoute = contract({
  id: 'readRoute',
  method: 'get',
  path: '/instances/{id}/route',
  tag: 'instances',
  summary: 'The process as a diagram, with the path taken and the present steps.',
  caller: 'person',
  scope: 'read',
  params: IdParams,
  answer: exactly({
    definition: AnyObject,
    elements: Type.Record(Type.String(), exactly({ state: oneOf(['done', 'present', 'incident', 'cancelled']), count: Type.Integer() })),
    flows: Type.Record(Type.String(), Type.Integer({ description: 'How many times it was taken.' })),
  }),
});

export const readHistory = contract({
  id: 'readHistory',
  method: 'get',
  path: '/instances/{id}/history',
  tag: 'instances',
  summary: 'Every event of an instance, oldest first.',
  caller: 'person',
  scope: 'read',
  params: IdParams,
  query: exactly({
    from: Type.Optional(Type.Integer({ minimum: 1, description: 'The first revision.' })),
    limit: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: 1000,
        description: 'Commits, at most; default 100. A page ends sooner after about a thousand events or 2 MB.',
      }),
    ),
  }),
  answer: exactly({
    events: Type.Array(
      exactly({
        type: Type.String(),
        version: Type.Integer(),
        at: Instant,
        actor: Type.String(),
        onBehalfOf: Type.Optional(Type.String()),
        commandId: Type.String(),
        revision: Type.Integer(),
        about: Type.Optional(AnyObject),
        facts: AnyObject,
        data: Type.Optional(AnyObject),
        erased: Type.Optional(
          Type.Array(Type.String(), {
            description: 'Ids of the erasures that took something out of it: `erased:` and the id stand in its place.',
          }),
        ),
      }),
    ),
    next: Type.Optional(Type.Integer({ description: 'What to ask as `from` next; absent at the end.' })),
  }),
});

export const startInstance = contract({
  id: 'startInstance',
  method: 'post',
  path: '/instances',
  tag: 'instances',
  summary: 'Starts a process, for programs; people ask for a service.',
  caller: 'person',
  scope: 'work',
  body: exactly({
    process: AnyId,
    data: Type.Optional(AnyObject),
    variables: Type.Optional(AnyObject),
    businessKey: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
    version: Type.Optional(Type.Integer({ minimum: 1 })),
    at: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 200,
        description: 'The element to begin at instead of the start event; a right of its own, for a reason.',
      }),
    ),
    reason: Type.Optional(Reason),
  }),
  answer: exactly({ id: Type.String(), settled: Type.Boolean() }),
  status: 201,
  idempotent: true,
  errors: ['FORM_INVALID', 'PROCESS_NOT_DEPLOYED'],
});

export const withdrawInstance = contract({
  id: 'withdrawInstance',
  method: 'post',
  path: '/instances/{id}/withdraw',
  tag: 'instances',
  summary: 'Takes one’s own request back, where the process allows it.',
  caller: 'person',
  scope: 'work',
  params: IdParams,
  body: exactly({ reason: Reason }),
  answer: Settled,
  idempotent: true,
});

export const remindInstance = contract({
  id: 'remindInstance',
  method: 'post',
  path: '/instances/{id}/remind',
  tag: 'instances',
  summary: 'Reminds those a request of one’s own waits for; once in 24 hours.',
  caller: 'person',
  scope: 'work',
  params: IdParams,
  answer: Settled,
  idempotent: true,
});

export const cancelInstance = contract({
  id: 'cancelInstance',
  method: 'post',
  path: '/instances/{id}/cancel',
  tag: 'instances',
  summary: 'Ends an instance with everything open in it; a right of its own.',
  caller: 'person',
  scope: 'work',
  params: IdParams,
  body: exactly({ reason: Reason }),
  answer: Settled,
  idempotent: true,
});

export const readRepeat = contract({
  id: 'readRepeat',
  method: 'get',
  path: '/instances/{id}/repeat',
  tag: 'instances',
  summary: 'What to fill the service’s form with to ask for the same again.',
  caller: 'person',
  params: IdParams,
  answer: exactly({ service: Type.String(), data: AnyObject }),
});

export type Act = Static<typeof Act>;
