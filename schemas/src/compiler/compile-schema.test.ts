import { describe, expect, it } from 'vitest';
import { MillraceError } from '../errors/error.js';
import type { JsonObject } from '../values/json.js';
import { compileSchema, createSchemaCompiler } from './compile-schema.js';

function problemsOf(schema: JsonObject, value: unknown): readonly string[] {
  const result = createSchemaCompiler().compile(schema).check(value);
  return result.ok ? [] : result.problems.map(({ code, pointer }) => `${code} ${pointer}`);
}

function refusalOf(schema: unknown): string {
  try {
    createSchemaCompiler().compile(schema as JsonObject);
    return 'accepted';
  } catch (error) {
    return error instanceof MillraceError ? error.code : 'another error';
  }
}

const form: JsonObject = {
  type: 'object',
  required: ['subject'],
  additionalProperties: false,
  properties: {
    subject: { type: 'string', maxLength: 20 },
    amount: { type: 'number', 'x-type': 'decimal', 'x-scale': 2, 'x-sensitivity': 'none', minimum: 0 },
    supplier: { 'x-type': 'reference', 'x-register': 'suppliers' },
    lines: { type: 'array', maxItems: 3, items: { type: 'object', properties: { _id: { type: 'string', 'x-type': 'rowId' } } } },
  },
};

