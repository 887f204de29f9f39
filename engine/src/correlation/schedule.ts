import { MillraceError, type JsonObject } from '@millrace/schemas';
import { idOfKey } from '../behaviors/aggregate-key.js';
import { stepCycle, type CatchUp } from '../behaviors/cycle-step.js';
import { isOfKind, momentOf, zone } from '../behaviors/deadlines.js';
import { withMoment } from '../behaviors/expressions-in-steps.js';
import { row } from '../behaviors/rows.js';
import { refuseUnknownCommand, refuseUnknownEvent } from '../behaviors/unknown-event.js';
import { occurrence, parseCycle, type Cycle } from '../behaviors/values/cycle.js';
import type { AggregateType, Decision, DecisionContext, WaitingStart } from '../execution/aggregate.js';
import type { CollectionSpec } from '../ports/index.js';
import { startedInstanceId } from './keys.js';
import { startEffect } from './starts.js';
import { timerRow, timers } from './timer-rows.js';

/** The rule of a timer start event: a literal of ISO 8601, or an expression over nothing that gives one. */
export type StartTimer = {
  readonly kind: 'date' | 'duration' | 'cycle';
  readonly value: string | { readonly expression: string };
  readonly catchUp: CatchUp;
};

/** Which deployment says so: what comes from an older one of the same application is late. */
type Deployed = { readonly application: string; readonly applicationVersion: number };

/** Commands of a schedule. Applications set and end it as effects; `fireTimer` is the timer worker's. */
export type ScheduleCommand =
  | ({ readonly type: 'setSchedule'; readonly start: WaitingStart; readonly timer: StartTimer } & Deployed)
  | ({ readonly type: 'endSchedule' } & Deployed)
  | { readonly type: 'fireTimer' };

/** The moments at which a timer start event starts its process. */
export interface ScheduleState extends Deployed {
  readonly start: WaitingStart | null;
  readonly timer: StartTimer | null;
  /** The rule as a text; `null` where its expression gave none. */
  readonly rule: string | null;
  /** How often a rule was set. */
  readonly round: number;
  /** When the rule began to count; milliseconds since 1970 UTC. */
  readonly setAt: number;
  /** The next moment; `null` when there is none any more. */
  readonly dueAt: number | null;
  /** Which moment of the cycle that is, counted from 0. */
  readonly index: number;
  /** How many instances it has started. */
  readonly fired: number;
  readonly ended: boolean;
}

type Next = { readonly dueAt: number | null; readonly index: number };

/** What happens to a schedule. */
export type ScheduleEvent =
  | {
      readonly type: 'scheduleSet';
      readonly facts: Deployed & {
        readonly start: WaitingStart;
        readonly timer: StartTimer;
        readonly rule: string | null;
        readonly dueAt: number | null;
      };
    }
  | { readonly type: 'scheduleTakenOver'; readonly facts: Deployed & { readonly start: WaitingStart } }
  | { readonly type: 'scheduleEnded'; readonly facts: Deployed }
  | { readonly type: 'scheduleFired'; readonly facts: Next & { readonly instance: string; readonly missed: number } }
  | { readonly type: 'scheduleSkipped'; readonly facts: Next & { readonly missed: number } };

/** Rows of schedules, also of those whose last moment has passed, and of those that `ended` with their process. */
export const schedulesCollection: CollectionSpec = {
  name: 'schedules',
  fields: { application: 'text', definition: 'text', element: 'text', ended: 'boolean', dueAt: 'number', fired: 'number' },
  indexes: [{ fields: ['ended', 'definition'] }, { fields: ['ended', 'dueAt'] }],
};

/**
 * The schedule of a timer start event: `<tenant>/schedule/<definition>.<element>`. A duration counts from the deployment that brought the rule. A new version of the
 * process takes over: with the same rule it goes on in its rhythm, with another it begins anew; a deployment without it ends it. What was missed while
 * nothing ran is made up for as the event's `catchUp` says; a date or duration fires late rather than never. Each moment starts one instance, whose id
 * follows from the moment.
 */
export const scheduleAggregate: AggregateType<ScheduleState, ScheduleCommand, ScheduleEvent> = {
  type: 'schedule',
  projectionFormat: 1,
  stateFormat: 1,
  collections: [schedulesCollection.name, timers],

  decide(state, command, context) {
    switch (command.type) {
      case 'setSchedule':
        return isLate(state, command) ? { events: [], answer: null } : { events: [set(state, command, context)], answer: null };
      case 'endSchedule': {
        const { application, applicationVersion } = command;
        // Another application has it now: the end of its life in this one is none of its business.
        if (isLate(state, command) || (state !== null && state.application !== application)) return { events: [], answer: null };
        return { events: [{ type: 'scheduleEnded', facts: { application, applicationVersion } }], answer: null };
      }
      case 'fireTimer':
        return fire(state, context);
      default:
        return refuseUnknownCommand('schedule', command);
    }
  },

  apply,

  project(change) {
    const { start, rule, application, dueAt, fired, ended } = change.next;
    const id = idOfKey(change.key);
    const of: { readonly definition?: string; readonly element?: string } =
      start === null ? {} : { definition: start.definition.id, element: start.element };
    const rows = timerRow(change, 'schedule', (schedule) => schedule.dueAt, { ...of, ...(rule === null ? {} : { rule }) });
    const fields = { application, definition: of.definition ?? null, element: of.element ?? null, ended, dueAt, fired };
    return { rows, listRow: row(change, schedulesCollection.name, id, fields, { ...fields, start, rule }) };
  },

  about: ({ start }): JsonObject => (start === null ? {} : { definition: start.definition.id, version: start.definition.version }),
};

