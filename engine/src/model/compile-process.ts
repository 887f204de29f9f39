import type { Assignment, ElementDefinition, ProcessDefinition } from './definition.js';
import type { ExecutableFlow, ExecutableNode, ExecutableProcess, ExecutableScope } from './executable.js';
import { elementsIn, graphOf, handlersOf, type Graph } from './graph.js';
import { withLanguages } from '../behaviors/expressions/index.js';
import { elementTypes } from '../elements/index.js';
import { catchesOf, compensableOf, initialOf, isInstantiating, isInterrupting, loopOf, quantitiesOf, thrownBy } from './compile-node.js';
import type { CompileContext, ElementType } from '../elements/element-type.js';

/**
 * Compiles a definition that `checkProcess` found without errors to the graph that runs: references resolved, conditions in order, boundary events attached,
 * lanes' assignments handed down. Elements of processes that are only drawn are left out. Throws on a definition that was not checked.
 */
export function compileProcess(given: ProcessDefinition): ExecutableProcess {
  const definition = withLanguages(given);
  const live = executableElements(definition);
  const flows = new Map<string, ExecutableFlow>();
  for (const [id, flow] of Object.entries(definition.flows ?? {})) {
    if (live.has(flow.from)) flows.set(id, { id, from: flow.from, to: flow.to, ...(flow.when === undefined ? {} : { when: flow.when }) });
  }
  const nodes = new Map<string, ExecutableNode>();
  const graph = graphOf(live, [...flows.values()]);
  const handlers = handlersOf(definition, live);
  const compensable = compensableOf(live, handlers);
  for (const [id, element] of live) nodes.set(id, compileNode(definition, id, element, live, graph, handlers, compensable));

  const targets = new Set([...flows.values()].map(({ to }) => to));
  const scopes = new Map<string, ExecutableScope>();
  const processes: string[] = [];
  for (const [id, part] of Object.entries(definition.processes)) {
    if (part.executable !== true) continue;
    processes.push(id);
    const title = part.title === undefined ? {} : { title: part.title };
    const { number, withdrawal, retention } = part;
    scopes.set(id, {
      id,
      parent: null,
      ...beginningOf(live, id, flows, targets),
      variables: part.variables ?? {},
      ...title,
      ...(number === undefined ? {} : { number }),
      ...(withdrawal === undefined ? {} : { withdrawal }),
      ...(retention === undefined ? {} : { retention }),
    });
  }
  for (const [id, element] of live) {
    const own = elementTypes[element.type]?.scope?.(element);
    if (own) scopes.set(id, { id, parent: element.scope ?? '', ...beginningOf(live, id, flows, targets), ...own });
  }
  const name = definition.name === undefined ? {} : { name: definition.name };
  const conditions = [...nodes.values()].flatMap(({ id, catches }) =>
    (catches?.triggers ?? []).flatMap((trigger) => (trigger.kind === 'conditional' ? [{ element: id, source: trigger.condition }] : [])),
  );
  const reconsiders = [...live.values()].some((element) => elementTypes[element.type]?.behavior.mayJoin !== undefined);
  const joinsByData = [...live.values()].some(({ type }) => elementTypes[type]?.joinsByData === true);
  const choices = [...scopes.values()].flatMap(({ chosen }) => chosen ?? []);
  return {
    id: definition.id,
    ...name,
    nodes,
    flows,
    scopes,
    processes,
    reconsiders,
    conditions,
    joinsByData,
    isAdHoc: choices.length > 0,
    sequences: choices.includes('sequential'),
    ...(definition.expressionLanguage === 'feel' ? { expressionLanguage: 'feel' } : {}),
  };
}

/** How many scopes may stand in one another: what is deeper is refused, so nothing here looks deeper. */
export const mostScopes = 100;

