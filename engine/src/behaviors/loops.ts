import type { JsonObject, JsonValue } from '@millrace/schemas';
import type { Activity, LoopState } from '../execution/state.js';
import type { LoopPlan } from '../model/executable.js';
import { clearScope, joinedBy, leave, nodeOf, undoneBy, visitOf, type Entered } from './activities.js';
import { initialVariables } from './declared-values.js';
import { evaluate, holds } from './expressions-in-steps.js';
import { fail } from './failed-step.js';
import { outgoing } from './flows.js';
import { requirePart } from './require-part.js';
import type { Run, Visit } from './run.js';
import { fittedValues, setVariables, visibleVariables } from './variables.js';

type StandardLoop = Extract<LoopPlan, { readonly kind: 'standard' }>;

/** The most instances of one activity. */
export const mostInstances = 100_000;

/** Enters the activity of a loop: its instances will stand in a scope of its number. */
export function enterLoop(run: Run, visit: Visit): Entered {
  const activity = run.nextNumber();
  const { flow, node, scope } = visit;
  run.emit({
    type: 'elementEntered',
    facts: {
      activity,
      element: node.id,
      ...(flow === undefined ? {} : { flow }),
      ...(scope === 0 ? {} : { scope }),
      ...undoneBy(visit),
      ...joinedBy(visit),
      opens: true,
      loop: true,
    },
  });
  return { node, scope, activity };
}

/**
 * Begins an activity that is done several times (BPMN 2.0.2 §13.3.6, §13.3.7): finds out for what, once. Its instances are begun one a step, so a list of ten thousand is spread
 * over many commits.
 */
export function beginLoop(run: Run, body: Entered, plan: LoopPlan): void {
  if (plan.kind === 'standard') {
    run.emit({ type: 'loopStarted', facts: { activity: body.activity } });
    if (plan.testBefore && !goesOn(run, body, plan, 0)) leave(run, body, outgoing(run, body));
    else run.emit({ type: 'loopContinued', facts: { activity: body.activity } });
    return;
  }
  const items = plan.collection === undefined ? undefined : collectionOf(run, body, plan.collection);
  const total = items?.length ?? cardinalityOf(run, body, plan.cardinality ?? '');
  if (total > mostInstances) fail('LOOP_TOO_LONG', { element: body.node.id, limit: mostInstances, found: total });
  run.emit({
    type: 'loopStarted',
    facts: {
      activity: body.activity,
      total,
      ...(plan.sequential ? { sequential: true } : {}),
      ...(plan.item === undefined ? {} : { item: plan.item }),
    },
    ...(items === undefined || plan.item === undefined ? {} : { data: { items } }),
  });
  if (total === 0) endLoop(run, body, plan);
}

/** Begins the next instance; answers its visit. */
export function nextInstance(run: Run, body: Activity): Entered {
  const node = nodeOf(run, body.element);
  const loop = requirePart(body.loop, 'the loop of activity', body.id);
  const activity = run.nextNumber();
  const variables = initialVariables(run.deployed.process, node.id);
  run.emit({
    type: 'elementEntered',
    facts: { activity, element: node.id, scope: body.id, of: body.id, index: loop.next, opens: true },
    ...(Object.keys(variables).length === 0 ? {} : { data: { variables } }),
  });
  return visitOf(run, requirePart(run.state.activities.get(activity), 'activity', activity));
}

/** An instance has been left: the loop goes on or is done. */
export function instanceLeft(run: Run, instance: Activity): void {
  const body = requirePart(run.state.activities.get(requirePart(instance.of, 'the loop of an instance')), 'the loop of an instance');
  const visit = visitOf(run, body);
  const loop = requirePart(body.loop, 'the loop of activity', body.id);
  const plan = requirePart(visit.node.loop, 'the loop of', body.element);
  if (plan.kind === 'standard') {
    const isSpent = plan.maximum !== undefined && loop.completed >= plan.maximum;
    if (!isSpent && goesOn(run, visit, plan, loop.completed)) run.emit({ type: 'loopContinued', facts: { activity: body.id } });
    else leave(run, visit, outgoing(run, visit));
    return;
  }
  if (plan.until !== undefined && isEnough(run, visit, plan.until, loop)) {
    if (loop.active > 0 || loop.next < (loop.total ?? 0)) clearScope(run, body.id, 'completed');
    endLoop(run, visit, plan);
  } else if (loop.active === 0 && loop.next === loop.total) endLoop(run, visit, plan);
}

/** Ends a loop: what its instances gave becomes a list, and it is left. */
export function endLoop(run: Run, body: Entered, plan: LoopPlan): void {
  if (plan.kind === 'multi') collectOutputs(run, body, plan);
  leave(run, body, outgoing(run, body));
}

/** Makes a list of what the instances of a loop gave, where it is asked for; null for those that did not complete. */
export function collectOutputs(run: Run, body: Entered, { output }: Extract<LoopPlan, { readonly kind: 'multi' }>): void {
  if (output === undefined) return;
  const { path } = output;
  const { loop } = requirePart(run.state.activities.get(body.activity), 'activity', body.activity);
  const list = Array.from({ length: loop?.total ?? 0 }, (_none, index): JsonValue => loop?.outputs.get(index)?.value ?? null);
  const [target] = fittedValues(run, body.scope, { [path]: list });
  const fitted = target?.[1][path];
  // A list that goes over as it is, is not recorded once more: ten thousand entries may weigh more than a commit.
  if (loop !== undefined && target !== undefined && (fitted === list || JSON.stringify(fitted) === JSON.stringify(list)))
    run.emit({ type: 'outputsCollected', facts: { activity: body.activity, path, ...(target[0] === 0 ? {} : { scope: target[0] }) } });
  else setVariables(run, body.scope, { [path]: list });
}

// Expressions of a loop see its own scope: a handler that is done several times has there what it undoes.
function collectionOf(run: Run, body: Entered, source: string): readonly JsonValue[] {
  const value = evaluate(run, source, visibleVariables(run.state, body.activity), `the collection of ${body.node.id}`);
  // One hit where a list is expected is a list of one, none is an empty list.
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? (value as readonly JsonValue[]) : [value];
}

function cardinalityOf(run: Run, body: Entered, source: string): number {
  const value = evaluate(run, source, visibleVariables(run.state, body.activity), `the cardinality of ${body.node.id}`);
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0) return value;
  return fail('CARDINALITY_INVALID', {
    element: body.node.id,
    found: value === undefined ? 'nothing' : JSON.stringify(value).slice(0, 60),
  });
}

function goesOn(run: Run, body: Entered, { condition, maximum }: StandardLoop, completed: number): boolean {
  if (maximum !== undefined && completed >= maximum) return false;
  const bindings = { loopCounter: completed };
  return holds(run, condition, visibleVariables(run.state, body.activity), `the loop condition of ${body.node.id}`, bindings);
}

function isEnough(run: Run, body: Entered, until: string, { total = 0, active, completed, next }: LoopState): boolean {
  const bindings: JsonObject = {
    numberOfInstances: total,
    numberOfActiveInstances: active,
    numberOfCompletedInstances: completed,
    numberOfTerminatedInstances: next - active - completed,
  };
  return holds(run, until, visibleVariables(run.state, body.activity), `the completion condition of ${body.node.id}`, bindings);
}
