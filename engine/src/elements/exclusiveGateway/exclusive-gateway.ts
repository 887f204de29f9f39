import type { ElementType } from '../element-type.js';
import { leave } from '../../behaviors/activities.js';
import { firstHolding } from '../../behaviors/flows.js';

/**
 * The exclusive gateway (BPMN 2.0.2 §13.4.2): each token that arrives goes on along one flow, the first whose condition holds, in the order of
 * `outgoing`; the default flow when none does. Without either it is an incident.
 */
export const exclusiveGateway: ElementType<null> = {
  type: 'exclusiveGateway',
  kind: 'gateway',
  conditions: true,
  attributes: [],
  check(element, check) {
    if (check.outgoing.length < 2) return;
    for (const flow of check.outgoing) {
      if (flow.when === undefined && flow.id !== element.default) check.report('CONDITION_MISSING', [], { flow: flow.id });
    }
    const tried = check.outgoing.filter((flow) => flow.id !== element.default);
    if (tried.length > 1 && element.outgoing === undefined)
      check.report('CONDITION_ORDER_UNSAID', [], { flows: tried.map((flow) => flow.id).sort() }, 'warning');
  },
  compile: () => null,
  behavior: {
    activate: (run, visit) => leave(run, visit, firstHolding(run, visit)),
  },
};
