import type { ElementType } from '../element-type.js';
import { leave } from '../../behaviors/activities.js';
import { checkDefault, outgoing } from '../../behaviors/flows.js';
import { arrivedAt, oneOfEach, waitForOthers } from '../../behaviors/joins.js';
import { mayStillCome } from '../../behaviors/reachability.js';

/**
 * The inclusive gateway (BPMN 2.0.2 §10.6.3, §13.4.3): waits for the tokens that can still come, then takes every flow whose condition holds.
 *
 * - *Stands*: anywhere between others; conditions and a default flow where it splits.
 * - *A token*: waits here if more than one flow leads here; with one flow it is let through at once.
 * - *Waits for*: tokens in the same scope that can still reach an incoming flow which has brought none yet, and none that has brought one. Whether any
 *   can is looked at again each time a token moves or ends: a token in an activity counts along its flows and those of the events attached to it.
 * - *Ends*: when none can come any more: it takes one token of each incoming flow that has some, and sends one along every flow without a condition or whose condition holds,
 *   the default one when there is none of these. What is left waits for the next time.
 * - *May go wrong*: `NO_FLOW_TAKEN`, `CONDITION_NOT_BOOLEAN`, a failing condition: it has taken its tokens and stands as an incident, and a retry
 *   chooses again. `JOIN_STUCK` where two such gateways wait for each other: §13.4.3 lets neither go on; one may be skipped.
 * - *Beside it*: nothing can be attached to a gateway.
 * - *Read on*: behaviors/reachability.ts (who can still come), execution/waiting-joins.ts (when it is looked at again), behaviors/joins.ts,
 *   behaviors/flows.ts (which flows).
 */
export const inclusiveGateway: ElementType<null> = {
  type: 'inclusiveGateway',
  kind: 'gateway',
  conditions: true,
  attributes: [],
  check: checkDefault,
  compile: () => null,
  behavior: {
    activate(run, visit) {
      const { node, flow } = visit;
      if (node.incoming.length < 2 || flow === undefined) leave(run, visit, outgoing(run, visit));
      else waitForOthers(run, visit, flow);
    },
    mayJoin(run, visit, look) {
      const arrived = arrivedAt(run, visit);
      const flows = Object.keys(arrived);
      return flows.length === 0 || mayStillCome(run, visit, flows, look) ? undefined : { tokens: oneOfEach(arrived) };
    },
  },
};
