import type { ElementType } from '../element-type.js';
import { enter, leave, nodeOf } from '../../behaviors/activities.js';
import { beginsWithAll } from '../../behaviors/events/beginning.js';
import { takeOver, wait, type Occurrence } from '../../behaviors/events/waiting.js';
import { outgoing } from '../../behaviors/flows.js';
import { requirePart } from '../../behaviors/require-part.js';
import type { Run, Visit } from '../../behaviors/run.js';

/** What an event-based gateway needs at run time. */
export interface EventBasedGatewayConfig {
  /** It begins instances, and waits for all of the events behind it. */
  readonly parallel: boolean;
}

/**
 * The event-based gateway (BPMN 2.0.2 §10.6.6, §13.4.4): waits for the events and receive tasks behind it, all at once; the first that happens is the way the token takes, and the
 * others are waited for no more.
 *
 * With `instantiate` no flow leads to it: an instance of the process begins when one of the events behind it happens, at that event. With `eventGatewayType` *exclusive*, the
 * default, the others are not waited for. With *parallel* they are: each that comes sends its own token, and the instance is not done before all have come. Their messages carry keys,
 * by which they find the instance that the first of them began.
 */
export const eventBasedGateway: ElementType<EventBasedGatewayConfig> = {
  type: 'eventBasedGateway',
  kind: 'gateway',
  attributes: ['instantiate', 'eventGatewayType'],
  check(element, check) {
    if (element['instantiate'] !== undefined) check.word(['instantiate'], [true, false]);
    const mayBeParallel = element['instantiate'] === true;
    if (element['eventGatewayType'] !== undefined)
      check.word(['eventGatewayType'], mayBeParallel ? ['exclusive', 'parallel'] : ['exclusive']);
  },
  compile: (element) => ({ parallel: element['eventGatewayType'] === 'parallel' }),
  behavior: {
    activate(run, visit) {
      const { activity } = enter(run, visit);
      for (const flow of visit.node.outgoing) wait(run, { node: nodeOf(run, flow.to), scope: visit.scope }, { activity });
    },
    onEvent(run, visit, occurrence) {
      if (beginsWithAll(visit.node)) oneOfAll(run, visit, occurrence);
      else onlyOne(run, visit, occurrence);
    },
  },
};

function onlyOne(run: Run, visit: Visit, occurrence: Occurrence): void {
  const flow = requirePart(
    visit.node.outgoing.find(({ to }) => to === occurrence.element),
    `the flow to ${occurrence.element}`,
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
