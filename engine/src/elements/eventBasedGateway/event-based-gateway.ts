import type { ElementType } from '../element-type.js';
import { enter, leave, nodeOf } from '../../behaviors/activities.js';
import { takeOver, wait } from '../../behaviors/events/waiting.js';
import { requirePart } from '../../behaviors/require-part.js';

/**
 * The event-based gateway (BPMN 2.0.2 §13.4.4): waits for the events and receive tasks behind it, all at once; the first that happens is the way the token takes, and the others
 * are waited for no more.
 */
export const eventBasedGateway: ElementType<null> = {
  type: 'eventBasedGateway',
  kind: 'gateway',
  attributes: [],
  check: () => undefined,
  compile: () => null,
  behavior: {
    activate(run, visit) {
      const { activity } = enter(run, visit);
      for (const flow of visit.node.outgoing) wait(run, { node: nodeOf(run, flow.to), scope: visit.scope }, { activity });
    },
    onEvent(run, visit, occurrence) {
      const flow = requirePart(
        visit.node.outgoing.find(({ to }) => to === occurrence.element),
        `the flow to ${occurrence.element}`,
      );
      const target = { node: nodeOf(run, flow.to), scope: visit.scope, flow: flow.id };
      leave(run, visit, [flow]);
      takeOver(run, target, occurrence);
      leave(run, target, target.node.outgoing);
    },
  },
};
