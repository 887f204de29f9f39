import { describe, expect, it } from 'vitest';
import { compileSchema } from '../compiler/compile-schema.js';
import type { ValueDeclaration } from '../generated/definitions.js';
import { valueTypes } from '../definitions/parts/values.js';
import { schemaOfDeclaration } from './declared-schema.js';
import { valueSchemas } from './value-schemas.js';

function accepts(declaration: ValueDeclaration, value: unknown): boolean {
  return compileSchema(schemaOfDeclaration(declaration)).check(value).ok;
}

describe('schemaOfDeclaration', () => {
  it.each(valueTypes)('gives a schema that compiles for %s', (type) => {
    expect(Object.hasOwn(valueSchemas, type)).toBe(true);
    expect(() => compileSchema(schemaOfDeclaration({ type, sensitivity: 'personal' }))).not.toThrow();
  });

  it('keeps scale, bounds and nesting', () => {
    const lines: ValueDeclaration = {
      type: 'list',
      maxItems: 2,
      items: { type: 'object', properties: { sum: { type: 'money', currency: 'RUB', scale: 2 }, count: { type: 'integer', minimum: 1 } } },
    };
    expect(accepts(lines, [{ sum: { amount: 1.25, currency: 'RUB' }, count: 1 }])).toBe(true);
    expect(accepts(lines, [{ sum: { amount: 1.25, currency: 'USD' } }])).toBe(false);
    expect(accepts(lines, [{ sum: { amount: 1.255, currency: 'RUB' } }])).toBe(false);
    expect(accepts(lines, [{ count: 0 }])).toBe(false);
    expect(accepts(lines, [{ other: 1 }])).toBe(false);
    expect(accepts(lines, [{}, {}, {}])).toBe(false);
  });

  it('keeps the values allowed', () => {
    expect(accepts({ type: 'text', values: ['a', 'b'] }, 'b')).toBe(true);
    expect(accepts({ type: 'text', values: ['a', 'b'] }, 'c')).toBe(false);
  });
});
