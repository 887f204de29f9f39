import type { ElementType } from '../element-type.js';
import { enter, leave } from '../../behaviors/activities.js';
import { beginAt } from '../../behaviors/events/beginning.js';
import { checkReceivedMessage } from '../../behaviors/events/check-events.js';
import { takeOver, wait } from '../../behaviors/events/waiting.js';
import { outgoing } from '../../behaviors/flows.js';

/**
 * The receive task (BPMN 2.0.2 §10.3.3, §13.3.3): waits for a message and takes over what came with it.
 *
 * - *Stands*: anywhere among activities, or behind an event-based gateway, which then waits in its place. With `instantiate` no flow leads to it: the
 *   message begins an instance of the process.
 * - *A token*: it becomes an activity and subscribes to the message by name and `key`, which is computed now.
 * - *Waits for*: one message; one that came early is taken if it is still kept for its `timeToLive`.
 * - *Ends*: when the message is taken: `out` is taken over, tokens go along the flows whose conditions hold. From outside, as any activity.
 * - *May go wrong*: `CORRELATION_KEY_INVALID` or a failing `key` on arrival; a failing `out` or `NO_FLOW_TAKEN` after it, an incident that keeps the
 *   message, and a retry takes it over again.
 * - *Beside it*: loops, attached events and handlers as on every activity; none of them with `instantiate` or behind a gateway.
 * - *Read on*: behaviors/events/waiting.ts (`wait`, `takeOver`), execution/event-commands.ts (the message comes), correlation/message.ts (who gets it),
 *   behaviors/events/beginning.ts (an instance begins here).
 */
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
