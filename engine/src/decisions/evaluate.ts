import { describeError, type ErrorCode, type ErrorParams, type JsonValue } from '@millrace/schemas';
import Big from 'big.js';
import { outputKind, readInput } from './column-kinds.js';
import type { CompiledDecision, CompiledInput, CompiledRule } from './compile.js';
import type { Operand, Test, UnaryTests } from './feel/unary-tests.js';
import { compareScalars, type FeelValue, isExactNumber, isOrdered } from './feel/values.js';

/** What a table answers, or why it has no answer. `message` is in English; `describeError(code, params, 'ru')` gives the other. */
export type DecisionResult =
  | {
      readonly ok: true;
      /**
       * One output: its value; several: an object by their names; `collect`: a list of those, or the aggregated value. No match: null;
       * an empty list and a count of 0 for `collect`, null for sum, min and max.
       */
      readonly result: JsonValue;
      /** Ids of the rules that matched, in their order; for `first`, the first only. */
      readonly matched: readonly string[];
    }
  | { readonly ok: false; readonly code: ErrorCode; readonly message: string; readonly params: ErrorParams };

/** A comparison that has no answer because its sides are of different kinds. Stays in this file. */
class Mismatch extends Error {
  readonly params: ErrorParams;

  constructor(params: ErrorParams) {
    super('mismatch');
    this.params = params;
  }
}

/**
 * Asks a decision table. A missing input is null; inputs the table does not know are left aside. An input of another type than its column is an
 * error, never a silent mismatch. Numbers compare exactly and sums are exact decimals. Tests follow FEEL's three-valued logic: a comparison with null
 * is neither true nor false, so `not(< 5)` does not match null either (DMN 1.5 §10.3.2.8).
 *
 * @example evaluateDecision(table, { amount: 250_000 }) // { ok: true, result: 'manager', matched: ['rul_2'] }
 */
export function evaluateDecision(compiled: CompiledDecision, inputs: Readonly<Record<string, JsonValue | undefined>>): DecisionResult {
  const values = new Map<string, FeelValue>();
  for (const input of compiled.inputs) {
    const given = Object.hasOwn(inputs, input.name) ? (inputs[input.name] ?? null) : null;
    const value = given === null ? null : readInput(given, input.type);
    if (value === undefined) return wrongInput(compiled, input, given);
    values.set(input.name, value);
  }
  try {
    const matched: CompiledRule[] = [];
    for (const rule of compiled.rules) {
      if (!matches(compiled, rule, values)) continue;
      matched.push(rule);
      if (compiled.hitPolicy === 'first') break;
    }
    return resultOf(compiled, matched);
  } catch (error) {
    if (error instanceof Mismatch) return failure('DECISION_COMPARISON', { decision: compiled.id, ...error.params });
    throw error;
  }
}

function matches(compiled: CompiledDecision, rule: CompiledRule, values: ReadonlyMap<string, FeelValue>): boolean {
  return rule.tests.every((tests, column) => {
    const input = compiled.inputs[column];
    return input === undefined || holds(tests, input, rule, values) === true;
  });
}

function holds(tests: UnaryTests, input: CompiledInput, rule: CompiledRule, values: ReadonlyMap<string, FeelValue>): boolean | null {
  if (tests.any) return true;
  const value = values.get(input.name) ?? null;
  let answer: boolean | null = false;
  for (const test of tests.tests) {
    const one = testHolds(test, value, values, { rule: rule.id, input: input.name });
    if (one === true) {
      answer = true;
      break;
    }
    if (one === null) answer = null;
  }
  return tests.negated && answer !== null ? !answer : answer;
}

interface Place {
  readonly rule: string;
  readonly input: string;
}

function testHolds(test: Test, value: FeelValue, values: ReadonlyMap<string, FeelValue>, place: Place): boolean | null {
  if (test.op === 'in') {
    const low = order(value, operandOf(test.low, values), place);
    const high = order(value, operandOf(test.high, values), place);
    const above = low === null ? null : test.lowIncluded ? low >= 0 : low > 0;
    const below = high === null ? null : test.highIncluded ? high <= 0 : high < 0;
    if (above === false || below === false) return false;
    return above === null || below === null ? null : true;
  }
  const other = operandOf(test.operand, values);
  if (test.op === '=') return isEqual(value, other, place);
  const compared = order(value, other, place);
  if (compared === null) return null;
  if (test.op === '<') return compared < 0;
  if (test.op === '<=') return compared <= 0;
  return test.op === '>' ? compared > 0 : compared >= 0;
}

