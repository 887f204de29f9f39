import type { JsonObject } from '@millrace/schemas';
import { ask, mapIn } from './data.js';
import { Fails } from './expressions.js';
import type { Instance } from './instance.js';
import type { EventPart } from './model.js';
import { happenOnBoundary, milliseconds, startEventSubprocess } from './waits.js';

/** Where an error or escalation is caught. */
type Catcher = { readonly event: string; readonly part: EventPart } & ({ readonly host: number } | { readonly scope: number });

/**
 * An error is thrown by an activity or in its scope: the nearest catcher takes it, within the step. Tells whether it was caught; what nobody catches is the
 * caller's instance's, or a failure.
 */
export function throwError(on: Instance, id: number, code: string, data: JsonObject): void {
  const catcher = findCatcher(on, id, 'error', code);
  if (catcher) caught(on, catcher, code, data);
  else if (on.caller) {
    on.end('cancelled');
    on.letter({ type: 'childFailed', code, data });
  } else throw new Fails('ERROR_UNCAUGHT');
}

/** An escalation is thrown; one that nobody catches goes on. */
export function throwEscalation(on: Instance, id: number, code: string, data: JsonObject): void {
  const catcher = findCatcher(on, id, 'escalation', code);
  if (catcher) caught(on, catcher, code, data);
  else if (on.caller) on.letter({ type: 'childEscalated', code, data });
}

function caught(on: Instance, catcher: Catcher, code: string, data: JsonObject): void {
  const payload = { ...data, code };
  if ('host' in catcher) happenOnBoundary(on, catcher.event, catcher.host, catcher.part.out, payload);
  else startEventSubprocess(on, catcher.scope, catcher.event, catcher.part.out, payload);
}

/** From the inside out: the events attached to the activity, the event subprocesses of its scope, the subprocess it stands in. */
function findCatcher(on: Instance, id: number, type: string, code: string): Catcher | undefined {
  for (let activity = on.activity(id); activity;) {
    const { of, scope, element } = activity;
    const attached = of === undefined ? fitting(on, on.model.boundaries(element), type, code) : undefined;
    if (attached) return { ...attached, host: activity.id };
    if (of !== undefined) {
      activity = on.activity(of);
      continue;
    }
    const here = on.scope(scope);
    // What is thrown in an event subprocess does not begin that one anew.
    const others = here?.handled === false ? on.model.eventSubprocesses(here.element).filter((one) => one !== element) : [];
    const starts = others.map((one) => on.model.startOf(one) ?? '');
    const inside = fitting(on, starts, type, code);
    if (inside) return { ...inside, scope };
    activity = on.activity(scope);
  }
  return undefined;
}

/** One that names the code before one that takes any. */
function fitting(on: Instance, events: readonly string[], type: string, code: string): { event: string; part: EventPart } | undefined {
  const all = events.flatMap((event) => {
    const { event: part } = on.model.element(event);
    const parts = part?.type === 'multiple' ? Object.values(part.events ?? {}) : part ? [part] : [];
    return parts.filter((one) => one.type === type).map((one) => ({ event, part: one }));
  });
  return (
    all.find(({ part }) => part.ref !== undefined && on.model.nameOf(part.ref) === code) ?? all.find(({ part }) => part.ref === undefined)
  );
}

/** What an event throws to the outside or to the scopes around: message, signal, escalation. */
export function throwOut(on: Instance, id: number, event: EventPart): void {
  const activity = on.activity(id);
  if (!activity) return;
  const scope = on.scopeOf(activity);
  const data = mapIn(on, scope, event.data);
  const name = on.model.nameOf(event.ref ?? '');
  if (event.type === 'message') {
    const key = event.key === undefined ? undefined : ask(on, scope, event.key);
    const keep = milliseconds(event.timeToLive ?? 'PT1H');
    on.letter({ type: 'message', name, data, keep, ...(key === undefined ? {} : { key }) });
  }
  if (event.type === 'signal') on.letter({ type: 'signal', name, data, before: on.next() });
  if (event.type === 'escalation') throwEscalation(on, id, name, data);
}
