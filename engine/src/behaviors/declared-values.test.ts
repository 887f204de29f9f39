import { describe, expect, it } from 'vitest';
import type { JsonValue, ValueDeclaration } from '@millrace/schemas';
import { conformValue } from './declared-values.js';

function expected(declaration: ValueDeclaration, value: JsonValue): string | undefined {
  let wrong: string | undefined;
  conformValue(declaration, value, 'v', 'entered', (_code, params) => {
    wrong = String(params['expected']);
    return undefined as never;
  });
  return wrong;
}

describe('the value of a declared variable', () => {
  it.each<[ValueDeclaration, JsonValue, string]>([
    [{ type: 'text', values: ['a', 'b'] }, 'z', 'one of "a", "b"'],
    [{ type: 'text', maxLength: 3 }, 'long', 'a text of at most 3 characters'],
    [{ type: 'text', pattern: '^x+$' }, 'y', 'a text like ^x+$'],
    [{ type: 'integer', minimum: 0, maximum: 10 }, 99, 'at most 10'],
    [{ type: 'decimal', scale: 2, minimum: 0 }, -0.01, 'at least 0'],
    [{ type: 'list', maxItems: 1 }, [1, 2], 'a list of at most 1'],
    [{ type: 'list', items: { type: 'integer' } }, [1, 'a'], 'a list where each entry is a whole number'],
    [{ type: 'object', properties: { q: { type: 'integer' } } }, { q: 'x' }, 'an object whose q is a whole number'],
  ])('keeps to the bounds of %j', (declaration, value, words) => {
    expect(expected(declaration, value)).toBe(words);
  });

  it.each<[ValueDeclaration, JsonValue]>([
    [{ type: 'money', currency: 'RUB', scale: 2 }, 'abc'],
    [
      { type: 'money', currency: 'RUB', scale: 2 },
      { amount: 1.5, currency: 'USD' },
    ],
    [{ type: 'date' }, '2026-99-01'],
    [{ type: 'instant' }, 'now'],
    [{ type: 'duration' }, '8h'],
    [{ type: 'person' }, {}],
    [
      { type: 'reference', register: 'goods' },
      { register: 'people', id: 'x' },
    ],
  ])('is of its type: %j is not %j', (declaration, value) => {
    expect(expected(declaration, value)).toBeDefined();
  });

  it.each<[ValueDeclaration, JsonValue]>([
    [
      { type: 'money', currency: 'RUB', scale: 2 },
      { amount: 10.55, currency: 'RUB' },
    ],
    [{ type: 'date' }, '2026-02-28'],
    [{ type: 'instant' }, '2026-02-28T09:00:00Z'],
    [{ type: 'person' }, 'anna'],
    [{ type: 'text', maxLength: 1 }, '😀'],
    [{ type: 'text', values: ['a'] }, null],
    [{ type: 'list', items: { type: 'object', properties: { q: { type: 'integer' } } } }, [{ _id: 'r1', q: 1, more: true }, { q: null }]],
  ])('may be what %j says: %j', (declaration, value) => {
    expect(expected(declaration, value)).toBeUndefined();
  });
});
