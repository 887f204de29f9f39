import { nameOf, type EventDefinition } from '../behaviors/events/event-plans.js';
import type { ElementDefinition, RootElements } from './definition.js';
import { problem, type Problem } from './problem.js';

type Elements = ReadonlyMap<string, ElementDefinition>;

/**
 * Checks that no two events in one place catch the same error or escalation, for only one of them ever would (BPMN 2.0.2 §10.5.1: an error is caught once).
 */
export function checkCatchers(live: Elements, roots: RootElements, problems: Problem[]): void {
  const known = new Map<string, string>();
  for (const [id, element] of [...live].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const wrong = (attribute: string, expected: string, found: string): void => {
      const params = { element: id, attribute, expected, found };
      problems.push(problem('ATTRIBUTE_INVALID', { path: ['elements', id, ...attribute.split('.')], elementId: id, params }));
    };
    const place = catchingPlaceOf(live, id, element);
    if (place === undefined) continue;
    for (const caught of caughtBy(element.event, roots)) {
      const key = `${place} ${caught}`;
      const other = known.get(key);
      if (other === undefined) known.set(key, id);
      else wrong('event', 'another error or escalation than an event in the same place catches', other);
    }
  }
}

/** Where an event catches: at the activity it is attached to, or in the scope around its event subprocess. */
function catchingPlaceOf(live: Elements, id: string, element: ElementDefinition): string | undefined {
  if (element.type === 'boundaryEvent') return `at ${element.attachedTo ?? id}`;
  const around = element.type === 'startEvent' ? live.get(element.scope ?? '') : undefined;
  return around?.['triggeredByEvent'] === true ? `in ${around.scope ?? ''}` : undefined;
}

/** What of errors and escalations an event catches: each by its kind and code, or all of a kind. */
function caughtBy(event: EventDefinition | undefined, roots: RootElements): readonly string[] {
  const parts: readonly unknown[] = event?.type === 'multiple' ? Object.values(event.events ?? {}) : [event];
  return parts.filter(isEvent).flatMap(({ type, ref }) => {
    if (type !== 'error' && type !== 'escalation') return [];
    return [`${type} ${typeof ref === 'string' ? JSON.stringify(nameOf(ref, roots)) : ''}`];
  });
}

/** Events that are none are refused where their place is checked. */
function isEvent(value: unknown): value is EventDefinition {
  return typeof value === 'object' && value !== null;
}
