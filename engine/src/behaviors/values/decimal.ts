import Big from 'big.js';
import { MillraceError } from '@millrace/schemas';

/** How a decimal is rounded: to the even neighbour when exactly between two, away from zero then, towards zero, or away from zero. */
export type Rounding = 'halfEven' | 'halfUp' | 'down' | 'up';

/** The most significant digits that a decimal may have: every such decimal survives being a JSON number. */
export const decimalDigits = 15;

const largest = 1e15;
const powers = Array.from({ length: 16 }, (_, scale) => Number(`1e${scale}`));
const modes = { down: 0, halfUp: 1, halfEven: 2, up: 3 } as const;

const Exact = Big();
Exact.RM = modes.halfEven;

/** Rounds to 15 significant digits, half to even. A float's noise (`0.30000000000000004`) disappears, a decimal stays what it is. */
export function significant(value: number): number {
  if (Number.isSafeInteger(value) || !Number.isFinite(value)) return value;
  return fits(value) ? value : toNumber(new Exact(value));
}

/** The exact sum, rounded to 15 significant digits only where it has more. Integers in the safe range stay whole. */
export function add(a: number, b: number): number {
  const plain = a + b;
  if (wholeOrStrange(a, b, plain)) return plain;
  const scale = commonScale(a, b);
  if (scale >= 0) {
    const units = unitsOf(a, scale) + unitsOf(b, scale);
    if (Math.abs(units) <= largest) return units / powerOfTen(scale);
  }
  return toNumber(new Exact(a).plus(b));
}

/** The exact difference; see `add`. */
export function subtract(a: number, b: number): number {
  return add(a, -b);
}

/** The exact product, rounded half-even to 15 significant digits where it has more. */
export function multiply(a: number, b: number): number {
  const plain = a * b;
  if (wholeOrStrange(a, b, plain)) return plain;
  const scaleA = shortScale(a);
  const scaleB = shortScale(b);
  if (scaleA >= 0 && scaleB >= 0 && scaleA + scaleB < powers.length) {
    const units = unitsOf(a, scaleA) * unitsOf(b, scaleB);
    if (Math.abs(units) <= largest) return units / powerOfTen(scaleA + scaleB);
  }
  return toNumber(new Exact(a).times(b));
}

/**
 * The quotient, rounded half-even once: to `scale` digits after the point, or to 15 significant digits where no scale is given.
 * Division by zero gives what JavaScript gives (Infinity or NaN), as JSONata does.
 */
export function divide(a: number, b: number, scale?: number): number {
  const plain = a / b;
  if (b === 0 || a === 0 || !Number.isFinite(a) || !Number.isFinite(b)) return plain;
  if (scale === undefined && Number.isSafeInteger(a) && Number.isSafeInteger(b) && Number.isSafeInteger(plain) && plain * b === a)
    return plain;
  const left = new Exact(a);
  const right = new Exact(b);
  // Mantissas are divided as numbers between 1 and 10, so that the decimal places asked for are exactly the significant ones.
  const exponent = left.e - right.e;
  left.e = 0;
  right.e = 0;
  const below = left.abs().lt(right.abs()) ? 1 : 0;
  const places = scale === undefined ? decimalDigits - 1 + below : exponent + scale;
  if (places < 0) {
    // The quotient is below the last place: one digit before it decides between zero and one unit.
    return places < -1 ? 0 : toNumber(shift(quotient(left, right, decimalDigits), exponent).round(scale, modes.halfEven));
  }
  return toNumber(shift(quotient(left, right, places), exponent));
}

/** The remainder with the dividend's sign, exact. A zero divisor gives NaN. */
export function remainder(a: number, b: number): number {
  const plain = a % b;
  if (b === 0 || wholeOrStrange(a, b, plain)) return plain;
  return toNumber(new Exact(a).mod(b));
}

