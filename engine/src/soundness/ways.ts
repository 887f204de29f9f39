import type { ExecutableNode, ExecutableProcess } from '../model/executable.js';
import { groupedBy } from '../model/graph.js';

/** Ids of flows. */
export const names = (flows: readonly { readonly id: string }[]): readonly string[] => flows.map(({ id }) => id);

/** Flows behind an element that get a token only where their condition holds. */
export function conditionalOf(node: ExecutableNode): readonly string[] {
  return node.outgoing.flatMap(({ id, when }) => (when === undefined || id === node.default ? [] : [id]));
}

/**
 * The sets of flows that may get a token together: all without a condition, with any of those that have one; the default flow where there is no other. `one`: of those with a condition one at
 * most.
 */
export function waysOn(node: ExecutableNode, one = false): readonly (readonly string[])[] {
  const conditional = conditionalOf(node);
  const always = node.outgoing.flatMap(({ id, when }) => (when === undefined && id !== node.default ? [id] : []));
  const ways: string[][] = [];
  const chosen = one ? [[], ...conditional.map((id) => [id])] : subsetsOf(conditional);
  for (const some of chosen) {
    const taken = [...always, ...some];
    if (taken.length > 0) ways.push(taken);
    else if (node.default !== undefined) ways.push([node.default]);
    // Nothing holds and there is no default: an incident, which somebody mends.
    else if (conditional.length === 0) ways.push([]);
  }
  return ways;
}

/** Every selection of some things, the empty one first. */
export function subsetsOf(ids: readonly string[]): readonly (readonly string[])[] {
  return ids.reduce<readonly (readonly string[])[]>((sets, id) => sets.flatMap((set) => [set, [...set, id]]), [[]]);
}

/** Events attached to an activity that tokens leave by. */
export function attached(node: ExecutableNode, process: ExecutableProcess): readonly ExecutableNode[] {
  return node.boundary.flatMap((id) => {
    const event = process.nodes.get(id);
    return event === undefined || isForCompensation(event) ? [] : [event];
  });
}

/** Whether an event only says what is to be undone: no token leaves by it. */
export function isForCompensation({ catches }: ExecutableNode): boolean {
  return catches?.triggers.some(({ kind }) => kind === 'compensation') === true;
}

/** Whether an event that does not interrupt may happen more than once while its activity goes on. */
export function repeats({ catches }: ExecutableNode): boolean {
  return catches?.triggers.some((one) => one.kind !== 'timer' || one.rule.kind === 'cycle') === true;
}

const scopes = new WeakMap<ExecutableProcess['nodes'], ReadonlyMap<string, readonly ExecutableNode[]>>();

/** The elements directly in a scope, in their order. Sorted once for a process, which does not change. */
export function nodesIn({ nodes }: ExecutableProcess, scope: string): readonly ExecutableNode[] {
  let byScope = scopes.get(nodes);
  if (byScope === undefined) {
    byScope = groupedBy(nodes.values(), (node) => node.scope);
    scopes.set(nodes, byScope);
  }
  return byScope.get(scope) ?? [];
}

/** The catch event that a token comes to from the throw event of a link; the event itself where that is none. */
export function behindLink(node: ExecutableNode, process: ExecutableProcess): ExecutableNode {
  const link = node.throws.find((one) => one.kind === 'link');
  if (link === undefined) return node;
  const isTarget = ({ scope, catches }: ExecutableNode): boolean =>
    scope === node.scope && catches?.triggers.some((one) => one.kind === 'link' && one.link === link.link) === true;
  return nodesIn(process, node.scope).find(isTarget) ?? node;
}

/** Whether an end event ends everything else in its scope too, and how. */
export function stopOf(node: ExecutableNode): 'terminated' | 'thrown' | undefined {
  const stop = node.type === 'endEvent' ? node.throws.find(({ kind }) => ['terminate', 'error', 'cancel'].includes(kind)) : undefined;
  return stop === undefined ? undefined : stop.kind === 'terminate' ? 'terminated' : 'thrown';
}

/** Whether an element takes a token from each of its flows together, rather than each token by itself. */
export function isJoin({ type, incoming }: ExecutableNode): boolean {
  return incoming.length > 1 && (type === 'parallelGateway' || type === 'inclusiveGateway');
}

/** Whether it matters that an element is passed once more: it is an activity, or an event that lets something happen or waits for it. Gateways only lead on. */
export function isNoticed({ type, throws, catches }: ExecutableNode): boolean {
  if (type.endsWith('Gateway') || type === 'startEvent' || type === 'boundaryEvent') return false;
  if (type === 'endEvent' || type === 'intermediateThrowEvent') return throws.some(({ kind }) => kind !== 'link' && kind !== 'terminate');
  return catches?.triggers.some(({ kind }) => kind === 'link') !== true;
}

/** All elements that a token may come to from one, the element itself among them. */
export function downstreamOf(first: ExecutableNode, process: ExecutableProcess): readonly ExecutableNode[] {
  const found = new Set<ExecutableNode>([first]);
  // What is added while a set is walked through is walked through too.
  for (const node of found)
    for (const from of [node, behindLink(node, process), ...attached(node, process)]) {
      found.add(from);
      for (const { to } of from.outgoing) {
        const next = process.nodes.get(to);
        if (next !== undefined) found.add(next);
      }
    }
  return [...found];
}

/** Whether all that a token may come to in the end ends everything else too: whoever comes there first stops the others. */
export function onlyStops(first: ExecutableNode, process: ExecutableProcess): boolean {
  return downstreamOf(first, process).every(
    (node) => stopOf(node) !== undefined || (node.type !== 'endEvent' && (node.outgoing.length > 0 || behindLink(node, process) !== node)),
  );
}
