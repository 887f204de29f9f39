import { catalogue } from '@millrace/schemas';
import type { Contract } from '../http/contract.js';
import type { PlainSchema } from './plain-schema.js';

type ErrorStatus = keyof typeof words;

const text = { type: 'string' };
const seconds = { 'Retry-After': { description: 'Seconds to wait.', schema: { type: 'integer', minimum: 1 } } };

/** What a refusal's status means here, and what stands beside its body. */
const words = {
  400: ['BadRequest', 'The request does not have the shape told here.'],
  401: ['SignInNeeded', 'Nobody is signed in, or the token does not work.', { 'WWW-Authenticate': { schema: text } }],
  403: ['NotAllowed', 'Known, but not allowed to do this.'],
  404: ['NotFound', 'It is not there, or not for the caller to see.'],
  409: ['Conflict', 'It is not in a state for that, or no longer.'],
  410: ['Gone', 'It was, and does not work any more.'],
  412: ['RevisionChanged', 'Somebody changed it since it was read.'],
  413: ['TooLarge', 'The body is too large.'],
  415: ['TypeWrong', 'The body is no uncompressed JSON in UTF-8.'],
  422: ['Unprocessable', 'The shape is right, what it says is not.'],
  428: ['IfMatchMissing', '`If-Match` is missing.'],
  429: ['TooMany', 'Too often; the answer tells when to try again.', seconds],
  500: ['Failed', 'Our failure; `params.reference` names it for those who look after the server.'],
  503: ['NotNow', 'Not now: it starts, closes, or its store does not answer.', seconds],
  507: ['StoreFull', 'The store is full.'],
} as const;

/** The responses of the document's components: one for each status, so that an operation only names them. */
export const refusedResponses: Readonly<Record<string, PlainSchema>> = Object.fromEntries(
  Object.values(words).map(([name, description, headers]) => [
    name,
    {
      description,
      ...(headers === undefined ? {} : { headers }),
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/ProblemDetails' } } },
    },
  ]),
);

/** Responses by status, as references to the components. */
export function refusals(statuses: Iterable<ErrorStatus>): PlainSchema {
  return Object.fromEntries([...statuses].map((status) => [status, { $ref: `#/components/responses/${words[status][0]}` }]));
}

/** Every status that an operation may refuse with. */
export function refusalsOf({ method, path, params, body, revision, idempotent, errors = [] }: Contract): PlainSchema {
  const isWrite = method !== 'get';
  return refusals(
    new Set<ErrorStatus>([
      400,
      401,
      403,
      ...(params === undefined ? [] : ([404] as const)),
      // Of one that was purged the gravestone answers.
      ...(path.startsWith('/instances/{') ? ([410] as const) : []),
      ...(isWrite ? ([409, 413, 415, 507] as const) : []),
      ...(body === undefined && idempotent !== true ? [] : ([422] as const)),
      ...(revision === 'required' ? ([412, 428] as const) : []),
      ...errors.map((code) => statusOf(catalogue[code].status)),
      500,
      503,
    ]),
  );
}

function statusOf(status: number): ErrorStatus {
  if (status in words) return status as ErrorStatus;
  throw new TypeError(`Expected a status that refusals.ts has words for, but found ${status}. Add it there.`);
}
