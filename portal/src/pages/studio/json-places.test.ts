import { describe, expect, it } from 'vitest';
import { brokenAt, placeOf, placesOf } from './json-places.js';

const json = `{
  "name": "A \\"quoted\\" {",
  "list": [1, { "a/b": null },
    []],
  "empty": {}
}`;

describe('places in a JSON text', () => {
  it('are found by pointer, of a property where its name stands', () => {
    const places = placesOf(json);
    expect([...places].map(([pointer, { line }]) => [pointer, line])).toEqual([
      ['', 1],
      ['/name', 2],
      ['/list', 3],
      ['/list/0', 3],
      ['/list/1', 3],
      ['/list/1/a~1b', 3],
      ['/list/2', 4],
      ['/empty', 5],
    ]);
    for (const [pointer, { offset }] of places) if (/name|empty/.test(pointer)) expect(json.slice(offset + 1)).toMatch(pointer.slice(1));
  });

  it('are those of the nearest thing around, where the pointer leads to nothing', () => {
    expect(placeOf(placesOf(json), '/list/1/missing/deeper').line).toBe(3);
    expect(placeOf(placesOf(json), '/nowhere').line).toBe(1);
  });

  it('tell where a text stops being JSON', () => {
    const broken = '{\n  "a": 1,\n  "b" 2\n}';
    let error: unknown;
    try {
      JSON.parse(broken);
    } catch (thrown) {
      error = thrown;
    }
    expect(brokenAt(broken, error).line).toBe(3);
    expect(brokenAt('{\n', new SyntaxError('Unexpected end of JSON input')).line).toBe(2);
  });
});
