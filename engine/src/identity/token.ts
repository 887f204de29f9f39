import { MillraceError } from '@millrace/schemas';
import { aggregateKey, idOfKey } from '../behaviors/aggregate-key.js';
import { refuseInput, requireEntity, requireId, requireText } from '../behaviors/command-input.js';
import { removedRow, row } from '../behaviors/rows.js';
import { refuseUnknownCommand, refuseUnknownEvent } from '../behaviors/unknown-event.js';
import type { AggregateType } from '../execution/aggregate.js';
import type { AggregateKey, CollectionSpec } from '../ports/index.js';
import { requireHash, type Login } from './login.js';

/** What a token may be used for. */
export const tokenScopes = ['read', 'work', 'deploy', 'administer'] as const;
/** One of `tokenScopes`. */
export type TokenScopeName = (typeof tokenScopes)[number];

/** The longest a token works. */
export const mostTokenDays = 366;
const DAY = 86_400_000;

/** A token with which a program acts as a person. */
export interface Token {
  readonly id: string;
  readonly person: string;
  readonly name: string;
  readonly scopes: readonly TokenScopeName[];
  /** SHA-256 of its secret, which nobody keeps. */
  readonly hash: string;
  /** Milliseconds since 1970 UTC. */
  readonly createdAt: number;
  readonly expiresAt: number;
  readonly revoked: boolean;
  /** Of the person's login when it was made: with another it works no more, as sessions. Absent for tokens of before there was one, which go when the access is opened again. */
  readonly generation?: number;
}

/** The commands of a token. Revoking one that is revoked changes nothing. */
export type TokenCommand =
  | {
      readonly type: 'issueToken';
      readonly person: string;
      readonly name: string;
      readonly scopes: readonly TokenScopeName[];
      readonly hash: string;
      readonly expiresAt: number;
      readonly generation?: number;
    }
  | { readonly type: 'revokeToken' };

/** What happens to a token. */
export type TokenEvent =
  | {
      readonly type: 'tokenIssued';
      readonly facts: {
        readonly token: string;
        readonly person: string;
        readonly scopes: readonly TokenScopeName[];
        readonly hash: string;
        readonly expiresAt: number;
        readonly generation?: number;
      };
      readonly data: { readonly name: string };
    }
  | { readonly type: 'tokenRevoked'; readonly facts: Record<string, never> };

/** Rows of tokens that were not revoked; the body is the token. */
export const tokensCollection: CollectionSpec = {
  name: 'tokens',
  fields: { person: 'text', expiresAt: 'number' },
  indexes: [{ fields: ['person', 'expiresAt'] }],
};

/** The key of a token: `<tenant>/token/<id>`. */
export function tokenKey(tenant: string, id: string): AggregateKey {
  return aggregateKey(tenant, 'token', id);
}

/** Errors: `ALREADY_EXISTS`, `NOT_FOUND`, `INVALID_INPUT`. */
export const tokenAggregate: AggregateType<Token, TokenCommand, TokenEvent> = {
  type: 'token',
  projectionFormat: 1,
  stateFormat: 1,
  collections: [tokensCollection.name],

  decide(state, command, context) {
    const token = requireId(idOfKey(context.key), '/id');
    switch (command.type) {
      case 'issueToken': {
        if (state !== null) throw new MillraceError('ALREADY_EXISTS', { entity: `token ${token}` });
        const { expiresAt, generation } = command;
        if (generation !== undefined && !Number.isSafeInteger(generation)) refuseInput('/generation', 'a whole number', generation);
        const until: unknown = expiresAt;
        if (typeof until !== 'number' || !Number.isSafeInteger(until) || until <= context.now || until > context.now + mostTokenDays * DAY)
          refuseInput('/expiresAt', `a time within ${mostTokenDays} days`, expiresAt);
        const facts = {
          token,
          person: requireId(command.person, '/person'),
          scopes: requireScopes(command.scopes),
          hash: requireHash(command.hash),
          expiresAt,
          ...(generation === undefined ? {} : { generation }),
        };
        return {
          events: [{ type: 'tokenIssued', facts, data: { name: requireText(command.name, '/name', 100) } }],
          answer: { id: token, changed: true },
        };
      }
      case 'revokeToken': {
        const { revoked } = requireEntity(state, `token ${token}`);
        return { events: revoked ? [] : [{ type: 'tokenRevoked', facts: {} }], answer: { id: token, changed: !revoked } };
      }
      default:
        return refuseUnknownCommand('token', command);
    }
  },

  apply(state, event, at) {
    switch (event.type) {
      case 'tokenIssued': {
        const { token, ...facts } = event.facts;
        return { id: token, name: event.data.name, ...facts, createdAt: at, revoked: false };
      }
      case 'tokenRevoked':
        return { ...state!, revoked: true };
      default:
        return refuseUnknownEvent('token', event);
    }
  },

  project(change) {
    const { id, person, expiresAt, revoked } = change.next;
    if (revoked) return { rows: [], listRow: removedRow(change, tokensCollection.name, id) };
    return { rows: [], listRow: row(change, tokensCollection.name, id, { person, expiresAt }, change.next) };
  },
};

/** Whether nothing has ended a token since it was made: no new password, reset or closed access. */
export function isOfLogin({ generation }: Pick<Token, 'generation'>, login: Pick<Login, 'generation'> | null): boolean {
  return generation === undefined || generation === (login?.generation ?? 0);
}

function requireScopes(given: unknown): readonly TokenScopeName[] {
  const scopes = Array.isArray(given) ? (given as readonly unknown[]) : [];
  const known = tokenScopes.filter((scope) => scopes.includes(scope));
  return scopes.length > 0 && known.length === scopes.length
    ? known
    : refuseInput('/scopes', `some of ${tokenScopes.join(', ')}, each once`, given);
}
