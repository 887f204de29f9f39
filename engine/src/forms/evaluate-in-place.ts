import { compileExpression } from '../behaviors/expressions/index.js';
import type { TryEvaluate } from './submission.js';

/**
 * Evaluates the expressions of forms where a person is waiting: only those that are bounded by their own size and their data's, and at once. The others
 * (functions as values, regular expressions, ranges, more than 200 000 steps) are `undecided` and left to the server. `now` in milliseconds feeds `$now()`;
 * without it what asks for the time is undecided too.
 *
 * @example evaluateForm(form, data, { evaluate: evaluateInPlace(Date.now()) })
 */
export function evaluateInPlace(now?: number): TryEvaluate {
  return (source, input, bindings) => {
    const expression = compileExpression(source);
    if (!expression.ok) return expression;
    const result = expression.evaluate(input, now === undefined ? bindings : { ...bindings, now });
    const asksForTime = result !== 'needsWorker' && !result.ok && result.code === 'EXPRESSION_CONTEXT_MISSING';
    return result === 'needsWorker' || asksForTime ? 'undecided' : result;
  };
}
