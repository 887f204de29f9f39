import { MillraceError } from '@millrace/schemas';
import { aggregateKey, idOfKey } from '../behaviors/aggregate-key.js';
import { refuseInput, requireEntity, requireId, requireText } from '../behaviors/command-input.js';
import { row } from '../behaviors/rows.js';
import { refuseUnknownCommand, refuseUnknownEvent } from '../behaviors/unknown-event.js';
import type { AggregateType, Decision, DecisionContext } from '../execution/aggregate.js';
import type { AggregateKey, CollectionSpec } from '../ports/index.js';

/** A link by which a person sets a password, once: its secret's SHA-256 and until when it works, milliseconds since 1970 UTC. */
export interface LoginLink {
  readonly kind: 'invitation' | 'reset';
  readonly hash: string;
  readonly expiresAt: number;
}

/**
 * A person's way in. What proves that it is them stands in a row of `credentials`, which is named here: a hash of a password never enters the commit log, so that no
 * history, export or backup of histories holds one.
 */
export interface Login {
  readonly person: string;
  /** Id of the row of `credentials` that counts; `null` while there is no password. */
  readonly credential: string | null;
  /** Sessions of another generation have ended: it rises with every password, every reset, and when the access is closed. */
  readonly generation: number;
  readonly link: LoginLink | null;
  readonly closed: boolean;
  /** Milliseconds since 1970 UTC. */
  readonly createdAt: number;
  readonly changedAt: number;
}

/** The commands of a login. Links and credentials are made, hashed and stored by the caller before they are named here. */
export type LoginCommand =
  /** A link for somebody without a password; an earlier one stops working. */
  | { readonly type: 'inviteLogin'; readonly hash: string; readonly expiresAt: number }
  /** Takes the password away, ends the sessions, and makes a link to set a new one. */
  | { readonly type: 'resetLogin'; readonly hash: string; readonly expiresAt: number }
  /**
   * Sets the password. `link` is the hash of the link it is set by, which is used up; `replaces` is the credential that was shown to be right; with neither it is
   * set by whoever runs the service.
   */
  | { readonly type: 'setCredential'; readonly credential: string; readonly link?: string; readonly replaces?: string }
  | { readonly type: 'closeLogin' }
  | { readonly type: 'openLogin' };

/** What happens to a login. There is nothing in it that anybody typed. */
export type LoginEvent =
  | { readonly type: 'loginInvited'; readonly facts: { readonly person: string; readonly hash: string; readonly expiresAt: number } }
  | { readonly type: 'loginReset'; readonly facts: { readonly hash: string; readonly expiresAt: number } }
  | {
      readonly type: 'credentialSet';
      readonly facts: { readonly person: string; readonly credential: string; readonly by: 'link' | 'password' | 'service' };
    }
  | { readonly type: 'loginClosed'; readonly facts: { readonly person: string } }
  | { readonly type: 'loginOpened'; readonly facts: Record<string, never> };

/** What `setCredential`, `resetLogin` and `closeLogin` answer: the generation of sessions from now on, and the credential that counts no more. */
export interface LoginAnswer {
  readonly generation: number;
  readonly previous: string | null;
}

/** Rows of logins, by person; the body is the login. */
export const loginsCollection: CollectionSpec = {
  name: 'logins',
  fields: { person: 'text', credential: 'text', closed: 'boolean' },
  indexes: [{ fields: ['person'] }],
};

/**
 * Hashes of passwords: `<tenant>/<credential id>`. They are no projection: written before the commit that names them, never rebuilt, never cleared, and read by
 * nothing but the check of a password.
 */
export const credentialsCollection: CollectionSpec = {
  name: 'credentials',
  fields: { person: 'text', at: 'number' },
  indexes: [{ fields: ['person'] }],
};

/** The key of a person's login: `<tenant>/login/<person>`. */
export function loginKey(tenant: string, person: string): AggregateKey {
  return aggregateKey(tenant, 'login', person);
}

