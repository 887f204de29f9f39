import { Type, type Static } from '@sinclair/typebox';
import { contract } from '../../http/contract.js';
import {
  AnyId,
  AnyObject,
  exactly,
  FormSheet,
  IdParams,
  Instant,
  LookupPage,
  LookupParams,
  LookupQuery,
  oneOf,
  pageOf,
  pageQuery,
  PersonRef,
  PrincipalId,
  Reason,
  Settled,
  WhoRef,
  Words,
} from '../../http/shapes.js';
import { InstanceCard } from '../instances/shapes.js';

/** A work item as lists show it. */
export const WorkItemCard = exactly({
  id: Type.String(),
  name: Words,
  title: Type.Optional(Type.String({ description: 'Of the request.' })),
  number: Type.Optional(Type.String()),
  instance: Type.String(),
  process: exactly({ id: Type.String(), name: Words }),
  elementId: Type.String(),
  initiator: PersonRef,
  state: oneOf(['offered', 'claimed', 'started', 'suspended', 'completed', 'cancelled']),
  isVote: Type.Boolean(),
  assignee: Type.Optional(PersonRef),
  offeredTo: Type.Array(WhoRef),
  priority: Type.Integer(),
  createdAt: Instant,
  dueAt: Type.Optional(Instant),
  endedAt: Type.Optional(Instant),
  outcome: Type.Optional(Type.String()),
  round: Type.Optional(Type.Integer()),
  hasDraft: Type.Boolean(),
});

export const listWorkItems = contract({
  id: 'listWorkItems',
  method: 'get',
  path: '/work-items',
  tag: 'work-items',
  summary: 'Work that waits for the reader (`inbox`), that they did (`done`), or all that they may see.',
  caller: 'person',
  scope: 'read',
  query: exactly({
    view: Type.Optional(oneOf(['inbox', 'mine', 'done', 'all'], 'Default inbox; `mine` are those that the reader holds.')),
    process: Type.Optional(AnyId),
    overdue: Type.Optional(Type.Boolean()),
    title: Type.Optional(Type.String({ maxLength: 200, description: 'The beginning of the title.' })),
    sort: Type.Optional(
      oneOf(['due', 'newest', 'oldest', 'priority'], '`due` and `priority` are orders of open work: not of the views `done` and `all`.'),
    ),
    ...pageQuery,
  }),
  answer: pageOf(WorkItemCard),
});

export const countWorkItems = contract({
  id: 'countWorkItems',
  method: 'get',
  path: '/work-items/count',
  tag: 'work-items',
  summary: 'How much waits for the reader; counts stop at 1000.',
  caller: 'person',
  scope: 'read',
  answer: exactly({ inbox: Type.Integer(), overdue: Type.Integer() }),
});

/** What may be decided. */
export const Outcome = exactly({
  id: oneOf(['completed', 'approved', 'refused', 'returned']),
  needsReason: Type.Boolean(),
});

export const readWorkItem = contract({
  id: 'readWorkItem',
  method: 'get',
  path: '/work-items/{id}',
  tag: 'work-items',
  summary: 'A work item with its form, its draft and what may be decided.',
  caller: 'person',
  scope: 'read',
  params: IdParams,
  answer: exactly({
    card: WorkItemCard,
    instance: InstanceCard,
    sheet: Type.Union([FormSheet, Type.Null()]),
    draft: Type.Union([AnyObject, Type.Null()]),
    outcomes: Type.Array(Outcome, { description: 'Empty where the reader cannot decide.' }),
    votes: Type.Array(
      exactly({
        person: PersonRef,
        outcome: Type.String(),
        at: Instant,
        reason: Type.Optional(Type.String()),
        comment: Type.Optional(Type.String()),
      }),
    ),
    may: exactly({
      claim: Type.Boolean(),
      release: Type.Boolean(),
      complete: Type.Boolean(),
      reassign: Type.Boolean(),
      saveDraft: Type.Boolean(),
    }),
  }),
});

export const lookUpForWorkItem = contract({
  id: 'lookUpForWorkItem',
  method: 'get',
  path: '/work-items/{id}/lookups/{nodeId}',
  tag: 'work-items',
  summary: 'What a lookup field of the work item’s form offers.',
  caller: 'person',
  scope: 'read',
  params: LookupParams,
  query: LookupQuery,
  answer: LookupPage,
});

const command = { method: 'post', tag: 'work-items', caller: 'person', scope: 'work', idempotent: true } as const;

export const claimWorkItem = contract({
  ...command,
  id: 'claimWorkItem',
  path: '/work-items/{id}/claim',
  summary: 'Takes an offered work item.',
  params: IdParams,
  answer: Settled,
});

export const releaseWorkItem = contract({
  ...command,
  id: 'releaseWorkItem',
  path: '/work-items/{id}/release',
  summary: 'Gives a work item back to those it was offered to.',
  params: IdParams,
  body: exactly({ reason: Type.Optional(Reason) }),
  answer: Settled,
});

export const completeWorkItem = contract({
  ...command,
  id: 'completeWorkItem',
  path: '/work-items/{id}/complete',
  summary: 'Completes a work item with its form, or casts a vote.',
  params: IdParams,
  body: exactly({
    data: Type.Optional(AnyObject),
    outcome: Type.Optional(oneOf(['completed', 'approved', 'refused', 'returned'])),
    reason: Type.Optional(Reason),
    comment: Type.Optional(Type.String({ maxLength: 10_000 })),
  }),
  answer: Settled,
  errors: ['FORM_INVALID'],
});

export const saveDraft = contract({
  ...command,
  method: 'put',
  id: 'saveDraft',
  path: '/work-items/{id}/draft',
  summary: 'Keeps what was typed so far, unchecked.',
  params: IdParams,
  body: exactly({ data: AnyObject }),
  answer: Settled,
});

export const reassignWorkItem = contract({
  ...command,
  id: 'reassignWorkItem',
  path: '/work-items/{id}/reassign',
  summary: 'Gives a work item to another person; a right of its own.',
  params: IdParams,
  body: exactly({ assignee: PrincipalId, reason: Type.Optional(Reason) }),
  answer: Settled,
});

export type WorkItemCard = Static<typeof WorkItemCard>;
