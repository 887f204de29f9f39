import { Type, type Static } from '@sinclair/typebox';
import { contract } from '../../http/contract.js';
import { AnyId, exactly, IdParams, Instant, oneOf, pageOf, pageQuery, PersonRef, PrincipalId, Reason, Settled } from '../../http/shapes.js';

const Count = Type.Integer({ minimum: 0 });
const reasons = ['open', 'held', 'incidents', 'undelivered', 'failed'] as const;

/** What a round of upkeep did. */
const Round = exactly({
  startedAt: Instant,
  endedAt: Instant,
  purged: Type.Integer({ minimum: 0, description: 'Instances whose time was over.' }),
  commits: Type.Integer({ minimum: 0, description: 'Commits of them that were deleted.' }),
  blobs: Type.Integer({ minimum: 0, description: 'Large values that nothing named any more.' }),
  gravestones: Type.Integer({ minimum: 0, description: 'Gravestones whose year was over.' }),
  drafts: Type.Integer({ minimum: 0, description: 'Drafts that were in the bin, or kept as copies, for thirty days.' }),
  erased: Type.Integer({ minimum: 0, description: 'Histories from which erasures took something.' }),
  blocked: exactly(
    { open: Count, held: Count, incidents: Count, undelivered: Count, failed: Count },
    {
      description:
        'Instances whose time is over and that stay: something they called is open, somebody holds them, a step could not be done, others are still to be told something, or purging failed, of which the log says more.',
    },
  ),
  examples: Type.Array(exactly({ instance: Type.String(), why: oneOf(reasons) }), { description: 'The first hundred of those that stay.' }),
});

/** An erasure, and how far it is. */
const Erasure = exactly({
  id: Type.String({ description: '`erased:` and this stand in the place of what was erased.' }),
  subject: exactly({ kind: oneOf(['instance', 'person']), id: Type.String() }),
  reason: Type.String(),
  by: PersonRef,
  requestedAt: Instant,
  endedAt: Type.Optional(Instant),
  status: oneOf(['running', 'waiting', 'done'], '`waiting`: for instances that are open or held; upkeep goes on with it.'),
  counts: exactly({
    looked: Type.Integer({ minimum: 0, description: 'Histories that were looked at.' }),
    erased: Type.Integer({ minimum: 0, description: 'Histories from which something was erased.' }),
    open: Type.Integer({ minimum: 0, description: 'Instances that it waits for, because they have not ended.' }),
    held: Type.Integer({ minimum: 0, description: 'Instances that it waits for, because somebody holds them.' }),
  }),
});

export const readUpkeep = contract({
  id: 'readUpkeep',
  method: 'get',
  path: '/upkeep',
  tag: 'keeping',
  summary: 'What upkeep purged and erased, when, and what it could not and why; the newest first. For administrators.',
  caller: 'person',
  scope: 'administer',
  query: exactly({ ...pageQuery }),
  answer: exactly({
    retention: Type.String({
      description: 'How long instances are kept after their end where their process says nothing: ISO 8601, or `never`.',
    }),
    rounds: Type.Array(Round),
    cursor: Type.Optional(Type.String()),
  }),
});

export const runUpkeep = contract({
  id: 'runUpkeep',
  method: 'post',
  path: '/upkeep',
  tag: 'keeping',
  summary: 'Begins a round of upkeep now instead of within the hour, and waits some seconds for its end. For administrators.',
  caller: 'person',
  scope: 'administer',
  answer: exactly({ round: Type.Optional(Round) }, { description: 'Without a round it goes on; `readUpkeep` tells.' }),
});

export const requestErasure = contract({
  id: 'requestErasure',
  method: 'post',
  path: '/erasures',
  tag: 'keeping',
  summary:
    'Erases what was typed into an ended instance and all that it called, or what a person typed who is no longer active. It cannot be undone. For administrators.',
  caller: 'person',
  scope: 'administer',
  body: exactly(
    { instance: Type.Optional(AnyId), person: Type.Optional(Type.Unsafe<string>(PrincipalId)), reason: Reason },
    { description: 'One of the two, and why.' },
  ),
  answer: Erasure,
  idempotent: true,
  errors: ['ERASURE_PERSON_ACTIVE', 'INSTANCE_HELD', 'INSTANCE_NOT_FOUND', 'INSTANCE_PURGED', 'INSTANCE_STILL_OPEN', 'NOT_FOUND'],
});

export const listErasures = contract({
  id: 'listErasures',
  method: 'get',
  path: '/erasures',
  tag: 'keeping',
  summary: 'Erasures, the newest first. For administrators.',
  caller: 'person',
  scope: 'administer',
  query: exactly({ ...pageQuery }),
  answer: pageOf(Erasure),
});

export const readErasure = contract({
  id: 'readErasure',
  method: 'get',
  path: '/erasures/{id}',
  tag: 'keeping',
  summary: 'An erasure, and how far it is. For administrators.',
  caller: 'person',
  scope: 'administer',
  params: IdParams,
  answer: Erasure,
});

export const holdInstance = contract({
  id: 'holdInstance',
  method: 'post',
  path: '/instances/{id}/hold',
  tag: 'keeping',
  summary:
    'Lets an instance be kept whatever its retention, with its caller and all that it called, and nothing of it be erased. For administrators.',
  caller: 'person',
  scope: 'administer',
  params: IdParams,
  body: exactly({ reason: Reason }),
  answer: Settled,
  idempotent: true,
});

export const liftHold = contract({
  id: 'liftHold',
  method: 'post',
  path: '/instances/{id}/lift-hold',
  tag: 'keeping',
  summary: 'Lets an instance go by its retention again. For administrators.',
  caller: 'person',
  scope: 'administer',
  params: IdParams,
  body: exactly({ reason: Reason }),
  answer: Settled,
  idempotent: true,
});

export type Round = Static<typeof Round>;
export type Erasure = Static<typeof Erasure>;
