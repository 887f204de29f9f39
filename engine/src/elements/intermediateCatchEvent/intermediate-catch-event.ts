import type { ElementType } from '../element-type.js';
import { enter, leave } from '../../behaviors/activities.js';
import { beginAt } from '../../behaviors/events/beginning.js';
import { checkCatchEvent } from '../../behaviors/events/check-events.js';
import { takeOver, wait } from '../../behaviors/events/waiting.js';

/**
 * The intermediate catch event (BPMN 2.0.2 §10.5.4): waits for a moment, a message, a signal, a condition, or several of them, then goes on. The target of a link is only
 * where the token of its source goes on.
 */
export const intermediateCatchEvent: ElementType<null> = {
  type: 'intermediateCatchEvent',
  kind: 'catchEvent',
  attributes: ['event'],
  check: (_element, check) =>
    checkCatchEvent(check, { types: ['timer', 'message', 'signal', 'conditional', 'link', 'multiple'], repeats: false }),
  compile: () => null,
  behavior: {
    activate: (run, visit) => wait(run, visit, { activity: enter(run, visit).activity }),
    onEvent(run, visit, occurrence) {
      takeOver(run, visit, occurrence);
      leave(run, visit, visit.node.outgoing);
    },
    onTriggered: beginAt,
  },
};
