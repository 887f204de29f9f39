import type { JsonObject } from '@millrace/schemas';
import type { Job } from '../execution/state.js';
import type { Entered } from './activities.js';
import { fail } from './failed-step.js';
import { fitsRow, mostRowBytes } from './row-size.js';
import type { Run } from './run.js';
import { parseDuration } from './values/duration.js';

/** How often a failing job is tried, and how long it rests in between. */
export interface RetryPlan {
  /** Tries in all. */
  readonly attempts: number;
  /** ISO 8601; the rest after the first failure. */
  readonly backoff: string;
  /** Each rest is this many times the one before. */
  readonly factor: number;
  /** ISO 8601; no rest is longer. */
  readonly maxBackoff: string;
}

/** What a service task says of its job; `config.job` of its node. Handlers read type, options and timeout there. */
export interface JobPlan {
  /** The handler's name. */
  readonly type: string;
  readonly options: JsonObject;
  /** Milliseconds one attempt may take. */
  readonly timeoutMs: number;
  readonly retry: RetryPlan;
}

/** Creates the job of an activity. */
export function createJob(run: Run, visit: Entered, plan: JobPlan, input: JsonObject, replaces?: number): void {
  const { type: jobType, timeoutMs, options } = plan;
  if (!fitsRow(input)) fail('JOB_INPUT_TOO_LARGE', { element: visit.node.id, limit: mostRowBytes });
  const job = run.nextNumber();
  const data = { ...(Object.keys(input).length === 0 ? {} : { input }), ...(Object.keys(options).length === 0 ? {} : { options }) };
  run.emit({
    type: 'jobCreated',
    facts: { job, activity: visit.activity, jobType, timeoutMs, ...(replaces === undefined ? {} : { replaces }) },
    ...(Object.keys(data).length === 0 ? {} : { data }),
  });
}

/** When a job that has just failed is due again; nothing when its tries are used up. */
export function nextAttemptAt(job: Job, retry: RetryPlan, now: number): number | undefined {
  const failures = job.failures + 1;
  if (failures >= retry.attempts) return undefined;
  return now + Math.min(lengthMs(retry.maxBackoff), Math.round(lengthMs(retry.backoff) * retry.factor ** (failures - 1)));
}

/** Milliseconds of a duration without months. */
export function lengthMs(text: string): number {
  const { days, ms } = parseDuration(text);
  return days * 86_400_000 + ms;
}
