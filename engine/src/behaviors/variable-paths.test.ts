import fc from 'fast-check';
import type { JsonObject } from '@millrace/schemas';
import { describe, expect, it } from 'vitest';
import { parsePath, pathStep, readPath, weigh, writePath } from './variable-paths.js';

describe('a path to a variable', () => {
  it('is names joined by dots; a dot inside a name stands after a backslash', () => {
    expect(parsePath('order.amount')).toEqual(['order', 'amount']);
    expect(parsePath('a\\.b.c')).toEqual(['a.b', 'c']);
  });

  it('is read back as the names it was made of', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 4 }), (names) => {
        expect(parsePath(names.map(pathStep).join('.'))).toEqual(names);
      }),
    );
  });

  it('is written without changing what was there, and makes the objects on its way', () => {
    const before = { order: { id: 7 }, other: [1] };
    const after = writePath(before, ['order', 'total', 'net'], 5);
    expect(after).toEqual({ order: { id: 7, total: { net: 5 } }, other: [1] });
    expect(before).toEqual({ order: { id: 7 }, other: [1] });
    expect(after['other']).toBe(before.other);
  });

  it('of a name that every object answers to is an ordinary one', () => {
    const written = writePath({}, ['__proto__', 'polluted'], true);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect(readPath(written, ['__proto__', 'polluted'])).toBe(true);
    expect(readPath({}, ['constructor', 'name'])).toBeUndefined();
  });

  it('weighs roughly what its value takes as JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const json = JSON.parse(JSON.stringify(value)) as JsonObject;
        expect(weigh(json) * 4 + 16).toBeGreaterThan(JSON.stringify(json).length / 2);
      }),
    );
  });
});
