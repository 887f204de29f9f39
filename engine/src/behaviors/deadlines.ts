import type { ErrorCode, JsonValue } from '@millrace/schemas';
import type { Timing } from '../model/definition.js';
import { evaluate } from './expressions-in-steps.js';
import { fail } from './failed-step.js';
import type { Run, Visit } from './run.js';
import { addDuration, isDuration, parseDuration } from './values/duration.js';
import { parseInstant } from './values/instant.js';
import { visibleVariables } from './variables.js';

/** Durations that name days or months move the calendar of this zone. */
export const zone = 'UTC';

/** The text of a literal-or-expression value, asked over the variables of the visit's scope. */
export function timingText(run: Run, visit: Visit, timing: Timing, where: string): string {
  if (typeof timing === 'string') return timing;
  const value = evaluate(run, timing.expression, visibleVariables(run.state, visit.scope), where);
  return typeof value === 'string' ? value : refuseTiming(where, value);
}

/** When a timing falls: a duration counts from now, an instant is itself. Milliseconds since 1970 UTC. */
export function deadline(run: Run, visit: Visit, timing: Timing, where: string): number {
  const text = timingText(run, visit, timing, where);
  return momentOf(text, run.context.now) ?? refuseTiming(where, text);
}

/** The instant that a duration or instant text names, counted from `from`; nothing when it is neither. */
export function momentOf(text: string, from: number): number | undefined {
  try {
    return isDuration(text) ? addDuration(from, parseDuration(text), zone) : parseInstant(text);
  } catch {
    return undefined;
  }
}

/** Whether the text of a timing is of the kind that its attribute names. */
export function isOfKind(text: string, kind: 'date' | 'duration'): boolean {
  return isDuration(text) === (kind === 'duration');
}

/** Gives the step up: the timing is not one. */
export function refuseTiming(where: string, value: JsonValue | undefined): never {
  const code: ErrorCode = 'TIMING_INVALID';
  return fail(code, {
    where,
    found: value === undefined ? 'nothing' : typeof value === 'string' ? value : JSON.stringify(value).slice(0, 60),
  });
}
