import type { ElementType } from '../element-type.js';
import { leave, terminateActivity } from '../../behaviors/activities.js';
import { checkCatchEvent } from '../../behaviors/events/check-events.js';
import { takeOver, wait } from '../../behaviors/events/waiting.js';

const types = ['timer', 'message', 'signal', 'conditional', 'error', 'escalation', 'compensation', 'multiple'];
/** They end the activity: there is nothing that could go on beside. Of a compensation event, which comes after its end, the standard says that the word means nothing. */
const interruptingOnly = ['error', 'cancel'];

/**
 * The boundary event (BPMN 2.0.2 §10.5.4): waits while the activity does that it is attached to. An interrupting one ends the activity and goes on in its place; a
 * non-interrupting one sends a further token each time it happens. Errors and escalations look for it from inside (§10.5.1); one for compensation only names the handler
 * of the completed activity, one for cancelling is where a cancelled transaction goes on.
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
