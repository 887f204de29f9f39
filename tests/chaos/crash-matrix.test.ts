import { describe, expect, it } from 'vitest';
import { crashMatrix, waysToFail } from './crash-matrix.js';

describe('a purchase on a store of which every fifth write fails', () => {
  it.each(waysToFail.map((way, place) => [...way, place] as const))(
    'rules 3, 5, 6, 8, 13, 15 and 16: is done once when a write %s',
    async (_, fault, place) => {
      expect(await crashMatrix(fault, { first: 1 + (place % 5), every: 5, transactions: place % 2 === 0 })).toBeGreaterThan(3);
    },
  );
});
