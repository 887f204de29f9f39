import type { ElementType } from '../element-type.js';
import { leave } from '../../behaviors/activities.js';
import { oneOfEach, waitForOthers } from '../../behaviors/joins.js';

/**
 * The parallel gateway (BPMN 2.0.2 §10.6.4, §13.4.1): waits until each incoming flow has brought a token, then sends one along every outgoing flow.
 *
 * - *Stands*: anywhere between others; no conditions behind it.
 * - *A token*: waits here if more than one flow leads here, counted by flow: two along the same flow do not stand for two flows. With one flow it is let
 *   through at once.
 * - *Waits for*: a token of each incoming flow.
 * - *Ends*: when the last has come: it takes one of each flow and goes on in the same step; what came twice waits for the next time.
 * - *May go wrong*: `JOIN_STUCK` when nothing is left in the scope that could bring what is missing: the incident names the flows, and skipped it
 *   goes on with what has come.
 * - *Beside it*: nothing can be attached to a gateway. In an ad-hoc subprocess it is never stuck.
 * - *Read on*: behaviors/joins.ts (tokens that wait), execution/waiting-joins.ts (`raiseStuck`).
 */
export const parallelGateway: ElementType<null> = {
  type: 'parallelGateway',
  kind: 'gateway',
  attributes: [],
  check: () => undefined,
  compile: () => null,
  behavior: {
    activate(run, visit) {
      const { node, scope, flow } = visit;
      if (node.incoming.length < 2 || flow === undefined) {
        leave(run, visit, node.outgoing);
        return;
      }
      const arrived = waitForOthers(run, visit, flow);
      if (!node.incoming.every((incoming) => (arrived[incoming.id] ?? 0) > 0)) return;
      leave(run, { node, scope, joined: { tokens: oneOfEach(arrived) } }, node.outgoing);
    },
  },
};
