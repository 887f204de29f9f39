import { MillraceError, type JsonObject } from '@millrace/schemas';
import { describeFound } from '../behaviors/command-input.js';
import type { Filter, Row } from '../ports/index.js';
import type { EngineParts } from './engine-parts.js';
import { heldUntil, leasesCollection } from './job-leases.js';
import { idOf, instant, page, text, type ListPage, type PageOptions } from './views.js';

/** A job of a service task, with all that a worker needs to run it. Times are ISO 8601, UTC. */
export interface JobView {
  readonly id: string;
  /** The task's `service.type`. */
  readonly type: string;
  /** due: to be run at `dueAt`; locked: an outside worker took it; failed: an incident holds it. */
  readonly state: 'due' | 'locked' | 'failed';
  readonly instanceId: string;
  readonly definition: { readonly id: string; readonly version: number };
  readonly elementId: string;
  /** Of the next or the present try; what `activateJob` answers counts. */
  readonly attempt: number;
  readonly dueAt: string;
  /** Who has it, and until when unless they say that they still work. */
  readonly worker?: string;
  readonly lockedUntil?: string;
  readonly input: JsonObject;
  /** The static settings of the task. */
  readonly options: JsonObject;
  readonly initiator: string;
  /** Milliseconds one attempt may take. */
  readonly timeoutMs: number;
}

/** Which jobs. */
export interface JobQuery extends PageOptions {
  readonly type?: string;
  /** Default `available`: due now or given up by the worker that took them, and of a type that no handler inside runs. The others are what the rows say. */
  readonly state?: 'available' | JobView['state'];
}

const states: readonly unknown[] = ['available', 'due', 'locked', 'failed'];

/** Jobs, the longest due first. A page of available ones may hold fewer than its limit: those that a heartbeat keeps are left out. */
export async function findJobs(parts: EngineParts, tenant: string, query: JobQuery): Promise<ListPage<JobView>> {
  const { type, state = 'available' } = query;
  if (!states.includes(state))
    throw new MillraceError('INVALID_INPUT', { place: 'state', expected: states.join(', '), found: describeFound(state) });
  const { store, time } = parts.runtime;
  const now = time.now();
  const conditions: Filter[] = type === undefined ? [] : [{ field: 'type', eq: type }];
  if (state === 'available') {
    const due: Filter = {
      and: [{ field: 'state', eq: 'due' }, { field: 'dueAt', lte: now }, ...parts.insideTypes.map((one) => ({ field: 'type', ne: one }))],
    };
    // Indexes begin with the state: each of the two is looked up for itself.
    conditions.push({ field: 'state', in: ['due', 'locked'] });
    conditions.push({
      or: [
        due,
        {
          and: [
            { field: 'state', eq: 'locked' },
            { field: 'lockUntil', lte: now },
          ],
        },
      ],
    });
  } else conditions.push({ field: 'state', eq: state });
  const options = page(query);
  return parts.available(async () => {
    const found = await store.find({ collection: 'jobs', tenant, where: { and: conditions }, sort: [{ field: 'dueAt' }], ...options });
    const leases = await leasesOf(parts, tenant, found.rows);
    const held = found.rows.map((row) => ({ row, until: heldUntil(row, leases.get(row.key)) }));
    const shown = state === 'available' ? held.filter(({ until }) => until <= now) : held;
    const items = shown.map(({ row, until }) => jobView(row, until));
    return { items, ...(found.cursor === undefined ? {} : { cursor: found.cursor }) };
  });
}

async function leasesOf(parts: EngineParts, tenant: string, jobs: readonly Row[]): Promise<ReadonlyMap<string, Row>> {
  const locked = jobs.filter((row) => row.fields['state'] === 'locked').map(idOf);
  if (locked.length === 0) return new Map();
  const where: Filter = { field: 'job', in: locked };
  const { rows } = await parts.runtime.store.find({ collection: leasesCollection.name, tenant, where, limit: 1000 });
  return new Map(rows.map((row) => [row.key, row]));
}

function jobView(row: Row, until: number): JobView {
  const { fields } = row;
  const body = JSON.parse(row.body) as Pick<JobView, 'definition' | 'input' | 'options' | 'initiator' | 'timeoutMs' | 'worker'>;
  return {
    id: idOf(row),
    type: String(fields['type']),
    state: fields['state'] as JobView['state'],
    instanceId: String(fields['instance']),
    definition: body.definition,
    elementId: String(fields['elementId']),
    attempt: Number(fields['attempt']),
    dueAt: new Date(Number(fields['dueAt'])).toISOString(),
    ...text('worker', body.worker),
    ...(until === 0 ? {} : instant('lockedUntil', until)),
    input: body.input,
    options: body.options,
    initiator: body.initiator,
    timeoutMs: body.timeoutMs,
  };
}
