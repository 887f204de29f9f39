import type { JsonObject, JsonValue } from '@millrace/schemas';
import type { ExpressionResult } from '../../execution/aggregate.js';
import { NeedsWorker } from './failure.js';
import { evaluateFeel, FEEL, readFeel } from './feel.js';
import { compileInPlace, type InPlace } from './in-place.js';
import { expressionLimits as limits } from './limits.js';
import { parseExpression } from './parse.js';
import { failedResult, plainResult } from './result.js';
import { Run } from './run.js';
import { sequenceOf } from './sequence.js';

/**
 * An expression that parsed. `mode` says where it runs: `inPlace` when all it uses is bounded by its own size and its input's, else `worker`, with
 * the first reason found.
 */
export interface Expression {
  readonly ok: true;
  readonly source: string;
  readonly mode: 'inPlace' | 'worker';
  readonly reason?: string;
  /**
   * Computes the expression at once, or answers `needsWorker`: always for mode `worker`, and in place when it takes more steps than are allowed
   * there. Never throws, never changes the input; the same input and bindings give the same result. The binding `now` (milliseconds) feeds
   * `$now()` and `$millis()`; other bindings are variables.
   */
  evaluate(input: JsonValue | undefined, bindings?: JsonObject): ExpressionResult | 'needsWorker';
}

/** Why a source is no expression: a code of JSONata (`S0201`) or of the error catalogue, and plain words. */
export interface ExpressionProblem {
  readonly ok: false;
  readonly code: string;
  readonly message: string;
}

const cache = new Map<string, Expression | ExpressionProblem>();
const kept = { entries: 2000, characters: 2_000_000 };
let cachedCharacters = 0;

/**
 * Compiles a JSONata source, or a FEEL source marked with `feel:`, or answers what is wrong with it. Compiled expressions are kept, so asking again costs nothing; the least recently
 * used ones are forgotten first.
 *
 * @example
 * const over = compileExpression('amount > 100000');
 * if (over.ok) over.evaluate({ amount: 250000 }); // { ok: true, value: true }
 */
export function compileExpression(source: string): Expression | ExpressionProblem {
  const known = cache.get(source);
  if (known) {
    // The oldest entry of a Map is its first: what is used moves to the end.
    if (cache.size > kept.entries / 2) {
      cache.delete(source);
      cache.set(source, known);
    }
    return known;
  }
  const compiled = compile(source);
  remember(source, compiled);
  return compiled;
}

function compile(source: string): Expression | ExpressionProblem {
  if (source.startsWith(FEEL)) return compileFeel(source);
  try {
    const compiled = compileInPlace(parseExpression(source).ast);
    if (typeof compiled === 'string') return { ok: true, source, mode: 'worker', reason: compiled, evaluate: () => 'needsWorker' };
    return { ok: true, source, mode: 'inPlace', evaluate: (input, bindings) => evaluate(compiled, input, bindings) };
  } catch (error) {
    return failedResult(error);
  }
}

function compileFeel(source: string): Expression | ExpressionProblem {
  const text = source.slice(FEEL.length);
  const read = readFeel(text);
  if (!read.ok) return read;
  if (!read.bounded)
    return { ok: true, source, mode: 'worker', reason: 'it may take longer than its input is long', evaluate: () => 'needsWorker' };
  return { ok: true, source, mode: 'inPlace', evaluate: (input, bindings) => evaluateFeel(text, input, bindings) };
}

function evaluate(compiled: InPlace, input: JsonValue | undefined, bindings: JsonObject | undefined): ExpressionResult | 'needsWorker' {
  if (bindings && compiled.called.some((name) => Object.hasOwn(bindings, name))) return 'needsWorker';
  let start: unknown = input;
  if (Array.isArray(input)) {
    const wrapped = sequenceOf(input);
    wrapped.outerWrapper = true;
    start = wrapped;
  }
  try {
    return { ok: true, value: plainResult(compiled.compute(start, new Run(input, bindings, limits.steps), null)) };
  } catch (error) {
    // A stack that overflows on deeply nested data is the worker's case too.
    if (error instanceof NeedsWorker || error instanceof RangeError) return 'needsWorker';
    return failedResult(error);
  }
}

function remember(source: string, compiled: Expression | ExpressionProblem): void {
  // A source far beyond the limit is refused in no time; keeping it would only fill the memory.
  if (source.length > limits.source) return;
  cache.set(source, compiled);
  cachedCharacters += source.length;
  for (const oldest of cache.keys()) {
    if (cache.size <= kept.entries && cachedCharacters <= kept.characters) break;
    cache.delete(oldest);
    cachedCharacters -= oldest.length;
  }
}
