import type { JsonObject } from '@millrace/schemas';
import { nodeOf } from '../activities.js';
import { fail } from '../failed-step.js';
import { mapIn } from '../mappings.js';
import type { Run, Visit } from '../run.js';
import { visibleVariables } from '../variables.js';
import { catcherOf, type Catcher, type ThrownAt } from './catchers.js';
import type { Throw } from './event-plans.js';
import { correlationKey } from './waiting.js';

/** Sends a message to its room: whoever waits for its name and key takes it. */
export function sendMessage(run: Run, visit: Visit, message: Extract<Throw, { readonly kind: 'message' }>): void {
  const { id: element } = visit.node;
  const key = message.key === undefined ? {} : { key: correlationKey(run, message.key, visibleVariables(run.state, visit.scope), element) };
  const data = mapIn(run, visit, message.data);
  const id = run.partId(run.nextNumber());
  const { name } = message;
  run.emit({
    type: 'messageSent',
    facts: { element, message: id, name, ...key },
    ...(Object.keys(data).length === 0 ? {} : { data: { data } }),
  });
  run.publish({ id, name, ...key, data, timeToLive: message.timeToLive });
}

/** Sends a signal to everybody who waits for it now. */
export function sendSignal(run: Run, visit: Visit, signal: Extract<Throw, { readonly kind: 'signal' }>): void {
  const data = mapIn(run, visit, signal.data);
  const id = run.partId(run.nextNumber());
  const { name } = signal;
  const facts = { element: visit.node.id, signal: id, name };
  run.emit({ type: 'signalSent', facts, ...(Object.keys(data).length === 0 ? {} : { data: { data } }) });
  run.broadcast({ id, name, data });
}

/** What carries an error or escalation besides its code. */
export interface Thrown {
  readonly element: string;
  readonly code: string;
  readonly data: JsonObject;
  readonly message?: string;
}

/**
 * Throws an error (BPMN 2.0.2 §10.5.1): the nearest catcher ends what it is caught around and goes on. One that nobody catches ends a called instance, whose caller catches it
 * or not; otherwise it gives the step up, which becomes an incident.
 */
export function throwError(run: Run, at: ThrownAt, thrown: Thrown): void {
  const catcher = catcherOf(run, at, 'error', thrown.code);
  if (catcher === undefined && run.state.parent === undefined) fail('ERROR_UNCAUGHT', { element: thrown.element, code: thrown.code });
  const { element, code, data, message } = thrown;
  const told = { ...(Object.keys(data).length === 0 ? {} : { data }), ...(message === undefined ? {} : { message }) };
  run.emit({
    type: 'errorThrown',
    facts: { element, code, ...thrownAt(at), ...caughtAt(catcher) },
    ...(Object.keys(told).length === 0 ? {} : { data: told }),
  });
  if (catcher === undefined) run.failInstance(code, data);
  else caught(run, catcher, { ...data, code });
}

/** Whether an escalation of a code thrown here ends the scope it is thrown in. */
export function isInterruptedBy(run: Run, at: ThrownAt, code: string): boolean {
  const catcher = catcherOf(run, at, 'escalation', code);
  return catcher !== undefined && nodeOf(run, catcher.event).interrupts;
}

/**
 * Throws an escalation: the nearest catcher hears it, and the thrower goes on unless it is interrupted by that. One that nobody catches is heard by nobody. `happen` is how it is heard;
 * as part of the step unless told otherwise.
 */
export function throwEscalation(run: Run, at: ThrownAt, { element, code, data }: Thrown, happen?: Run['happen']): void {
  const catcher = catcherOf(run, at, 'escalation', code);
  run.emit({
    type: 'escalationThrown',
    facts: { element, code, ...thrownAt(at), ...caughtAt(catcher) },
    ...(Object.keys(data).length === 0 ? {} : { data: { data } }),
  });
  if (catcher !== undefined) caught(run, catcher, { ...data, code }, happen);
  else if (run.state.parent !== undefined) run.tellParent({ type: 'childEscalated', code, data });
}

function thrownAt({ scope, activity }: ThrownAt): { readonly scope?: number; readonly activity?: number } {
  return { ...(scope === 0 ? {} : { scope }), ...(activity === undefined ? {} : { activity }) };
}

function caughtAt(catcher: Catcher | undefined): { readonly caughtBy?: string; readonly caughtAt?: number } {
  return catcher === undefined ? {} : { caughtBy: catcher.event, caughtAt: 'host' in catcher ? catcher.host : catcher.scope };
}

function caught(
  run: Run,
  catcher: Catcher,
  data: JsonObject,
  happen: Run['happen'] = (waiting, occurrence) => run.happen(waiting, occurrence),
): void {
  const { event: element, trigger } = catcher;
  const occurrence = { element, ...(trigger === undefined ? {} : { trigger }), data };
  if ('host' in catcher) happen({ activity: catcher.host }, occurrence);
  else happen({ activity: catcher.scope, inScope: true }, occurrence);
}
