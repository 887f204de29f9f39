import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  add,
  divide,
  isDecimal,
  multiply,
  remainder,
  requireDecimal,
  round,
  scaleOf,
  significant,
  subtract,
  sum,
  toScale,
} from './decimal.js';

/** A decimal written with a scale, and its whole number of smallest units. */
const scaled = fc
  .tuple(fc.integer({ min: -9_999_999, max: 9_999_999 }), fc.integer({ min: 0, max: 6 }))
  .map(([units, scale]) => ({ units: BigInt(units), scale, value: Number(`${units}e-${scale}`) }));

/** The number nearest to `units × 10^-scale`, by way of its text. */
const asNumber = (units: bigint, scale: number): number => Number(`${units}e-${scale}`) + 0;

describe('decimals', () => {
  it('adds cents as people do', () => {
    expect(add(0.1, 0.2)).toBe(0.3);
    expect(subtract(1.1, 1)).toBe(0.1);
    expect(sum([0.1, 0.2, 0.3, -0.6])).toBe(0);
    expect(sum(Array.from({ length: 1000 }, () => 0.01))).toBe(10);
    expect(sum([])).toBe(0);
  });

  it('adds, subtracts and multiplies exactly, whatever the scales', () => {
    fc.assert(
      fc.property(scaled, scaled, (a, b) => {
        const scale = Math.max(a.scale, b.scale);
        const left = a.units * 10n ** BigInt(scale - a.scale);
        const right = b.units * 10n ** BigInt(scale - b.scale);
        expect(add(a.value, b.value) + 0).toBe(asNumber(left + right, scale));
        expect(subtract(a.value, b.value) + 0).toBe(asNumber(left - right, scale));
        expect(multiply(a.value, b.value) + 0).toBe(asNumber(a.units * b.units, a.scale + b.scale));
      }),
      { numRuns: 2000 },
    );
  });

  it('sums exactly, whatever the scales', () => {
    fc.assert(
      fc.property(fc.array(scaled, { maxLength: 30 }), (parts) => {
        const units = parts.reduce((total, part) => total + part.units * 10n ** BigInt(6 - part.scale), 0n);
        expect(sum(parts.map((part) => part.value)) + 0).toBe(asNumber(units, 6));
      }),
    );
  });

  it('divides to 15 significant digits, rounding once and half to even', () => {
    expect(divide(1, 3)).toBe(0.333333333333333);
    expect(divide(2, 3)).toBe(0.666666666666667);
    expect(divide(0.3, 0.1)).toBe(3);
    expect(divide(1e300, 3e-5)).toBe(3.33333333333333e304);
    expect(divide(7, 1e300)).toBe(7e-300);
    expect(divide(1, 0)).toBe(Infinity);
    expect(divide(0, 0)).toBeNaN();
  });

  it.each([
    [1, 8, 2, 0.12],
    [3, 8, 2, 0.38],
    [10, 4, 0, 2],
    [5, 2, 0, 2],
    [7, 2, 0, 4],
    [5, 1000, 2, 0],
    [15, 1000, 2, 0.02],
    [5.01, 1000, 2, 0.01],
    [1, 1000, 2, 0],
    [-1, 8, 2, -0.12],
    [99.99, 7, 4, 14.2843],
  ])('divides %d by %d to scale %d as %d', (a, b, scale, expected) => {
    expect(divide(a, b, scale) + 0).toBe(expected);
  });

  it('keeps safe integers whole and rounds what is longer to 15 digits', () => {
    expect(add(9_007_199_254_740_990, 1)).toBe(9_007_199_254_740_991);
    expect(add(123_456_789_012_345, 0.126)).toBe(123_456_789_012_345);
    expect(multiply(12_345_678.9, 98_765_432.1)).toBe(1.21932631112635e15);
    expect(significant(0.1 + 0.2)).toBe(0.3);
  });

  it('gives remainders without noise', () => {
    expect(remainder(5.5, 0.1) + 0).toBe(0);
    expect(remainder(-7.5, 2)).toBe(-1.5);
    expect(remainder(1, 0)).toBeNaN();
  });

  it.each([
    [2.675, 2, 2.68],
    [2.665, 2, 2.66],
    [1.005, 2, 1],
    [0.5, 0, 0],
    [1.5, 0, 2],
    [-0.2, 0, 0],
    [1250, -2, 1200],
    [1350, -2, 1400],
    [1e22, 2, 1e22],
  ])('rounds %d to scale %d as %d, half to even', (value, scale, expected) => {
    expect(round(value, scale)).toBe(expected);
  });

  it('rounds otherwise when told', () => {
    expect(round(2.665, 2, 'halfUp')).toBe(2.67);
    expect(round(2.669, 2, 'down')).toBe(2.66);
    expect(round(2.661, 2, 'up')).toBe(2.67);
  });

  it('knows the scale of the shortest form', () => {
    expect([1, 1.5, 0.001, 1e21, 1.23e-10, 123456.789].map(scaleOf)).toEqual([0, 1, 3, 0, 12, 3]);
  });

  it('tells decimals of at most 15 digits from the rest', () => {
    expect([1.25, 123_456_789_012.345, 1e20, 0].map((value) => isDecimal(value))).toEqual([true, true, true, true]);
    expect([0.1 + 0.2, 1 / 3, NaN, Infinity, '1', null].map((value) => isDecimal(value))).toEqual([
      false,
      false,
      false,
      false,
      false,
      false,
    ]);
    expect([isDecimal(1.25, 2), isDecimal(1.255, 2)]).toEqual([true, false]);
  });

  it('brings computed values into a scale and refuses what does not fit', () => {
    expect(toScale(10.005, 2)).toBe(10);
    expect(toScale(1 / 3, 4)).toBe(0.3333);
    expect(() => toScale(12_345_678_901_234.567, 2)).toThrow('at most 15 significant digits');
    expect(() => toScale(Infinity, 2)).toThrow('found Infinity');
    expect(() => toScale('12', 2)).toThrow('found string');
    expect(requireDecimal(10.25, 2)).toBe(10.25);
    expect(() => requireDecimal(10.255, 2)).toThrow('2 digits after the point');
  });
});
