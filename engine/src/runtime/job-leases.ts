import { MillraceError } from '@millrace/schemas';
import { describeFound } from '../behaviors/command-input.js';
import type { CollectionSpec, Row, RowWrite } from '../ports/index.js';
import type { EngineParts } from './engine-parts.js';
import type { Runtime } from './runtime.js';

/**
 * How long outside workers keep the jobs that they took, beyond the lock in the log (rule 16): a row `<tenant>/<job id>` of the last heartbeat. It holds for its attempt
 * only, so a row left behind means nothing once another attempt runs. The body has `{ worker }`.
 */
export const leasesCollection: CollectionSpec = {
  name: 'leases',
  fields: { job: 'text', attempt: 'number', until: 'number' },
  indexes: [{ fields: ['job'] }, { fields: ['until'] }],
};

/** Leases that ran out are kept this long. */
const KEPT_FOR = 86_400_000;

/** Until when a job is an outside worker's, by its lock and its heartbeat; 0 when it is nobody's. Milliseconds since 1970 UTC. */
export function heldUntil(job: Row, lease: Row | null | undefined): number {
  if (job.fields['state'] !== 'locked') return 0;
  const lock = Number(job.fields['lockUntil'] ?? 0);
  // A row of jobs may be older than the lease: a later attempt than the row tells of holds too.
  const counts = lease && Number(lease.fields['attempt']) >= Number(job.fields['attempt']);
  return counts ? Math.max(lock, Number(lease.fields['until'])) : lock;
}

/** Refuses an outside worker a job that a heartbeat keeps, or that handlers inside run. */
export async function refuseTaken(parts: EngineParts, tenant: string, jobId: string): Promise<void> {
  const { job, lease } = await read(parts, tenant, jobId);
  if (!job) return;
  const type = String(job.fields['type']);
  if (job.fields['state'] === 'due' && parts.runsInside(type)) throw new MillraceError('JOB_RUNS_INSIDE', { id: jobId, type });
  if (heldUntil(job, lease) > parts.runtime.time.now()) throw new MillraceError('JOB_LOCKED', { id: jobId });
}

/**
 * A worker's heartbeat: keeps the job for `lockMs` from now. Answers until when, milliseconds since 1970 UTC. It counts only if it was written while the worker
 * still had the job: nobody who looked after that can have missed it.
 */
export async function extendLock(parts: EngineParts, tenant: string, jobId: string, attempt: number, lockMs: number): Promise<number> {
  if (!(Number.isSafeInteger(lockMs) && lockMs > 0))
    throw new MillraceError('INVALID_INPUT', { place: '/lockMs', expected: 'milliseconds above 0', found: describeFound(lockMs) });
  const { runtime } = parts;
  const { job, lease } = await read(parts, tenant, jobId);
  const state = job?.fields['state'];
  if (!job || (state !== 'locked' && state !== 'due')) throw new MillraceError('JOB_GONE', { id: jobId });
  const expected = Number(job.fields['attempt']);
  if (state === 'due' || expected !== attempt)
    throw new MillraceError('JOB_ATTEMPT_STALE', { id: jobId, expected, found: describeFound(attempt) });
  const before = heldUntil(job, lease);
  const now = runtime.time.now();
  if (before <= now) throw new MillraceError('JOB_LOCK_LOST', { id: jobId, until: new Date(before).toISOString() });
  const until = now + lockMs;
  const body = JSON.parse(job.body) as { readonly worker?: string };
  const row: RowWrite = {
    collection: leasesCollection.name,
    key: `${tenant}/${jobId}`,
    // By time, and always above the one before, so that the last heartbeat holds.
    rank: Math.max(now * 1000, (lease?.rank ?? 0) + 1),
    at: now,
    fields: { job: jobId, attempt, until },
    body: JSON.stringify({ worker: body.worker ?? '' }),
  };
  await parts.available(() => runtime.store.project([row]));
  if (runtime.time.now() >= before) throw new MillraceError('JOB_LOCK_LOST', { id: jobId, until: new Date(before).toISOString() });
  return until;
}

/** Removes leases of a tenant that ran out long ago, a thousand at a time. */
export async function sweepLeases(runtime: Runtime, tenant: string): Promise<void> {
  const { store, time } = runtime;
  const at = time.now();
  const collection = leasesCollection.name;
  const where = { field: 'until', lt: at - KEPT_FOR };
  const { rows } = await store.find({ collection, tenant, where, sort: [{ field: 'until' }], limit: 1000 });
  if (rows.length > 0) await store.project(rows.map(({ key, rank }) => ({ collection, key, rank: rank + 1, at, fields: null, body: '' })));
  await store.sweepTombstones(collection, at - KEPT_FOR, 1000);
}

async function read(parts: EngineParts, tenant: string, jobId: string): Promise<{ readonly job: Row | null; readonly lease: Row | null }> {
  const { store } = parts.runtime;
  const key = `${tenant}/${jobId}`;
  return parts.available(async () => ({ job: await store.get('jobs', key), lease: await store.get(leasesCollection.name, key) }));
}
