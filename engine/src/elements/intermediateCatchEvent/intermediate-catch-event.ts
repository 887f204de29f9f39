import type { ElementType } from '../element-type.js';
import { enter, leave } from '../../behaviors/activities.js';
import { beginAt } from '../../behaviors/events/beginning.js';
import { checkCatchEvent } from '../../behaviors/events/check-events.js';
import { takeOver, wait } from '../../behaviors/events/waiting.js';

/**
 * The intermediate catch event (BPMN 2.0.2 §10.5.4, §13.5.2): waits for a moment, a message, a signal, a condition, or several of them, then goes on.
 *
 * - *Stands*: anywhere between others, or behind an event-based gateway, which then waits in its place. A link catch event is only where the token of
 *   its source goes on: no flow leads to it, and it waits for nothing. A cycle is refused: it happens once.
 * - *A token*: it becomes an activity and opens a timer or a subscription; of a multiple one for each of its events.
 * - *Waits for*: the first of these; a parallel multiple for each once, and keeps what comes with each at once. A message finds it by name and `key`; a
 *   signal that was sent before is not heard; a condition that holds already happens at once, and is asked again whenever a variable changes.
 * - *Ends*: when it has happened: `out` is taken over and tokens go along all flows. What else it waited for is waited for no more.
 * - *May go wrong*: `TIMING_INVALID`, `CORRELATION_KEY_INVALID` or a failing expression on arrival; `CONDITION_NOT_BOOLEAN` when asked; a failing `out`
 *   is an incident that keeps what came, and a retry takes it over again.
 * - *Beside it*: nothing can be attached to it. Behind an event-based gateway with `instantiate` an instance begins at it.
 * - *Read on*: behaviors/events/waiting.ts (`wait`, `takeOver`), behaviors/timers.ts, execution/event-commands.ts (a message or signal comes),
 *   execution/conditions.ts, execution/happening.ts (parallel multiple), behaviors/events/beginning.ts (an instance begins here),
 *   behaviors/events/throw-event.ts (links).
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
