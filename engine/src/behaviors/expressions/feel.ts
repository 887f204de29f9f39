import type { JsonObject, JsonValue } from '@millrace/schemas';
import { evaluateSource, momentOf, nodesOf } from '#feel';
import type { ExpressionResult } from '../../execution/aggregate.js';
import { failureOf } from './failure.js';
import { expressionLimits as limits } from './limits.js';
import { failedResult, plainResult } from './result.js';

/** How a source says that it is FEEL; no JSONata expression begins so. */
export const FEEL = 'feel:';

/** What is bounded by the size of the expression and its input: such an expression runs in place, every other in a thread that can be ended. */
const bounded = new Set([
  ...['Expression', 'Conjunction', 'Disjunction', 'Comparison', 'ArithmeticExpression', 'IfExpression', 'ParenthesizedExpression'],
  ...['PathExpression', 'VariableName', 'Identifier', 'PathName', 'Name', 'Key', 'List', 'Context', 'ContextEntry', 'PropertyName'],
  ...[
    'NumericLiteral',
    'StringLiteral',
    'BooleanLiteral',
    'null',
    'Null',
    'NullLiteral',
    'AtLiteral',
    'DateTimeLiteral',
    'DateTimeConstructor',
  ],
  ...[
    'PositiveUnaryTest',
    'PositiveUnaryTests',
    'SimplePositiveUnaryTest',
    'Interval',
    'CompareOp',
    'ArithOp',
    'FunctionInvocation',
    'PositionalParameters',
  ],
  ...['and', 'or', 'if', 'then', 'else', 'in', 'between', 'true', 'false', 'date', 'time', 'duration'],
]);
const boundedFunctions = new Set(['not', 'count', 'sum', 'min', 'max', 'mean', 'abs', 'floor', 'ceiling', 'now', 'today', 'string length']);

/** A FEEL source that parsed, or why it did not. */
export type FeelSource =
  | { readonly ok: true; readonly bounded: boolean }
  | { readonly ok: false; readonly code: string; readonly message: string; readonly at?: number };

/** Reads a FEEL source, without the mark. */
export function readFeel(source: string): FeelSource {
  try {
    if (source.length > limits.source)
      throw failureOf('EXPRESSION_TOO_LARGE', { limit: limits.source, unit: 'characters', found: source.length });
    const nodes = nodesOf(source);
    // The grammar takes `x = > 1` for a comparison with a test, which FEEL has behind `in` only.
    const wrong = nodes.find((node, at) => node.wrong || (node.type === 'SimplePositiveUnaryTest' && nodes[at - 1]?.type === 'CompareOp'));
    if (wrong || source.trim() === '') {
      const reason = `no FEEL near “${(wrong?.text ?? '').slice(0, 40) || source.slice(-20)}”`;
      return { ...failedResult(failureOf('EXPRESSION_FAILED', { reason })), ...(wrong ? { at: Math.max(wrong.to, 1) } : {}) };
    }
    const called = nodes.flatMap(({ type, text }) => (type === 'FunctionInvocation' ? [text.slice(0, text.indexOf('(')).trim()] : []));
    const isBounded =
      nodes.every(({ type }) => bounded.has(type) || /^\W+$/.test(type)) && called.every((name) => boundedFunctions.has(name));
    return { ok: true, bounded: isBounded };
  } catch (error) {
    return failedResult(error);
  }
}

/**
 * Evaluates a FEEL expression (DMN 1.5 §10.3) over variables; bindings are names beside them. `now()` and `today()` are the binding `now` (milliseconds), dates and durations
 * come out as ISO 8601 texts, null is no value. Numbers are the library's, IEEE 754 doubles. **Not bounded in time** unless `readFeel` said so. Never throws.
 */
export function evaluateFeel(source: string, input: JsonValue | undefined, bindings: JsonObject = {}): ExpressionResult {
  try {
    const { now, random: _random, ...names } = bindings;
    const moment = typeof now === 'number' ? momentOf(now) : undefined;
    const clock = moment === undefined ? {} : { now: () => moment.now, today: () => moment.today };
    const variables = typeof input === 'object' && input !== null && !Array.isArray(input) ? input : {};
    const value = evaluateSource(source, { ...variables, ...names, ...clock });
    if (typeof value === 'function' || isFunction(value)) throw failureOf('EXPRESSION_RESULT_INVALID', { found: 'a function' });
    const text = JSON.stringify(value ?? null);
    const plain = plainResult(JSON.parse(text));
    return { ok: true, value: plain ?? undefined };
  } catch (error) {
    return failedResult(error);
  }
}

function isFunction(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'parameterNames' in value && 'fn' in value;
}
