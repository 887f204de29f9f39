import { expect, it } from 'vitest';
import { playAndKill, type Kill } from './killed-demo.js';

/** A linear congruential generator: moments that differ, and can be had again by the seed. */
function moments(seed: number, count: number): readonly Kill[] {
  let state = seed;
  const next = (below: number): number => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return state % below;
  };
  return Array.from({ length: count }, () => ({ line: next(30), ms: next(40) }));
}

it.each([1, 2, 3, 4, 5])('thirty kills from seed %i leave nothing lost and nothing done twice', async (seed) => {
  const { last, wrong } = await playAndKill(moments(seed, 30));
  expect(last).toMatchObject({ code: 0, errors: '' });
  expect(wrong).toEqual([]);
});
