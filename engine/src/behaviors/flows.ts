import type { JsonObject } from '@millrace/schemas';
import type { ElementDefinition } from '../model/definition.js';
import type { ElementCheck } from '../model/element-check.js';
import type { ExecutableFlow, ExecutableNode } from '../model/executable.js';
import { holds } from './expressions-in-steps.js';
import { fail } from './failed-step.js';
import type { Run, Visit } from './run.js';
import { visibleVariables } from './variables.js';

/**
 * The flows an activity, an event or an inclusive gateway sends tokens along (BPMN 2.0.2 §13.2.1, §13.4.3): all without a condition, and those whose condition holds.
 * The default flow only when no other is taken. Gives the step up when there are conditions, none holds and there is no default flow: the token would vanish.
 */
export function outgoing(run: Run, visit: Visit, bindings?: JsonObject): readonly ExecutableFlow[] {
  const { node } = visit;
  if (goesNowhere(run, visit)) return [];
  if (node.default === undefined && node.outgoing.every(({ when }) => when === undefined)) return node.outgoing;
  const holding = holdingFlows(run, visit, bindings);
  const taken = node.outgoing.filter((flow) => flow.id !== node.default && (flow.when === undefined || holding.has(flow)));
  return taken.length > 0 ? taken : defaultFlow(node);
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
  return defaultFlow(node);
}

/** Warns of a default flow that never gets a token, because a flow without a condition always does. */
export function checkDefault({ default: id }: ElementDefinition, check: ElementCheck): void {
  const always = check.outgoing.find((flow) => flow.when === undefined && flow.id !== id);
  if (always !== undefined && check.outgoing.some((flow) => flow.id === id))
    check.report('DEFAULT_NEVER_TAKEN', ['default'], { flow: always.id }, 'warning');
}

/** The flow that is taken when no other is. */
function defaultFlow(node: ExecutableNode): readonly ExecutableFlow[] {
  const flow = node.outgoing.find(({ id }) => id === node.default);
  return flow ? [flow] : fail('NO_FLOW_TAKEN', { element: node.id });
}
