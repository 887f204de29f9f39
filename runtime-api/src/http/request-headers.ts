import { createHash } from 'node:crypto';
import { MillraceError } from '@millrace/schemas';
import type { Request } from 'express';
import type { Contract } from './contract.js';
import { requestProblem, RequestRefused } from './request-refused.js';

const uuidV7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;
// A proxy that compresses makes a strong ETag a weak one; the revision in it is the same.
const etag = /^(?:W\/)?"(\d{1,15})"$/;

/**
 * `Idempotency-Key` as the engine's command id; `undefined` where none came. The operation and its path go into the id: the same key with another operation is another
 * command, which would else be answered as done without having happened.
 */
export function idempotencyKey(request: Request, { id }: Pick<Contract, 'id'>): string | undefined {
  const key = request.headers['idempotency-key'];
  if (key === undefined) return undefined;
  if (typeof key !== 'string' || !uuidV7.test(key)) throw new MillraceError('COMMAND_ID_INVALID', { found: String(key).slice(0, 50) });
  const own = key.toLowerCase();
  const hash = createHash('sha256')
    .update(JSON.stringify([own, id, request.params]))
    .digest('hex');
  // The time and the marks of a UUIDv7 stay.
  return `${own.slice(0, 15)}${hash.slice(0, 3)}-${own.slice(19, 20)}${hash.slice(3, 6)}-${hash.slice(6, 18)}`;
}

/** The revision of `If-Match`. Refuses a request without one: it would write over what nobody has seen. */
export function revisionSeen(request: Request): number {
  const header = request.headers['if-match'];
  if (header === undefined || header.trim() === '*' || header.trim() === '') throw new MillraceError('IF_MATCH_MISSING');
  const revision = etag.exec(header.trim())?.[1];
  if (revision !== undefined) return Number(revision);
  throw new RequestRefused([requestProblem('SHAPE_FORMAT', '/headers/If-Match', { expected: '"12"', found: header.slice(0, 50) })]);
}
