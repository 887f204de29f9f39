import { MillraceError, type JsonObject, type JsonValue } from '@millrace/schemas';
import type { Job, JobHandler, JobHandlers, Row, RowWrite } from '../ports/index.js';
import { DueQueue } from './due-queue.js';
import { Gate } from './gate.js';
import { JobError } from './job-error.js';
import { HORIZON, instanceOf, nearRows } from './near-rows.js';
import type { Runtime } from './runtime.js';

/** What a job's row says beside its fields. */
interface JobBody {
  readonly type: string;
  readonly definition: { readonly id: string; readonly version: number };
  readonly elementId: string;
  readonly input: JsonObject;
  readonly options: JsonObject;
  readonly initiator: string;
  /** Milliseconds one attempt may take. */
  readonly timeoutMs: number;
}

/** Refusals that say that nobody waits for the job's result any more. */
const movedOn = new Set<string>(['JOB_GONE', 'JOB_ATTEMPT_STALE', 'INSTANCE_ENDED', 'INSTANCE_NOT_FOUND']);

/** Handlers running at once in this node, by default. */
const AT_ONCE = 32;

/**
 * Runs the handlers inside this node: at least once per attempt, never two of one job here, each within its time (rule 16). What a handler answers after its time is
 * over is not heard: the job's attempt has moved on.
 */
export class JobWorker {
  private readonly queue: DueQueue;
  private readonly gate: Gate;
  private readonly near = new Set<string>();
  private readonly running = new Set<string>();
  private readonly again = new Set<string>();
  private readonly aborts = new Set<AbortController>();
  /** What handlers answered and could not be stored, for want of a store or of room in a suspended instance: sent again, so that no handler runs twice for it. */
  private readonly unsent = new Map<string, { readonly attempt: number; readonly outcome: Outcome }>();
  private stopped = false;

  constructor(
    private readonly runtime: Runtime,
    private readonly handlers: JobHandlers,
    atOnce = AT_ONCE,
  ) {
    this.gate = new Gate(atOnce);
    this.queue = new DueQueue(runtime.time, (keys) => {
      for (const key of keys) this.gate.run(() => this.runOnce(key));
    });
  }

  /** Hears of jobs that were written or removed. */
  note(rows: readonly RowWrite[]): void {
    for (const { collection, key, fields } of rows) {
      if (collection !== 'jobs') continue;
      if (fields === null) this.unsent.delete(key);
      this.consider(key, fields);
    }
  }

  /** Takes up what is near in a tenant. */
  async recover(tenant: string): Promise<void> {
    for await (const row of nearRows(this.runtime, 'jobs', tenant)) this.consider(row.key, row.fields);
  }

  /** Aborts what runs: those jobs are taken up again by the next start. */
  async stop(): Promise<void> {
    this.stopped = true;
    this.queue.stop();
    this.gate.clear();
    for (const abort of this.aborts) abort.abort(new JobError('ENGINE_CLOSED', 'The engine is closing; the job is run again later.'));
    await this.gate.drained();
  }

  /** Resolves when no handler runs. */
  async drained(): Promise<void> {
    for (await this.gate.drained(); this.queue.ringing; await this.gate.drained()) await new Promise((resolve) => setImmediate(resolve));
  }

  private consider(key: string, fields: RowWrite['fields']): void {
    const dueAt = fields?.['dueAt'];
    const type = fields?.['type'];
    const mine = fields?.['state'] === 'due' && typeof type === 'string' && Object.hasOwn(this.handlers, type);
    if (this.stopped || !mine || typeof dueAt !== 'number' || dueAt > this.runtime.time.now() + HORIZON) {
      this.near.delete(key);
      this.queue.drop(key);
      return;
    }
    this.near.add(key);
    this.queue.push(key, dueAt);
  }

  private async runOnce(key: string): Promise<void> {
    if (this.stopped || !this.near.has(key)) return;
    if (this.running.has(key)) {
      this.again.add(key);
      return;
    }
    this.running.add(key);
    this.near.delete(key);
    try {
      const row = await this.runtime.store.get('jobs', key);
      // Removed, or taken by an outside worker since it was queued.
      if (row?.fields['state'] !== 'due') return;
      if (Number(row.fields['dueAt']) > this.runtime.time.now()) return this.consider(key, row.fields);
      await this.attempt(row);
    } catch (cause) {
      if (this.stopped) return;
      this.runtime.log('warning', 'a job could not be run now; trying again', { job: key, cause });
      this.near.add(key);
      this.queue.push(key, this.runtime.time.now() + 2000);
    } finally {
      this.running.delete(key);
      // The next attempt became due while this one was being reported.
      if (this.again.delete(key) && !this.stopped) {
        this.near.add(key);
        this.queue.push(key, this.runtime.time.now());
      }
    }
  }

