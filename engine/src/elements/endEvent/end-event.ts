import type { ElementType } from '../element-type.js';
import { checkThrowEvent } from '../../behaviors/events/check-events.js';
import { finishThrowing, throwAll } from '../../behaviors/events/throw-event.js';

const types = ['message', 'signal', 'error', 'escalation', 'compensation', 'terminate', 'multiple'];

/**
 * The end event (BPMN 2.0.2 §10.5.3): a token ends here, and what the event says happens. A terminate end event also ends everything else in its scope: the process, or
 * the subprocess it stands in, which then is left as usual; an error ends what it is caught around; cancel undoes the transaction it stands in.
 */
export const endEvent: ElementType<null> = {
  type: 'endEvent',
  kind: 'endEvent',
  attributes: ['event'],
  check(element, check) {
    if (element.event?.type === 'cancel' && check.around !== 'transaction')
      check.report('ATTRIBUTE_UNSUPPORTED', ['event', 'type'], {
        reason: 'a cancel end event stands directly in the transaction that it cancels',
      });
    else if (element.event !== undefined) checkThrowEvent(check, check.around === 'transaction' ? [...types, 'cancel'] : types);
  },
  compile: () => null,
  behavior: {
    activate: (run, visit) => throwAll(run, visit, []),
    onUndone: (run, visit) => finishThrowing(run, visit, []),
  },
};
