import { Type } from '@sinclair/typebox';
import { contract } from '../../http/contract.js';
import { AnyId, exactly, oneOf, PrincipalId, Words } from '../../http/shapes.js';

export const explainAccess = contract({
  id: 'explainAccess',
  method: 'get',
  path: '/access',
  tag: 'access',
  summary: 'Why a person may, or may not, do something with one thing.',
  caller: 'person',
  scope: 'read',
  query: exactly({
    person: Type.Optional(PrincipalId),
    action: Type.Optional(oneOf(['read', 'update', 'archive', 'cancel', 'claim', 'complete', 'reassign', 'retry'])),
    resource: oneOf(['instance', 'workItem', 'record', 'service', 'person', 'draft']),
    id: Type.Intersect([AnyId], { description: 'Of a record: `register/id`.' }),
  }),
  answer: exactly({
    allowed: Type.Boolean(),
    reasons: Type.Array(
      exactly({
        because: oneOf(['initiator', 'workItem', 'role', 'self']),
        role: Type.Optional(Type.String()),
        roleName: Type.Optional(Words),
        permission: Type.Optional(Type.String()),
        scope: Type.Optional(Type.String()),
        through: Type.Optional(Type.String({ description: 'The principal key by which the role or the work item is theirs.' })),
        workItem: Type.Optional(Type.String()),
        text: Type.Object({ en: Type.String(), ru: Type.String() }),
      }),
    ),
  }),
});
