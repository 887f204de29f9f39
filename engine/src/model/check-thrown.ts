import { nameOf, type EventDefinition } from '../behaviors/events/event-plans.js';
import { mostScopes } from './compile-process.js';
import type { ElementDefinition, RootElements } from './definition.js';
import { elementsIn } from './graph.js';
import { problem, type Problem } from './problem.js';

type Elements = ReadonlyMap<string, ElementDefinition>;

/** What may throw any error: a worker says so of its job, a called process hands on what it did not catch. */
const throwingErrors = ['serviceTask', 'sendTask', 'callActivity'];
/** What may throw any escalation. */
const throwingEscalations = ['callActivity'];

/**
 * Warns of an event that catches an error or an escalation which nothing inside what it stands at can throw: it never happens. Errors and escalations climb from inside only (BPMN 2.0.2 §10.5.7), so
 * all that could throw one is in the definition, but for workers and called processes.
 */
export function checkThrown(live: Elements, roots: RootElements, problems: Problem[]): void {
  for (const [id, element] of live) {
    const { event } = element;
    if (event?.type !== 'error' && event?.type !== 'escalation') continue;
    const host = hostOf(live, element);
    if (host === undefined || mayBeThrown(live, host, event, roots)) continue;
    const params = { element: id, host, type: event.type, code: event.ref === undefined ? '*' : nameOf(event.ref, roots) };
    problems.push(problem('EVENT_NEVER_THROWN', { path: ['elements', id, 'event'], severity: 'warning', elementId: id, params }));
  }
}

/** What an event catches from: the activity it is attached to, or what its event subprocess stands in. */
function hostOf(live: Elements, element: ElementDefinition): string | undefined {
  if (element.type === 'boundaryEvent') return element.attachedTo;
  const around = element.type === 'startEvent' ? live.get(element.scope ?? '') : undefined;
  return around?.['triggeredByEvent'] === true ? around.scope : undefined;
}

function mayBeThrown(live: Elements, host: string, caught: EventDefinition, roots: RootElements): boolean {
  const open = caught.type === 'error' ? throwingErrors : throwingEscalations;
  const named = caught.ref === undefined ? undefined : nameOf(caught.ref, roots);
  const throws = (event: EventDefinition | undefined): boolean =>
    event?.type === 'multiple'
      ? Object.values(event.events ?? {}).some(throws)
      : event?.type === caught.type && (named === undefined || nameOf(event.ref ?? '', roots) === named);
  const mayThrow = (element: ElementDefinition): boolean =>
    open.includes(element.type) || ((element.type === 'endEvent' || element.type === 'intermediateThrowEvent') && throws(element.event));
  const isIn = (id: string, element: ElementDefinition, depth: number): boolean =>
    mayThrow(element) || (depth < mostScopes && elementsIn(live, id).some(([inner, one]) => isIn(inner, one, depth + 1)));
  const outermost = live.get(host);
  return outermost === undefined ? elementsIn(live, host).some(([id, element]) => isIn(id, element, 1)) : isIn(host, outermost, 0);
}
