import { describe, expect, it } from 'vitest';
import { namesCertainlyRead } from './reads.js';

describe('what a FEEL expression reads for certain', () => {
  it.each([
    ['amount > 10 and order.total * 2 = x', 'amount order x'],
    ['sum([a, b]) + string length(c)', 'a b c'],
    ['x in (1..limit)', 'x limit'],
    ['(a + (b))', 'a b'],
    ['items[price > 3].name = n', 'n'],
    ['if a > 1 then b else c', ''],
    ['for d in days return d + y', ''],
    ['some d in days satisfies d > q', ''],
    ['{ a: b, c: a + z }', ''],
    ['function(p) p + g', ''],
    ['is defined(k)', ''],
    ['a = null', ''],
    ['flag and amount > 1', 'amount'],
    ['not(flag)', ''],
    ['a +', ''],
  ])('%s: %s', (source, names) => {
    expect([...namesCertainlyRead(`feel:${source}`)].join(' ')).toBe(names);
  });

  it('is no flag that stands alone as a condition, also in brackets', () => {
    for (const source of ['approved', '(approved)']) {
      expect([...namesCertainlyRead(`feel:${source}`, true)]).toEqual([]);
      expect([...namesCertainlyRead(`feel:${source}`)]).toEqual(['approved']);
    }
  });
});
