import type { ElementType } from '../element-type.js';
import { leave } from '../../behaviors/activities.js';
import { checkSentMessage } from '../../behaviors/events/check-events.js';
import { sendMessage } from '../../behaviors/events/throwing.js';
import { outgoing } from '../../behaviors/flows.js';
import {
  beginService,
  checkService,
  endService,
  serviceWorkOf,
  type ServiceDefinition,
  type ServiceWork,
} from '../../behaviors/service-work.js';

/** What a send task needs at run time: the work of its service; nothing where it sends a message, which stands in its node. */
export type SendTaskConfig = Partial<ServiceWork>;

/**
 * The send task (BPMN 2.0.2 §10.3.3.2, §13.3.3): sends something and is done as soon as it is sent. With `message` it sends a message to whoever waits for its name and
 * key, as a message throw event does; `data` says what goes with it. With `service` a handler or outside worker does the sending, by a job like a service task's.
 */
export const sendTask: ElementType<SendTaskConfig> = {
  type: 'sendTask',
  kind: 'activity',
  conditions: true,
  attributes: ['message', 'service'],
  check(element, check) {
    const given = ['message', 'service'].filter((name) => element[name] !== undefined);
    if (given.length !== 1) check.report('ATTRIBUTE_INVALID', [], { expected: 'exactly one of message and service' });
    if (element['message'] !== undefined) checkSentMessage(check, ['message']);
    if (element['service'] !== undefined) checkService(check);
  },
  compile: (element) => (element['service'] === undefined ? {} : serviceWorkOf(element['service'] as ServiceDefinition)),
  behavior: {
    activate(run, visit) {
      const { config, throws } = visit.node;
      if (isWork(config)) return beginService(run, visit, config);
      for (const message of throws) if (message.kind === 'message') sendMessage(run, visit, message);
      leave(run, visit, outgoing(run, visit));
    },
    onJob(run, visit, job) {
      const { config } = visit.node;
      if (isWork(config)) endService(run, visit, config, job);
    },
  },
};

function isWork(config: SendTaskConfig): config is ServiceWork {
  return config.job !== undefined;
}
