import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KeyedMap } from './keyed-map.js';

const operation = fc.record({
  key: fc.oneof(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 100_000 })),
  value: fc.option(fc.integer(), { nil: undefined }),
});

describe('a keyed map', () => {
  it('holds what an ordinary map holds, keys ascending, and never changes', () => {
    fc.assert(
      fc.property(fc.array(operation, { maxLength: 80 }), (operations) => {
        const model = new Map<number, number>();
        let map = KeyedMap.empty<number>();
        const kept: [KeyedMap<number>, string][] = [];
        for (const { key, value } of operations) {
          if (value === undefined) model.delete(key);
          else model.set(key, value);
          map = value === undefined ? map.without(key) : map.with(key, value);
          kept.push([map, JSON.stringify(map)]);
        }
        const expected = [...model].sort(([a], [b]) => a - b);
        expect(map.toJSON()).toEqual(expected);
        expect([map.size, map.keys(), map.values(), map.first(), map.last()]).toEqual([
          model.size,
          expected.map(([key]) => key),
          expected.map(([, value]) => value),
          expected[0],
          expected.at(-1),
        ]);
        for (const { key } of operations) expect([map.get(key), map.has(key)]).toEqual([model.get(key), model.has(key)]);
        for (const [old, text] of kept) expect(JSON.stringify(old)).toBe(text);
      }),
    );
  });

  it('comes back whole from JSON', () => {
    const map = KeyedMap.from([
      [70_000, 'b'],
      [3, 'a'],
    ] as const);
    expect(KeyedMap.from(JSON.parse(JSON.stringify(map)) as [number, string][]).toJSON()).toEqual([
      [3, 'a'],
      [70_000, 'b'],
    ]);
  });

  it('rule 18: changing one entry of ten thousand shares nearly all the rest', () => {
    const map = KeyedMap.from(Array.from({ length: 10_000 }, (_, key) => [key, { key }] as const));
    const parts = (root: unknown): Set<object> => {
      const found = new Set<object>();
      const walk = (value: unknown): void => {
        if (typeof value !== 'object' || value === null || found.has(value)) return;
        found.add(value);
        for (const inner of Object.values(value)) walk(inner);
      };
      walk(root);
      return found;
    };
    const before = parts(map);
    const fresh = [...parts(map.with(5000, { key: -1 }))].filter((part) => !before.has(part));
    expect(fresh.length).toBeLessThan(8);
  });

  it('holds nothing under a key that is no counter, however near or far it is from one that is', () => {
    const map = KeyedMap.from([
      [0, 'a'],
      [1, 'b'],
      [40, 'c'],
    ]);
    for (const key of [-1, 0.5, 1.5, 40.9, 2 ** 32, 2 ** 32 + 1, 2 ** 53, 1e308, Infinity, NaN]) {
      expect([key, map.has(key), map.get(key)]).toEqual([key, false, undefined]);
      expect(map.without(key)).toBe(map);
    }
  });

  it('refuses keys that are no counters', () => {
    for (const key of [-1, 1.5, Number.NaN, 2 ** 31]) expect(() => KeyedMap.empty<number>().with(key, 1)).toThrow(RangeError);
    expect(KeyedMap.from([[1, 'a']]).get(-1)).toBeUndefined();
  });
});