/** Negative, zero or positive. Numbers compare as the decimals they show, so plain comparison is exact. */
export function compare(a: number, b: number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The exact sum of all, rounded once at the end; 0 for none. */
export function sum(values: readonly number[]): number {
  let scale = 0;
  let units = 0;
  for (let index = 0; index < values.length; index++) {
    const value = values[index] as number;
    let next = unitsOf(value, scale);
    if (Number.isNaN(next)) {
      const finer = shortScale(value);
      if (finer <= scale) return sumExactly(values);
      units *= powerOfTen(finer - scale);
      scale = finer;
      next = unitsOf(value, scale);
    }
    units += next;
    if (Math.abs(units) > largest) return sumExactly(values);
  }
  return units / powerOfTen(scale);
}

/** Rounds to `scale` digits after the point (negative: tens, hundreds …), half to even unless told otherwise. */
export function round(value: number, scale = 0, rounding: Rounding = 'halfEven'): number {
  if (!Number.isFinite(value) || (scale >= 0 && Number.isSafeInteger(value))) return value === 0 ? 0 : value;
  if (!Number.isInteger(scale)) return Number.NaN;
  if (scale > 400) return value;
  const rounded = scale < -400 ? new Exact(0) : new Exact(value).round(scale, modes[rounding]);
  // JSON knows no negative zero.
  return Number(rounded.toString()) + 0;
}

/** Digits after the decimal point of the shortest form: `scaleOf(1.50)` is 1, `scaleOf(1e21)` is 0. */
export function scaleOf(value: number): number {
  if (Number.isInteger(value) || !Number.isFinite(value)) return 0;
  const short = shortScale(value);
  if (short >= 0) return short;
  const exact = new Exact(value);
  return Math.max(0, exact.c.length - 1 - exact.e);
}

/** Whether a value is a decimal of at most 15 significant digits, and of at most `scale` digits after the point where one is given. */
export function isDecimal(value: unknown, scale?: number): value is number {
  if (typeof value !== 'number' || !Number.isFinite(value) || !fits(value)) return false;
  return scale === undefined || scaleOf(value) <= scale;
}

/**
 * Brings a computed number into a declared scale, half-even unless told otherwise. Throws `DECIMAL_INVALID` for what is no finite number and
 * for a result of more than 15 significant digits.
 */
export function toScale(value: unknown, scale: number, rounding: Rounding = 'halfEven'): number {
  if (typeof value !== 'number' || !Number.isFinite(value))
    throw notDecimal(scale, typeof value === 'number' ? String(value) : typeof value);
  const rounded = round(value, scale, rounding);
  if (!fits(rounded) || !Number.isFinite(rounded)) throw notDecimal(scale, String(value));
  return rounded;
}

/** The decimal itself when it already fits the scale; throws `DECIMAL_INVALID` otherwise. For what people enter: nothing is rounded silently. */
export function requireDecimal(value: unknown, scale: number): number {
  if (!isDecimal(value, scale)) throw notDecimal(scale, typeof value === 'number' ? String(value) : typeof value);
  return value === 0 ? 0 : value;
}

function notDecimal(scale: number, found: string): MillraceError {
  return new MillraceError('DECIMAL_INVALID', { digits: decimalDigits, scale, found });
}

/** Safe integers give a safe integer exactly; infinities and NaN are JavaScript's business. */
function wholeOrStrange(a: number, b: number, plain: number): boolean {
  if (Number.isSafeInteger(plain) && Number.isSafeInteger(a) && Number.isSafeInteger(b)) return true;
  return !Number.isFinite(plain) && (!Number.isFinite(a) || !Number.isFinite(b));
}

/**
 * The value as a whole number of its smallest unit, or NaN where it is none of at most 15 digits. The test is exact: dividing two exactly
 * known numbers rounds correctly, and a decimal of at most 15 digits has one nearest double.
 */
function unitsOf(value: number, scale: number): number {
  const power = powerOfTen(scale);
  const units = Math.round(value * power);
  return units / power === value && Math.abs(units) <= largest ? units : Number.NaN;
}

function powerOfTen(scale: number): number {
  return powers[scale] as number;
}

/** The scale of a value that is a small number of units, found without text; -1 when there is none. */
function shortScale(value: number): number {
  for (let scale = 0; scale < powers.length; scale++) {
    const units = unitsOf(value, scale);
    if (!Number.isNaN(units)) return scale;
    if (Math.abs(value) * powerOfTen(scale) > largest) return -1;
  }
  return -1;
}

function commonScale(a: number, b: number): number {
  const scaleA = shortScale(a);
  if (scaleA < 0) return -1;
  const scaleB = shortScale(b);
  if (scaleB < 0) return -1;
  const scale = Math.max(scaleA, scaleB);
  return Number.isNaN(unitsOf(a, scale)) || Number.isNaN(unitsOf(b, scale)) ? -1 : scale;
}

function fits(value: number): boolean {
  return shortScale(value) >= 0 || new Exact(value).c.length <= decimalDigits;
}

function toNumber(exact: Big): number {
  return Number((exact.c.length > decimalDigits ? exact.prec(decimalDigits, modes.halfEven) : exact).toString());
}

function sumExactly(values: readonly number[]): number {
  if (values.every((value) => Number.isSafeInteger(value))) {
    const plain = values.reduce((total, value) => total + value, 0);
    if (Number.isSafeInteger(plain)) return plain;
  }
  if (!values.every((value) => Number.isFinite(value))) return values.reduce((total, value) => total + value, 0);
  let total = new Exact(0);
  for (const value of values) total = total.plus(value);
  return toNumber(total);
}

function quotient(left: Big, right: Big, places: number): Big {
  Exact.DP = places;
  return left.div(right);
}

function shift(value: Big, exponent: number): Big {
  const moved = new Exact(value);
  moved.e += exponent;
  return moved;
}
