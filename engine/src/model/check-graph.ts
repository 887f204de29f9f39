import type { ErrorParams } from '@millrace/schemas';
import { describeFound } from '../behaviors/command-input.js';
import { compileExpression, inLanguage } from '../behaviors/expressions/index.js';
import { elementTypes } from '../elements/index.js';
import type { ElementKind } from '../elements/element-type.js';
import { beginsByItself, initialOf, isInstantiating } from './compile-node.js';
import type { ElementDefinition, FlowDefinition, ProcessDefinition } from './definition.js';
import type { ExecutableFlow } from './executable.js';
import { notUnderstood } from './element-checker.js';
import { elementsIn, groupedBy } from './graph.js';
import { problem, type Problem } from './problem.js';

type Elements = ReadonlyMap<string, ElementDefinition>;

/** Where a flow keeps a condition in a language that is not understood here. */
const UNTRANSLATED = 'conditionExpression';
const flowAttributes = ['type', 'from', 'to', 'when', 'name', 'documentation', 'foreign', 'extensions'];

/** Checks the flows of what is executed, and the lists of outgoing flows; answers those flows that join two known elements. */
export function checkFlows(definition: ProcessDefinition, live: Elements, problems: Problem[]): readonly ExecutableFlow[] {
  const flows: ExecutableFlow[] = [];
  for (const [id, flow] of Object.entries(definition.flows ?? {})) {
    if (isOnlyDrawn(definition, live, flow)) continue;
    const refuse = (place: readonly string[], code: Problem['code'], params: ErrorParams): void => {
      problems.push(problem(code, { path: ['flows', id, ...place], elementId: id, params: { flow: id, element: flow.from, ...params } }));
    };
    // BPMN 2.0.2 §13.4: the condition of a default flow shall be ignored, whatever is in it.
    const isDefault = elementTypes[live.get(flow.from)?.type ?? '']?.conditions === true && live.get(flow.from)?.default === id;
    const ignored = isDefault ? ignoredCondition(flow) : undefined;
    if (ignored !== undefined) {
      const params = { flow: id, element: flow.from };
      problems.push(problem('CONDITION_IGNORED', { path: ['flows', id, ...ignored], severity: 'warning', elementId: id, params }));
    }
    for (const name of Object.keys(flow)) {
      if (name === 'attributes') {
        for (const inner of Object.keys(flow.attributes ?? {})) {
          if (isDefault && inner === UNTRANSLATED) continue;
          refuse([name, inner], 'ATTRIBUTE_UNSUPPORTED', { element: id, attribute: `${name}.${inner}`, reason: notUnderstood });
        }
      } else if (!flowAttributes.includes(name))
        refuse([name], 'ATTRIBUTE_UNSUPPORTED', { element: id, attribute: name, reason: 'nothing here is executed by that name' });
    }
    if (flow.type !== undefined && flow.type !== 'sequenceFlow')
      refuse(['type'], 'ATTRIBUTE_INVALID', { element: id, attribute: 'type', expected: 'sequenceFlow', found: describeFound(flow.type) });
    for (const end of ['from', 'to'] as const) {
      if (!live.has(flow[end]))
        refuse([end], 'PROCESS_REFERENCE_UNKNOWN', {
          element: id,
          attribute: end,
          expected: 'an element that is executed',
          found: describeFound(flow[end]),
        });
    }
    const [from, to] = [live.get(flow.from), live.get(flow.to)];
    if (!from || !to) continue;
    const reason = whyNotJoined(from, to);
    if (reason) refuse([], 'FLOW_INVALID', { reason });
    if (!isDefault) checkCondition(flow, id, from, definition.expressionLanguage, refuse);
    flows.push({ id, from: flow.from, to: flow.to, ...(flow.when === undefined || isDefault ? {} : { when: flow.when }) });
  }
  const leaving = groupedBy(flows, ({ from }) => from);
  for (const [id, element] of live) checkOutgoing(id, element, leaving.get(id) ?? [], problems);
  return flows;
}

/** Checks one scope: its start, what can be reached from there, and what is attached to what. */
export function checkScopeGraph(
  scope: string,
  path: readonly string[],
  live: Elements,
  flows: readonly ExecutableFlow[],
  problems: Problem[],
): void {
  const inside = elementsIn(live, scope);
  const starts = inside.filter(([, element]) => kindOf(element) === 'startEvent' || isInstantiating(element));
  const { targets, leaving } = endsOf(flows);
  const initial =
    live.get(scope)?.type === 'adHocSubProcess'
      ? inside.flatMap(([id, one]) => (targets.has(id) || !beginsByItself(one) ? [] : [id]))
      : initialOf(live, scope, targets);
  const isWellBegun = live.has(scope)
    ? live.get(scope)?.['triggeredByEvent'] === true
      ? starts.length === 1
      : starts.length + Math.min(1, initial.length) === 1
    : starts.length + initial.length > 0;
  if (!isWellBegun && live.get(scope)?.type !== 'adHocSubProcess')
    problems.push(problem('START_EVENT_COUNT', { path, elementId: scope, params: { scope, found: starts.length } }));
  for (const [id, element] of inside) if (kindOf(element) === 'boundaryEvent') checkAttachment(id, element, live, problems);

  const attached = groupedBy(inside, ([, { attachedTo }]) => attachedTo);
  const reached = new Set<string>();
  const next = [
    ...starts.map(([id]) => id),
    ...initial,
    ...inside.flatMap(([id, one]) => (beginsByItself(one) || kindOf(one) === 'boundaryEvent' ? [] : [id])),
  ];
  for (let id = next.pop(); id !== undefined; id = next.pop()) {
    if (reached.has(id)) continue;
    reached.add(id);
    for (const flow of leaving.get(id) ?? []) next.push(flow.to);
    for (const [other] of attached.get(id) ?? []) next.push(other);
  }
  for (const [id, element] of inside) {
    // Without a start everything would be unreachable: one problem says enough.
    if (starts.length + initial.length > 0 && !reached.has(id) && kindOf(element) !== undefined) {
      problems.push(problem('ELEMENT_UNREACHABLE', { path: ['elements', id], elementId: id, params: { element: id } }));
    }
  }
}

