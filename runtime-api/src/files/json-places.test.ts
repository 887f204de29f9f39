import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonFault, placeAt, placeOf } from './json-places.js';

const parses = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

describe('places in JSON', () => {
  it('finds a fault exactly where JSON.parse does', () => {
    const broken = fc.tuple(fc.json(), fc.nat(), fc.constantFrom('', ',', '}', '"', '\\', '1', ' ', 'x', '\n')).map(([text, at, put]) => {
      const cut = at % (text.length + 1);
      return `${text.slice(0, cut)}${put}${text.slice(cut + 1)}`;
    });
    fc.assert(
      fc.property(broken, (text) => (jsonFault(text) === null) === parses(text)),
      { numRuns: 500 },
    );
  });

  it.each([
    ['{\n  "a": 1,,\n}', 2, 10],
    ['[1 2]', 1, 4],
    ['{"a": tru}', 1, 7],
    ['', 1, 1],
    ['{"a": "x\n"}', 1, 7],
    ['[1]]', 1, 4],
  ])('says the line and column of the fault in %j', (text, line, column) => {
    expect(placeAt(text, jsonFault(text)?.offset ?? -1)).toEqual({ line, column });
  });

  it('finds a property at its name, an entry at its value, and the nearest thing around what is not there', () => {
    const text = '{\n  "a/b": [\n    10,\n    { "c": true }\n  ]\n}';
    expect(placeOf(text, '')).toEqual({ line: 1, column: 1 });
    expect(placeOf(text, '/a~1b')).toEqual({ line: 2, column: 3 });
    expect(placeOf(text, '/a~1b/0')).toEqual({ line: 3, column: 5 });
    expect(placeOf(text, '/a~1b/1/c')).toEqual({ line: 4, column: 7 });
    expect(placeOf(text, '/a~1b/1/d/e')).toEqual({ line: 4, column: 5 });
  });

  it('refuses what is nested absurdly deep instead of overflowing', () => {
    expect(jsonFault('['.repeat(100_000))?.en).toContain('levels');
  });
});
