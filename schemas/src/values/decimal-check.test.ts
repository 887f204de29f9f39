import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitsScale } from './decimal-check.js';

describe('fitsScale', () => {
  it('takes every decimal of its scale and refuses one digit more', () => {
    const units = fc.integer({ min: -99_999_999_999_999, max: 99_999_999_999_999 });
    fc.assert(
      fc.property(units, fc.integer({ min: 0, max: 10 }), (unit, scale) => {
        const value = Number(`${unit}e-${scale}`);
        expect(fitsScale(value, scale)).toBe(true);
        expect(fitsScale(Number(`${unit}1e-${scale + 1}`), scale)).toBe(false);
      }),
      { seed: 4 },
    );
  });

  it.each([
    [1e21, 0, true],
    [1.5e-7, 8, true],
    [1.5e-7, 7, false],
    [-0, 0, true],
    [0.1 + 0.2, 20, false],
    [Number.NaN, 2, false],
    [Number.POSITIVE_INFINITY, 2, false],
    [1_234_567_890_123_456, 0, false],
    [1_000_000_000_000_000, 0, true],
  ])('%d at scale %d: %s', (value, scale, expected) => {
    expect(fitsScale(value, scale)).toBe(expected);
  });
});
