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
 * The send task (BPMN 2.0.2 §10.3.3, §13.3.3): sends something and is done as soon as it is sent.
 *
 * - *Stands*: anywhere among activities.
 * - *A token*: with `message`, a message goes to whoever waits for its name and `key`, as from a throw event; `data` says what goes with it,
 *   `timeToLive` how long it is kept where nobody waits yet, an hour if it says nothing. With `service`, a handler or outside worker does the sending, by a job like a service
 *   task's.
 * - *Waits for*: nothing with `message`; with `service` for the job.
 * - *Ends*: at once, or when the job is done. Then tokens go along the flows whose conditions hold.
 * - *May go wrong*: `CORRELATION_KEY_INVALID`, `MESSAGE_TOO_LARGE`, a failing `data` or `key`: nothing has gone out, a retry sends. With `service`, all
 *   that goes wrong at a service task. `NO_FLOW_TAKEN`.
 * - *Beside it*: loops, attached events and handlers as on every activity.
 * - *Read on*: behaviors/events/throwing.ts (`sendMessage`), correlation/message.ts (what becomes of it), behaviors/service-work.ts (the job).
 */
export const sendTask: ElementType<SendTaskConfig> = {
  type: 'sendTask',
  kind: 'activity',
  conditions: true,
  attributes: ['message', 'service'],
  check(element, check) {
    check.exactlyOne([], ['message', 'service']);
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
