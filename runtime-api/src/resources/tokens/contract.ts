import { Type } from '@sinclair/typebox';
import { contract } from '../../http/contract.js';
import { exactly, IdParams, Instant, oneOf, Settled } from '../../http/shapes.js';

const Scope = oneOf(['read', 'work', 'deploy', 'administer']);
const Token = exactly({
  id: Type.String(),
  name: Type.String(),
  person: Type.String(),
  scopes: Type.Array(Scope),
  createdAt: Instant,
  expiresAt: Instant,
});

export const listTokens = contract({
  id: 'listTokens',
  method: 'get',
  path: '/tokens',
  tag: 'tokens',
  summary: 'One’s own tokens for programs.',
  caller: 'person',
  answer: exactly({ items: Type.Array(Token) }),
});

export const createToken = contract({
  id: 'createToken',
  method: 'post',
  path: '/tokens',
  tag: 'tokens',
  summary: 'Makes a token with which a program acts as oneself, within its scopes. The secret is shown once.',
  caller: 'person',
  body: exactly({
    name: Type.String({ minLength: 1, maxLength: 100 }),
    scopes: Type.Array(Scope, { minItems: 1, maxItems: 4, uniqueItems: true }),
    days: Type.Optional(Type.Integer({ minimum: 1, maximum: 366, description: 'How long it works; default 90.' })),
  }),
  answer: exactly({ token: Token, secret: Type.String({ description: 'Goes into `Authorization: Bearer …`.' }) }),
  status: 201,
});

export const revokeToken = contract({
  id: 'revokeToken',
  method: 'delete',
  path: '/tokens/{id}',
  tag: 'tokens',
  summary: 'Makes a token useless.',
  caller: 'person',
  params: IdParams,
  answer: Settled,
});
