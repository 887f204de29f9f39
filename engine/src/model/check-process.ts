import type { ErrorParams, JsonValue } from '@millrace/schemas';
import { conformValue } from '../behaviors/declared-values.js';
import { describeFound } from '../behaviors/command-input.js';
import { checkDefault } from '../behaviors/flows.js';
import { withLanguages } from '../behaviors/expressions/index.js';
import { elementTypes } from '../elements/index.js';
import { checkFlows, checkScopeGraph } from './check-graph.js';
import { executableElements, mostScopes } from './compile-process.js';
import type { ElementDefinition, ProcessDefinition, VariableDeclaration } from './definition.js';
import { checkAdHoc } from './check-ad-hoc.js';
import { checkActivity } from './check-activity.js';
import { checkCatchers } from './check-catchers.js';
import { checkData } from './check-data.js';
import { checkDrawn } from './check-drawn.js';
import { checkEventsAndHandlers } from './check-events-and-handlers.js';
import { checkReads } from './check-reads.js';
import { checkSplits } from './check-splits.js';
import { checkThrown } from './check-thrown.js';
import type { Surroundings } from './element-check.js';
import { checkNumber, checkRetention, checkWithdrawal } from './check-requests.js';
import { ElementChecker, notUnderstood } from './element-checker.js';
import { graphOf, type Graph } from './graph.js';
import { idMaps } from './id-maps.js';
import { problem, type Problem } from './problem.js';
import { soundnessProblems } from './soundness-problems.js';

/** What every element may say without anything being executed by it. */
const everywhere = ['type', 'scope', 'lane', 'name', 'documentation', 'foreign', 'extensions'];

/**
 * Says whether a process definition can be deployed: what is wrong or doubtful in it, in the order of its parts; no errors means that it will run exactly as it is
 * drawn. Whatever would not be executed exactly is an error with the element and the reason. Processes that are not marked executable are only drawn and not
 * looked into. References to other definitions (forms, decisions) are the deployment's to resolve. Never throws, whatever it is given.
 */
export function checkProcess(given: ProcessDefinition): readonly Problem[] {
  const problems = checkParts(given);
  return [...problems, ...soundnessProblems(given, problems)];
}

/** All that can be said of a definition without going through what may happen in it. */
export function checkParts(given: ProcessDefinition): readonly Problem[] {
  const problems: Problem[] = [];
  if (!isWellShaped(given, problems)) return problems;
  const definition = withLanguages(given);
  checkIds(definition, problems);
  if (
    definition.expressionLanguage !== undefined &&
    definition.expressionLanguage !== 'jsonata' &&
    definition.expressionLanguage !== 'feel'
  )
    problems.push(
      problem('INVALID_INPUT', {
        path: ['expressionLanguage'],
        params: { place: '/expressionLanguage', expected: 'jsonata or feel', found: describeFound(definition.expressionLanguage) },
      }),
    );
  const executable = Object.entries(definition.processes).filter(([, part]) => part.executable === true);
  if (executable.length === 0) problems.push(problem('PROCESS_NOT_EXECUTABLE', { path: ['processes'] }));
  for (const [id, part] of executable) {
    const checker = new ElementChecker(id, ['processes', id], part, problems, { language: definition.expressionLanguage });
    if (isMap(part.title) && Object.hasOwn(part.title, 'expression')) checker.expression(['title', 'expression']);
    else if (part.title !== undefined && typeof part.title !== 'string' && !isMap(part.title))
      checker.report('ATTRIBUTE_INVALID', ['title'], { expected: 'a text or an expression' });
    checkVariables(['processes', id, 'variables'], part.variables, problems);
    checkNumber(checker, part);
    checkRetention(checker, part);
    checkWithdrawal(definition, id, checker, part);
  }
  checkScopes(definition, problems);
  const live = executableElements(definition);
  const flows = checkFlows(definition, live, problems);
  const graph = graphOf(live, flows);
  for (const [id, element] of live) checkElement(definition, id, element, graph, problems);
  checkEventsAndHandlers(definition, live, flows, problems);
  checkCatchers(live, definition.rootElements ?? {}, problems);
  checkAdHoc(live, flows, problems);
  checkSplits(live, graph, problems);
  checkDrawn(definition, live, problems);
  for (const [id, root] of executable.length === 0 ? [] : Object.entries(definition.rootElements ?? {})) {
    const { code } = (root.attributes ?? {}) as { readonly code?: unknown };
    if (code !== undefined)
      new ElementChecker(id, ['rootElements', id], root, problems).report('ATTRIBUTE_UNSUPPORTED', ['attributes', 'code'], {
        reason: notUnderstood,
      });
  }
  checkLanes(definition, live, problems);
  checkData(definition, live, problems, (scope, variable) => declaredType(definition, scope, variable));
  for (const [id] of executable) checkScopeGraph(id, ['processes', id], live, flows, problems);
  for (const [id, element] of live) if (elementTypes[element.type]?.scope) checkScopeGraph(id, ['elements', id], live, flows, problems);
  if (!problems.some(({ severity }) => severity === 'error')) {
    checkThrown(live, definition.rootElements ?? {}, problems);
    checkReads(definition, live, graph, problems);
  }
  // A condition that nobody understands is told as such: it is there.
  const has = (flow: unknown): boolean => typeof flow === 'string' && definition.flows?.[flow]?.attributes !== undefined;
  return problems.filter(({ code, params }) => !(code === 'CONDITION_MISSING' && has(params['flow'])));
}

