import { randomBytes } from 'node:crypto';
import type { RequestHandler, Response } from 'express';
import helmet from 'helmet';

/** The nonce of this answer's inline styles and scripts. */
export const nonceOf = (response: Response): string => String(response.locals['nonce']);

const nonceSource = (_request: unknown, response: unknown): string => `'nonce-${nonceOf(response as Response)}'`;

/** What every answer says of how a browser may use it. */
export function securityHeaders(isHttps: boolean): RequestHandler[] {
  return [
    (_request, response, next) => {
      response.locals['nonce'] = randomBytes(18).toString('base64');
      next();
    },
    helmet({
      contentSecurityPolicy: false,
      strictTransportSecurity: isHttps ? { maxAge: 31_536_000 } : false,
      referrerPolicy: { policy: 'same-origin' },
      xFrameOptions: { action: 'deny' },
    }),
  ];
}

const nothing = ["'none'"];
const own = ["'self'"];

/** Answers of the interface are data: a browser that is led to one shows nothing of it. */
export const dataPolicy: RequestHandler = helmet.contentSecurityPolicy({
  useDefaults: false,
  directives: { defaultSrc: nothing, frameAncestors: nothing },
});

/** Pages of the portal: what they load comes from here, and what is inline carries the nonce. */
export const pagePolicy: RequestHandler = helmet.contentSecurityPolicy({
  useDefaults: false,
  directives: {
    defaultSrc: nothing,
    scriptSrc: [...own, nonceSource],
    styleSrc: [...own, nonceSource],
    imgSrc: [...own, 'data:'],
    fontSrc: own,
    connectSrc: own,
    manifestSrc: own,
    workerSrc: own,
    baseUri: nothing,
    formAction: own,
    frameAncestors: nothing,
    objectSrc: nothing,
  },
});

/** The page that shows the interface: its library writes styles of its own into the page. */
export const docsPolicy: RequestHandler = helmet.contentSecurityPolicy({
  useDefaults: false,
  directives: {
    defaultSrc: nothing,
    scriptSrc: [...own, nonceSource],
    styleSrc: [...own, "'unsafe-inline'"],
    imgSrc: [...own, 'data:'],
    connectSrc: own,
    baseUri: nothing,
    formAction: nothing,
    frameAncestors: nothing,
    objectSrc: nothing,
  },
});