  private async attempt(row: Row): Promise<void> {
    const { instance, id } = instanceOf(row.key);
    const attempt = Number(row.fields['attempt']);
    const unsent = this.unsent.get(row.key);
    this.unsent.delete(row.key);
    const outcome = unsent?.attempt === attempt ? unsent.outcome : await this.handle(row);
    if (outcome === 'aborted') return;
    const command =
      'output' in outcome
        ? { type: 'completeJob', jobId: id, attempt, output: outcome.output }
        : { type: 'failJob', jobId: id, attempt, error: { code: outcome.code, message: outcome.message }, retryable: outcome.retryable };
    const send = (type: object): Promise<unknown> =>
      this.runtime.execute(instance, type as never, { id: `${id}.${attempt}.${'output' in outcome ? 'c' : 'f'}`, actor: 'system' });
    try {
      await send(command);
    } catch (error) {
      if (!(error instanceof MillraceError) || error.status >= 500) {
        // What was done is done: a store that cannot write now gets it told again, and the world outside is left in peace.
        this.unsent.set(row.key, { attempt, outcome });
        throw error;
      }
      if (error.code === 'INSTANCE_FULL') {
        this.unsent.set(row.key, { attempt, outcome });
        return;
      }
      // What cannot be taken over is the handler's failure, unless the job has moved on.
      if (!movedOn.has(error.code)) {
        const failed = { type: 'failJob', jobId: id, attempt, error: { code: error.code, message: error.message }, retryable: false };
        await this.runtime.execute(instance, failed, { id: `${id}.${attempt}.f`, actor: 'system' });
      }
    }
  }

  private async handle(row: Row): Promise<Outcome> {
    const { tenant, id } = instanceOf(row.key);
    const body = JSON.parse(row.body) as JobBody;
    const handler = this.handlers[body.type];
    if (!handler) return 'aborted';
    const abort = new AbortController();
    this.aborts.add(abort);
    const job: Job = {
      id,
      tenant,
      type: body.type,
      instanceId: id.slice(0, id.lastIndexOf('.')),
      definition: body.definition,
      elementId: body.elementId,
      attempt: Number(row.fields['attempt']),
      input: body.input,
      options: body.options,
      initiator: body.initiator,
      signal: abort.signal,
    };
    try {
      const output = await this.withinTime(handler, job, abort, body.timeoutMs);
      return { output: jsonObject(output) };
    } catch (error) {
      if (this.stopped) return 'aborted';
      if (error instanceof JobError) return { code: error.code, message: error.message, retryable: error.retryable };
      // A handler's own message may carry anything: it goes to the log and the incident, without its stack.
      return { code: 'HANDLER_FAILED', message: messageOf(error).slice(0, 2000), retryable: true };
    } finally {
      this.aborts.delete(abort);
    }
  }

  private withinTime(handler: JobHandler, job: Job, abort: AbortController, timeoutMs: number): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const cancel = this.runtime.time.after(timeoutMs, () => {
        const late = new JobError('JOB_TIMEOUT', `Expected the handler to answer within ${timeoutMs} ms, but it did not.`);
        reject(late);
        abort.abort(late);
      });
      abort.signal.addEventListener('abort', () => reject(abort.signal.reason as Error), { once: true });
      // The handler may throw before it gives a promise.
      Promise.resolve()
        .then(() => handler(job))
        .then(resolve, reject)
        .finally(cancel);
    });
  }
}

type Outcome =
  { readonly output: JsonObject } | { readonly code: string; readonly message: string; readonly retryable: boolean } | 'aborted';

/** What a handler threw, in words: it may be anything, also what cannot be turned into text. */
function messageOf(thrown: unknown): string {
  try {
    return String(thrown instanceof Error ? thrown.message : thrown);
  } catch {
    return 'The handler threw something that has no text.';
  }
}

/** A handler's answer as plain JSON, the same as it will be after a restart. */
function jsonObject(output: unknown): JsonObject {
  if (output === undefined || output === null) return {};
  let plain: JsonValue;
  try {
    plain = JSON.parse(JSON.stringify(output)) as JsonValue;
  } catch (cause) {
    throw new JobError(
      'HANDLER_RESULT_INVALID',
      'Expected the handler to answer with plain JSON, but its answer cannot be written as JSON.',
      { retryable: false, cause },
    );
  }
  if (typeof plain !== 'object' || plain === null || Array.isArray(plain)) {
    throw new JobError('HANDLER_RESULT_INVALID', 'Expected the handler to answer with an object or nothing, but found another value.', {
      retryable: false,
    });
  }
  return plain as JsonObject;
}
