import type { EventDefinition } from '../behaviors/events/event-plans.js';
import { elementTypes } from '../elements/index.js';
import { compensableOf } from './compile-node.js';
import type { Artifact, ElementDefinition, ProcessDefinition } from './definition.js';
import type { ExecutableFlow } from './executable.js';
import { associationsOf, graphOf, handlersOf, type Graph } from './graph.js';
import { problem, type Problem } from './problem.js';

type Elements = ReadonlyMap<string, ElementDefinition>;
type Wrong = (attribute: string, expected: string, found: string) => void;

/** What the checks of all elements look into. */
export interface CompensationContext {
  readonly live: Elements;
  readonly graph: Graph;
  /** By the event that they lead away from. */
  readonly associations: ReadonlyMap<string, readonly Artifact[]>;
  /** Activities that a compensation event of another activity leads to. */
  readonly bound: ReadonlySet<string>;
}

/** Reads a definition once for the checks of all its elements. */
export function compensationContext(
  definition: ProcessDefinition,
  live: Elements,
  flows: readonly ExecutableFlow[],
  handlers: ReadonlyMap<string, string>,
): CompensationContext {
  const bound = [...handlers].flatMap(([host, handler]) =>
    elementTypes[live.get(host)?.type ?? '']?.kind === 'activity' ? [handler] : [],
  );
  return { live, graph: graphOf(live, flows), associations: associationsOf(definition), bound: new Set(bound) };
}

/** Checks what one element says of compensation and cancelling (BPMN 2.0.2 §10.5.5, §10.7, §13.5.5): handlers are bound to one event, throw events name what they can see. */
export function checkCompensation(context: CompensationContext, id: string, element: ElementDefinition, wrong: Wrong): void {
  const { live, graph } = context;
  const { event } = element;
  if (event?.type === 'compensation' && element.type === 'boundaryEvent') checkBound(context, id, element, wrong);
  else if (event?.type === 'compensation' && element.type === 'startEvent') checkUndoing(id, element, context, wrong);
  else if (element.type === 'intermediateThrowEvent' || element.type === 'endEvent')
    for (const [attribute, activity] of namedIn(event)) checkNamed(activity, element, live, (...told) => wrong(attribute, ...told));
  if (event?.type === 'cancel') checkCancel(id, element, context, wrong);
  if (element.isForCompensation === true) checkHandler(id, element, context, wrong);
  if (element.isForCompensation === true || element['triggeredByEvent'] === true) {
    const [flow] = [...graph.incoming(id), ...graph.outgoing(id)];
    const attribute = element.isForCompensation === true ? 'isForCompensation' : 'triggeredByEvent';
    if (flow) wrong(attribute, 'no flow to it or from it: only its event begins it', flow.id);
    const [attached] = graph.attached(id);
    if (attached !== undefined) wrong(attribute, 'no event attached to it: what it has to react to stands inside it', attached);
  }
}

/** A compensation event attached to an activity names exactly one handler, and is the only one there. */
function checkBound(context: CompensationContext, id: string, element: ElementDefinition, wrong: Wrong): void {
  const { live, graph, associations } = context;
  const to = (associations.get(id) ?? []).map((one) => one.to ?? '');
  const handler = to.length === 1 ? live.get(to[0] ?? '') : undefined;
  if (handler?.isForCompensation !== true || handler.scope !== element.scope)
    wrong('event.type', 'one association from it to an activity with isForCompensation in the same scope', to.join(', ') || 'none');
  onlyOne(besideOn(graph, element), live, id, ({ event }) => event?.type === 'compensation', wrong);
}

/** A compensation start event begins the one event subprocess that undoes the subprocess around it; a handler attached to that would leave it without a say. */
function checkUndoing(id: string, element: ElementDefinition, { live, graph }: CompensationContext, wrong: Wrong): void {
  const around = live.get(element.scope ?? '')?.scope ?? '';
  if (!live.has(around)) {
    wrong('event.type', 'an event subprocess inside a subprocess: a process as a whole is never undone', 'compensation');
    return;
  }
  const isStart = ({ type, scope, event }: ElementDefinition): boolean =>
    type === 'startEvent' && event?.type === 'compensation' && live.get(scope ?? '')?.scope === around;
  onlyOne(live.keys(), live, id, isStart, wrong);
  onlyOne(graph.attached(around), live, id, ({ event }) => event?.type === 'compensation', wrong);
}