function checkElement(definition: ProcessDefinition, id: string, element: ElementDefinition, graph: Graph, problems: Problem[]): void {
  const incoming = graph.incoming(id);
  const outgoing = graph.outgoing(id);
  const checker = new ElementChecker(id, ['elements', id], element, problems, {
    incoming,
    outgoing,
    declaredType: (variable) => declaredType(definition, element.scope, variable),
    around: surroundingsOf(definition, element.scope),
    host: typeof element.attachedTo === 'string' ? definition.elements[element.attachedTo]?.type : undefined,
    roots: definition.rootElements ?? {},
    language: definition.expressionLanguage,
  });
  const type = Object.hasOwn(elementTypes, element.type) ? elementTypes[element.type] : undefined;
  if (!type) {
    checker.report('ELEMENT_TYPE_UNSUPPORTED', ['type'], { found: element.type, types: Object.keys(elementTypes).join(', ') });
    return;
  }
  const flowAttributes = [...(type.kind === 'endEvent' ? [] : ['outgoing']), ...(type.conditions ? ['default'] : [])];
  const ofActivities = type.kind === 'activity' ? ['loopCharacteristics', 'isForCompensation', 'startQuantity', 'completionQuantity'] : [];
  checker.object([], [...everywhere, ...flowAttributes, ...ofActivities, ...type.attributes]);
  if (type.kind === 'activity') checkActivity(element, checker);
  if (element.lane !== undefined && !Object.hasOwn(definition.lanes ?? {}, element.lane)) {
    checker.report('PROCESS_REFERENCE_UNKNOWN', ['lane'], { expected: 'a lane', found: element.lane });
  }
  if (type.conditions && element.default !== undefined && !outgoing.some((flow) => flow.id === element.default))
    checker.report('DEFAULT_UNKNOWN', ['default']);
  if (type.conditions && type.kind !== 'gateway') checkDefault(element, checker);
  type.check(element, checker);
  if (type.scope) checkVariables(['elements', id, 'variables'], element['variables'], problems);
}

/** What an element stands in. */
function surroundingsOf(definition: ProcessDefinition, scope: string | undefined): Surroundings {
  const around = scope !== undefined && Object.hasOwn(definition.elements, scope) ? definition.elements[scope] : undefined;
  if (around === undefined) return 'process';
  if (around.type === 'transaction' || around.type === 'adHocSubProcess') return around.type;
  return around['triggeredByEvent'] === true ? 'eventSubProcess' : 'subProcess';
}

/** The type of the variable that a step in a scope writes to: the nearest declaration around it. */
function declaredType(definition: ProcessDefinition, scope: string | undefined, variable: string): string | undefined {
  const seen = new Set<string>();
  for (let at = scope; at !== undefined && !seen.has(at);) {
    seen.add(at);
    const around = Object.hasOwn(definition.elements, at) ? definition.elements[at] : undefined;
    const variables: unknown = around ? around['variables'] : definition.processes[at]?.variables;
    const declared = isMap(variables) && Object.hasOwn(variables, variable) ? variables[variable] : undefined;
    if (isDeclaration(declared)) return declared.type;
    at = around?.scope;
  }
  return undefined;
}

/** Every element, executed or only drawn, must stand in a process: one that does not would silently be left out. */
function checkScopes(definition: ProcessDefinition, problems: Problem[]): void {
  for (const [id, element] of Object.entries(definition.elements)) {
    const seen = new Set<string>([id]);
    let scope = element.scope;
    while (scope !== undefined && !Object.hasOwn(definition.processes, scope)) {
      const around: ElementDefinition | undefined = Object.hasOwn(definition.elements, scope) ? definition.elements[scope] : undefined;
      if (!around || seen.has(scope) || seen.size > mostScopes) break;
      seen.add(scope);
      scope = around.scope;
    }
    if (seen.size > mostScopes) {
      const params = {
        element: id,
        attribute: 'scope',
        expected: 'a process or a subprocess, at most 100 in one another',
        found: `${seen.size}`,
      };
      problems.push(problem('PROCESS_REFERENCE_UNKNOWN', { path: ['elements', id, 'scope'], elementId: id, params }));
      continue;
    }
    const isIn = scope !== undefined && Object.hasOwn(definition.processes, scope);
    const parent = definition.elements[element.scope ?? ''];
    // What stands in something that is not executed is refused with that, not once more for each part.
    const holds = parent === undefined || elementTypes[parent.type]?.scope !== undefined || !Object.hasOwn(elementTypes, parent.type);
    if (isIn && holds) continue;
    const params = { element: id, attribute: 'scope', expected: 'a process or a subprocess', found: describeFound(element.scope) };
    problems.push(problem('PROCESS_REFERENCE_UNKNOWN', { path: ['elements', id, 'scope'], elementId: id, params }));
  }
}

