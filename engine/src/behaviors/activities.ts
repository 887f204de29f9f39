import type { Activity, Scope } from '../execution/state.js';
import type { ExecutableFlow, ExecutableNode } from '../model/executable.js';
import { initialVariables } from './declared-values.js';
import { requirePart } from './require-part.js';
import type { Run, Visit } from './run.js';

/** A visit of an activity that was entered. */
export type Entered<C = unknown> = Visit<C> & { readonly activity: number };

/**
 * Makes the visit an activity that can wait; answers the visit with its number. Does nothing for a visit that already has one. For an element that
 * contains others its scope is opened, with the initial values of the scope's variables.
 */
export function enter<C>(run: Run, visit: Visit<C>): Entered<C> {
  if (visit.activity !== undefined) return { ...visit, activity: visit.activity };
  const activity = run.nextNumber();
  const flow = visit.flow === undefined ? {} : { flow: visit.flow };
  const scope = visit.scope === 0 ? {} : { scope: visit.scope };
  const facts = { activity, element: visit.node.id, ...flow, ...scope };
  if (run.deployed.process.scopes.has(visit.node.id)) {
    const variables = initialVariables(run.deployed.process, visit.node.id);
    const data = Object.keys(variables).length === 0 ? {} : { data: { variables } };
    run.emit({ type: 'elementEntered', facts: { ...facts, opens: true }, ...data });
  } else run.emit({ type: 'elementEntered', facts });
  return { node: visit.node, scope: visit.scope, activity };
}

/** Completes the visit and sends a token along each of the flows. */
export function leave(run: Run, visit: Visit, flows: readonly ExecutableFlow[], joined = false): void {
  const taken = flows.length === 0 ? {} : { taken: flows.map((flow) => flow.id) };
  if (visit.activity !== undefined) {
    run.emit({ type: 'elementLeft', facts: { activity: visit.activity, ...taken } });
    return;
  }
  const flow = visit.flow === undefined ? {} : { flow: visit.flow };
  const scope = visit.scope === 0 ? {} : { scope: visit.scope };
  run.emit({ type: 'elementPassed', facts: { element: visit.node.id, ...flow, ...scope, ...taken, ...(joined ? { joined } : {}) } });
}

/** Lets a scope begin: its start event sends tokens along its flows. */
export function startScope(run: Run, scope: number, start: string): void {
  const node = nodeOf(run, start);
  leave(run, { node, scope }, node.outgoing);
}

/** Ends an activity from outside, with everything in it. */
export function terminateActivity(run: Run, activity: number, reason: string): void {
  run.emit({ type: 'activitiesTerminated', facts: { activities: withInner(run, activity), reason } });
}

/** Ends everything in a scope: its activities, its waiting and its moving tokens. The scope itself stays. */
export function clearScope(run: Run, scope: number, reason: string): void {
  const activities = scopeOf(run, scope)
    .activities.keys()
    .flatMap((activity) => withInner(run, activity));
  run.emit({ type: 'activitiesTerminated', facts: { activities, reason, within: scope } });
}

/** An activity and all activities in its inner scopes, innermost first. */
function withInner(run: Run, activity: number): readonly number[] {
  const inner = run.state.scopes.get(activity)?.activities.keys() ?? [];
  return [...inner.flatMap((child) => withInner(run, child)), activity];
}

/** The visit of an activity that was entered before. */
export function visitOf(run: Run, activity: Activity): Entered {
  return { node: nodeOf(run, activity.element), scope: activity.scope, activity: activity.id };
}

/** A node of the deployed graph; an instance only ever refers to nodes of the content it runs on. */
export function nodeOf(run: Run, element: string): ExecutableNode {
  return requirePart(run.deployed.process.nodes.get(element), `element ${element} in the deployed definition`);
}

/** A scope that is still open. */
export function scopeOf(run: Run, scope: number): Scope {
  return requirePart(run.state.scopes.get(scope), `scope ${scope}`);
}
