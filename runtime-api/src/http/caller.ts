import type { Request, Response } from 'express';
import { MillraceError } from '@millrace/schemas';
import type { KnownCaller, Service } from '../service.js';
import type { Language } from './call.js';
import type { Contract, TokenScope } from './contract.js';
import { languageOf } from './language.js';

/** Who calls, as far as a request tells. */
export interface Caller {
  /** `null`: nobody who is known. */
  readonly known: KnownCaller | null;
  /** Of a token; `null` for a browser. */
  readonly scopes: readonly TokenScope[] | null;
}

const bearer = /^bearer +([A-Za-z0-9._~+/=-]{1,500})$/i;

/** Whether a request comes from a program with a token rather than from a browser. */
export const isProgram = (request: Request): boolean => request.headers.authorization !== undefined;

/** Finds out who calls. Refuses a token that does not work; a session that has ended is nobody's. */
export async function callerOf(request: Request, response: Response, { identity }: Pick<Service, 'identity'>): Promise<Caller> {
  if (isProgram(request)) {
    const secret = bearer.exec(request.headers.authorization ?? '')?.[1];
    const found = secret === undefined ? null : await identity.tokenCaller(secret);
    if (found === null) throw new MillraceError('TOKEN_REFUSED');
    return { known: found, scopes: found.scopes };
  }
  const owner = (request.session as Request['session'] | undefined)?.owner;
  if (owner === undefined) return { known: null, scopes: null };
  const known = await identity.sessionCaller(owner);
  if (known === null) {
    // It ended elsewhere: a new password, a closed access. What is left of it goes away here.
    await new Promise<void>((resolve) => request.session.destroy(() => resolve()));
    response.clearCookie('millrace.session', { path: '/' });
  }
  return { known, scopes: null };
}

/** Refuses whom a contract does not let call. */
export function admit(caller: Caller, { caller: wanted, scope }: Pick<Contract, 'caller' | 'scope'>): void {
  if (caller.scopes === null) {
    if (wanted === 'person' && caller.known === null) throw new MillraceError('SIGN_IN_NEEDED');
    return;
  }
  if (scope === undefined) throw new MillraceError('SESSION_NEEDED');
  if (!caller.scopes.includes(scope)) throw new MillraceError('SCOPE_MISSING', { scope });
}

/** The language of an answer: the one asked for, else the person's, else the installation's. */
export function languageFor(request: Request, known: KnownCaller | null, { settings }: Pick<Service, 'settings'>): Language {
  return languageOf(request.headers['accept-language']) ?? known?.language ?? settings.language;
}
