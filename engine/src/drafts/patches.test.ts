import type { JsonObject, JsonValue } from '@millrace/schemas';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { patched, valueAt, type DraftPatch } from './patches.js';

const definition: JsonObject = { elements: { a: { name: 'A', outgoing: ['f1', 'f2', 'f3'] }, b: {} }, name: 'x' };
const after = (...patches: readonly DraftPatch[]): JsonValue => {
  const result = patched(definition, patches);
  return result.ok ? result.definition : result.found;
};

describe('patches of a definition', () => {
  it('set, add and remove properties and entries of lists, and share what they do not touch', () => {
    const result = patched(definition, [
      { op: 'replace', path: ['elements', 'a', 'name'], value: 'New' },
      { op: 'add', path: ['elements', 'c'], value: { type: 'task' } },
      { op: 'remove', path: ['name'] },
      { op: 'add', path: ['elements', 'a', 'outgoing', 1], value: 'f9' },
      { op: 'remove', path: ['elements', 'a', 'outgoing', 0] },
      { op: 'replace', path: ['elements', 'a', 'outgoing', 'length'], value: 2 },
    ]);
    expect(result).toEqual({
      ok: true,
      definition: { elements: { a: { name: 'New', outgoing: ['f9', 'f2'] }, b: {}, c: { type: 'task' } } },
    });
    expect(result.ok && (result.definition['elements'] as JsonObject)['b']).toBe((definition['elements'] as JsonObject)['b']);
    expect(definition['name']).toBe('x');
  });

  it('do not change what was put in by a patch before', () => {
    const value = { name: 'C', list: ['x'] };
    after(
      { op: 'add', path: ['elements', 'c'], value },
      { op: 'replace', path: ['elements', 'c', 'name'], value: 'D' },
      { op: 'add', path: ['elements', 'c', 'list', 0], value: 'y' },
    );
    expect(value).toEqual({ name: 'C', list: ['x'] });
  });

  it.each<[string, DraftPatch, RegExp]>([
    ['a prototype', { op: 'add', path: ['__proto__', 'polluted'], value: 1 }, /nothing at \/__proto__/],
    ['a prototype as a value', { op: 'add', path: ['elements', '__proto__'], value: { polluted: 1 } }, /nothing/],
    ['a constructor', { op: 'replace', path: ['constructor', 'prototype', 'polluted'], value: 1 }, /nothing at \/constructor/],
    ['what every object has', { op: 'remove', path: ['elements', 'toString'] }, /nothing/],
    ['what is not there', { op: 'replace', path: ['elements', 'z'], value: 1 }, /nothing at \/elements\/z/],
    ['inside what is not there', { op: 'add', path: ['elements', 'z', 'name'], value: 1 }, /nothing at \/elements\/z/],
    ['inside a text', { op: 'add', path: ['name', 'x'], value: 1 }, /without parts/],
    ['an index of an object', { op: 'add', path: ['elements', 0], value: 1 }, /names and no indexes/],
    ['beyond the end of a list', { op: 'add', path: ['elements', 'a', 'outgoing', 4], value: 'f' }, /no entry 4/],
    ['a name of a list', { op: 'add', path: ['elements', 'a', 'outgoing', 'push'], value: 'f' }, /no entry push/],
    ['a longer list', { op: 'replace', path: ['elements', 'a', 'outgoing', 'length'], value: 1e9 }, /only be cut/],
    ['half an index', { op: 'replace', path: ['elements', 'a', 'outgoing', 0.5], value: 'f' }, /no entry/],
  ])('lead nowhere: %s', (_what, patch, found) => {
    expect(after(patch)).toMatch(found);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  it('say which of them leads nowhere', () => {
    const good: DraftPatch = { op: 'add', path: ['elements', 'c'], value: {} };
    expect(patched(definition, [good, { op: 'remove', path: ['elements', 'z'] }])).toMatchObject({ ok: false, index: 1 });
  });

  it('set what is then read there, whatever else they do before', () => {
    const name = fc.constantFrom('a', 'b', 'c', 'name', 'elements');
    const value = fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<JsonValue>;
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.array(name, { minLength: 1, maxLength: 4 }), value), { maxLength: 20 }), (steps) => {
        let now = definition;
        for (const [path, wanted] of steps) {
          const before = JSON.stringify(now);
          const result = patched(now, [{ op: 'add', path, value: wanted }]);
          expect(JSON.stringify(now)).toBe(before);
          if (!result.ok) continue;
          expect(valueAt(result.definition, path)).toEqual(wanted);
          now = result.definition;
        }
      }),
    );
  });
});
