import type { CompiledDecision, CompiledRule } from './compile.js';
import type { Operand, Test, UnaryTests } from './feel/unary-tests.js';
import { compareScalars, type FeelValue } from './feel/values.js';

/** A stretch of values that a literal test matches; a missing end is open to infinity. */
interface Range {
  readonly low?: { readonly at: NonNullable<FeelValue>; readonly included: boolean };
  readonly high?: { readonly at: NonNullable<FeelValue>; readonly included: boolean };
}

const maxPairs = 500_000;
const maxReported = 20;

/**
 * Pairs of rules of which some input surely matches both: every column has a value in common, and all its tests are literal. Cells with `not(…)`,
 * null or names of inputs are left aside, so a pair that is not named may still meet; asking the table then says so. Gives at most 20 pairs and looks at
 * the first 500 000.
 */
export function overlappingRules(compiled: CompiledDecision): readonly (readonly [string, string])[] {
  const found: [string, string][] = [];
  const ranges = new Map(compiled.rules.map((rule) => [rule, rule.tests.map(rangesOf)]));
  let looked = 0;
  for (const [index, second] of compiled.rules.entries()) {
    for (const first of compiled.rules.slice(0, index)) {
      looked += 1;
      if (looked > maxPairs || found.length >= maxReported) return found;
      if (meet(ranges, first, second)) found.push([first.id, second.id]);
    }
  }
  return found;
}

function meet(ranges: ReadonlyMap<CompiledRule, readonly (readonly Range[] | null)[]>, first: CompiledRule, second: CompiledRule): boolean {
  const [a, b] = [ranges.get(first) ?? [], ranges.get(second) ?? []];
  return a.every((column, index) => {
    const other = b[index] ?? null;
    if (column === null || other === null) return false;
    return column.some((x) => other.some((y) => intersect(x, y)));
  });
}

/** Null where the cell is not made of literals alone. */
function rangesOf(tests: UnaryTests): readonly Range[] | null {
  if (tests.any) return [{}];
  if (tests.negated) return null;
  const ranges = tests.tests.map(rangeOf);
  return ranges.every((range) => range !== null) ? ranges : null;
}

function rangeOf(test: Test): Range | null {
  if (test.op === 'in') {
    const [low, high] = [literalOf(test.low), literalOf(test.high)];
    if (low === null || high === null) return null;
    return { low: { at: low, included: test.lowIncluded }, high: { at: high, included: test.highIncluded } };
  }
  const at = literalOf(test.operand);
  if (at === null) return null;
  if (test.op === '=') return { low: { at, included: true }, high: { at, included: true } };
  return test.op.startsWith('<') ? { high: { at, included: test.op === '<=' } } : { low: { at, included: test.op === '>=' } };
}

function literalOf(operand: Operand): FeelValue {
  return 'literal' in operand ? operand.literal : null;
}

/** Two ranges share a value. Whole numbers between two open ends are not asked for: `(1..2)` counts as holding 1.5. */
function intersect(a: Range, b: Range): boolean {
  return !isBefore(a.high, b.low) && !isBefore(b.high, a.low) && !isEmpty(a) && !isEmpty(b);
}

function isEmpty(range: Range): boolean {
  return isBefore(range.high, range.low);
}

function isBefore(high: Range['high'], low: Range['low']): boolean {
  if (!high || !low) return false;
  if (high.at.kind !== low.at.kind) return true;
  const order = compareScalars(high.at, low.at);
  return order < 0 || (order === 0 && !(high.included && low.included));
}
