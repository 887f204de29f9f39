import { createHash } from 'node:crypto';
import { MillraceError } from '@millrace/schemas';
import type { Request, RequestHandler } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import { plainLogin } from '../identity/index.js';

const quarterOfAnHour = 15 * 60_000;

/** How often the operations that try a secret may fail. */
export interface TryLimits {
  /** What runs before the operation; nothing for most. */
  of(operation: string): RequestHandler[];
}

/** How many failures in a quarter of an hour; tries that are under way count too, so that a flood of them at once gains nothing. */
export interface TryCounts {
  readonly perAddress: number;
  readonly perLogin: number;
}

/** Limits on guessing: by network address, so that one machine cannot try many logins, and by login, so that many machines cannot try one. */
export function tryLimits({ perAddress, perLogin }: TryCounts = { perAddress: 200, perLogin: 30 }): TryLimits {
  const byAddress = limiter(perAddress, addressOf);
  const byLogin = limiter(perLogin, (request) => digest(loginOf(request)));
  const bySession = limiter(perLogin, (request) => digest(request.session.owner?.person));
  const limits: Readonly<Record<string, RequestHandler[]>> = {
    signIn: [byAddress, byLogin],
    lookAtInvitation: [byAddress],
    acceptInvitation: [byAddress],
    changePassword: [bySession],
  };
  return { of: (operation) => limits[operation] ?? [] };
}

function limiter(limit: number, keyGenerator: (request: Request) => string): RequestHandler {
  return rateLimit({
    windowMs: quarterOfAnHour,
    limit,
    keyGenerator,
    skipSuccessfulRequests: true,
    standardHeaders: false,
    legacyHeaders: false,
    // Its warnings about proxies are for apps that guess; ours is told by MILLRACE_TRUST_PROXY.
    validate: false,
    handler: (request) => {
      const resetTime = (request as Request & { rateLimit?: { resetTime?: Date } }).rateLimit?.resetTime;
      const left = (resetTime?.getTime() ?? 0) - Date.now();
      throw new MillraceError('TOO_MANY_TRIES', { seconds: Math.max(1, Math.ceil(left / 1000)) });
    },
  });
}

const addressOf = ({ ip }: Request): string => ipKeyGenerator(ip ?? '', 64);
/** However it is spelt: another spelling of the same login must be no further try. */
const loginOf = ({ body }: Request): unknown => {
  const login = (body as { login?: unknown } | undefined)?.login;
  return typeof login === 'string' ? plainLogin(login.slice(0, 254)) : undefined;
};
/** Of one length, whatever was typed. */
const digest = (text: unknown): string =>
  createHash('sha256')
    .update(typeof text === 'string' ? text : '')
    .digest('base64url');
