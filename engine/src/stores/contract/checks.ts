import { MillraceError } from '@millrace/schemas';
import { MAX_COMMIT_BYTES, MAX_PAGE, MAX_SEQ } from './limits.js';
import { exceedsBytes, utf8Bytes } from './text.js';
import type { Commit } from '../../ports/index.js';

const TENANT = /^[0-9a-z._-]{1,60}$/;
const AGGREGATE = /^[0-9a-z._-]{1,60}\/[0-9A-Za-z._-]{1,60}\/[0-9a-z._-]{1,200}$/;
const ROW_KEY = /^[0-9a-z._-]{1,60}\/[\x21-\x7e]{1,300}$/;
const EPOCH = /^[0-9A-Za-z_-]{1,60}$/;
const COMMIT_ID = /^[0-9A-Za-z_-]{1,60}\.[1-9][0-9]{0,9}$/;
const HASH = /^[0-9a-f]{64}$/;

/** A call that breaks the port: says what was expected, where, and what came. */
export function wrongCall(expected: string, place: string, found: unknown): MillraceError {
  const shown = typeof found === 'string' ? found.slice(0, 80) : found === undefined ? 'nothing' : (JSON.stringify(found) ?? String(found));
  return new MillraceError('INVALID_INPUT', { expected, place, found: shown.slice(0, 200) });
}

/** Refuses a tenant that is not of the ids' alphabet: a slash in it would reach into another's keys. */
export function checkTenant(tenant: string): void {
  if (!TENANT.test(tenant)) throw wrongCall('a tenant of 0-9 a-z . _ -', 'tenant', tenant);
}

/** Refuses what is not `<tenant>/<type>/<id>`. */
export function checkAggregate(aggregate: string): void {
  if (!AGGREGATE.test(aggregate)) throw wrongCall('<tenant>/<type>/<id>', 'aggregate', aggregate);
}

/** Refuses what is not `<tenant>/<id>`. */
export function checkRowKey(key: string): void {
  if (!ROW_KEY.test(key)) throw wrongCall('<tenant>/<id> of visible ASCII', 'key', key);
}

/** Refuses a name of an epoch that could be mistaken inside a commit id. */
export function checkEpoch(epoch: string): void {
  if (!EPOCH.test(epoch)) throw wrongCall('an epoch of letters, digits, _ and -', 'epoch', epoch);
}

/** Refuses what cannot be the SHA-256 of a blob: a hash becomes a file's name. */
export function checkHash(hash: string): void {
  if (!HASH.test(hash)) throw wrongCall('64 lower-case hexadecimal digits', 'hash', hash);
}

/** Refuses a range of bytes that is not `[from, to)`. */
export function checkRange(range: readonly [number, number] | undefined): void {
  if (range === undefined) return;
  checkWhole(range[0], 'range[0]');
  checkWhole(range[1], 'range[1]');
  if (range[1] < range[0]) throw wrongCall('an end that is not before the start', 'range', range);
}

/** Refuses all but whole numbers from 0 to 2⁵³ − 1. */
export function checkWhole(value: number, place: string): void {
  if (!Number.isSafeInteger(value) || value < 0) throw wrongCall('a whole number from 0', place, value);
}

/** Refuses a page size outside 1 … 1000. */
export function checkLimit(limit: number, most: number = MAX_PAGE): void {
  if (!Number.isSafeInteger(limit) || limit < 1 || limit > most) throw wrongCall(`1 to ${most}`, 'limit', limit);
}

/** The epoch and the number that a commit's id is made of; refuses what is none. */
export function partsOfCommitId(id: string): { readonly epoch: string; readonly seq: number } {
  if (!COMMIT_ID.test(id)) throw wrongCall('<epoch>.<seq>', 'id', id);
  const dot = id.lastIndexOf('.');
  return { epoch: id.slice(0, dot), seq: Number(id.slice(dot + 1)) };
}

/** Refuses a commit that no store could give back as it came; nothing of its batch may have been written by then. */
export function checkCommit(commit: Commit): void {
  checkAggregate(commit.aggregate);
  checkEpoch(commit.epoch);
  if (!Number.isSafeInteger(commit.revision) || commit.revision < 1) throw wrongCall('a revision from 1', 'revision', commit.revision);
  if (!Number.isSafeInteger(commit.seq) || commit.seq < 1 || commit.seq > MAX_SEQ) throw wrongCall('a seq from 1', 'seq', commit.seq);
  if (commit.id !== `${commit.epoch}.${commit.seq}`) throw wrongCall('<epoch>.<seq>', 'id', commit.id);
  if (commit.prev !== null && !COMMIT_ID.test(commit.prev)) throw wrongCall('the id of the commit before, or null', 'prev', commit.prev);
  checkWhole(commit.at, 'at');
  checkBody(commit.aggregate, commit.body);
}

/** Refuses a body that is no text, or longer than a store takes. */
export function checkBody(aggregate: string, body: string): void {
  if (typeof body !== 'string') throw wrongCall('JSON text', 'body', typeof body);
  if (exceedsBytes(body, MAX_COMMIT_BYTES))
    throw new MillraceError('COMMIT_TOO_LARGE', { limit: MAX_COMMIT_BYTES, found: utf8Bytes(body), aggregate });
}
