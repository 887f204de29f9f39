import { throwError } from '../behaviors/events/throwing.js';
import { MillraceError, type JsonValue } from '@millrace/schemas';
import { nodeOf, visitOf } from '../behaviors/activities.js';
import { describeFound } from '../behaviors/command-input.js';
import { nextAttemptAt } from '../behaviors/jobs.js';
import { requirePart } from '../behaviors/require-part.js';
import type { ServiceTaskConfig } from '../elements/serviceTask/service-task.js';
import type { ActivateJob, CompleteJob, FailJob } from './commands.js';
import { refuse, requireObject } from './instance-commands.js';
import { partNumber } from './process-ids.js';
import { raiseIncident } from './raise-incident.js';
import type { CommandRun } from './run-command.js';
import type { Job } from './state.js';

/** An outside worker takes a due job. A lock that ran out is taken over with the next attempt: the first worker's answer is then refused. */
export function activateJob(run: CommandRun, command: ActivateJob): JsonValue {
  const job = openJob(run, command.jobId);
  const { now } = run.context;
  const { lockMs, worker } = command;
  if (!(Number.isSafeInteger(lockMs) && lockMs > 0))
    refuse('INVALID_INPUT', { place: '/lockMs', expected: 'milliseconds above 0', found: describeFound(lockMs) });
  if (typeof worker !== 'string' || worker === '')
    refuse('INVALID_INPUT', { place: '/worker', expected: 'the name of a worker', found: describeFound(worker) });
  if (job.status === 'locked' && (job.lockUntil ?? 0) > now) refuse('JOB_LOCKED', { id: command.jobId });
  if (job.status === 'due' && job.dueAt > now) refuse('JOB_NOT_DUE', { id: command.jobId, dueAt: new Date(job.dueAt).toISOString() });
  const attempt = job.status === 'locked' ? job.attempt + 1 : job.attempt;
  const lockUntil = now + lockMs;
  run.emit({ type: 'jobActivated', facts: { job: job.id, attempt, worker, lockUntil } });
  return { attempt, lockUntil, input: job.input };
}

/** Takes a job's result over and goes on. */
export function completeJob(run: CommandRun, command: CompleteJob): JsonValue {
  const job = expectOpenJob(run, command);
  const output = requireObject(command.output, '/output');
  const visit = visitOf(run, requirePart(run.state.activities.get(job.activity), 'activity', job.activity));
  const data = Object.keys(output).length === 0 ? {} : { data: { output } };
  run.emit({ type: 'jobCompleted', facts: { job: job.id, attempt: job.attempt }, ...data });
  const done = requirePart(run.state.jobs.get(job.id), 'job', job.id);
  run.attempt({ kind: 'job', visit, about: job.id }, () => run.behavior(visit).onJob?.(run, visit, done));
  run.finish(visit.scope);
  return null;
}

/** Notes a failed attempt: the next is due after a rest, or an incident waits for a person. */
export function failJob(run: CommandRun, command: FailJob): JsonValue {
  const job = expectOpenJob(run, command);
  if (command.bpmnError !== undefined) return businessError(run, job, command.bpmnError);
  const code = String(command.error?.code ?? '').slice(0, 100) || 'JOB_FAILED';
  const message = String(command.error?.message ?? '').slice(0, 2000);
  const { retry } = (nodeOf(run, job.element).config as ServiceTaskConfig).job;
  const dueAt = command.retryable === false ? undefined : nextAttemptAt(job, retry, run.context.now);
  run.emit({
    type: 'jobFailed',
    facts: { job: job.id, attempt: job.attempt, code, ...(dueAt === undefined ? {} : { dueAt }) },
    data: { message },
  });
  if (dueAt !== undefined) return { dueAt };
  const visit = visitOf(run, requirePart(run.state.activities.get(job.activity), 'activity', job.activity));
  raiseIncident(run, visit, 'work', { code, message, params: {} }, { about: job.id });
  return null;
}

/** The worker answers with a business error: it is caught around the task like any other, or a person decides. There is no other attempt. */
function businessError(run: CommandRun, job: Job, given: NonNullable<FailJob['bpmnError']>): JsonValue {
  const code = typeof given.code === 'string' ? given.code.slice(0, 1000) : '';
  if (code === '')
    throw new MillraceError('INVALID_INPUT', { place: '/bpmnError/code', expected: 'a code', found: describeFound(given.code) });
  const data = requireObject(given.data, '/bpmnError/data');
  const message = String(given.message ?? '').slice(0, 2000);
  run.emit({ type: 'jobFailed', facts: { job: job.id, attempt: job.attempt, code }, data: { message } });
  const activity = requirePart(run.state.activities.get(job.activity), 'activity', job.activity);
  const thrown = { element: job.element, code, data, ...(message === '' ? {} : { message }) };
  run.attempt({ kind: 'work', visit: visitOf(run, activity), about: job.id }, () =>
    throwError(run, { scope: activity.scope, activity: activity.id }, thrown),
  );
  run.finish(activity.scope);
  return null;
}

/** The job that an answer is for; refuses one that nobody waits for any more, and one of another attempt. */
export function expectOpenJob(run: CommandRun, command: { readonly jobId: string; readonly attempt: number }): Job {
  return ofAttempt(openJob(run, command.jobId), command);
}

function openJob(run: CommandRun, id: string): Job {
  const job = run.state.jobs.get(partNumber(run.context.key, id, '/jobId'));
  if (!job || job.status === 'done' || job.status === 'failed') throw new MillraceError('JOB_GONE', { id });
  return job;
}

function ofAttempt(job: Job, command: { readonly jobId: string; readonly attempt: number }): Job {
  if (command.attempt !== job.attempt)
    throw new MillraceError('JOB_ATTEMPT_STALE', { id: command.jobId, expected: job.attempt, found: describeFound(command.attempt) });
  return job;
}
