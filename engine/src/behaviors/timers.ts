import type { JsonValue } from '@millrace/schemas';
import type { Timer, Waiting } from '../execution/state.js';
import type { Timing } from '../model/definition.js';
import type { ElementCheck } from '../model/element-check.js';
import { stepCycle, type CatchUp } from './cycle-step.js';
import { isOfKind, momentOf, refuseTiming, timingText, zone } from './deadlines.js';
import { fail } from './failed-step.js';
import type { Run, Visit } from './run.js';
import { occurrence, parseCycle, type Cycle } from './values/cycle.js';

/** A timer event's rule. */
export interface TimerRule {
  readonly kind: 'date' | 'duration' | 'cycle';
  readonly value: Timing;
  readonly catchUp: CatchUp;
}

const kinds = ['date', 'duration', 'cycle'] as const;

/** Checks a timer event: one rule, and a cycle only where it may fire more than once. */
export function checkTimerEvent(check: ElementCheck, repeats: boolean, place: readonly string[] = ['event']): void {
  if (!check.word([...place, 'type'], ['timer'])) return;
  const event = check.object(place, ['type', ...kinds, 'catchUp']);
  if (!event) return;
  const kind = check.exactlyOne(place, kinds);
  if (kind === undefined) return;
  check.timing([...place, kind], kind === 'date' ? 'instant' : kind);
  if (kind === 'cycle' && !repeats) {
    check.report('ATTRIBUTE_INVALID', [...place, 'cycle'], {
      expected: 'a date or a duration: this event happens once, only what does not interrupt repeats',
    });
  }
  if (event['catchUp'] === undefined) return;
  check.word([...place, 'catchUp'], ['one', 'all', 'skip']);
  if (kind !== 'cycle')
    check.report('ATTRIBUTE_UNSUPPORTED', [...place, 'catchUp'], {
      attribute: [...place, 'catchUp'].join('.'),
      reason: 'only a cycle misses occurrences; a date or duration fires late rather than never',
    });
}

/** The rule of a checked timer event. */
export function timerRuleOf(definition: object): TimerRule {
  const event = definition as Partial<Record<'date' | 'duration' | 'cycle', Timing>> & { readonly catchUp?: CatchUp };
  const kind = kinds.find((one) => event[one] !== undefined) ?? 'duration';
  return { kind, value: event[kind] ?? '', catchUp: event.catchUp ?? 'one' };
}

/** Starts a timer for who waits for it. `visit` is that of the timer event: its own scope answers the rule's expression. */
export function startTimer(run: Run, visit: Visit, waiting: Waiting & { readonly trigger?: string }, rule: TimerRule): void {
  const where = `the timer ${visit.node.id}`;
  const text = timingText(run, visit, rule.value, where);
  const { now } = run.context;
  const timer = run.nextNumber();
  const facts = { timer, ...waiting, element: visit.node.id, rule: text };
  if (rule.kind === 'cycle') {
    const dueAt = occurrence(cycleOf(text, where), now, 0, zone);
    run.emit({ type: 'timerStarted', facts: { ...facts, dueAt: dueAt ?? refuseTiming(where, text), index: 0 } });
    return;
  }
  const dueAt = momentOf(text, now) ?? refuseTiming(where, text);
  if (!isOfKind(text, rule.kind)) fail('TIMER_KIND_MISMATCH', { where, attribute: rule.kind, found: text });
  run.emit({ type: 'timerStarted', facts: { ...facts, dueAt } });
}

/**
 * Records that a due timer fired, or that its missed occurrences are skipped; tells whether it fired. A cycle's next occurrence is counted from its
 * start, so lateness never adds up.
 */
export function fireTimer(run: Run, timer: Timer, rule: TimerRule): boolean {
  if (timer.index === undefined) {
    run.emit({ type: 'timerFired', facts: { timer: timer.id } });
    return true;
  }
  const running = { startedAt: timer.startedAt, index: timer.index, dueAt: timer.dueAt };
  const {
    fired,
    missed = 0,
    ...next
  } = stepCycle(cycleOf(timer.rule, `the timer ${timer.element}`), running, rule.catchUp, run.context.now);
  if (fired) run.emit({ type: 'timerFired', facts: { timer: timer.id, ...next, ...(missed > 0 ? { missed } : {}) } });
  else run.emit({ type: 'timerSkipped', facts: { timer: timer.id, missed, ...next } });
  return fired;
}

function cycleOf(text: string, where: string): Cycle {
  try {
    return parseCycle(text);
  } catch {
    return refuseTiming(where, text satisfies JsonValue);
  }
}
