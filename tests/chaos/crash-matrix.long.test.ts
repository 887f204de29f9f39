import { describe, expect, it } from 'vitest';
import { crashMatrix, waysToFail } from './crash-matrix.js';

const modes = [
  ['with transactions', true],
  ['without transactions', false],
] as const;

describe.each(modes)('a purchase on a store %s of which any write fails', (_, transactions) => {
  it.each(waysToFail)('rules 3, 5, 6, 8, 13, 15 and 16: is done once when a write %s', async (_way, fault) => {
    expect(await crashMatrix(fault, { first: 1, every: 1, transactions })).toBeGreaterThan(20);
  });
});
