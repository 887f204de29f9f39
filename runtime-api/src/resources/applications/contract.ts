import { Type } from '@sinclair/typebox';
import { contract } from '../../http/contract.js';
import { AnyObject, exactly, Instant, oneOf, Words } from '../../http/shapes.js';

const Application = exactly({ id: Type.String(), name: Words, version: Type.Integer(), deployedAt: Instant, items: Type.Integer() });
/** Something that stands against a deployment, or is doubtful in it. */
export const Problem = exactly({
  code: Type.String(),
  severity: oneOf(['error', 'warning']),
  pointer: Type.String(),
  message: Words,
  elementId: Type.Optional(Type.String()),
  trace: Type.Optional(
    Type.Array(Type.String(), {
      description: 'Of the flow of control: ids of the elements that are passed one after the other until it happens.',
    }),
  ),
  item: Type.Optional(exactly({ kind: Type.String(), id: Type.String() })),
});

/** What a deployment did. */
export const Deployed = exactly({
  application: Type.String(),
  version: Type.Integer(),
  changed: Type.Boolean(),
  items: Type.Array(
    exactly({ kind: Type.String(), id: Type.String(), version: Type.Integer(), layoutRevision: Type.Integer(), outcome: Type.String() }),
  ),
  retired: Type.Array(exactly({ kind: Type.String(), id: Type.String() })),
  problems: Type.Array(Problem),
  settled: Type.Boolean(),
});

export const listApplications = contract({
  id: 'listApplications',
  method: 'get',
  path: '/applications',
  tag: 'applications',
  summary: 'Deployed applications.',
  caller: 'person',
  scope: 'read',
  answer: exactly({ items: Type.Array(Application) }),
});

export const deployApplication = contract({
  id: 'deployApplication',
  method: 'post',
  path: '/applications',
  tag: 'applications',
  summary: 'Deploys an application bundle: all of it or nothing. A refusal lists the problems.',
  caller: 'person',
  scope: 'deploy',
  body: exactly({
    bundle: AnyObject,
    note: Type.Optional(Type.String({ maxLength: 2000 })),
    expectedVersion: Type.Optional(Type.Integer({ minimum: 0 })),
  }),
  answer: Deployed,
  idempotent: true,
  errors: ['DEPLOYMENT_REFUSED'],
});