/** Warns of throw events that name an activity which has nothing to undo: they pass it and nothing happens. */
export function checkUndone(definition: ProcessDefinition, live: Elements, problems: Problem[]): void {
  const compensable = compensableOf(live, handlersOf(definition, live));
  for (const [id, element] of live) {
    if (element.type !== 'intermediateThrowEvent' && element.type !== 'endEvent') continue;
    for (const [attribute, activity] of namedIn(element.event)) {
      if (compensable.has(activity) || elementTypes[live.get(activity)?.type ?? '']?.kind !== 'activity') continue;
      const place = { path: ['elements', id, ...attribute.split('.')], elementId: id, params: { element: id, activity } };
      problems.push(problem('COMPENSATION_WITHOUT_HANDLER', { ...place, severity: 'warning' }));
    }
  }
}

/** The activities that a throw event names, with the places where it does. */
function namedIn(event: EventDefinition | undefined): readonly (readonly [string, string])[] {
  if (event?.type === 'compensation') return event.activity === undefined ? [] : [['event.activity', event.activity]];
  if (event?.type !== 'multiple') return [];
  return Object.entries(event.events ?? {}).flatMap(([id, part]) =>
    namedIn(part).map(([, activity]) => [`event.events.${id}.activity`, activity] as const),
  );
}

/** A throw event sees the activities beside it, and in an event subprocess those around that (§10.5.5). */
function checkNamed(id: string, { scope = '' }: ElementDefinition, live: Elements, told: (expected: string, found: string) => void): void {
  const activity = live.get(id);
  const visible = live.get(scope)?.['triggeredByEvent'] === true ? [scope, live.get(scope)?.scope] : [scope];
  const isActivity = activity !== undefined && elementTypes[activity.type]?.kind === 'activity' && visible.includes(activity.scope);
  if (!isActivity) told('an activity in the same scope', id);
  else if (activity.isForCompensation === true || activity['triggeredByEvent'] === true)
    told('an activity of the normal flow: handlers and event subprocesses are not undone', id);
}

/** A handler is one activity, bound to a compensation event; what it needs besides stands inside it. */
function checkHandler(id: string, element: ElementDefinition, { bound }: CompensationContext, wrong: Wrong): void {
  if (!bound.has(id)) wrong('isForCompensation', 'an association from a compensation boundary event to this activity', 'none');
  if (element['triggeredByEvent'] === true) wrong('isForCompensation', 'an activity that is no event subprocess', id);
}

/** A cancel end event has a way out of the transaction it stands in; a transaction has one such way. */
function checkCancel(id: string, element: ElementDefinition, { live, graph }: CompensationContext, wrong: Wrong): void {
  const isExit = ({ type, event }: ElementDefinition): boolean => type === 'boundaryEvent' && event?.type === 'cancel';
  if (isExit(element)) onlyOne(besideOn(graph, element), live, id, isExit, wrong);
  else if (live.get(element.scope ?? '')?.type === 'transaction') {
    const hasExit = graph.attached(element.scope ?? '').some((one) => isExit(live.get(one)!));
    if (!hasExit) wrong('event.type', 'a transaction around it with a cancel boundary event', 'cancel');
  }
}

/** The events attached to what an event is attached to. */
function besideOn(graph: Graph, { attachedTo }: ElementDefinition): readonly string[] {
  return attachedTo === undefined ? [] : graph.attached(attachedTo);
}

function onlyOne(ids: Iterable<string>, live: Elements, id: string, isOne: (element: ElementDefinition) => boolean, wrong: Wrong): void {
  const others: string[] = [];
  for (const other of ids) if (other !== id && isOne(live.get(other)!)) others.push(other);
  if (others.length > 0) wrong('event.type', 'no other event of this type in the same place', others.join(', '));
}
