import type { DataSchema, JsonValue } from '@millrace/schemas';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { faultsOf } from './value-check.js';

const codes = (value: JsonValue, schema: DataSchema): readonly string[] => faultsOf(value, schema).map((one) => one.code);

describe('the check of one value', () => {
  it.each<[JsonValue, NonNullable<DataSchema['x-type']>]>([
    ['2026-02-28', 'date'],
    ['09:30', 'time'],
    ['2026-02-28T09:30:00Z', 'instant'],
    ['PT8H', 'duration'],
    ['P1Y6M', 'period'],
    ['Europe/Moscow', 'zone'],
    [{ amount: 10.05, currency: 'RUB' }, 'money'],
    [{ register: 'goods', id: 'g1' }, 'reference'],
    ['anna', 'person'],
    [{ en: 'x' }, 'texts'],
    [12, 'integer'],
    [0.1, 'decimal'],
  ])('takes %j as %s', (value, type) => {
    expect(codes(value, { 'x-type': type })).toEqual([]);
  });

  it.each<[JsonValue, NonNullable<DataSchema['x-type']>]>([
    ['2026-02-29', 'date'],
    ['24:00', 'time'],
    ['2026-02-28T09:30:00', 'instant'],
    ['2026-02-28T09:30:00+03:00', 'instant'],
    ['8 hours', 'duration'],
    ['Europe/Atlantis', 'zone'],
    [{ amount: '10', currency: 'RUB' }, 'money'],
    [{ amount: 10 }, 'money'],
    [{ amount: 10, currency: 'RUB', tax: 1 }, 'money'],
    [{ id: 'g1' }, 'reference'],
    ['anna petrova', 'person'],
    [{ de: 'x' }, 'texts'],
    [1.5, 'integer'],
    [0.1 + 0.2, 'decimal'],
    ['5', 'decimal'],
  ])('refuses %j as %s', (value, type) => {
    expect(codes(value, { 'x-type': type })).toEqual(['FORM_VALUE_TYPE']);
  });

  it('takes every number of cents at scale 2 and refuses every tenth of one', () => {
    fc.assert(
      fc.property(fc.integer({ min: -(10 ** 12), max: 10 ** 12 }), fc.integer({ min: 1, max: 9 }), (cents, tenth) => {
        expect(codes(cents / 100, { type: 'number', 'x-scale': 2 })).toEqual([]);
        expect(codes((cents * 10 + tenth) / 1000, { type: 'number', 'x-scale': 2 })).toEqual(['FORM_VALUE_SCALE']);
      }),
    );
  });

  it('checks bounds, lengths in characters, patterns in linear time, and lists', () => {
    expect(codes(5, { type: 'number', minimum: 6 })).toEqual(['FORM_VALUE_TOO_SMALL']);
    expect(codes(0, { type: 'number', exclusiveMinimum: 0 })).toEqual(['FORM_VALUE_NOT_ABOVE']);
    expect(codes(7, { type: 'number', maximum: 6 })).toEqual(['FORM_VALUE_TOO_LARGE']);
    expect(codes(6, { type: 'number', exclusiveMaximum: 6 })).toEqual(['FORM_VALUE_NOT_BELOW']);
    expect(codes('😀😀', { type: 'string', maxLength: 2 })).toEqual([]);
    expect(codes('abc', { type: 'string', maxLength: 2, minLength: 5 })).toEqual(['FORM_TEXT_TOO_SHORT', 'FORM_TEXT_TOO_LONG']);
    expect(codes(`${'a'.repeat(50_000)}!`, { type: 'string', pattern: '^(a+)+$' })).toEqual(['FORM_TEXT_PATTERN']);
    expect(codes('x1', { type: 'string', pattern: '[0-9]' })).toEqual([]);
    expect(codes('anna@', { type: 'string', format: 'email' })).toEqual(['FORM_VALUE_TYPE']);
    expect(codes('anna@example.com', { type: 'string', format: 'email' })).toEqual([]);
    expect(
      faultsOf(['a', 'b', 'a'], { type: 'array', items: { type: 'string', enum: ['a'] }, uniqueItems: true, maxItems: 5 }),
    ).toMatchObject([
      { code: 'FORM_LIST_REPEATS', path: [2] },
      { code: 'FORM_VALUE_NOT_ALLOWED', path: [1] },
    ]);
    expect(codes({ amount: 1.005, currency: 'EUR' }, { 'x-type': 'money', 'x-scale': 2, 'x-currency': 'RUB' })).toEqual([
      'FORM_VALUE_SCALE',
      'FORM_CURRENCY',
    ]);
  });
});
