import type { JsonObject } from '@millrace/schemas';
import type { ExecutableFlow } from '../model/executable.js';
import { holds } from './expressions-in-steps.js';
import { fail } from './failed-step.js';
import type { Run, Visit } from './run.js';
import { visibleVariables } from './variables.js';

/**
 * The flows an activity or event sends tokens along (BPMN 2.0.2 §13.2.1): all without a condition, and those whose condition holds. The default flow only when
 * no condition holds. Gives the step up when there are conditions, none holds and there is neither a default nor an unconditional flow:
 * the token would vanish.
 */
export function outgoing(run: Run, visit: Visit, bindings?: JsonObject): readonly ExecutableFlow[] {
  const { node } = visit;
  if (goesNowhere(run, visit)) return [];
  if (node.outgoing.every((flow) => flow.when === undefined || flow.id === node.default)) return node.outgoing;
  const holding = holdingFlows(run, visit, bindings);
  const taken = node.outgoing.filter((flow) =>
    flow.id === node.default ? holding.size === 0 : flow.when === undefined || holding.has(flow),
  );
  return taken.length > 0 ? taken : fail('NO_FLOW_TAKEN', { element: node.id });
}

/** The flows a complex gateway sends tokens along when it is reset: those whose condition holds, the default one when none does; none is none (BPMN 2.0.2 §13.4.5). */
export function outgoingAtReset(run: Run, visit: Visit, bindings: JsonObject): readonly ExecutableFlow[] {
  const { node } = visit;
  const holding = holdingFlows(run, visit, bindings);
  return node.outgoing.filter((flow) => (flow.id === node.default ? holding.size === 0 : holding.has(flow)));
}

function holdingFlows(run: Run, { node, scope }: Visit, bindings?: JsonObject): ReadonlySet<ExecutableFlow> {
  const variables = visibleVariables(run.state, scope);
  const conditional = node.outgoing.filter((flow) => flow.when !== undefined && flow.id !== node.default);
  return new Set(conditional.filter((flow) => holds(run, flow.when ?? '', variables, `the condition of flow ${flow.id}`, bindings)));
}

/** An instance of a loop and what is done to undo something end in themselves: their flows are those of the loop, or none. */
function goesNowhere(run: Run, { activity, undoes }: Visit): boolean {
  const entered = activity === undefined ? undefined : run.state.activities.get(activity);
  return undoes !== undefined || entered?.of !== undefined || entered?.undoes !== undefined;
}

/**
 * The one flow an exclusive gateway takes (BPMN 2.0.2 §13.4.2): the first whose condition holds, in the order of `outgoing`. The default flow is tried last,
 * wherever it stands.
 */
export function firstHolding(run: Run, visit: Visit): readonly ExecutableFlow[] {
  const { node } = visit;
  if (node.outgoing.length === 0) return [];
  const variables = visibleVariables(run.state, visit.scope);
  for (const flow of node.outgoing) {
    if (flow.id === node.default) continue;
    if (flow.when === undefined || holds(run, flow.when, variables, `the condition of flow ${flow.id}`)) return [flow];
  }
  const fallback = node.outgoing.find((flow) => flow.id === node.default);
  return fallback ? [fallback] : fail('NO_FLOW_TAKEN', { element: node.id });
}
