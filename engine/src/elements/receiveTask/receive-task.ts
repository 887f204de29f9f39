import type { ElementType } from '../element-type.js';
import { enter, leave } from '../../behaviors/activities.js';
import { beginAt } from '../../behaviors/events/beginning.js';
import { checkReceivedMessage } from '../../behaviors/events/check-events.js';
import { takeOver, wait } from '../../behaviors/events/waiting.js';
import { outgoing } from '../../behaviors/flows.js';

/** The receive task (BPMN 2.0.2 §10.3.3.3): waits for a message and takes over what came with it. With `instantiate` the message begins the instance. */
export const receiveTask: ElementType<null> = {
  type: 'receiveTask',
  kind: 'activity',
  conditions: true,
  attributes: ['message', 'instantiate'],
  check(element, check) {
    checkReceivedMessage(check, ['message']);
    if (element['instantiate'] !== undefined) check.word(['instantiate'], [true, false]);
  },
  compile: () => null,
  behavior: {
    activate: (run, visit) => wait(run, visit, { activity: enter(run, visit).activity }),
    onEvent(run, visit, occurrence) {
      takeOver(run, visit, occurrence);
      leave(run, visit, outgoing(run, visit));
    },
    onTriggered: beginAt,
  },
};
