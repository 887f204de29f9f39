import { inLanguage } from '../behaviors/expressions/index.js';
import { namesCertainlyRead } from '../behaviors/expressions/reads.js';
import { elementTypes } from '../elements/index.js';
import type { ElementDefinition, ProcessDefinition, VariableDeclaration } from './definition.js';
import { elementsIn, groupedBy, type Graph } from './graph.js';
import { problem, type Problem } from './problem.js';

type Elements = ReadonlyMap<string, ElementDefinition>;

/** A place where an element reads a variable. */
interface Reading {
  readonly element: string;
  readonly variable: string;
  readonly path: readonly (string | number)[];
}

/** Maps whose expressions are computed over variables, when the element begins. */
const readingMaps = ['in', 'data'];
/** What takes over data of somebody, and where nothing is said of it all of it: then it may write anything. */
const openTypes = ['userTask', 'approvalTask', 'callActivity', 'receiveTask'];
/** Events that bring data. */
const bringing = ['message', 'signal', 'error', 'escalation', 'multiple'];

/**
 * Warns of a declared variable that is read before anything can have written it. Careful rather than complete: told is only what no way can have written. It has no initial value; nobody hands
 * it in at the start, since a form or an event there says what it gives; and whatever writes it stands behind what reads it, on every way. Not read is what an expression only asks for whether it is
 * there. Of several places the first one is told.
 */
export function checkReads(definition: ProcessDefinition, live: Elements, graph: Graph, problems: Problem[]): void {
  const declared = declaredOnce(definition, live);
  if (declared.size === 0) return;
  const order = new Order(live, graph);
  const language = definition.expressionLanguage;
  const readings = groupedBy(
    [...live].flatMap(([id, element]) => [...readingsOf(id, element, language), ...conditionsOf(id, graph, language)]),
    ({ variable }) => variable,
  );
  for (const [variable, scope] of declared) {
    const inScope = (readings.get(variable) ?? []).filter(({ element }) => scopesAround(live, element).includes(scope));
    const first = firstUnwritten(inScope, variable, scope, live, order);
    if (first === undefined) continue;
    const { element, path } = first;
    problems.push(problem('VARIABLE_READ_UNWRITTEN', { path, severity: 'warning', elementId: element, params: { element, variable } }));
  }
}

/** Variables without an initial value that one scope alone declares, with that scope; of a process only where what begins it says what it gives. */
function declaredOnce(definition: ProcessDefinition, live: Elements): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const several = new Set<string>();
  const note = (scope: string, variables: unknown, isMeant: boolean): void => {
    for (const [name, declaration] of Object.entries((variables ?? {}) as Readonly<Record<string, VariableDeclaration>>)) {
      if (found.has(name) || !isMeant || declaration.initial !== undefined) several.add(name);
      found.set(name, scope);
    }
  };
  for (const [id, part] of Object.entries(definition.processes)) {
    if (part.executable !== true) continue;
    note(
      id,
      part.variables,
      elementsIn(live, id).some(([, { type }]) => type === 'startEvent'),
    );
  }
  for (const [id, element] of live) note(id, element['variables'], true);
  return new Map([...found].filter(([name]) => !several.has(name)));
}

/** The scopes that an element stands in, the nearest first. */
function scopesAround(live: Elements, id: string): readonly string[] {
  const scopes: string[] = [];
  for (let at = live.get(id)?.scope; at !== undefined && scopes.length < 100; at = live.get(at)?.scope) scopes.push(at);
  return scopes;
}

/** The first of some places that nothing can have written before. */
function firstUnwritten(readings: readonly Reading[], variable: string, scope: string, live: Elements, order: Order): Reading | undefined {
  const isWritten = (id: string): boolean => {
    const element = live.get(id);
    return element !== undefined && mayWrite(element, variable, live);
  };
  if (readings.length === 0 || isWritten(scope) || order.beginningsOf(scope).some(isWritten)) return undefined;
  let best: { readonly reading: Reading; readonly before: number } | undefined;
  for (const reading of readings) {
    const { element, path } = reading;
    const around = [element, ...scopesAround(live, element)];
    if (around.some((id) => live.get(id)?.loopCharacteristics?.item === variable)) continue;
    // A condition behind an element is asked when the element has written what it writes.
    if (path[0] === 'flows' && isWritten(element)) continue;
    const before = order.before(element, scope);
    if (before === undefined || [...before].some(isWritten)) continue;
    if (best === undefined || before.size < best.before) best = { reading, before: before.size };
  }
  return best?.reading;
}

/** Elements looked at in all to find out what comes before what: a definition that would need more is not told of. */
const MOST_LOOKED_AT = 1_000_000;

/** What may happen before what in a definition. */
class Order {
  private readonly inside: ReadonlyMap<string, readonly (readonly [string, ElementDefinition])[]>;
  private looked = 0;

  constructor(
    live: Elements,
    private readonly graph: Graph,
  ) {
    this.inside = groupedBy(live, ([, { scope }]) => scope);
  }

  /** What no flow leads to in a scope: it may begin whenever the scope does. */
  beginningsOf(scope: string): readonly string[] {
    const all = this.inside.get(scope) ?? [];
    return all.flatMap(([id, { attachedTo }]) => (this.graph.incoming(id).length === 0 && attachedTo === undefined ? [id] : []));
  }

