import { describe, expect, it } from 'vitest';
import { asPaths, parsePath, readPath, removePath, weigh, writePath } from '../behaviors/variable-paths.js';

// Recorded events are folded with these too: what they give for what was recorded once, they must give for ever.
describe('what recorded paths and values mean, for ever', () => {
  it.each([
    ['order', ['order']],
    ['order.amount', ['order', 'amount']],
    ['a\\.b.c', ['a.b', 'c']],
    ['a\\\\.b', ['a\\', 'b']],
    ['', ['']],
    ['__proto__.x', ['__proto__', 'x']],
  ])('the path %j', (path, names) => {
    expect(parsePath(path)).toEqual(names);
  });

  it('names become paths with their dots escaped', () => {
    expect(asPaths({ 'a.b': 1, 'c\\': 2, d: 3 })).toEqual({ 'a\\.b': 1, 'c\\\\': 2, d: 3 });
  });

  it('a value is written where its path says, and what is in the way gives way', () => {
    const before = { order: { amount: 1, lines: [1] }, plain: 'x' };
    expect(writePath(before, ['order', 'amount'], 2)).toEqual({ order: { amount: 2, lines: [1] }, plain: 'x' });
    expect(writePath(before, ['plain', 'inner'], 2)).toEqual({ ...before, plain: { inner: 2 } });
    expect(writePath(before, ['order', 'lines', '0'], 2)).toEqual({ order: { amount: 1, lines: { 0: 2 } }, plain: 'x' });
    expect(before).toEqual({ order: { amount: 1, lines: [1] }, plain: 'x' });
  });

  it('a value is read and removed by own names only', () => {
    expect(readPath({ a: { b: 1 } }, ['a', 'b'])).toBe(1);
    expect(readPath({ a: [7] }, ['a', '0'])).toBe(7);
    expect(readPath({ a: {} }, ['a', 'toString'])).toBeUndefined();
    expect(removePath({ a: { b: 1, c: 2 } }, ['a', 'b'])).toEqual({ a: { c: 2 } });
    expect(removePath({ a: 1 }, ['b', 'c'])).toEqual({ a: 1 });
  });

  it.each([
    [undefined, 0],
    [null, 6],
    [true, 6],
    [12.5, 6],
    ['abc', 5],
    [[], 2],
    [[1, 'a'], 13],
    [{}, 2],
    [{ name: 'x', list: [1] }, 30],
  ])('the weight of %j', (value, weight) => {
    expect(weigh(value)).toBe(weight);
  });
});
