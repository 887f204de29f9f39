import type { ElementType } from '../element-type.js';
import { checkThrowEvent } from '../../behaviors/events/check-events.js';
import { finishThrowing, throwAll } from '../../behaviors/events/throw-event.js';

/**
 * The intermediate throw event (BPMN 2.0.2 §10.5.4, §13.5.2): lets something happen and goes on; without an event it only marks a place on the way.
 *
 * - *Stands*: anywhere between others; with no event, a message, signal, escalation, compensation, link, or several messages, signals, escalations and
 *   compensations. Conditions do not stand behind it.
 * - *A token*: as at an end event with the same event: compensation first, then messages and signals go out and the token goes along every flow. An
 *   escalation is heard by the nearest catcher, scope by scope outwards; if that one interrupts, no token goes on. The source of a link has no flows:
 *   its token goes on behind the one link catch event of that name in the same scope.
 * - *Waits for*: compensation only. It undoes what was completed in its scope, last first, or only the `activity` it names; in an event subprocess then
 *   also what was completed around that.
 * - *Ends*: in its step; one that waits, when all is undone, or when its scope ends: what it had not begun to undo can still be undone.
 * - *May go wrong*: `CORRELATION_KEY_INVALID`, `MESSAGE_TOO_LARGE`, a failing `data` or `key`: an incident, nothing has gone out, a retry throws anew. A
 *   handler that fails is an incident of the handler, and this event waits on.
 * - *Beside it*: nothing can be attached to it, and it is not done several times by itself.
 * - *Read on*: behaviors/events/throw-event.ts (the order of it all), behaviors/events/throwing.ts (one of each kind), behaviors/events/catchers.ts (who
 *   hears an escalation), behaviors/compensation.ts (what is undone, in which order), correlation/message.ts and correlation/signal.ts (what becomes of
 *   what went out).
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