  /** What may have happened before an element begins for the first time: all that can be come to without passing it. Nothing where that would take too long. */
  before(element: string, scope: string): ReadonlySet<string> | undefined {
    const found = new Set<string>();
    const next = [...this.beginningsOf(scope)];
    for (let id = next.pop(); id !== undefined; id = next.pop()) {
      if (found.has(id) || (id === element && this.graph.attached(id).every((event) => found.has(event)))) continue;
      if (++this.looked > MOST_LOOKED_AT) return undefined;
      // An event attached to it may happen before it has done anything.
      next.push(...this.graph.attached(id));
      if (id === element) continue;
      found.add(id);
      next.push(...this.beginningsOf(id), ...this.graph.outgoing(id).map(({ to }) => to));
    }
    return found;
  }
}

/** Whether an element may write a variable, as far as one can see from outside: rather yes than no. */
function mayWrite(element: ElementDefinition, variable: string, live: Elements): boolean {
  const { event } = element;
  const isStart = element.type === 'startEvent';
  if (openTypes.includes(element.type) && !says(element, 'out')) return true;
  if (
    event !== undefined &&
    bringing.includes(event.type) &&
    !says(event, 'out') &&
    !element.type.endsWith('ThrowEvent') &&
    element.type !== 'endEvent'
  )
    return true;
  // Whoever starts a process hands in what they like, where no form says what.
  if (isStart && event === undefined && !live.has(element.scope ?? '') && !says(element['form'], 'out')) return true;
  return writes(element, variable, elementTypes[element.type]?.scope !== undefined);
}

/** Whether a property of that name stands anywhere in a value. */
function says(value: unknown, name: string, depth = 0): boolean {
  if (typeof value !== 'object' || value === null || depth > 20) return false;
  return Object.hasOwn(value, name) || Object.values(value).some((part) => says(part, name, depth + 1));
}

/** Whether something in an element is called as the variable, or names it as a place: but for what is only given to somebody. */
function writes(value: unknown, variable: string, fillsScope: boolean, depth = 0): boolean {
  const isIt = (text: string): boolean => text === variable || text.startsWith(`${variable}.`);
  if (typeof value !== 'object' || value === null || depth > 20) return false;
  return Object.entries(value).some(([name, part]: readonly [string, unknown]) => {
    if (name === 'variables') return false;
    if (isIt(name)) return true;
    if (readingMaps.includes(name)) return fillsScope && depth === 0 && writes(part, variable, false, depth + 1);
    if (typeof part === 'string') return ['path', 'result', 'item', 'variable'].includes(name) && isIt(part);
    return writes(part, variable, fillsScope, depth + 1);
  });
}

/** What a script computes, each by an expression. */
interface Script {
  readonly language?: ProcessDefinition['expressionLanguage'];
  readonly set?: Readonly<Record<string, unknown>>;
}

/** Where an element reads variables before it does anything else. */
function readingsOf(id: string, element: ElementDefinition, usual: ProcessDefinition['expressionLanguage']): readonly Reading[] {
  const found: Reading[] = [];
  const read = (source: unknown, path: readonly (string | number)[], language = usual): void => {
    if (typeof source === 'string')
      for (const variable of namesCertainlyRead(inLanguage(source, language)))
        found.push({ element: id, variable, path: ['elements', id, ...path] });
  };
  const walk = (value: unknown, path: readonly (string | number)[]): void => {
    if (typeof value !== 'object' || value === null || path.length > 6) return;
    for (const [name, part] of Object.entries(value) as readonly (readonly [string, unknown])[]) {
      if (readingMaps.includes(name) && typeof part === 'object' && part !== null)
        for (const [key, source] of Object.entries(part) as readonly (readonly [string, unknown])[]) read(source, [...path, name, key]);
      else if (name === 'expression' || ((name === 'collection' || name === 'cardinality') && path.at(-1) === 'loopCharacteristics'))
        read(part, [...path, name]);
      else if (name !== 'out' && name !== 'variables') walk(part, [...path, name]);
    }
  };
  walk(element, []);
  const script = element['script'] as Script | undefined;
  const set = script?.set ?? {};
  const written = Object.keys(set).map((path) => path.split('.')[0]);
  for (const [path, source] of Object.entries(set)) {
    const own = path.split('.')[0];
    const before = found.length;
    read(source, ['script', 'set', path], script?.language ?? usual);
    // What another line of the script writes may be there already.
    const kept = found.splice(before).filter(({ variable }) => variable === own || !written.includes(variable));
    found.push(...kept);
  }
  return found;
}

/** What the conditions behind an element read: after all that it does. */
function conditionsOf(id: string, graph: Graph, language: ProcessDefinition['expressionLanguage']): readonly Reading[] {
  return graph.outgoing(id).flatMap((flow) =>
    typeof flow.when !== 'string'
      ? []
      : [...namesCertainlyRead(inLanguage(flow.when, language), true)].map((variable) => ({
          element: id,
          variable,
          path: ['flows', flow.id, 'when'],
        })),
  );
}