/** Errors: `NOT_FOUND`, `INVITATION_INVALID`, `LOGIN_CLOSED`, `LOGIN_OPEN`, `SIGN_IN_REFUSED`, `INVALID_INPUT`. */
export const loginAggregate: AggregateType<Login, LoginCommand, LoginEvent> = {
  type: 'login',
  projectionFormat: 1,
  stateFormat: 1,
  collections: [loginsCollection.name],

  decide(state, command, context) {
    const person = requireId(idOfKey(context.key), '/id');
    switch (command.type) {
      case 'inviteLogin':
        refuseClosed(state, person);
        if (state !== null && state.credential !== null) throw new MillraceError('LOGIN_OPEN', { person });
        return changed(state, { type: 'loginInvited', facts: { person, ...linkOf(command, context) } }, context);
      case 'resetLogin':
        refuseClosed(requireEntity(state, `login ${person}`), person);
        return changed(state, { type: 'loginReset', facts: linkOf(command, context) }, context);
      case 'setCredential':
        refuseClosed(state, person);
        return set(state, person, command, context);
      case 'closeLogin':
        if (state?.closed === true) return unchanged(state);
        return changed(state, { type: 'loginClosed', facts: { person } }, context);
      case 'openLogin':
        return state === null || !state.closed ? unchanged(state) : changed(state, { type: 'loginOpened', facts: {} }, context);
      default:
        return refuseUnknownCommand('login', command);
    }
  },

  apply: applyLoginEvent,

  project(change) {
    const { person, credential, closed } = change.next;
    return { rows: [], listRow: row(change, loginsCollection.name, person, { person, credential, closed }, change.next) };
  },
};

/** Folds one event into a login. Frozen once released. */
function applyLoginEvent(state: Login | null, event: LoginEvent, at: number): Login {
  switch (event.type) {
    case 'loginInvited': {
      const { person, hash, expiresAt } = event.facts;
      return { ...(state ?? begun(person, at)), link: { kind: 'invitation', hash, expiresAt }, changedAt: at };
    }
    case 'loginReset':
      return {
        ...state!,
        credential: null,
        generation: state!.generation + 1,
        link: { kind: 'reset', hash: event.facts.hash, expiresAt: event.facts.expiresAt },
        changedAt: at,
      };
    case 'credentialSet': {
      const login = state ?? begun(event.facts.person, at);
      return { ...login, credential: event.facts.credential, generation: login.generation + 1, link: null, changedAt: at };
    }
    case 'loginClosed': {
      const login = state ?? begun(event.facts.person, at);
      return { ...login, closed: true, generation: login.generation + 1, link: null, changedAt: at };
    }
    case 'loginOpened':
      return { ...state!, closed: false, changedAt: at };
    default:
      return refuseUnknownEvent('login', event);
  }
}

function set(
  state: Login | null,
  person: string,
  command: Extract<LoginCommand, { type: 'setCredential' }>,
  context: DecisionContext,
): Decision<LoginEvent> {
  const credential = requireId(command.credential, '/credential');
  if (state?.credential === credential) return unchanged(state);
  if (command.link !== undefined) {
    const { link } = state ?? { link: null };
    if (link === null || link.hash !== command.link || link.expiresAt <= context.now) throw new MillraceError('INVITATION_INVALID');
  }
  // Of two passwords set at once by the same old one, the second finds another in its place.
  if (command.replaces !== undefined && state?.credential !== command.replaces) throw new MillraceError('SIGN_IN_REFUSED');
  const by = command.link === undefined ? (command.replaces === undefined ? 'service' : 'password') : 'link';
  return changed(state, { type: 'credentialSet', facts: { person, credential, by } }, context);
}

function linkOf(
  { hash, expiresAt }: { readonly hash: string; readonly expiresAt: number },
  context: DecisionContext,
): { readonly hash: string; readonly expiresAt: number } {
  const until: unknown = expiresAt;
  if (typeof until !== 'number' || !Number.isSafeInteger(until) || until <= context.now)
    refuseInput('/expiresAt', 'a time to come', expiresAt);
  return { hash: requireHash(hash), expiresAt };
}

/** A SHA-256, lower-case hex. */
export function requireHash(hash: unknown): string {
  const text = requireText(hash, '/hash', 64);
  return /^[0-9a-f]{64}$/.test(text) ? text : refuseInput('/hash', 'a SHA-256 in lower-case hexadecimal digits', hash);
}

function refuseClosed(state: Login | null, person: string): void {
  if (state?.closed === true) throw new MillraceError('LOGIN_CLOSED', { person });
}

function changed(state: Login | null, event: LoginEvent, context: DecisionContext): Decision<LoginEvent> {
  const next = applyLoginEvent(state, event, context.now);
  const previous = state?.credential ?? null;
  return { events: [event], next, answer: { generation: next.generation, previous: previous === next.credential ? null : previous } };
}

function unchanged(state: Login | null): Decision<LoginEvent> {
  return { events: [], answer: { generation: state?.generation ?? 0, previous: null } };
}

const begun = (person: string, at: number): Login => ({
  person,
  credential: null,
  generation: 0,
  link: null,
  closed: false,
  createdAt: at,
  changedAt: at,
});
