import type { Artifact, ElementDefinition, ProcessDefinition } from './definition.js';
import type { ExecutableFlow } from './executable.js';

type Elements = ReadonlyMap<string, ElementDefinition>;

/** What leads to an element, out of it, and is attached to it. Read once: looking through all flows for each element takes minutes where there are ten thousand. */
export interface Graph {
  /** In the order of the map of flows. */
  incoming(id: string): readonly ExecutableFlow[];
  /** In the order in which they are tried: as `outgoing` lists them, else by id, since the entries of a map have no order. */
  outgoing(id: string): readonly ExecutableFlow[];
  /** Ids of events, in their order. */
  attached(id: string): readonly string[];
}

/** The graph of what is executed in a definition. */
export function graphOf(live: Elements, flows: readonly ExecutableFlow[]): Graph {
  const byId = new Map(flows.map((flow) => [flow.id, flow]));
  const incoming = groupedBy(flows, ({ to }) => to);
  const leaving = groupedBy(flows, ({ from }) => from);
  const attached = groupedBy([...live.keys()].sort(), (id) => live.get(id)?.attachedTo);
  const ordered = new Map<string, readonly ExecutableFlow[]>();
  const inOrder = (id: string): readonly ExecutableFlow[] => {
    const listed = live.get(id)?.outgoing ?? [];
    const known = new Set(listed);
    const others = (leaving.get(id) ?? []).flatMap((flow) => (known.has(flow.id) ? [] : [flow.id]));
    return [...listed, ...others.sort()].flatMap((flow) => byId.get(flow) ?? []);
  };
  return {
    incoming: (id) => incoming.get(id) ?? [],
    outgoing: (id) => {
      const known = ordered.get(id);
      if (known !== undefined) return known;
      const flows = inOrder(id);
      ordered.set(id, flows);
      return flows;
    },
    attached: (id) => attached.get(id) ?? [],
  };
}

/** Elements by the scope they stand in, for each map of elements that was asked. */
const scopes = new WeakMap<Elements, ReadonlyMap<string, readonly (readonly [string, ElementDefinition])[]>>();

/** The elements directly in a scope, in the order of the map, which is not to change any more. Sorted once: looking through all elements for each of thousands of scopes takes seconds. */
export function elementsIn(live: Elements, scope: string): readonly (readonly [string, ElementDefinition])[] {
  let byScope = scopes.get(live);
  if (byScope === undefined) {
    byScope = groupedBy(live, ([, element]) => element.scope);
    scopes.set(live, byScope);
  }
  return byScope.get(scope) ?? [];
}

/** What has the same key together, in the order given. What has none is left out. */
export function groupedBy<T>(all: Iterable<T>, keyOf: (one: T) => string | undefined): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const key = keyOf(one);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return groups;
}

/** Associations by what they lead away from. */
export function associationsOf(definition: ProcessDefinition): ReadonlyMap<string, readonly Artifact[]> {
  return groupedBy(Object.values(definition.artifacts ?? {}), ({ type, from }) => (type === 'association' ? from : undefined));
}

/** The handler of each activity that has one (BPMN 2.0.2 §10.5.5): what the association from its compensation event leads to. */
export function handlersOf(definition: ProcessDefinition, live: Elements): ReadonlyMap<string, string> {
  const ways = associationsOf(definition);
  const handlers = new Map<string, string>();
  for (const [id, element] of live) {
    const { attachedTo } = element;
    if (attachedTo === undefined || element.type !== 'boundaryEvent' || element.event?.type !== 'compensation') continue;
    const to = ways.get(id)?.[0]?.to;
    if (to !== undefined && live.has(to) && !handlers.has(attachedTo)) handlers.set(attachedTo, to);
  }
  return handlers;
}
