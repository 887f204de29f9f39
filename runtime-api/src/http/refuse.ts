import type { ErrorRequestHandler, RequestHandler, Response } from 'express';
import { MillraceError } from '@millrace/schemas';
import type { Service } from '../service.js';
import type { Language } from './call.js';
import { languageFor } from './caller.js';
import { refusalOf } from './problem.js';
import { requestIdOf } from './request-log.js';

/** The last stop of everything that is refused or fails: problem details, in the caller's language. */
export function refuse(service: Pick<Service, 'log' | 'settings'>): ErrorRequestHandler {
  return (error: unknown, request, response: Response, _next) => {
    const reference = requestIdOf(response);
    const language = (response.locals['language'] as Language | undefined) ?? languageFor(request, null, service);
    const { body, headers, isOurs } = refusalOf(error, language, reference);
    // Somebody who hung up is nobody's failure, and nobody reads the answer.
    if (isOurs && !request.destroyed) {
      const cause = error instanceof MillraceError && error.cause !== undefined ? error.cause : error;
      service.log('error', 'request failed', {
        requestId: reference,
        operation: response.locals['operation'] as string | undefined,
        code: body.code,
        cause,
      });
    }
    if (response.headersSent) {
      response.destroy();
      return;
    }
    response.removeHeader('ETag');
    response
      .status(body.status)
      .set({ ...headers, 'Cache-Control': 'no-store', 'Content-Language': language })
      .set('Content-Type', 'application/problem+json; charset=utf-8')
      .send(JSON.stringify(body));
  };
}

/** What stands at no path. */
export const unknownPath: RequestHandler = () => {
  throw new MillraceError('PATH_UNKNOWN');
};