/** Elements that stand, directly or within subprocesses, in an executable process. */
export function executableElements(definition: ProcessDefinition): ReadonlyMap<string, ElementDefinition> {
  const live = new Map<string, ElementDefinition>();
  for (const [id, element] of Object.entries(definition.elements)) {
    let scope = element.scope;
    for (let depth = 0; scope !== undefined && depth < mostScopes; depth++) {
      if (Object.hasOwn(definition.processes, scope)) {
        if (definition.processes[scope]?.executable === true) live.set(id, element);
        break;
      }
      scope = Object.hasOwn(definition.elements, scope) ? definition.elements[scope]?.scope : undefined;
    }
  }
  return live;
}

function compileNode(
  definition: ProcessDefinition,
  id: string,
  element: ElementDefinition,
  live: ReadonlyMap<string, ElementDefinition>,
  graph: Graph,
  handlers: ReadonlyMap<string, string>,
  compensable: ReadonlySet<string>,
): ExecutableNode {
  const type = elementTypes[element.type];
  if (!type) throw new Error(`element ${id} has type ${element.type}, which was not checked`);
  const undoneBy = handlers.get(id);
  const context: CompileContext = { id, laneAssignment: laneAssignment(definition, element) };
  return {
    id,
    type: element.type,
    ...(element.name === undefined ? {} : { name: element.name }),
    scope: element.scope ?? '',
    incoming: graph.incoming(id),
    outgoing: graph.outgoing(id),
    ...(element.default === undefined ? {} : { default: element.default }),
    boundary: graph.attached(id),
    ...catchesOf(definition, element, type),
    throws: thrownBy(definition, element, type),
    interrupts: isInterrupting(element),
    ...(element['eventGatewayType'] === 'parallel' ? { beginsWithAll: true } : {}),
    ...loopOf(element),
    ...quantitiesOf(element),
    ...adHocPart(element, type, live),
    triggered: element['triggeredByEvent'] === true,
    compensable: compensable.has(id),
    ...(undoneBy === undefined ? {} : { undoneBy }),
    config: type.compile(element, context),
  };
}

/** What an element is in the ad-hoc subprocess that it stands directly in. */
function adHocPart(
  element: ElementDefinition,
  type: ElementType,
  live: ReadonlyMap<string, ElementDefinition>,
): Pick<ExecutableNode, 'adHoc'> {
  const around = live.get(element.scope ?? '');
  const isChosen = around !== undefined && elementTypes[around.type]?.scope?.(around).chosen !== undefined;
  if (!isChosen || element['triggeredByEvent'] === true) return {};
  return { adHoc: type.kind === 'activity' && element.isForCompensation !== true ? 'activity' : 'way' };
}

/** How a scope begins, and what begins event subprocesses in it. */
function beginningOf(
  live: ReadonlyMap<string, ElementDefinition>,
  scope: string,
  flows: ReadonlyMap<string, ExecutableFlow>,
  targets: ReadonlySet<string>,
): Pick<ExecutableScope, 'start' | 'initial' | 'starts' | 'triggers' | 'undoing'> {
  const inside = [...elementsIn(live, scope)].sort(([a], [b]) => (a < b ? -1 : 1));
  const plain = inside.filter(([, element]) => element.type === 'startEvent' && element.event === undefined);
  const startsOf = (inner: string): readonly (readonly [string, ElementDefinition])[] =>
    elementsIn(live, inner).filter(([, { type }]) => type === 'startEvent');
  const triggers = inside.flatMap(([id, element]) => (element['triggeredByEvent'] === true ? startsOf(id) : []));
  const undoing = triggers.find(([, element]) => element.event?.type === 'compensation')?.[0];
  const [only] = plain;
  return {
    ...(only === undefined || plain.length > 1 ? {} : { start: only[0] }),
    initial: initialOf(live, scope, targets),
    starts: inside.flatMap(([id, element]) =>
      isInstantiating(element) && elementTypes[element.type]?.kind === 'gateway'
        ? [...flows.values()].flatMap(({ from, to }) => (from === id ? [to] : []))
        : (element.type === 'startEvent' && (element.event !== undefined || plain.length > 1)) || isInstantiating(element)
          ? [id]
          : [],
    ),
    triggers: triggers.flatMap(([id]) => (id === undoing ? [] : [id])),
    ...(undoing === undefined ? {} : { undoing }),
  };
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
