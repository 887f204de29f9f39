import type { Assignment, ElementDefinition, FlowDefinition, ProcessDefinition } from './definition.js';
import type { ExecutableFlow, ExecutableNode, ExecutableProcess, ExecutableScope } from './executable.js';
import { elementTypes } from '../elements/index.js';
import type { CompileContext } from '../elements/element-type.js';

/**
 * Compiles a definition that `checkProcess` found without errors to the graph that runs: references resolved, conditions in order, boundary events attached,
 * lanes' assignments handed down. Elements of processes that are only drawn are left out. Throws on a definition that was not checked.
 */
export function compileProcess(definition: ProcessDefinition): ExecutableProcess {
  const live = executableElements(definition);
  const flows = new Map<string, ExecutableFlow>();
  for (const [id, flow] of Object.entries(definition.flows ?? {})) {
    if (live.has(flow.from)) flows.set(id, { id, from: flow.from, to: flow.to, ...(flow.when === undefined ? {} : { when: flow.when }) });
  }
  const nodes = new Map<string, ExecutableNode>();
  for (const [id, element] of live) nodes.set(id, compileNode(definition, id, element, live, flows));

  const scopes = new Map<string, ExecutableScope>();
  const processes: string[] = [];
  for (const [id, part] of Object.entries(definition.processes)) {
    if (part.executable !== true) continue;
    processes.push(id);
    const title = part.title === undefined ? {} : { title: part.title };
    const { number, withdrawal } = part;
    scopes.set(id, {
      id,
      parent: null,
      start: startOf(live, id),
      variables: part.variables ?? {},
      ...title,
      ...(number === undefined ? {} : { number }),
      ...(withdrawal === undefined ? {} : { withdrawal }),
    });
  }
  for (const [id, element] of live) {
    const own = elementTypes[element.type]?.scope?.(element);
    if (own) scopes.set(id, { id, parent: element.scope ?? '', start: startOf(live, id), variables: own.variables });
  }
  const name = definition.name === undefined ? {} : { name: definition.name };
  return { id: definition.id, ...name, nodes, flows, scopes, processes };
}

/** Elements that stand, directly or within subprocesses, in an executable process. */
export function executableElements(definition: ProcessDefinition): ReadonlyMap<string, ElementDefinition> {
  const live = new Map<string, ElementDefinition>();
  for (const [id, element] of Object.entries(definition.elements)) {
    let scope = element.scope;
    for (let depth = 0; scope !== undefined && depth < 100; depth++) {
      if (Object.hasOwn(definition.processes, scope)) {
        if (definition.processes[scope]?.executable === true) live.set(id, element);
        break;
      }
      scope = Object.hasOwn(definition.elements, scope) ? definition.elements[scope]?.scope : undefined;
    }
  }
  return live;
}

/**
 * Flows out of an element in the order in which they are tried: as `outgoing` lists them, else by id, since the entries of a map have no order.
 */
export function outgoingOf(definition: ProcessDefinition, id: string): readonly string[] {
  const listed = definition.elements[id]?.outgoing ?? [];
  const all = Object.entries(definition.flows ?? {}).flatMap(([flowId, flow]: [string, FlowDefinition]) =>
    flow.from === id ? [flowId] : [],
  );
  return [...listed, ...all.filter((flow) => !listed.includes(flow)).sort()];
}

function compileNode(
  definition: ProcessDefinition,
  id: string,
  element: ElementDefinition,
  live: ReadonlyMap<string, ElementDefinition>,
  flows: ReadonlyMap<string, ExecutableFlow>,
): ExecutableNode {
  const type = elementTypes[element.type];
  if (!type) throw new Error(`element ${id} has type ${element.type}, which was not checked`);
  const context: CompileContext = { id, laneAssignment: laneAssignment(definition, element) };
  return {
    id,
    type: element.type,
    ...(element.name === undefined ? {} : { name: element.name }),
    scope: element.scope ?? '',
    incoming: [...flows.values()].filter((flow) => flow.to === id),
    outgoing: outgoingOf(definition, id).flatMap((flow) => flows.get(flow) ?? []),
    ...(element.default === undefined ? {} : { default: element.default }),
    boundary: [...live].flatMap(([other, candidate]) => (candidate.attachedTo === id ? [other] : [])).sort(),
    config: type.compile(element, context),
  };
}

function startOf(live: ReadonlyMap<string, ElementDefinition>, scope: string): string {
  for (const [id, element] of live) if (element.scope === scope && element.type === 'startEvent') return id;
  throw new Error(`scope ${scope} has no start event, which was not checked`);
}

/** The assignment of the nearest lane that has one. */
function laneAssignment(definition: ProcessDefinition, element: ElementDefinition): Assignment | undefined {
  let lane = element.lane;
  for (let depth = 0; lane !== undefined && lane !== null && depth < 100; depth++) {
    const found = definition.lanes?.[lane];
    if (found?.assignment && (found.assignment.assignee || found.assignment.candidates?.length)) return found.assignment;
    lane = found?.parent ?? undefined;
  }
  return undefined;
}
