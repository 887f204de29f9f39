import type { JsonObject } from '@millrace/schemas';
import { ask, mapOut, outgoingOf, visible, write } from './data.js';
import { Fails, holdsFor } from './expressions.js';
import type { Instance } from './instance.js';
import { textOf, type EventPart, type Mapping, type Written } from './model.js';
import type { Wait } from './state.js';

type Owner = { readonly activity: number } | { readonly scope: number };

/** The events attached to an activity begin to wait, in the order of their ids. */
export function armBoundaries(on: Instance, id: number): void {
  const activity = on.activity(id);
  if (!activity || activity.of !== undefined) return;
  for (const event of on.model.boundaries(activity.element))
    arm(on, event, on.model.element(event).event, { activity: id }, activity.scope);
}

/** The triggers of a scope's event subprocesses begin to wait. */
export function armTriggers(on: Instance, id: number): void {
  for (const subprocess of on.model.eventSubprocesses(on.scope(id)?.element ?? '')) {
    const start = on.model.startOf(subprocess) ?? '';
    arm(on, start, on.model.element(start).event, { scope: id }, id);
  }
}

/** A catching event or receive task begins to wait. */
export function armOwn(on: Instance, element: string, id: number): void {
  const { event, message } = on.model.element(element);
  const activity = on.activity(id);
  if (activity) arm(on, element, message ? { ...message, type: 'message' } : event, { activity: id }, on.scopeOf(activity));
}

/** Errors, escalations, compensation and cancellation look for their catcher themselves; all others wait. */
function arm(on: Instance, element: string, event: EventPart | undefined, owner: Owner, scope: number, trigger?: string): void {
  const wait = { element, ...owner, ...(trigger === undefined ? {} : { trigger }) };
  switch (event?.type) {
    case 'timer':
      on.s.waits.push({ ...wait, kind: 'timer', id: on.next(), ...timing(on, event, scope) });
      return;
    case 'message': {
      const key = event.key === undefined ? undefined : ask(on, scope, event.key);
      const name = on.model.nameOf(event.ref ?? '');
      const id = on.next();
      on.s.waits.push({ ...wait, kind: 'message', id, name, ...(key === undefined ? {} : { key }) });
      on.letter({ type: 'open', wait: id, name, ...(key === undefined ? {} : { key }) });
      return;
    }
    case 'signal':
      on.s.waits.push({ ...wait, kind: 'signal', id: on.next(), name: on.model.nameOf(event.ref ?? '') });
      return;
    case 'conditional':
      on.s.waits.push({ ...wait, kind: 'conditional', id: on.next(), held: false });
      return;
    case 'multiple':
      for (const [id, one] of Object.entries(event.events ?? {}).sort(([a], [b]) => (a < b ? -1 : 1)))
        arm(on, element, one, owner, scope, id);
      return;
    default:
  }
}

function timing(on: Instance, { duration, date, cycle }: EventPart, scope: number): Pick<Wait, 'due' | 'cycle'> {
  const text = (written: Written): string => (typeof written === 'string' ? written : String(ask(on, scope, textOf(written))));
  const now = on.now();
  if (date !== undefined) return { due: Date.parse(text(date)) };
  if (duration !== undefined) return { due: now + milliseconds(text(duration)) };
  const [, times = '', every = ''] = /^R(\d*)\/(P.*)$/.exec(text(cycle ?? '')) ?? [];
  return { due: now + milliseconds(every), cycle: { every: milliseconds(every), left: times === '' ? null : Number(times) } };
}