function apply(state: ScheduleState | null, event: ScheduleEvent, at: number): ScheduleState {
  switch (event.type) {
    case 'scheduleSet':
      return { ...event.facts, round: (state?.round ?? 0) + 1, setAt: at, index: 0, fired: 0, ended: false };
    case 'scheduleTakenOver':
      return { ...state!, ...event.facts, ended: false };
    case 'scheduleEnded': {
      const before = state ?? { start: null, timer: null, rule: null, round: 0, setAt: at, index: 0, fired: 0 };
      return { ...before, ...event.facts, dueAt: null, ended: true };
    }
    case 'scheduleFired':
      return { ...state!, dueAt: event.facts.dueAt, index: event.facts.index, fired: state!.fired + 1 };
    case 'scheduleSkipped':
      return { ...state!, dueAt: event.facts.dueAt, index: event.facts.index };
    default:
      return refuseUnknownEvent('schedule', event);
  }
}

function isLate(state: ScheduleState | null, { application, applicationVersion }: Deployed): boolean {
  return state !== null && state.application === application && state.applicationVersion >= applicationVersion;
}

function set(
  state: ScheduleState | null,
  command: Extract<ScheduleCommand, { readonly type: 'setSchedule' }>,
  context: DecisionContext,
): ScheduleEvent {
  const { application, applicationVersion, start, timer } = command;
  const deployed = { application, applicationVersion, start };
  // A date that has passed does not come again with a process that returns.
  const goesOn = state !== null && (!state.ended || (timer.kind === 'date' && state.fired > 0));
  if (goesOn && sameRule(state.timer, timer)) return { type: 'scheduleTakenOver', facts: deployed };
  const rule = ruleText(timer, context);
  const dueAt = rule === null ? null : firstMoment(timer.kind, rule, context.now);
  return { type: 'scheduleSet', facts: { ...deployed, timer, rule: dueAt === null ? null : rule, dueAt } };
}

function fire(state: ScheduleState | null, context: DecisionContext): Decision<ScheduleEvent> {
  const id = idOfKey(context.key);
  if (state === null || state.start === null || state.dueAt === null) throw new MillraceError('TIMER_GONE', { id });
  const { start, timer, rule, round, setAt, dueAt, index } = state;
  if (context.now < dueAt) throw new MillraceError('TIMER_NOT_DUE', { id, dueAt: new Date(dueAt).toISOString() });
  const step =
    timer?.kind === 'cycle'
      ? stepCycle(parseCycle(rule ?? ''), { startedAt: setAt, index, dueAt }, timer.catchUp, context.now)
      : { fired: true };
  // Nothing of a suspended process begins; its moments go by.
  const isHeld = context.ask('latest', { kind: 'process', id: start.definition.id })?.suspended === true;
  const facts = { dueAt: step.next ?? null, index: step.index ?? index, missed: (step.missed ?? 0) + (isHeld ? 1 : 0) };
  if (!step.fired || isHeld) return { events: [{ type: 'scheduleSkipped', facts }], answer: null };
  // Set anew, the same number of a moment is another moment.
  const instance = startedInstanceId(context.tenant, id, 'schedule', String(round), String(index));
  const data = { dueAt: new Date(dueAt).toISOString(), missed: facts.missed };
  return {
    events: [{ type: 'scheduleFired', facts: { ...facts, instance } }],
    effects: [startEffect(context.tenant, instance, start, { data })],
    answer: { instanceId: instance },
  };
}

/** The rule as a text. An expression that fails or gives something else leaves the schedule without moments, which its row shows. */
function ruleText({ value }: StartTimer, context: DecisionContext): string | null {
  if (typeof value === 'string') return value;
  const bindings = withMoment(value.expression, { context, asked: 0 });
  const ask = { source: value.expression, input: {}, ...(bindings === undefined ? {} : { bindings }) };
  const result = context.ask('expression', ask);
  return result.ok && typeof result.value === 'string' ? result.value : null;
}

function firstMoment(kind: StartTimer['kind'], rule: string, now: number): number | null {
  if (kind !== 'cycle') return isOfKind(rule, kind) ? (momentOf(rule, now) ?? null) : null;
  const cycle = cycleOf(rule);
  return cycle === null ? null : occurrence(cycle, now, 0, zone);
}

function cycleOf(rule: string): Cycle | null {
  try {
    return parseCycle(rule);
  } catch {
    return null;
  }
}

function sameRule(a: StartTimer | null, b: StartTimer): boolean {
  const text = ({ kind, value, catchUp }: StartTimer): string => JSON.stringify([kind, value, catchUp]);
  return a !== null && text(a) === text(b);
}
