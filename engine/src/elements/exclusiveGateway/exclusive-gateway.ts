import type { ElementType } from '../element-type.js';
import { leave } from '../../behaviors/activities.js';
import { firstHolding } from '../../behaviors/flows.js';

/**
 * The exclusive gateway (BPMN 2.0.2 §10.6.2, §13.4.2): each token that arrives goes on along one flow.
 *
 * - *Stands*: anywhere between others. Where it splits, each flow but the default one has a condition; a warning says when their order is not said by
 *   `outgoing`.
 * - *A token*: goes along the first flow whose condition holds, in the order of `outgoing`; the default flow is tried last, wherever it stands.
 * - *Waits for*: nothing: as a merge it lets each token through by itself.
 * - *Ends*: in the same step.
 * - *May go wrong*: `NO_FLOW_TAKEN` where no condition holds and there is no default flow (§13.4.2 throws an exception), `CONDITION_NOT_BOOLEAN`, a
 *   failing condition: the token stands here, and a retry asks again.
 * - *Beside it*: nothing can be attached to a gateway.
 * - *Read on*: behaviors/flows.ts (`firstHolding`).
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
