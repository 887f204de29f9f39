import type { JsonObject, JsonValue } from '@millrace/schemas';
import type { Move } from './moves.js';
import type { Difference } from './run.js';

/**
 * A difference as a case that may be kept under `tests/bpmn-semantics`: what the naive interpreter saw last is what it expects. Give it a name, a section and a rule; steps
 * about called instances need their `in`.
 */
export function asCase({ definitions, moves, limits, engine, naive }: Difference): string {
  const [process, ...called] = definitions;
  const steps: JsonObject[] = moves.map((move) => stepOf(move));
  const last = steps.at(-1);
  const expect = expectedOf(naive);
  const kept = {
    name: 'found by the differential test',
    process,
    ...(called.length === 0 ? {} : { processes: Object.fromEntries(called.map((one) => [String(one['id']), one])) }),
    steps: last && expect ? [...steps.slice(0, -1), { ...last, expect }] : steps,
  };
  return `${JSON.stringify(kept, null, 1)}\nlimits: ${JSON.stringify(limits)}\nengine: ${JSON.stringify(engine, null, 1)}\nnaive: ${JSON.stringify(naive, null, 1)}`;
}

/** A move in the words of `tests/bpmn-semantics/runner`. */
function stepOf(move: Move): JsonObject {
  if ('message' in move) {
    const { message: name, key, data, keep } = move;
    const message: Record<string, JsonValue> = { name, data };
    if (key !== undefined) message['key'] = String(key);
    if (keep !== undefined) message['timeToLive'] = `PT${keep / 1000}S`;
    return { message };
  }
  if ('signal' in move) return { signal: { name: move.signal, data: move.data } };
  if ('cancel' in move) return { cancel: 'enough' };
  if ('activate' in move) return { activate: move.activate, of: move.in, ...nthOf(move) };
  if ('failJob' in move) {
    const { failJob, error } = move;
    return { failJob, ...(error === undefined ? { retryable: false } : { bpmnError: { code: error } }), ...nthOf(move) };
  }
  if (!('nth' in move)) return move;
  const { nth: _nth, ...rest } = move;
  return { ...rest, ...nthOf(move) };
}

function nthOf({ nth }: { readonly nth?: number }): { readonly nth?: number } {
  return nth === undefined || nth === 0 ? {} : { nth };
}

/** What the naive side saw of the first instance, as far as cases ask for it. */
function expectedOf(naive: unknown): JsonObject | undefined {
  const seen = (Array.isArray(naive) ? (naive as readonly unknown[])[0] : naive) as Readonly<Record<string, unknown>>;
  const names: Readonly<Record<string, string>> = {
    status: 'status',
    variables: 'variables',
    items: 'open',
    jobs: 'jobs',
    timers: 'timers',
    incidents: 'incidents',
  };
  const known = Object.entries(names).filter(([name]) => seen[name] !== undefined);
  return known.length === 0 ? undefined : (Object.fromEntries(known.map(([name, word]) => [word, seen[name]])) as JsonObject);
}
