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
 * The service task (BPMN 2.0.2 §10.3.3.1): a job for a handler or an outside worker. `in` computes its input from the variables, `out` variables from
 * its result: expressions over the result and the variables, the result hiding variables of the same name; `$result` is the whole result.
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
