import { randomUUID } from 'node:crypto';
import type { RequestHandler, Response } from 'express';
import type { Service } from '../service.js';
import type { Caller } from './caller.js';

/** Requests that take longer, in milliseconds, are told to the operator. */
const slow = 1000;
const givenId = /^[\w.-]{8,64}$/;

/** What identifies a request, in its answer and in the log. */
export const requestIdOf = (response: Response): string => String(response.locals['requestId']);

/**
 * Gives every request an id and tells the log of it when it is over: the operation and the person, never the address's query, headers or bodies, which may hold
 * what people typed. A proxy that is trusted may give the id.
 */
export function requestLog({ log, time, settings }: Pick<Service, 'log' | 'time' | 'settings'>): RequestHandler {
  return (request, response, next) => {
    const since = time.monotonic();
    const given = settings.trustProxy === false ? undefined : request.get('x-request-id');
    const id = given !== undefined && givenId.test(given) ? given : randomUUID();
    response.locals['requestId'] = id;
    response.set('X-Request-Id', id);
    response.once('close', () => {
      if (response.locals['isStream'] === true) return;
      const ms = Math.round(time.monotonic() - since);
      const caller = response.locals['caller'] as Caller | undefined;
      const details = {
        requestId: id,
        method: request.method,
        operation: response.locals['operation'] as string | undefined,
        status: response.statusCode,
        ms,
        ...(caller?.known ? { person: caller.known.person } : {}),
        ...(response.writableFinished ? {} : { aborted: true }),
      };
      if (ms > slow) log('warning', 'slow request', details);
      else log('debug', 'request', details);
    });
    next();
  };
}
