import type { ElementType } from '../element-type.js';
import { leave, scopeOf } from '../../behaviors/activities.js';
import { outgoing } from '../../behaviors/flows.js';
import { mayStillCome } from '../../behaviors/reachability.js';

/**
 * The inclusive gateway (BPMN 2.0.2 §13.4.3): takes every flow whose condition holds, the default one when none does. Before that it waits for the tokens that can still
 * reach an incoming flow which has none yet; whether any can is looked at again each time a token moves or ends. It takes one token of each incoming flow that has some.
 */
export const inclusiveGateway: ElementType<null> = {
  type: 'inclusiveGateway',
  kind: 'gateway',
  conditions: true,
  attributes: [],
  check: () => undefined,
  compile: () => null,
  behavior: {
    activate(run, visit) {
      const { node, scope, flow } = visit;
      if (node.incoming.length < 2 || flow === undefined) leave(run, visit, outgoing(run, visit));
      else run.emit({ type: 'tokenJoined', facts: { element: node.id, flow, ...(scope === 0 ? {} : { scope }) } });
    },
    reconsider(run, visit) {
      const arrived = scopeOf(run, visit.scope).joins[visit.node.id] ?? {};
      const waiting = new Set(Object.keys(arrived));
      if (waiting.size === 0 || mayStillCome(run, visit, waiting)) return false;
      leave(run, visit, outgoing(run, visit), true);
      return true;
    },
  },
};