function checkLanes(definition: ProcessDefinition, live: ReadonlyMap<string, ElementDefinition>, problems: Problem[]): void {
  const used = new Set([...live.values()].map((element) => element.lane));
  for (const [id, lane] of Object.entries(definition.lanes ?? {})) {
    const checker = new ElementChecker(id, ['lanes', id], lane, problems, { language: definition.expressionLanguage });
    const seen = new Set<string>();
    for (let at: string | null | undefined = id; at !== undefined && at !== null; at = definition.lanes?.[at]?.parent) {
      if (!seen.has(at) && Object.hasOwn(definition.lanes ?? {}, at)) seen.add(at);
      else {
        checker.report('PROCESS_REFERENCE_UNKNOWN', ['parent'], { expected: 'a lane that is not inside this one', found: at });
        break;
      }
    }
    const isUsed = used.has(id) || [...seen].some((around) => used.has(around));
    if (!isUsed && lane.assignment === undefined) continue;
    if (lane.assignment !== undefined) checker.assignment(['assignment']);
  }
}

function checkVariables(path: readonly string[], variables: unknown, problems: Problem[]): void {
  if (variables === undefined) return;
  const entries = isMap(variables) ? Object.entries(variables) : [['', variables] as const];
  for (const [name, declaration] of entries) {
    const place = name === '' ? path : [...path, name];
    const wrong = (expected: string, value: unknown): void => {
      problems.push(
        problem('INVALID_INPUT', { path: place, params: { place: `/${place.join('/')}`, expected, found: describeFound(value) } }),
      );
    };
    if (!isDeclaration(declaration)) wrong('a declaration with a type', declaration);
    else if (declaration.initial !== undefined) checkInitial([...place, 'initial'], name, declaration, declaration.initial, problems);
  }
}

function checkInitial(
  path: readonly string[],
  name: string,
  declaration: VariableDeclaration,
  initial: JsonValue,
  problems: Problem[],
): void {
  try {
    conformValue(declaration, initial, name, 'entered', (code: Problem['code'], params: ErrorParams): never => {
      problems.push(problem(code, { path, params }));
      throw new Refused();
    });
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
  }
}

function isDeclaration(value: unknown): value is VariableDeclaration {
  return isMap(value) && typeof value['type'] === 'string';
}

/** Ends the check of one value whose problem is noted. */
class Refused extends Error {}

function checkIds(definition: ProcessDefinition, problems: Problem[]): void {
  const first = new Map<string, string>();
  for (const map of idMaps) {
    const entries = (definition as unknown as Readonly<Record<string, unknown>>)[map];
    if (typeof entries !== 'object' || entries === null) continue;
    for (const id of Object.keys(entries)) {
      const before = first.get(id);
      if (before === undefined) first.set(id, map);
      else problems.push(problem('ID_DUPLICATE', { path: [map, id], elementId: id, params: { id, first: before, second: map } }));
    }
  }
}

/** The maps that everything after this walks through. The schema says more; this is what keeps the check itself from stumbling. */
function isWellShaped(definition: unknown, problems: Problem[]): definition is ProcessDefinition {
  const bad = (path: readonly string[], expected: string, found: unknown): false => {
    problems.push(problem('INVALID_INPUT', { path, params: { place: `/${path.join('/')}`, expected, found: describeFound(found) } }));
    return false;
  };
  if (!isMap(definition)) return bad([], 'a process definition', definition);
  if (definition['kind'] !== 'process' || definition['format'] !== 1)
    return bad(['kind'], 'a process definition of format 1', definition['kind']);
  let isGood = true;
  for (const name of ['processes', 'elements', 'flows', 'lanes', 'rootElements', 'artifacts', 'dataObjects', 'dataAssociations']) {
    const map = definition[name];
    if (map === undefined && name !== 'processes' && name !== 'elements') continue;
    if (!isMap(map)) isGood = bad([name], 'a map by id', map);
    else for (const [id, entry] of Object.entries(map)) if (!isMap(entry)) isGood = bad([name, id], 'an object', entry);
  }
  if (!isGood) return false;
  for (const [id, element] of Object.entries(definition['elements'] as Readonly<Record<string, Readonly<Record<string, unknown>>>>)) {
    if (typeof element['type'] !== 'string') isGood = bad(['elements', id, 'type'], 'the name of a type', element['type']);
    const { outgoing, scope } = element;
    if (scope !== undefined && typeof scope !== 'string') isGood = bad(['elements', id, 'scope'], 'an id', scope);
    if (outgoing !== undefined && !(Array.isArray(outgoing) && outgoing.every((flow) => typeof flow === 'string'))) {
      isGood = bad(['elements', id, 'outgoing'], 'a list of ids', outgoing);
    }
  }
  return isGood;
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
