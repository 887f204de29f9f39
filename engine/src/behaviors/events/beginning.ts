import { armScope, enter, leave, nodeOf } from '../activities.js';
import { outgoing } from '../flows.js';
import type { Run, Visit } from '../run.js';
import { takeOver, wait, type Occurrence } from './waiting.js';

/**
 * An instance begins at an event or receive task (BPMN 2.0.2 §13.5.1). Behind a parallel event-based gateway the others are waited for from here on (§10.6.6): the gateway stays until
 * each has happened. Their correlation keys are computed over what came with the first, so all of one case come to one instance.
 */
export function beginAt(run: Run, visit: Visit, occurrence: Occurrence): void {
  const { node, scope } = visit;
  takeOver(run, visit, occurrence);
  armScope(run, scope, node.scope);
  const gateway = node.incoming.map(({ from }) => nodeOf(run, from)).find(({ beginsWithAll }) => beginsWithAll === true);
  if (gateway) {
    const { activity } = enter(run, { node: gateway, scope });
    for (const { to } of gateway.outgoing) if (to !== node.id) wait(run, { node: nodeOf(run, to), scope }, { activity });
  }
  leave(run, visit, outgoing(run, visit));
}
