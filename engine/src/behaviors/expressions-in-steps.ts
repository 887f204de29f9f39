import type { JsonObject, JsonValue } from '@millrace/schemas';
import type { DecisionContext } from '../execution/aggregate.js';
import { FEEL, inLanguage } from './expressions/index.js';
import { fail, FailedStep } from './failed-step.js';
import type { Run } from './run.js';

/**
 * The value of an expression asked in a step. `$instance` (in FEEL, where that word means something else, `processInstance`) stands for what the instance knows of itself: `id`, `initiator`, `organisation`, `businessKey`,
 * `startedAt`, and `waiting`: the principal keys that its open work items wait for. Gives the step up where the expression fails; `where` says in plain words what it was for.
 */
export function evaluate(run: Run, written: string, input: JsonValue, where: string, bindings?: JsonObject): JsonValue | undefined {
  const source = inLanguage(written, run.deployed.process.expressionLanguage);
  const itself = source.startsWith(FEEL) ? 'processInstance' : 'instance';
  const asksItself = source.includes(itself === 'instance' ? '$instance' : itself);
  const given = asksItself ? { ...bindings, [itself]: instanceFacts(run) } : bindings;
  const named = withMoment(source, run, given);
  const result = run.context.ask('expression', named === undefined ? { source, input } : { source, input, bindings: named });
  if (result.ok) return result.value;
  throw new FailedStep(result.code, `The expression for ${where} failed: ${result.message}`, { where, source });
}

/**
 * Bindings with what an expression may not take from its surroundings: `$now()` and `$millis()` are the command's instant, `$random()` follows from the
 * command's id and from how many expressions it has asked before, so that deciding again gives the same and each evaluation its own.
 */
export function withMoment(
  source: string,
  { context, asked }: { readonly context: Pick<DecisionContext, 'now' | 'commandId'>; readonly asked: number },
  bindings?: JsonObject,
): JsonObject | undefined {
  if (!/\$(?:now|millis|random|shuffle)\b/.test(source) && !(source.startsWith(FEEL) && /\b(?:now|today)\b/.test(source))) return bindings;
  let seed = 2_166_136_261;
  for (const letter of `${context.commandId} ${asked} ${source}`) seed = Math.imul(seed ^ (letter.codePointAt(0) ?? 0), 16_777_619);
  return { ...bindings, now: context.now, random: (seed >>> 0) / 4_294_967_296 };
}

/** Whether a condition holds. A value that is absent does not hold; anything but true and false gives the step up. */
export function holds(run: Run, source: string, input: JsonValue, where: string, bindings?: JsonObject): boolean {
  const value = evaluate(run, source, input, where, bindings);
  if (value === undefined || value === false) return false;
  if (value === true) return true;
  return fail('CONDITION_NOT_BOOLEAN', { where, source, found: typeof value === 'object' ? JSON.stringify(value).slice(0, 60) : value });
}

function instanceFacts(run: Run): JsonObject {
  const { state, context } = run;
  return {
    id: context.key.slice(context.key.lastIndexOf('/') + 1),
    initiator: state.initiator,
    startedAt: new Date(state.startedAt).toISOString(),
    ...(state.organisation === undefined ? {} : { organisation: state.organisation }),
    ...(state.businessKey === undefined ? {} : { businessKey: state.businessKey }),
    ...waitingFor(run),
  };
}

/** Whom the instance waits for: holders, else those the work is offered to. A reminder cannot name them otherwise, for a relation was resolved when it was asked. */
function waitingFor({ state }: Run): JsonObject {
  if (state.openWorkItems === 0) return {};
  const keys = new Set<string>();
  state.workItems.forEach((item) => {
    if (item.endedAt !== undefined) return;
    if (item.assignee === undefined) for (const key of item.offeredTo) keys.add(key);
    else keys.add(`user:${item.assignee}`);
  });
  return { waiting: [...keys] };
}
