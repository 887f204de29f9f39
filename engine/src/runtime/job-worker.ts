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
const movedOn = new Set<string>(['JOB_GONE', 'JOB_ATTEMPT_STALE', 'INSTANCE_ENDED', 'INSTANCE_NOT_FOUND', 'INSTANCE_PURGED']);

/** Handlers running at once in this node, by default. */
const AT_ONCE = 32;
/** Results on their way into the store, at most: handlers need not wait for them, but must not run away from a store that is slow. */
const TELLING_AT_ONCE = 512;
/** Rows of due jobs kept from when they were written, at most: those of others are read when it is their turn. */
const ROWS_KEPT = 1000;

/**
 * Runs the handlers inside this node: at least once per attempt, never two of one job here, each within its time (rule 16). What a handler answers after its time is
 * over is not heard: the job's attempt has moved on.
 */
export class JobWorker {
  private readonly queue: DueQueue;
  private readonly gate: Gate;
  /** Jobs to be run here, with their row where it is known. */
  private readonly near = new Map<string, Row | null>();
  private readonly running = new Set<string>();
  private readonly again = new Set<string>();
  private readonly aborts = new Set<Abort>();
  /** What handlers answered and could not be stored, for want of a store or of room in a suspended instance: sent again, so that no handler runs twice for it. */
  private readonly unsent = new Map<string, { readonly attempt: number; readonly outcome: Outcome }>();
  private stopped = false;
  private telling = 0;
  private told: (() => void)[] = [];

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
    for (const row of rows) {
      const { collection, key, fields, rank, body } = row;
      if (collection !== 'jobs') continue;
      if (fields === null) this.unsent.delete(key);
      this.consider(key, fields, fields === null ? null : { key, rank, fields, body });
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
    await this.quiet();
  }

  /** Resolves when no handler runs and no result is on its way. */
  async drained(): Promise<void> {
    for (await this.quiet(); this.queue.ringing; await this.quiet()) await new Promise((resolve) => setImmediate(resolve));
  }

  private async quiet(): Promise<void> {
    for (await this.gate.drained(); this.telling > 0; await this.gate.drained())
      await new Promise<void>((resolve) => this.told.push(resolve));
  }

  private consider(key: string, fields: RowWrite['fields'], row: Row | null = null): void {
    const dueAt = fields?.['dueAt'];
    const type = fields?.['type'];
    const mine = fields?.['state'] === 'due' && typeof type === 'string' && Object.hasOwn(this.handlers, type);
    if (this.stopped || !mine || typeof dueAt !== 'number' || dueAt > this.runtime.time.now() + HORIZON) {
      this.near.delete(key);
      this.queue.drop(key);
      return;
    }
    this.near.set(key, this.near.size < ROWS_KEPT ? row : null);
    this.queue.push(key, dueAt);
  }

  private async runOnce(key: string): Promise<void> {
    if (this.stopped || !this.near.has(key)) return;
    if (this.running.has(key)) {
      this.again.add(key);
      return;
    }
    this.running.add(key);
    const known = this.near.get(key);
    this.near.delete(key);
    try {
      const row = known ?? (await this.runtime.store.get('jobs', key));
      // Removed, or taken by an outside worker since it was queued.
      if (row?.fields['state'] !== 'due') return this.done(key);
      if (Number(row.fields['dueAt']) > this.runtime.time.now()) {
        this.consider(key, row.fields);
        return this.done(key);
      }
      const outcome = await this.outcomeOf(row);
      if (outcome === 'aborted') return this.done(key);
      const telling = this.tell(row, outcome);
      if (this.telling > TELLING_AT_ONCE) await telling;
    } catch (cause) {
      this.later(key, cause);
      this.done(key);
    }
  }

  private later(key: string, cause: unknown): void {
    if (this.stopped) return;
    this.runtime.log('warning', 'a job could not be run now; trying again', { job: key, cause });
    this.near.set(key, null);
    this.queue.push(key, this.runtime.time.now() + 2000);
  }

  private done(key: string): void {
    this.running.delete(key);
    // The next attempt became due while this one was being reported.
    if (this.again.delete(key) && !this.stopped) {
      if (!this.near.has(key)) this.near.set(key, null);
      this.queue.push(key, this.runtime.time.now());
    }
  }

  /** What the handler answers, or has answered before. */
  private async outcomeOf(row: Row): Promise<Outcome> {
    const unsent = this.unsent.get(row.key);
    this.unsent.delete(row.key);
    return unsent?.attempt === Number(row.fields['attempt']) ? unsent.outcome : this.handle(row);
  }

  /** Tells the instance, while the next handler runs; what cannot be told now is told later. Never rejects. */
  private async tell(row: Row, outcome: Exclude<Outcome, 'aborted'>): Promise<void> {
    this.telling++;
    try {
      await this.send(row, outcome);
    } catch (cause) {
      this.later(row.key, cause);
    }
    this.telling--;
    this.done(row.key);
    for (const wake of this.told.splice(0)) wake();
  }

  private async send(row: Row, outcome: Exclude<Outcome, 'aborted'>): Promise<void> {
    const { instance, id } = instanceOf(row.key);
    const attempt = Number(row.fields['attempt']);
    const command =
      'output' in outcome
        ? { type: 'completeJob', jobId: id, attempt, output: outcome.output }
        : { type: 'failJob', jobId: id, attempt, error: { code: outcome.code, message: outcome.message }, retryable: outcome.retryable };
    const sender = { id: `${id}.${attempt}.${'output' in outcome ? 'c' : 'f'}`, actor: 'system' };
    try {
      await this.runtime.execute(instance, command, sender);
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
    const abort = new Abort();
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
      get signal() {
        return abort.signal;
      },
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

  private withinTime(handler: JobHandler, job: Job, abort: Abort, timeoutMs: number): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const cancel = this.runtime.time.after(timeoutMs, () => {
        abort.abort(new JobError('JOB_TIMEOUT', `Expected the handler to answer within ${timeoutMs} ms, but it did not.`));
      });
      abort.onAbort = reject;
      // The handler may throw before it gives a promise.
      Promise.resolve()
        .then(() => handler(job))
        .then(resolve, reject)
        .finally(cancel);
    });
  }
}

/** Ends a handler's attempt. The signal that it may listen to is made when it is first looked at: most handlers never do. */
class Abort {
  onAbort: (reason: Error) => void = () => undefined;
  private reason: Error | undefined;
  private controller: AbortController | undefined;

  get signal(): AbortSignal {
    this.controller ??= new AbortController();
    if (this.reason !== undefined && !this.controller.signal.aborted) this.controller.abort(this.reason);
    return this.controller.signal;
  }

  abort(reason: Error): void {
    if (this.reason !== undefined) return;
    this.reason = reason;
    this.onAbort(reason);
    this.controller?.abort(reason);
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
