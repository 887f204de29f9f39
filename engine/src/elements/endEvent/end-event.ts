import type { ElementType } from '../element-type.js';
import { checkThrowEvent } from '../../behaviors/events/check-events.js';
import { finishThrowing, throwAll } from '../../behaviors/events/throw-event.js';

const types = ['message', 'signal', 'error', 'escalation', 'compensation', 'terminate', 'multiple'];

/**
 * The end event (BPMN 2.0.2 §10.5.3, §13.5.6): a token ends here, and what the event says happens.
 *
 * - *Stands*: wherever tokens end, but not directly in an ad-hoc subprocess; no flow leads away. With no event, a message, signal, error, escalation,
 *   compensation, terminate, or several messages, signals, escalations and compensations; directly in a transaction also with cancel.
 * - *A token*: what is to be undone is undone first, and it waits for that. Then, in one step: messages and signals go out; it is left; an escalation is
 *   heard by the nearest catcher, which may end the scope or not; an error ends what it is caught around. The nearest catcher is looked for scope by
 *   scope outwards, first the event subprocesses of the scope, then the events attached to what the scope is the inside of, a catcher that names the
 *   code before one that takes all. Terminate ends everything else in its own scope, which is then left as usual: the process, the subprocess, or the
 *   one instance of a loop. Cancel ends and undoes the whole transaction, which is left by its cancel event.
 * - *Waits for*: compensation only.
 * - *Ends*: in its step; one that waits, when all is undone or its scope ends.
 * - *May go wrong*: `ERROR_UNCAUGHT` where nobody catches the error, except in a called instance, which then fails and whose caller catches it or not;
 *   `CORRELATION_KEY_INVALID`, `MESSAGE_TOO_LARGE`, a failing `data` or `key`. Nothing has gone out then, and a retry throws anew. An escalation nobody
 *   hears, and compensation with nothing to undo, are no incidents.
 * - *Beside it*: in an instance of a loop an error that nothing in the instance catches ends all instances, for attached events belong to the loop as a
 *   whole; cancel ends all instances of its transaction.
 * - *Read on*: behaviors/events/throw-event.ts (the order of it all), behaviors/events/throwing.ts (one of each kind), behaviors/events/catchers.ts (who
 *   catches), behaviors/compensation.ts, behaviors/cancelling.ts.
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
