import type { JsonObject, JsonValue } from '@millrace/schemas';
import type { Activity, JoinPhase, Scope } from '../execution/state.js';
import type { ExecutableFlow, ExecutableNode, ExecutableScope } from '../model/executable.js';
import { undoneAt } from '../execution/state-parts.js';
import { allInside, mostNamed, withInner } from '../execution/terminated.js';
import { conformValue, declarationsOf, initialVariables } from './declared-values.js';
import { wait } from './events/waiting.js';
import { evaluate } from './expressions-in-steps.js';
import { fail } from './failed-step.js';
import { mapIn } from './mappings.js';
import { requirePart } from './require-part.js';
import type { Joined, Run, Visit } from './run.js';
import { asPaths } from './variable-paths.js';
import { visibleVariables } from './variables.js';

/** A visit of an activity that was entered. */
export type Entered<C = unknown> = Visit<C> & { readonly activity: number };

/**
 * Makes the visit an activity that can wait; answers the visit with its number. Does nothing for a visit that already has one. For an element that
 * contains others its scope is opened, with the initial values of the scope's variables.
 */
export function enter<C>(run: Run, visit: Visit<C>): Entered<C> {
  if (visit.activity !== undefined) return { ...visit, activity: visit.activity };
  const activity = run.nextNumber();
  const { flow, node } = visit;
  const facts = {
    activity,
    element: node.id,
    ...(flow === undefined ? {} : { flow }),
    ...(visit.scope === 0 ? {} : { scope: visit.scope }),
    ...undoneBy(visit),
    ...joinedBy(visit),
  };
  const local = localOfUndone(run, visit);
  if (run.deployed.process.scopes.has(node.id) || local !== undefined) {
    const variables = initialVariables(run.deployed.process, node.id);
    const data = Object.keys(variables).length === 0 ? {} : { data: { variables } };
    run.emit({ type: 'elementEntered', facts: { ...facts, opens: true }, ...data });
  } else run.emit({ type: 'elementEntered', facts });
  return { node, scope: ownScope(run, node, visit.scope, activity), activity };
}

/** A compensation handler sees the local variables that the completed activity had. */
function localOfUndone(run: Run, { undoes, undone, scope }: Visit): JsonObject | undefined {
  return undoes === undefined || undone === undefined ? undefined : undoneAt(run.state, undoes, scope, undone).variables;
}

/** The scope that answers an activity's expressions: its own local one where it has one and contains nothing, else the one it stands in. */
function ownScope(run: Run, node: ExecutableNode, scope: number, activity: number): number {
  return !run.deployed.process.scopes.has(node.id) && run.state.scopes.get(activity)?.loop === undefined && run.state.scopes.has(activity)
    ? activity
    : scope;
}

/** What a visit takes of the tokens that waited for it. */
export function joinedBy({ joined }: Visit): { readonly joined?: Joined['tokens']; readonly phase?: JoinPhase } {
  if (joined === undefined) return {};
  return { joined: joined.tokens, ...(joined.phase === undefined ? {} : { phase: joined.phase }) };
}

/** What a visit undoes, and for whom. */
export function undoneBy({ undoes, undone }: Visit): { readonly undoes?: number; readonly undone?: number } {
  return undoes === undefined || undone === undefined ? {} : { undoes, undone };
}

/** Completes the visit and sends a token along each of the flows; along none in an ad-hoc subprocess in which nothing more begins. */
export function leave(run: Run, visit: Visit, flows: readonly ExecutableFlow[]): void {
  const { node } = visit;
  if (node.adHoc !== undefined && isEnough(run, visit)) flows = [];
  // What can be undone later, or is done to undo something, is an activity even where it takes no time.
  if (visit.activity === undefined && (node.compensable || visit.undoes !== undefined)) visit = enter(run, visit);
  const taken = flows.length === 0 ? {} : { taken: tokensOn(flows, node.completionQuantity ?? 1) };
  if (visit.activity !== undefined) {
    leaveActivity(run, visit.activity, node, taken);
    return;
  }
  const flow = visit.flow === undefined ? {} : { flow: visit.flow };
  const scope = visit.scope === 0 ? {} : { scope: visit.scope };
  run.emit({ type: 'elementPassed', facts: { element: node.id, ...flow, ...scope, ...taken, ...joinedBy(visit) } });
  if (node.adHoc === 'activity') run.completedInside(visit.scope);
}

/** A flow's id for each token that is sent along it. */
function tokensOn(flows: readonly ExecutableFlow[], quantity: number): readonly string[] {
  if (quantity === 1) return flows.map(({ id }) => id);
  return flows.flatMap(({ id }) => Array.from({ length: quantity }, () => id));
}

/** Whether nothing more begins in the ad-hoc subprocess that a visit happens in: no token goes on there. */
function isEnough(run: Run, { activity, scope }: Visit): boolean {
  const stands = activity === undefined ? scope : (run.state.activities.get(activity)?.scope ?? scope);
  return run.state.scopes.get(stands)?.enough === true;
}