describe('compileSchema', () => {
  it('accepts data that fits', () => {
    const value = { subject: 'Paper', amount: 4.35, supplier: { register: 'suppliers', id: 's1' }, lines: [{ _id: 'r1' }] };
    expect(compileSchema(form).check(value)).toEqual({ ok: true });
  });

  it('tells every problem with its place and a stable code', () => {
    const value = { amount: 1.234, supplier: { register: 'goods', id: 's1' }, lines: [{}, {}, {}, {}], other: 1 };
    expect([...problemsOf(form, value)].sort()).toEqual([
      'SHAPE_MISSING ',
      'SHAPE_PRECISION /amount',
      'SHAPE_TOO_LONG /lines',
      'SHAPE_UNKNOWN_PROPERTY /other',
      'SHAPE_VALUE /supplier',
    ]);
  });

  it('speaks plainly and does not repeat what was typed', () => {
    const result = compileSchema({ type: 'string', maxLength: 5, pattern: '^[0-9]+$' }).check('my secret');
    const messages = result.ok ? [] : result.problems.map((problem) => problem.message);
    expect(messages.map((message) => message.en)).toContain('Expected at most 5 characters at the top, but found more. Shorten it.');
    expect(messages.map((message) => message.ru)).toContain(
      'В начале документа допустимо не более 5 знаков, а получено больше. Сократите.',
    );
    expect(JSON.stringify(messages)).not.toContain('secret');
  });

  it.each([1.13, 0.29, 4.35, 19.99, 0, 100, -7.5, 9_999_999_999_999.99])('takes %d as a decimal of scale 2', (value) => {
    expect(problemsOf({ type: 'number', 'x-scale': 2 }, value)).toEqual([]);
  });

  it.each([1.131, 0.001, 1e-7, 0.1 + 0.2, 123_456_789_012_345.6])('refuses %d as a decimal of scale 2', (value) => {
    expect(problemsOf({ type: 'number', 'x-scale': 2 }, value)).toEqual(['SHAPE_PRECISION ']);
  });

  it.each<readonly [string, unknown, unknown]>([
    ['money', { amount: 10.5, currency: 'RUB' }, { amount: 10.5, currency: 'rub' }],
    ['money', { amount: -1, currency: 'EUR' }, { amount: 1 }],
    ['date', '2028-02-29', '2026-02-29'],
    ['time', '23:59:59', '24:00'],
    ['instant', '2026-03-02T09:00:00Z', '2026-03-02T09:00:00+03:00'],
    ['duration', 'PT8H', 'PT'],
    ['period', 'P1Y6M', 'P'],
    ['zone', 'Europe/Moscow', 'Europe Moscow'],
    ['reference', { register: 'suppliers', id: '1' }, { id: '1' }],
    ['person', 'anna', 'two words'],
    ['file', { hash: 'a'.repeat(64), name: 'a.pdf', type: 'application/pdf', size: 3 }, { name: 'a.pdf' }],
    ['texts', { ru: 'да' }, { de: 'ja' }],
    ['integer', 5, 5.5],
    ['integer', Number.MAX_SAFE_INTEGER, 2 ** 53],
    ['decimal', 1e-10, 0.1 + 0.2],
  ])('knows the value type %s: %j but not %j', (type, good, bad) => {
    expect(problemsOf({ 'x-type': type }, good)).toEqual([]);
    expect(problemsOf({ 'x-type': type }, bad)).not.toEqual([]);
  });

  it('refuses money in another currency and with too fine an amount', () => {
    const schema = { 'x-type': 'money', 'x-currency': 'RUB', 'x-scale': 2 };
    expect(problemsOf(schema, { amount: 1.255, currency: 'USD' })).toEqual(['SHAPE_PRECISION ', 'SHAPE_VALUE ']);
  });

  it('matches patterns in linear time, also the one that hangs a backtracking engine', () => {
    const check = compileSchema({ type: 'string', pattern: '^(a+)+$' });
    expect(check.check(`${'a'.repeat(50_000)}!`).ok).toBe(false);
    expect(check.check('a'.repeat(50_000)).ok).toBe(true);
  });

  it('keeps several patterns of one schema apart', () => {
    const schema = { type: 'object', properties: { a: { type: 'string', pattern: '^a$' }, b: { type: 'string', pattern: '^b$' } } };
    expect(problemsOf(schema, { a: 'a', b: 'b' })).toEqual([]);
    expect(problemsOf(schema, { a: 'b', b: 'a' })).toEqual(['SHAPE_FORMAT /a', 'SHAPE_FORMAT /b']);
  });

  it.each<readonly [string, unknown, string]>([
    ['a reference', { $ref: '#' }, 'SHAPE_SCHEMA_REFUSED'],
    ['references that double each other', { $defs: { a: { allOf: [{ $ref: '#/$defs/a' }] } } }, 'SHAPE_SCHEMA_REFUSED'],
    ['unequal entries without a bound', { type: 'array', uniqueItems: true }, 'SHAPE_SCHEMA_REFUSED'],
    ['an unknown keyword', { type: 'string', maxLenght: 5 }, 'SHAPE_SCHEMA_REFUSED'],
    ['a keyword with a wrong value', { type: 'string', maxLength: 'five' }, 'SHAPE_SCHEMA_REFUSED'],
    ['a pattern with look-ahead', { type: 'string', pattern: '(?=a)b' }, 'SHAPE_SCHEMA_REFUSED'],
    ['an unknown format', { type: 'string', format: 'phone' }, 'SHAPE_SCHEMA_REFUSED'],
    ['an unknown value type', { 'x-type': 'colour' }, 'SHAPE_SCHEMA_REFUSED'],
    ['a negative scale', { type: 'number', 'x-scale': -1 }, 'SHAPE_SCHEMA_REFUSED'],
    ['nesting without end', deep(200), 'SHAPE_TOO_DEEP'],
    ['a huge number of fields', wide(20_000), 'SHAPE_TOO_LARGE'],
    ['what is no schema', 5, 'SHAPE_SCHEMA_REFUSED'],
    ['__proto__', JSON.parse('{"properties":{"__proto__":{"type":"string"}}}'), 'SHAPE_NAME_FORBIDDEN'],
  ])('refuses a schema with %s', (_, schema, code) => {
    expect(refusalOf(schema)).toBe(code);
  });

  it('takes names of properties that look like keywords', () => {
    const schema = { type: 'object', properties: { $ref: { type: 'string' }, uniqueItems: { type: 'boolean' } } };
    expect(problemsOf(schema, { $ref: 'a', uniqueItems: true })).toEqual([]);
  });

  it('refuses data nested deeper than any form', () => {
    let value: unknown = 1;
    for (let level = 0; level < 100_000; level++) value = [value];
    expect(problemsOf({}, value)).toEqual([expect.stringMatching(/^SHAPE_TOO_DEEP/)]);
  });

  it('tells at most 100 problems', () => {
    const value = Array.from({ length: 5000 }, () => 'text');
    expect(problemsOf({ type: 'array', items: { type: 'number' } }, value)).toHaveLength(100);
  });

  it('compiles equal schemas once, whatever the order of their names, and forgets the oldest', () => {
    const compiler = createSchemaCompiler({ cacheSize: 2 });
    const first = compiler.compile({ type: 'string', maxLength: 1 });
    expect(compiler.compile({ maxLength: 1, type: 'string' })).toBe(first);
    compiler.compile({ type: 'string', maxLength: 2 });
    expect(compiler.compile({ type: 'string', maxLength: 1 })).toBe(first);
    compiler.compile({ type: 'string', maxLength: 3 });
    expect(compiler.size).toBe(2);
    expect(compiler.compile({ type: 'string', maxLength: 1 })).toBe(first);
  });
});

function deep(levels: number): JsonObject {
  let schema: JsonObject = { type: 'string' };
  for (let level = 0; level < levels; level++) schema = { type: 'array', items: schema };
  return schema;
}

function wide(fields: number): JsonObject {
  const properties = Object.fromEntries(Array.from({ length: fields }, (_, index) => [`f${index}`, { type: 'string' }]));
  return { type: 'object', properties };
}
