import type { ElementType } from '../element-type.js';
import { leave, scopeOf } from '../../behaviors/activities.js';

/**
 * The parallel gateway (BPMN 2.0.2 §13.4.1): waits until each incoming flow has brought a token, takes one of each, and sends one along every outgoing flow.
 * Tokens are counted for each flow apart: two along the same flow do not stand for two flows.
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
      run.emit({ type: 'tokenJoined', facts: { element: node.id, flow, ...(scope === 0 ? {} : { scope }) } });
      const arrived = scopeOf(run, scope).joins[node.id] ?? {};
      if (!node.incoming.every((incoming) => (arrived[incoming.id] ?? 0) > 0)) return;
      leave(run, { node, scope, joined: true }, node.outgoing);
    },
  },
};
