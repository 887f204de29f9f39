import type { ElementType } from '../element-type.js';
import { leave, scopeOf } from '../../behaviors/activities.js';
import { outgoing } from '../../behaviors/flows.js';
import { mayStillCome } from '../../behaviors/reachability.js';

/**
 * The inclusive gateway (BPMN 2.0.2 §10.6.3, §13.4.3): takes every flow whose condition holds, the default one when none does; neither is an incident. Before that it waits for the
 * tokens that can still reach an incoming flow which has none yet and none that has one; whether any can is looked at again each time a token moves or ends. It takes one token of
 * each incoming flow that has some. Tokens that wait for each other at two such gateways are stuck, which is an incident.
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
    mayJoin(run, visit) {
      const waiting = Object.keys(scopeOf(run, visit.scope).joins[visit.node.id] ?? {});
      return waiting.length === 0 || mayStillCome(run, visit, waiting) ? undefined : true;
    },
  },
};
