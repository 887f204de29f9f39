import { Type, type Static } from '@sinclair/typebox';
import { contract } from '../../http/contract.js';
import { AnyId, AnyObject, exactly, Instant, oneOf, pageOf, pageQuery, PersonRef, PrincipalId } from '../../http/shapes.js';

const resources = ['person', 'instance', 'history', 'workItem', 'record', 'accessLog'] as const;

/** That somebody saw personal data of others. */
const Line = exactly({
  id: Type.String(),
  at: Instant,
  person: PersonRef,
  through: oneOf(['session', 'token'], 'Whether the person looked in a browser, or a program with their token.'),
  action: oneOf(['read', 'export']),
  operation: Type.String({ description: 'What was asked, by its `operationId`.' }),
  resource: exactly({
    type: oneOf(resources),
    id: Type.Optional(Type.String({ description: 'Of the one thing that was read; absent for a list. A record’s is `register/id`.' })),
  }),
  about: Type.Union([PersonRef, Type.Null()], {
    description: 'Whom the data is about, where it is one person: who asked for the request.',
  }),
  filter: Type.Union([AnyObject, Type.Null()], { description: 'What the list was asked for.' }),
  count: Type.Integer({ description: 'How many things of others the answer held.' }),
});

export const listAccessLog = contract({
  id: 'listAccessLog',
  method: 'get',
  path: '/access-log',
  tag: 'access-log',
  summary: 'Who read personal data of others, newest first; for administrators. Nobody can change it.',
  caller: 'person',
  scope: 'administer',
  query: exactly({
    person: Type.Optional(Type.Unsafe<string>({ ...PrincipalId, description: 'Who read.' })),
    resource: Type.Optional(oneOf(resources)),
    id: Type.Optional(Type.Unsafe<string>({ ...AnyId, maxLength: 500, description: 'Of the one thing that was read.' })),
    about: Type.Optional(Type.Unsafe<string>({ ...PrincipalId, description: 'Whom the data is about.' })),
    from: Type.Optional(Instant),
    to: Type.Optional(Type.Unsafe<string>({ ...Instant, description: 'Not itself.' })),
    ...pageQuery,
  }),
  answer: pageOf(Line),
});

export type Line = Static<typeof Line>;
