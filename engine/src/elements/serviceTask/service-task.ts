import type { ElementType } from '../element-type.js';
import {
  beginService,
  checkService,
  endService,
  serviceWorkOf,
  type ServiceDefinition,
  type ServiceWork,
} from '../../behaviors/service-work.js';

/** What a service task needs at run time. The runtime reads `job` for type, options and timeout. */
export type ServiceTaskConfig = ServiceWork;

/**
 * The service task (BPMN 2.0.2 §10.3.3, §13.3.3): a job for a handler or an outside worker.
 *
 * - *Stands*: anywhere among activities.
 * - *A token*: it becomes an activity and creates a job: `type` names the handler, `in` computes its input from the variables, `options`, `timeout` and
 *   `retry` are the definition's.
 * - *Waits for*: the job to be completed. An attempt that fails is made again after a rest, as `retry` says; an answer of an attempt that ran out of
 *   time is refused.
 * - *Ends*: when the job is done: `out` takes over of its result, in expressions over the result and the variables (the result hides variables of its
 *   names, `$result` is all of it), and tokens go along the flows whose conditions hold. A worker that answers with a business error (`bpmnError`)
 *   throws it here: the nearest catcher ends the task.
 * - *May go wrong*: the code that the worker gave, once no tries are left: a retry sends the job again under its id; one that corrects variables
 *   computes `in` anew, and what is something else then is another job. `JOB_INPUT_TOO_LARGE` or a failing `in`: no job was made. A failing `out`: the result is kept, and a retry takes it over again. `ERROR_UNCAUGHT` for a business error
 *   nobody catches.
 * - *Beside it*: loops, attached events and handlers as on every activity. Who ends it from outside ends the job: a worker's late answer is refused.
 * - *Read on*: behaviors/service-work.ts (begin and end), behaviors/jobs.ts (tries), execution/job-commands.ts (what workers say), runtime/job-worker.ts
 *   (handlers of this process).
 */
export const serviceTask: ElementType<ServiceTaskConfig> = {
  type: 'serviceTask',
  kind: 'activity',
  conditions: true,
  attributes: ['service'],
  check: (_element, check) => checkService(check),
  compile: (element) => serviceWorkOf(element['service'] as ServiceDefinition),
  behavior: {
    activate: (run, visit) => beginService(run, visit, visit.node.config),
    onJob: (run, visit, job) => endService(run, visit, visit.node.config, job),
  },
};