interface Ends {
  /** What flows lead to. */
  readonly targets: ReadonlySet<string>;
  /** Flows by what they come from. */
  readonly leaving: ReadonlyMap<string, readonly ExecutableFlow[]>;
}

const endsOfFlows = new WeakMap<readonly ExecutableFlow[], Ends>();

/** Where flows come from and lead to: the same for every scope, so made once for a list. */
function endsOf(flows: readonly ExecutableFlow[]): Ends {
  const known = endsOfFlows.get(flows);
  if (known !== undefined) return known;
  const ends = { targets: new Set(flows.map(({ to }) => to)), leaving: groupedBy(flows, ({ from }) => from) };
  endsOfFlows.set(flows, ends);
  return ends;
}

function checkAttachment(id: string, element: ElementDefinition, live: Elements, problems: Problem[]): void {
  const host = typeof element.attachedTo === 'string' ? live.get(element.attachedTo) : undefined;
  const path = ['elements', id, 'attachedTo'];
  if (!host || host.scope !== element.scope || kindOf(host) !== 'activity') {
    const params = {
      element: id,
      attribute: 'attachedTo',
      expected: 'an activity in the same scope',
      found: describeFound(element.attachedTo),
    };
    problems.push(problem('PROCESS_REFERENCE_UNKNOWN', { path, elementId: id, params }));
  } else if (elementTypes[host.type]?.instant && element.event?.type !== 'compensation') {
    problems.push(
      problem('BOUNDARY_NEVER_HAPPENS', {
        path,
        severity: 'warning',
        elementId: id,
        params: { element: id, host: element.attachedTo ?? '' },
      }),
    );
  }
}

function checkOutgoing(id: string, element: ElementDefinition, flows: readonly ExecutableFlow[], problems: Problem[]): void {
  const { outgoing } = element;
  if (outgoing === undefined) return;
  const own = flows.map((flow) => flow.id);
  const listed = new Set(outgoing);
  const isWhole = listed.size === outgoing.length && own.length === outgoing.length && own.every((flow) => listed.has(flow));
  if (isWhole) return;
  const params = {
    element: id,
    attribute: 'outgoing',
    expected: `each of its outgoing flows once (${own.join(', ') || 'none'})`,
    found: outgoing.join(', ') || 'none',
  };
  problems.push(problem('ATTRIBUTE_INVALID', { path: ['elements', id, 'outgoing'], elementId: id, params }));
}

/** Where the condition of a default flow stands, if it has one. */
function ignoredCondition({ when, attributes }: FlowDefinition): readonly string[] | undefined {
  if (when !== undefined) return ['when'];
  return attributes !== undefined && Object.hasOwn(attributes, UNTRANSLATED) ? ['attributes', UNTRANSLATED] : undefined;
}

function checkCondition(
  flow: FlowDefinition,
  id: string,
  from: ElementDefinition,
  language: ProcessDefinition['expressionLanguage'],
  refuse: (place: readonly string[], code: Problem['code'], params: ErrorParams) => void,
): void {
  if (flow.when === undefined) return;
  const type = elementTypes[from.type];
  if (type && !type.conditions) refuse(['when'], 'CONDITION_NOT_ALLOWED', { reason: `a ${from.type} takes all its flows` });
  if (typeof flow.when !== 'string' || flow.when.trim() === '') {
    refuse(['when'], 'ATTRIBUTE_INVALID', {
      element: id,
      attribute: 'when',
      expected: 'an expression',
      found: describeFound(flow.when),
    });
    return;
  }
  const compiled = compileExpression(inLanguage(flow.when, language));
  if (!compiled.ok) refuse(['when'], 'EXPRESSION_INVALID', { element: id, place: 'when', reason: compiled.message });
}

function whyNotJoined(from: ElementDefinition, to: ElementDefinition): string | null {
  if (from.scope !== to.scope) return 'its ends stand in different scopes';
  if (kindOf(from) === 'endEvent') return 'nothing can follow an end event';
  if (kindOf(to) === 'startEvent') return 'nothing can lead to a start event';
  if (from.event?.type === 'link' && from.type === 'intermediateThrowEvent') return 'what follows a link stands behind its target';
  if (to.event?.type === 'link' && to.type === 'intermediateCatchEvent') return 'only its link leads to the target of a link';
  if (from.event?.type === 'compensation' && from.type === 'boundaryEvent')
    return 'a compensation event leads to its handler by an association';
  if (isInstantiating(to)) return 'nothing can lead to what begins an instance';
  return kindOf(to) === 'boundaryEvent' ? 'nothing can lead to a boundary event' : null;
}

/** A flow both of whose ends stand in processes that are only drawn. */
function isOnlyDrawn(definition: ProcessDefinition, live: Elements, flow: FlowDefinition): boolean {
  const isDrawn = (id: string): boolean => typeof id === 'string' && Object.hasOwn(definition.elements, id) && !live.has(id);
  return isDrawn(flow.from) && isDrawn(flow.to);
}

function kindOf(element: ElementDefinition): ElementKind | undefined {
  return elementTypes[element.type]?.kind;
}
