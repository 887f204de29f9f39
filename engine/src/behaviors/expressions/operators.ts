import { add, divide, multiply, remainder, subtract } from '../values/decimal.js';
import { jsonataFailure } from './failure.js';
import type { Run } from './run.js';
import { isEqual, isNumber, toText } from './values.js';

/** A binary operator on two values. */
export type Operator = (left: unknown, right: unknown, run: Run) => unknown;

/** The arithmetic operators, exact on decimals. The worker's programs call these too. */
export const arithmetic: ReadonlyMap<string, (left: unknown, right: unknown) => unknown> = new Map([
  ['+', onNumbers(add)],
  ['-', onNumbers(subtract)],
  ['*', onNumbers(multiply)],
  ['/', onNumbers((left, right) => divide(left, right))],
  ['%', onNumbers(remainder)],
]);

/** Every binary operator that looks at both sides. */
export const operators: ReadonlyMap<string, Operator> = new Map<string, Operator>([
  ...arithmetic,
  ['=', (left, right, run) => left !== undefined && right !== undefined && isEqual(left, right, run)],
  ['!=', (left, right, run) => left !== undefined && right !== undefined && !isEqual(left, right, run)],
  ['<', ordered((left, right) => left < right)],
  ['<=', ordered((left, right) => left <= right)],
  ['>', ordered((left, right) => left > right)],
  ['>=', ordered((left, right) => left >= right)],
  ['&', concatenate],
  ['in', isIn],
]);

function onNumbers(compute: (left: number, right: number) => number): (left: unknown, right: unknown) => unknown {
  return (left, right) => {
    if (left !== undefined && !isNumber(left)) throw jsonataFailure('T2001');
    if (right !== undefined && !isNumber(right)) throw jsonataFailure('T2002');
    return left === undefined || right === undefined ? undefined : compute(left, right);
  };
}

function ordered(holds: (left: string | number, right: string | number) => boolean): Operator {
  return (left, right) => {
    if (typeof left === 'number' && typeof right === 'number') return holds(left, right);
    if (!isComparable(left) || !isComparable(right)) throw jsonataFailure('T2010');
    if (left === undefined || right === undefined) return undefined;
    if (typeof left !== typeof right) throw jsonataFailure('T2009');
    return holds(left, right);
  };
}

function isComparable(value: unknown): value is string | number | undefined {
  return value === undefined || typeof value === 'string' || typeof value === 'number';
}

function concatenate(left: unknown, right: unknown, run: Run): string {
  const first = left === undefined ? '' : toText(left, false, run);
  const second = right === undefined ? '' : toText(right, false, run);
  run.spend((first.length + second.length) / 16);
  return first + second;
}

function isIn(left: unknown, right: unknown, run: Run): boolean {
  if (left === undefined || right === undefined) return false;
  if (!Array.isArray(right)) return left === right;
  run.spend(right.length);
  // Strict equality: an object is in a list only when it is that very object, and NaN is in none.
  return right.some((member) => member === left);
}
