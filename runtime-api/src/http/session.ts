import { randomBytes } from 'node:crypto';
import { csrfSync } from 'csrf-sync';
import type { Request, RequestHandler, Response } from 'express';
import session from 'express-session';
import { MillraceError } from '@millrace/schemas';
import type { Service } from '../service.js';
import type { SessionDoor, SessionOwner } from './call.js';

declare module 'express-session' {
  interface SessionData {
    /** Who signed in; a session without an owner is nobody's. */
    owner?: SessionOwner;
  }
}

/** The cookie of a browser's session. */
export const sessionCookie = 'millrace.session';

const hour = 3_600_000;
const csrf = csrfSync({ size: 32, getTokenFromRequest: (request) => headerOf(request, 'x-csrf-token') });

const headerOf = (request: Request, name: string): string | undefined => {
  const value = request.headers[name];
  return Array.isArray(value) ? value[0] : value;
};

/** Finds the session of a browser's cookie. A visitor who did not sign in gets none, so that nobody fills the store by asking. */
export function browserSessions({ settings, identity }: Pick<Service, 'settings' | 'identity'>): RequestHandler {
  const isHttps = settings.publicUrl.startsWith('https:');
  return session({
    name: sessionCookie,
    secret: settings.secretKey,
    store: identity.sessions,
    resave: false,
    saveUninitialized: false,
    rolling: true,
    // The public address says https, so a proxy in front ends it: the cookie is for https even where nobody told us to trust that proxy.
    ...(isHttps ? { proxy: true } : {}),
    cookie: { path: '/', httpOnly: true, sameSite: 'lax', secure: isHttps, maxAge: settings.sessionHours * hour },
  });
}

/** Refuses a write of a session that does not carry the session's token. */
export const checkCsrf: RequestHandler = csrf.csrfSynchronisedProtection;

/** A token that nobody checks: visitors have no session, and what they may do without one needs JSON, which other sites cannot send. */
const visitorsToken = (): string => randomBytes(16).toString('hex');

/** The session of a request, as operations see it. */
export function sessionDoor(request: Request, response: Response, isProgram: boolean): SessionDoor {
  const refuse = (): never => {
    throw new MillraceError('SESSION_NEEDED');
  };
  const known = (): Partial<session.SessionData> => (isProgram ? {} : (request.session ?? {}));
  return {
    get id() {
      return known().owner === undefined ? undefined : request.sessionID;
    },
    get owner() {
      return known().owner;
    },
    get expiresAt() {
      const { owner, cookie } = known();
      return owner === undefined ? undefined : (cookie?.expires ?? undefined)?.getTime();
    },
    address: request.ip ?? '',
    csrfToken: () => (known().owner === undefined ? visitorsToken() : csrf.generateToken(request)),
    open: async (owner) => {
      if (isProgram) refuse();
      await settled((done) => request.session.regenerate(done));
      request.session.owner = owner;
      csrf.generateToken(request, true);
      await settled((done) => request.session.save(done));
    },
    close: async () => {
      if (isProgram) refuse();
      if (known().owner !== undefined) await settled((done) => request.session.destroy(done));
      response.clearCookie(sessionCookie, { path: '/' });
    },
  };
}

/** Express-session speaks in callbacks. */
const settled = (start: (done: (error?: unknown) => void) => void): Promise<void> =>
  new Promise((resolve, reject) =>
    start((error) => {
      if (error === undefined || error === null) resolve();
      else reject(error instanceof Error ? error : new MillraceError('STORE_UNAVAILABLE', { reason: 'the session could not be kept' }));
    }),
  );
