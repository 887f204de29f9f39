import type { ElementType } from '../element-type.js';
import { enter, leave, nodeOf } from '../../behaviors/activities.js';
import { takeOver, wait, type Occurrence } from '../../behaviors/events/waiting.js';
import { outgoing } from '../../behaviors/flows.js';
import { requirePart } from '../../behaviors/require-part.js';
import type { Run, Visit } from '../../behaviors/run.js';

/**
 * The event-based gateway (BPMN 2.0.2 §10.6.6, §13.4.4): the first of the events behind it that happens is the way the token takes.
 *
 * - *Stands*: anywhere between others; behind it at least two catch events (timer, message, signal, conditional, multiple) or receive tasks that nothing
 *   else leads to. With `instantiate` no flow leads to it: an instance of the process begins when one of the events behind it happens (message, signal,
 *   timer), at that event.
 * - *A token*: it becomes an activity and waits for all of them at once.
 * - *Waits for*: the first, and then no more for the others. With `instantiate` and `eventGatewayType: parallel` for each: each that comes sends its own
 *   token, and the instance is not done before all have come. Their messages carry keys, by which they find the instance that the first of them began.
 * - *Ends*: in the step in which one happens: the event behind it takes over `out` and sends its tokens.
 * - *May go wrong*: `TIMING_INVALID`, `CORRELATION_KEY_INVALID` or a failing expression on arrival; a failing `out`, or `NO_FLOW_TAKEN` behind a receive
 *   task, is an incident that keeps what came: the gateway still waits.
 * - *Beside it*: nothing can be attached to a gateway; nor, behind it, to a receive task, which also is not done several times there.
 * - *Read on*: behaviors/events/waiting.ts (`wait`, `takeOver`), behaviors/events/beginning.ts (an instance begins behind it),
 *   execution/event-commands.ts (what comes), model/check-events-and-handlers.ts (what may stand behind it).
 */
export const eventBasedGateway: ElementType<null> = {
  type: 'eventBasedGateway',
  kind: 'gateway',
  attributes: ['instantiate', 'eventGatewayType'],
  check(element, check) {
    if (element['instantiate'] !== undefined) check.word(['instantiate'], [true, false]);
    const mayBeParallel = element['instantiate'] === true;
    if (element['eventGatewayType'] !== undefined)
      check.word(['eventGatewayType'], mayBeParallel ? ['exclusive', 'parallel'] : ['exclusive']);
  },
  compile: () => null,
  behavior: {
    activate(run, visit) {
      const { activity } = enter(run, visit);
      for (const flow of visit.node.outgoing) wait(run, { node: nodeOf(run, flow.to), scope: visit.scope }, { activity });
    },
    onEvent(run, visit, occurrence) {
      if (visit.node.beginsWithAll === true) oneOfAll(run, visit, occurrence);
      else onlyOne(run, visit, occurrence);
    },
  },
};

function onlyOne(run: Run, visit: Visit, occurrence: Occurrence): void {
  const flow = requirePart(
    visit.node.outgoing.find(({ to }) => to === occurrence.element),
    'the flow to',
    occurrence.element,
  );
  const target = { node: nodeOf(run, flow.to), scope: visit.scope, flow: flow.id };
  leave(run, visit, [flow]);
  takeOver(run, target, occurrence);
  leave(run, target, outgoing(run, target));
}

function oneOfAll(run: Run, visit: Visit, occurrence: Occurrence): void {
  const target = { node: nodeOf(run, occurrence.element), scope: visit.scope };
  takeOver(run, target, occurrence);
  leave(run, target, outgoing(run, target));
  const gateway = requirePart(run.state.activities.get(visit.activity ?? -1), 'the gateway that waits');
  if (!gateway.owns.keys().some((id) => gateway.owns.get(id) === 'subscription')) leave(run, visit, []);
}
