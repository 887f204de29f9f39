import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { repeatedName } from './repeated-name.js';

describe('a name that stands twice', () => {
  it.each([
    ['{"a":1,"a":2}', 'a'],
    ['{"a":1,"b":{"c":1,"c":{}}}', 'c'],
    ['[{"a":1},{"a":1,"a":1}]', 'a'],
    ['{"a":[{"b":1}],"a":1}', 'a'],
    ['{"a":1,"\\u0061":2}', 'a'],
    ['{"":1,"":2}', ''],
    ['{"\\"":1,"\\"":2}', '"'],
    ['{"__proto__":1,"__proto__":2}', '__proto__'],
  ])('is found in %s', (text, name) => {
    expect(repeatedName(text)).toBe(name);
  });

  it.each([
    '{"a":"a","b":"a"}',
    '[{"a":1},{"a":1}]',
    '{"a":{"a":{"a":1}}}',
    '["a","a"]',
    '{"a":"\\\\","b":",\\"a\\":1"}',
    '',
    '{"a',
    '}}]]',
    '"',
  ])('is not found in %s', (text) => {
    expect(repeatedName(text)).toBeNull();
  });

  it('is in no text that was written from a value, however it is laid out', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(0, 1, '\t'), (value, space) => {
        expect(repeatedName(JSON.stringify(value, null, space))).toBeNull();
      }),
    );
  });

  it('is looked for in a hundred thousand open brackets, and in as many backslashes, without harm', () => {
    for (const text of ['{"a":'.repeat(100_000), '['.repeat(100_000), `"${'\\'.repeat(100_001)}`, '"\\"'.repeat(50_000)])
      expect(repeatedName(text)).toBeNull();
  });
});