/** Milliseconds of an ISO 8601 duration of days, hours, minutes and seconds. */
export function milliseconds(text: string): number {
  const found = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(text);
  if (!found) throw new Fails('TIMING_INVALID');
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = found.slice(1).map((part: string | undefined) => Number(part ?? 0));
  return (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000;
}

/** Asks the conditions of conditional events, by their numbers; each that became true happens. */
export function askConditions(on: Instance): boolean {
  let happened = false;
  for (const { id } of on.s.waits.filter(({ kind }) => kind === 'conditional').sort((a, b) => a.id - b.id)) {
    const wait = on.s.waits.find((one) => one.id === id);
    if (!wait || on.s.status !== 'active') continue;
    const isTrue = holdsFor(textOf(partOf(on, wait)?.condition ?? ''), visible(on, seenFrom(on, wait)));
    const became = isTrue && wait.held !== true;
    wait.held = isTrue;
    if (!became) continue;
    happen(on, id, {});
    happened = true;
  }
  return happened;
}

/** The scope whose variables a waiting event sees. */
function seenFrom(on: Instance, wait: Wait): number {
  if (wait.scope !== undefined) return wait.scope;
  const activity = on.activity(wait.activity ?? -1);
  if (!activity) return 0;
  return on.model.element(wait.element).type === 'boundaryEvent' ? activity.scope : on.scopeOf(activity);
}

function partOf(on: Instance, wait: Wait): EventPart | undefined {
  const { event } = on.model.element(wait.element);
  return wait.trigger === undefined ? event : event?.events?.[wait.trigger];
}

/** What a waiting event waits for has come. */
export function happen(on: Instance, id: number, payload: JsonObject): void {
  const wait = on.s.waits.find((one) => one.id === id);
  if (!wait) return;
  const { element, activity, scope } = wait;
  const part = on.model.element(element);
  const out = part.message?.out ?? partOf(on, wait)?.out;
  if (wait.kind === 'timer') again(on, wait);
  if (wait.kind === 'message' && staysOpen(on, wait)) {
    // A message is taken once: who goes on waiting for the next one begins to wait anew.
    wait.id = on.next();
    on.letter({ type: 'open', wait: wait.id, name: wait.name ?? '', ...(wait.key === undefined ? {} : { key: wait.key }) });
  }
  if (part.event?.type === 'multiple' && part.event.parallel === true && !allMet(on, wait)) {
    write(on, seenFrom(on, wait), mapOut(on, seenFrom(on, wait), out, payload));
    return;
  }
  if (part.type === 'startEvent') startEventSubprocess(on, scope ?? 0, element, out, payload);
  else if (part.type === 'boundaryEvent') happenOnBoundary(on, element, activity ?? -1, out, payload);
  else goOn(on, element, activity ?? -1, out, payload);
}

/** Whether an event may happen again: it interrupts nothing, and waits for nothing else. */
function staysOpen(on: Instance, { element }: Wait): boolean {
  const { type, cancelActivity, isInterrupting, event } = on.model.element(element);
  if (event?.parallel === true) return false;
  return (type === 'boundaryEvent' && cancelActivity === false) || (type === 'startEvent' && isInterrupting === false);
}

/** A catching event or receive task goes on, its own activity or that of the event-based gateway before it. */
function goOn(on: Instance, element: string, id: number, out: Mapping | undefined, payload: JsonObject): void {
  const activity = on.activity(id);
  if (!activity) return;
  const seen = on.scopeOf(activity);
  write(on, seen, mapOut(on, seen, out, payload));
  if (activity.element === element) {
    on.finish(id);
    return;
  }
  on.remove(id);
  on.leave(on.enter(element, activity.scope).id);
}

/** A boundary event happens: an interrupting one ends its activity and goes on in its place. */
export function happenOnBoundary(on: Instance, event: string, host: number, out: Mapping | undefined, payload: JsonObject): void {
  const activity = on.activity(host);
  if (!activity) return;
  const values = mapOut(on, activity.scope, out, payload);
  if (on.model.element(event).cancelActivity !== false) on.remove(host);
  happenAt(on, event, activity.scope, values);
}

/** An event passes in a scope: what it brings is written, tokens go on from it. */
export function happenAt(on: Instance, event: string, scope: number, values: JsonObject = {}): void {
  on.count(event);
  write(on, scope, values);
  on.send(outgoingOf(on, event, scope), scope);
}

/** A scope's event subprocess is triggered; an interrupting one takes the scope over. */
export function startEventSubprocess(on: Instance, scope: number, start: string, out: Mapping | undefined, payload: JsonObject): void {
  const subprocess = on.model.element(start).scope;
  if (on.model.element(start).isInterrupting !== false) {
    on.clear(scope);
    on.s.waits = on.s.waits.filter((wait) => wait.scope !== scope);
    const here = on.scope(scope);
    if (here) here.handled = true;
  }
  openEventSubprocess(on, scope, subprocess, { out, payload });
}

/** Enters an event subprocess and lets its start event send its tokens. */
export function openEventSubprocess(
  on: Instance,
  scope: number,
  subprocess: string,
  { out, payload = {}, handles }: { readonly out?: Mapping | undefined; readonly payload?: JsonObject; readonly handles?: number } = {},
): void {
  const start = on.model.startOf(subprocess) ?? '';
  const { id } = on.enter(subprocess, scope, handles === undefined ? {} : { handles });
  openScope(on, id, subprocess, scope);
  armTriggers(on, id);
  happenAt(on, start, id, mapOut(on, id, out, payload));
}

/** Opens the scope of a subprocess with its variables' first values. */
export function openScope(on: Instance, id: number, element: string, parent: number, more: JsonObject = {}): void {
  const own: JsonObject = {};
  const declared = on.model.declared(element);
  const initial = Object.entries(declared).flatMap(([name, one]) => (one.initial === undefined ? [] : [[name, one.initial] as const]));
  const locals = [...Object.keys(declared), ...Object.keys(more)];
  on.s.scopes.push(on.newScope(id, element, parent, { ...own, ...Object.fromEntries(initial), ...more }, locals));
}

/** A timer that fired is gone, or waits for its next time. */
function again(on: Instance, wait: Wait): void {
  const { cycle } = wait;
  const left = cycle?.left === undefined || cycle.left === null ? null : cycle.left - 1;
  if (!cycle || left === 0) {
    on.s.waits = on.s.waits.filter((one) => one.id !== wait.id);
    return;
  }
  wait.due = (wait.due ?? 0) + cycle.every;
  wait.cycle = { every: cycle.every, left };
}

/** Notes one of several that must all come; it does not wait any more. */
function allMet(on: Instance, wait: Wait): boolean {
  const where = `${wait.activity ?? `scope ${wait.scope}`} ${wait.element}`;
  const met = [...new Set([...(on.s.met[where] ?? []), wait.trigger ?? ''])];
  on.s.met[where] = met;
  // A condition is asked on: it has to be false before it is met anew.
  if (wait.kind !== 'conditional') on.s.waits = on.s.waits.filter((one) => one.id !== wait.id);
  const part = on.model.element(wait.element);
  if (met.length < Object.keys(part.event?.events ?? {}).length) return false;
  delete on.s.met[where];
  const owner = wait.activity === undefined ? { scope: wait.scope ?? 0 } : { activity: wait.activity };
  const repeats =
    part.type === 'boundaryEvent' ? part.cancelActivity === false : part.type === 'startEvent' && part.isInterrupting === false;
  const again = Object.entries(part.event?.events ?? {}).filter(([, { type }]) => type !== 'conditional');
  if (repeats) arm(on, wait.element, { type: 'multiple', events: Object.fromEntries(again) }, owner, seenFrom(on, wait));
  return true;
}
