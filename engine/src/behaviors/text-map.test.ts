import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TextMap } from './text-map.js';

describe('rule 18: a map from texts that shares its structure', () => {
  it('answers like a Map after any changes, and its JSON depends on the content alone', () => {
    const change = fc.tuple(fc.constantFrom('a', 'b', 'ab', 'ba', 'длинный ключ', ''), fc.option(fc.nat(), { nil: undefined }));
    fc.assert(
      fc.property(fc.array(change, { maxLength: 60 }), (changes) => {
        let map = TextMap.empty<number>();
        const model = new Map<string, number>();
        for (const [key, value] of changes) {
          map = value === undefined ? map.without(key) : map.with(key, value);
          if (value === undefined) model.delete(key);
          else model.set(key, value);
        }
        expect(map.size).toBe(model.size);
        expect(new Map(map.entries())).toEqual(model);
        expect(JSON.stringify(TextMap.from(model))).toBe(JSON.stringify(map));
        expect(JSON.stringify(TextMap.from(JSON.parse(JSON.stringify(map)) as [string, number][]))).toBe(JSON.stringify(map));
      }),
    );
  });

  it('keeps keys apart that fall into one bucket, and leaves older maps as they were', () => {
    // Far more keys than a birthday needs for a clash among 2^30 slots.
    const keys = Array.from({ length: 60_000 }, (_, i) => `key-${i}`);
    const map = TextMap.from(keys.map((key, i) => [key, i] as const));
    const fewer = map.without('key-7');
    expect(keys.every((key, i) => map.get(key) === i)).toBe(true);
    expect([fewer.size, fewer.has('key-7'), map.get('key-7')]).toEqual([59_999, false, 7]);
  });
});
