import type { ElementType } from '../element-type.js';
import { checkThrowEvent } from '../../behaviors/events/check-events.js';
import { finishThrowing, throwAll } from '../../behaviors/events/throw-event.js';

/**
 * The intermediate throw event (BPMN 2.0.2 §10.5.4): lets something happen and goes on; without an event it only marks a place on the way. One for compensation waits until
 * all is undone; the source of a link goes on behind its target.
 */
export const intermediateThrowEvent: ElementType<null> = {
  type: 'intermediateThrowEvent',
  kind: 'throwEvent',
  attributes: ['event'],
  check(element, check) {
    if (element.event !== undefined) checkThrowEvent(check, ['message', 'signal', 'escalation', 'compensation', 'link', 'multiple']);
  },
  compile: () => null,
  behavior: {
    activate: (run, visit) => throwAll(run, visit, visit.node.outgoing),
    onUndone: (run, visit) => finishThrowing(run, visit, visit.node.outgoing),
  },
};
