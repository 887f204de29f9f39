import type { JsonObject } from '@millrace/schemas';
import type { ElementType } from '../element-type.js';
import { enter, leave } from '../../behaviors/activities.js';
import { outgoing } from '../../behaviors/flows.js';
import { createJob, lengthMs, type JobPlan, type RetryPlan } from '../../behaviors/jobs.js';
import { mapIn, mapOut } from '../../behaviors/mappings.js';
import { setVariables, visibleVariables } from '../../behaviors/variables.js';

/** What a service task needs at run time. The runtime reads `job` for type, options and timeout. */
export interface ServiceTaskConfig {
  readonly job: JobPlan;
  readonly in?: Readonly<Record<string, string>>;
  readonly out?: Readonly<Record<string, string>>;
}

interface ServiceDefinition {
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

/**
 * The service task (BPMN 2.0.2 §10.3.3.1): a job for a handler or an outside worker. `in` computes its input from the variables, `out` variables from
 * its result: expressions over the result and the variables, the result hiding variables of the same name; `$result` is the whole result.
 */
export const serviceTask: ElementType<ServiceTaskConfig> = {
  type: 'serviceTask',
  kind: 'activity',
  conditions: true,
  attributes: ['service'],
  check(_element, check) {
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
  },
  compile(element) {
    const service = element['service'] as ServiceDefinition;
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
  },
  behavior: {
    activate(run, visit) {
      const { config } = visit.node;
      createJob(run, enter(run, visit), config.job, mapIn(run, visit, config.in));
    },
    onJob(run, visit, job) {
      const { out } = visit.node.config;
      const result = job.output ?? {};
      if (out)
        setVariables(run, visit.scope, mapOut(run, visit, out, { ...visibleVariables(run.state, visit.scope), ...result }, { result }));
      leave(run, visit, outgoing(run, visit));
    },
  },
};
