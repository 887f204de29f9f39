import type { ElementType } from '../element-type.js';
import { leave, terminateActivity } from '../../behaviors/activities.js';
import { checkCatchEvent } from '../../behaviors/events/check-events.js';
import { takeOver, wait } from '../../behaviors/events/waiting.js';

const types = ['timer', 'message', 'signal', 'conditional', 'error', 'escalation', 'compensation', 'multiple'];
/** They end the activity: there is nothing that could go on beside. Of a compensation event, which comes after its end, the standard says that the word means nothing. */
const interruptingOnly = ['error', 'cancel'];

/**
 * The boundary event (BPMN 2.0.2 §10.5.4, §13.5.3): waits while the activity does that it is attached to, and goes on when its event happens there.
 *
 * - *Stands*: attached to an activity, not to an event subprocess or a compensation handler; no flow leads to it. With a timer, message, signal,
 *   conditional, error, escalation, compensation or several of these; on a transaction also cancel. `cancelActivity: false` goes on beside the activity:
 *   not for errors and cancel. A warning says when it can never happen, on an activity that is done at once.
 * - *A token*: none comes. It is armed when the activity is entered, before that does anything (`arm`), in the order of the ids. When its event happens
 *   (`onAttached`): an interrupting one ends the activity with all that is inside; `out` is taken over into the variables around; tokens go along its
 *   flows.
 * - *Waits for*: timers, messages, signals and conditions, as long as the activity is open; one that does not interrupt waits on. Errors and escalations
 *   are not waited for: who throws one inside looks for it, scope by scope outwards. One for compensation only names the handler, by an association; it
 *   never happens. One for cancel is where a cancelled transaction goes on.
 * - *Ends*: with its activity.
 * - *May go wrong*: `TIMING_INVALID`, `CORRELATION_KEY_INVALID` while it is armed: an incident of the activity (`arm`), which has not begun, and a retry
 *   arms anew. A failing `out` is an incident on the event that keeps what came; the activity goes on meanwhile. `CONDITION_NOT_BOOLEAN` as anywhere.
 * - *Beside it*: on an activity that is done several times it belongs to all of it, not to one instance.
 * - *Read on*: execution/begin-elements.ts (when it is armed), behaviors/events/waiting.ts, behaviors/events/catchers.ts (errors and escalations),
 *   execution/happening.ts and execution/event-commands.ts (what comes), model/check-compensation.ts and behaviors/compensation.ts (handlers),
 *   behaviors/cancelling.ts.
 */
export const boundaryEvent: ElementType<null> = {
  type: 'boundaryEvent',
  kind: 'boundaryEvent',
  attributes: ['attachedTo', 'cancelActivity', 'event'],
  check(element, check) {
    const goesOn = element['cancelActivity'] === false;
    if (element.event?.type === 'cancel' && check.host !== 'transaction')
      check.report('ATTRIBUTE_UNSUPPORTED', ['event', 'type'], { reason: 'only a transaction is cancelled' });
    else checkCatchEvent(check, { types: check.host === 'transaction' ? [...types, 'cancel'] : types, repeats: goesOn });
    if (element['cancelActivity'] !== undefined)
      check.word(['cancelActivity'], interruptingOnly.includes(element.event?.type ?? '') ? [true] : [true, false]);
  },
  compile: () => null,
  behavior: {
    activate: (run, visit) => leave(run, visit, visit.node.outgoing),
    arm: (run, visit, host) => wait(run, visit, { activity: host }),
    onAttached(run, visit, host, occurrence) {
      if (visit.node.interrupts) terminateActivity(run, host, 'interrupted');
      takeOver(run, visit, occurrence);
      leave(run, visit, visit.node.outgoing);
    },
  },
};