function operandOf(operand: Operand, values: ReadonlyMap<string, FeelValue>): FeelValue {
  return 'literal' in operand ? operand.literal : (values.get(operand.input) ?? null);
}

/** Null equals null only; every other pair must be of one kind. */
function isEqual(a: FeelValue, b: FeelValue, place: Place): boolean {
  if (a === null || b === null) return a === b;
  if (a.kind !== b.kind) throw new Mismatch({ ...place, expected: b.kind, found: a.kind });
  return compareScalars(a, b) === 0;
}

function order(a: FeelValue, b: FeelValue, place: Place): number | null {
  if (a === null || b === null) return null;
  if (a.kind !== b.kind || !isOrdered(a.kind)) throw new Mismatch({ ...place, expected: b.kind, found: a.kind });
  return compareScalars(a, b);
}

function resultOf(compiled: CompiledDecision, matched: readonly CompiledRule[]): DecisionResult {
  const ids = matched.map((rule) => rule.id);
  if (compiled.hitPolicy === 'collect') return collected(compiled, matched, ids);
  const [first, second] = matched;
  if (compiled.hitPolicy === 'unique' && first && second) {
    return failure('DECISION_NOT_UNIQUE', { decision: compiled.id, first: first.id, second: second.id, matched: ids.slice(0, 20) });
  }
  return { ok: true, result: first ? answerOf(compiled, first) : null, matched: ids };
}

function answerOf(compiled: CompiledDecision, rule: CompiledRule): JsonValue {
  if (compiled.outputs.length === 1) return rule.outputs[0] ?? null;
  return Object.fromEntries(compiled.outputs.map((name, index) => [name, rule.outputs[index] ?? null]));
}

function collected(compiled: CompiledDecision, matched: readonly CompiledRule[], ids: readonly string[]): DecisionResult {
  const answers = matched.map((rule) => answerOf(compiled, rule));
  switch (compiled.aggregation) {
    case null:
      return { ok: true, result: answers, matched: ids };
    case 'count':
      return { ok: true, result: answers.length, matched: ids };
    case 'sum':
      return summed(compiled, answers, ids);
    default:
      return { ok: true, result: extreme(compiled, answers, compiled.aggregation === 'max' ? 1 : -1), matched: ids };
  }
}

function summed(compiled: CompiledDecision, answers: readonly JsonValue[], ids: readonly string[]): DecisionResult {
  if (answers.length === 0) return { ok: true, result: null, matched: ids };
  const total = answers.reduce((sum: Big, answer) => sum.plus(typeof answer === 'number' ? answer : 0), new Big(0));
  const result = Number(total.toString());
  if (!isExactNumber(result) || !total.eq(result)) {
    return failure('DECISION_RESULT_TOO_LONG', { decision: compiled.id, found: total.toString() });
  }
  return { ok: true, result, matched: ids };
}

function extreme(compiled: CompiledDecision, answers: readonly JsonValue[], sign: 1 | -1): JsonValue {
  const type = compiled.outputType;
  const kind = outputKind(type);
  let best: { readonly json: JsonValue; readonly scalar: NonNullable<FeelValue> } | null = null;
  for (const json of answers) {
    const scalar = json === null ? undefined : readInput(json, kind === null ? undefined : type);
    if (scalar === undefined) continue;
    if (best === null || compareScalars(scalar, best.scalar) * sign > 0) best = { json, scalar };
  }
  return best === null ? null : best.json;
}

function wrongInput(compiled: CompiledDecision, input: CompiledInput, found: JsonValue): DecisionResult {
  return failure('DECISION_INPUT_TYPE', { decision: compiled.id, input: input.name, expected: input.type ?? 'any', found: shown(found) });
}

/** What was found, short enough for a message. */
function shown(value: JsonValue): string {
  const text = typeof value === 'object' && value !== null ? (Array.isArray(value) ? 'list' : 'object') : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

function failure(code: ErrorCode, params: ErrorParams): DecisionResult {
  return { ok: false, code, message: describeError(code, params), params };
}
