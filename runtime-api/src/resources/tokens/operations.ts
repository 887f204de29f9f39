import type { Token } from '@millrace/engine';
import { operation, type Operation } from '../../http/operation.js';
import { senderOf } from '../asking.js';
import { notFound } from '../people/directory.js';
import { createToken, listTokens, revokeToken } from './contract.js';

/** Days a token works unless told otherwise. */
const usualDays = 90;
const tokenId = /^[0-9a-f-]{36}$/;

export const operations: readonly Operation[] = [
  operation(listTokens, async (call) => ({ items: (await call.service.engine.identity.tokens(call.person)).map(view) })),
  operation(createToken, async (call, { body: { name, scopes, days = usualDays } }) => {
    const { token, secret } = await call.service.identity.createToken({ person: call.person, name, scopes, days }, senderOf(call));
    return { token: view(token), secret };
  }),
  operation(revokeToken, async (call, { params }) => {
    const { engine, rights } = call.service;
    const token = tokenId.test(params.id) ? await engine.identity.token(params.id) : null;
    const mayRevoke = token?.person === call.person || (await rights.of(call)).administers;
    if (token === null || !mayRevoke) throw notFound(`token ${params.id}`);
    const { settled } = await engine.identity.revokeToken(token.id, senderOf(call));
    return { settled };
  }),
];

const view = ({ id, name, person, scopes, createdAt, expiresAt }: Token) => ({
  id,
  name,
  person,
  scopes,
  createdAt: new Date(createdAt).toISOString(),
  expiresAt: new Date(expiresAt).toISOString(),
});