function leaveActivity(run: Run, number: number, node: ExecutableNode, taken: { readonly taken?: readonly string[] }): void {
  const activity = requirePart(run.state.activities.get(number), 'activity', number);
  if (activity.of !== undefined) {
    leaveInstance(run, activity);
    return;
  }
  const isUndone = activity.undoes !== undefined;
  const compensable = !isUndone && canBeUndone(run, node, number) ? { compensable: true } : {};
  run.emit({ type: 'elementLeft', facts: { activity: number, ...(isUndone ? {} : taken), ...compensable } });
  if (node.adHoc === 'activity' && !isUndone) run.completedInside(activity.scope);
}

/** Whether a completed activity has something to undo: a handler, an event subprocess for it, or completed activities or instances inside. */
function canBeUndone(run: Run, node: ExecutableNode, activity: number): boolean {
  if (!node.compensable || node.triggered) return false;
  const inside = run.state.scopes.get(activity);
  if (inside?.loop === true) return inside.compensable.size > 0;
  if (node.undoneBy !== undefined) return true;
  return inside !== undefined && (inside.compensable.size > 0 || run.deployed.process.scopes.get(node.id)?.undoing !== undefined);
}

/** An instance of a loop is done: what it gives is kept before its local variables are gone. */
function leaveInstance(run: Run, activity: Activity): void {
  const node = nodeOf(run, activity.element);
  const output = node.loop?.kind === 'multi' ? node.loop.output : undefined;
  const value =
    output === undefined ? undefined : evaluate(run, output.value, visibleVariables(run.state, activity.id), `what ${node.id} gives`);
  const compensable = canBeUndone(run, node, activity.id) ? { compensable: true } : {};
  run.emit({
    type: 'elementLeft',
    facts: { activity: activity.id, ...compensable },
    ...(value === undefined ? {} : { data: { output: value } }),
  });
  run.left(activity);
}

/**
 * Lets a scope begin: the event subprocesses in it are waited for first, then its start event sends tokens along its flows; without one, everything begins that no flow
 * leads to.
 */
export function startScope(run: Run, scope: number, element: string, happened?: ExecutableNode): void {
  const inside = armScope(run, scope, element);
  const start = happened ?? (inside.start === undefined ? undefined : nodeOf(run, inside.start));
  if (start) leave(run, { node: start, scope }, start.outgoing);
  else if (inside.initial.length > 0) run.emit({ type: 'scopeBegun', facts: { scope, elements: inside.initial } });
}

/** Begins to wait for what begins the event subprocesses of a scope. */
export function armScope(run: Run, scope: number, element: string): ExecutableScope {
  const inside = requirePart(run.deployed.process.scopes.get(element), 'the inside of', element);
  for (const id of inside.triggers) wait(run, { node: nodeOf(run, id), scope }, { activity: scope, inScope: true });
  return inside;
}

/**
 * Gives the inside of a subprocess its first local values: expressions over the variables around it, among them those that a loop gave its instance. The initial values that
 * are declared inside are not seen. Values of declared variables are checked and normalised.
 */
export function fillScope(run: Run, { node, scope, activity }: Entered, mapping: Readonly<Record<string, string>> | undefined): void {
  if (mapping === undefined) return;
  const declared = declarationsOf(run.deployed.process, node.id);
  const item = node.loop?.kind === 'multi' ? node.loop.item : undefined;
  const isInitial = (name: string): boolean => name !== item && Object.hasOwn(declared, name) && declared[name]?.initial !== undefined;
  const given = Object.entries(scopeOf(run, activity).variables).filter(([name]) => !isInitial(name));
  const around = { ...visibleVariables(run.state, scope), ...Object.fromEntries(given) };
  const set: Record<string, JsonValue> = {};
  for (const [name, value] of Object.entries(mapIn(run, { node, scope }, mapping, around))) {
    const declaration = Object.hasOwn(declared, name) ? declared[name] : undefined;
    set[name] = declaration === undefined ? value : conformValue(declaration, value, name, 'computed', fail);
  }
  if (Object.keys(set).length > 0) run.emit({ type: 'variablesSet', facts: { scope: activity }, data: { set: asPaths(set) } });
}

/** Ends an activity from outside, with everything in it. */
export function terminateActivity(run: Run, activity: number, reason: string): void {
  const activities = withInner(run.state, activity);
  const named = activities.length > mostNamed ? { activities: [activity], inner: true as const } : { activities };
  run.emit({ type: 'activitiesTerminated', facts: { ...named, reason } });
}

/** Ends everything in a scope: its activities, its waiting and its moving tokens. The scope itself stays. */
export function clearScope(run: Run, scope: number, reason: string): void {
  const activities = allInside(run.state, scopeOf(run, scope).id);
  const named = activities.length > mostNamed ? { activities: [], inner: true as const } : { activities };
  run.emit({ type: 'activitiesTerminated', facts: { ...named, reason, within: scope } });
}

/** The visit of an activity that was entered before. */
export function visitOf(run: Run, activity: Activity): Entered {
  const node = nodeOf(run, activity.element);
  return { node, scope: ownScope(run, node, activity.scope, activity.id), activity: activity.id };
}

/** A node of the deployed graph; an instance only ever refers to nodes of the content it runs on. */
export function nodeOf(run: Run, element: string): ExecutableNode {
  return requirePart(run.deployed.process.nodes.get(element), 'in the deployed definition, element', element);
}

/** A scope that is still open. */
export function scopeOf(run: Run, scope: number): Scope {
  return requirePart(run.state.scopes.get(scope), 'scope', scope);
}
