import { loadFeel } from '#feel';
import { loadJsonata } from '#jsonata';
import { loadPatterns } from '#re2js';
import type { JsonObject, JsonValue } from '@millrace/schemas';
import type { ExpressionResult } from '../../execution/aggregate.js';
import type { ExpressionProblem } from './compile.js';
import { ExpressionFailure } from './failure.js';
import { evaluateFeel, FEEL, readFeel } from './feel.js';
import { evaluateWithJsonata } from './jsonata-program.js';
import { parseExpression } from './parse.js';
import { failedResult } from './result.js';

/**
 * Fetches all that expressions need beside our own code. They are here already unless a page was bundled with the condition `@millrace/lean`; such a page
 * awaits this before it reads, checks or tries an expression.
 */
export async function loadExpressions(): Promise<void> {
  await Promise.all([loadJsonata(), loadFeel(), loadPatterns()]);
}

/** Why a source is no expression, and where: `at` is an offset in the source without its mark, where the parser says it. */
export interface ProblemPlace extends ExpressionProblem {
  readonly at?: number;
}

/**
 * What is wrong with a source, and where, as an editor shows it; nothing for an expression.
 *
 * @param source As the engine evaluates it: FEEL behind its mark.
 */
export function problemIn(source: string): ProblemPlace | undefined {
  if (source.startsWith(FEEL)) {
    const read = readFeel(source.slice(FEEL.length));
    return read.ok ? undefined : read;
  }
  try {
    parseExpression(source);
    return undefined;
  } catch (error) {
    const problem = failedResult(error);
    return error instanceof ExpressionFailure && error.at !== undefined ? { ...problem, at: error.at } : problem;
  }
}

/**
 * Evaluates any expression. Bounded in size but **not in time**: only for a thread that can be ended, the page's own worker for example. Never rejects.
 *
 * @param source As the engine evaluates it: FEEL behind its mark.
 */
export function evaluateUnbounded(source: string, input: JsonValue | undefined, bindings?: JsonObject): Promise<ExpressionResult> {
  if (source.startsWith(FEEL)) return Promise.resolve(evaluateFeel(source.slice(FEEL.length), input, bindings));
  return evaluateWithJsonata(source, input, bindings);
}
