import type { JsonObject } from '@millrace/schemas';
import type { Job } from '../execution/state.js';
import type { ElementCheck } from '../model/element-check.js';
import { enter, leave } from './activities.js';
import { outgoing } from './flows.js';
import { createJob, lengthMs, type JobPlan, type RetryPlan } from './jobs.js';
import { mapIn, mapOut } from './mappings.js';
import type { Run, Visit } from './run.js';
import { setVariables, visibleVariables } from './variables.js';

/** What a task that has a service do its work needs at run time. The runtime reads `job` for type, options and timeout. */
export interface ServiceWork {
  readonly job: JobPlan;
  readonly in?: Readonly<Record<string, string>>;
  readonly out?: Readonly<Record<string, string>>;
}

/** The attribute `service` as a definition holds it. */
export interface ServiceDefinition {
  readonly type: string;
  readonly options?: JsonObject;
  readonly in?: Readonly<Record<string, string>>;
  readonly out?: Readonly<Record<string, string>>;
  readonly timeout?: string;
  readonly retry?: Partial<RetryPlan>;
}

/** Retries of a service that says nothing: three tries, ten seconds and twenty seconds apart. */
const usualRetry: RetryPlan = { attempts: 3, backoff: 'PT10S', factor: 2, maxBackoff: 'PT1H' };
const usualTimeout = 'PT1M';

/** Checks the attribute `service`: which handler, its settings, mappings, time and tries. */
export function checkService(check: ElementCheck): void {
  const service = check.object(['service'], ['type', 'options', 'in', 'out', 'timeout', 'retry']);
  if (!service) return;
  if (typeof service['type'] !== 'string' || service['type'] === '')
    check.report('ATTRIBUTE_INVALID', ['service', 'type'], { expected: 'the name of a handler' });
  if (service['options'] !== undefined) check.object(['service', 'options'], Object.keys(Object(service['options']) as object));
  if (service['in'] !== undefined) check.mapping(['service', 'in'], 'names');
  if (service['out'] !== undefined) check.mapping(['service', 'out'], 'paths');
  if (service['timeout'] !== undefined) check.timing(['service', 'timeout'], 'length');
  if (service['retry'] === undefined) return;
  const retry = check.object(['service', 'retry'], ['attempts', 'backoff', 'factor', 'maxBackoff']);
  if (retry?.['attempts'] !== undefined) check.wholeNumber(['service', 'retry', 'attempts'], 1, 100);
  if (retry?.['backoff'] !== undefined) check.timing(['service', 'retry', 'backoff'], 'length');
  if (retry?.['maxBackoff'] !== undefined) check.timing(['service', 'retry', 'maxBackoff'], 'length');
  const factor = retry?.['factor'];
  if (factor !== undefined && !(typeof factor === 'number' && factor >= 1 && factor <= 10)) {
    check.report('ATTRIBUTE_INVALID', ['service', 'retry', 'factor'], { expected: 'a number from 1 to 10' });
  }
}

/** What a checked `service` needs at run time. */
export function serviceWorkOf(service: ServiceDefinition): ServiceWork {
  return {
    job: {
      type: service.type,
      options: service.options ?? {},
      timeoutMs: lengthMs(service.timeout ?? usualTimeout),
      retry: { ...usualRetry, ...service.retry },
    },
    ...(service.in === undefined ? {} : { in: service.in }),
    ...(service.out === undefined ? {} : { out: service.out }),
  };
}

/** Enters the task and creates its job, with the input that `in` computes from the variables. */
export function beginService(run: Run, visit: Visit, work: ServiceWork): void {
  createJob(run, enter(run, visit), work.job, mapIn(run, visit, work.in));
}

/** Takes over what the service gave, by `out`, and leaves the task. The result hides variables of its names; `$result` is all of it. */
export function endService(run: Run, visit: Visit, { out }: ServiceWork, job: Job): void {
  const result = job.output ?? {};
  if (out) setVariables(run, visit.scope, mapOut(run, visit, out, { ...visibleVariables(run.state, visit.scope), ...result }, { result }));
  leave(run, visit, outgoing(run, visit));
}
