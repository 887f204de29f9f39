import type { JsonObject, JsonValue } from '@millrace/schemas';
import type { Waiting } from '../../execution/state.js';
import { evaluate } from '../expressions-in-steps.js';
import { fail } from '../failed-step.js';
import { mapOut } from '../mappings.js';
import { startTimer } from '../timers.js';
import type { Run, Visit } from '../run.js';
import { setVariables, visibleVariables } from '../variables.js';
import type { CatchPlan, Trigger } from './event-plans.js';

/** Something that was waited for has happened. */
export interface Occurrence {
  /** The event it happened to, or the receive task. */
  readonly element: string;
  /** Which of a multiple's events; absent otherwise. */
  readonly trigger?: string;
  /** What came with it. */
  readonly data: JsonObject;
}

/** The longest correlation key: rooms of messages take no longer one. */
const longestKey = 500;

/** Begins to wait for each trigger of an event. `visit` is that of the event: its scope answers the expressions. */
export function wait(run: Run, visit: Visit, waiting: Waiting, plan: CatchPlan | undefined = visit.node.catches): void {
  for (const trigger of plan?.triggers ?? []) waitFor(run, visit, waiting, trigger);
}

/** Begins to wait for one trigger. Errors, escalations, links, compensation and cancelling are not waited for: whoever throws them looks for the catcher. */
export function waitFor(run: Run, visit: Visit, waiting: Waiting, trigger: Trigger): void {
  const named = trigger.id === undefined ? {} : { trigger: trigger.id };
  if (trigger.kind === 'timer') return startTimer(run, visit, { ...waiting, ...named }, trigger.rule);
  if (trigger.kind !== 'message' && trigger.kind !== 'signal' && trigger.kind !== 'conditional') return;
  const element = visit.node.id;
  run.emit({
    type: 'subscriptionOpened',
    facts: {
      subscription: run.nextNumber(),
      ...waiting,
      element,
      ...named,
      kind: trigger.kind,
      ...(trigger.kind === 'conditional' ? {} : { name: trigger.name }),
      ...(trigger.kind === 'message' && trigger.key !== undefined
        ? { key: correlationKey(run, trigger.key, visibleVariables(run.state, visit.scope), element) }
        : {}),
    },
  });
}

/** The text of a correlation key: a text, a number or a truth value; nothing else tells one case from another. */
export function correlationKey(run: Run, source: string, variables: JsonObject, element: string): string {
  const value = evaluate(run, source, variables, `the correlation key of ${element}`);
  const isPlain = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  const text = isPlain ? String(value) : '';
  if (text !== '' && text.length <= longestKey) return text;
  return fail('CORRELATION_KEY_INVALID', { element, found: shown(value) });
}

/** Takes over what came with an occurrence, by the trigger's `out`: into the variables that `scope` sees. */
export function takeOver(run: Run, visit: Visit, occurrence: Occurrence): void {
  const trigger = triggerOf(visit, occurrence);
  const out = trigger !== undefined && 'out' in trigger ? trigger.out : undefined;
  if (out) setVariables(run, visit.scope, mapOut(run, visit, out, occurrence.data));
}

/** The trigger that an occurrence is about. */
export function triggerOf({ node }: Visit, { trigger }: Pick<Occurrence, 'trigger'>): Trigger | undefined {
  return node.catches?.triggers.find((one) => one.id === trigger);
}

function shown(value: JsonValue | undefined): string {
  return value === undefined ? 'nothing' : JSON.stringify(value).slice(0, 60);
}
