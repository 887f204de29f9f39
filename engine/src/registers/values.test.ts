import type { JsonValue, RegisterDefinition, ValueDeclaration } from '@millrace/schemas';
import { describe, expect, it } from 'vitest';
import { checkedValue, checkRegister, valueKey } from './index.js';

const accepted: readonly (readonly [ValueDeclaration, JsonValue, JsonValue?])[] = [
  [{ type: 'text' }, ' Ёлка ', 'Ёлка'],
  [{ type: 'integer' }, -5],
  [{ type: 'decimal', scale: 2 }, 4.35],
  [{ type: 'decimal', scale: 2 }, 19.99],
  [
    { type: 'money', scale: 2, currency: 'RUB' },
    { amount: 0.29, currency: 'RUB' },
  ],
  [{ type: 'date' }, '2024-02-29'],
  [{ type: 'time' }, '23:59'],
  [{ type: 'instant' }, '2026-11-22T12:00+03:00', '2026-11-22T09:00:00.000Z'],
  [{ type: 'duration' }, 'PT8H'],
  [{ type: 'period' }, 'P1M'],
  [{ type: 'file' }, { hash: 'a'.repeat(64), name: 'a.pdf', type: 'application/pdf', size: 1 }],
  [{ type: 'text', pattern: 'b' }, 'abc'],
  [{ type: 'zone' }, 'Asia/Omsk'],
  [{ type: 'person' }, 'anna'],
  [{ type: 'reference', register: 'goods' }, 'g1', { register: 'goods', id: 'g1' }],
  [
    { type: 'reference', register: 'goods' },
    { register: 'goods', id: 'g1' },
  ],
  [{ type: 'texts' }, { ru: 'да' }],
  [{ type: 'list', items: { type: 'integer' } }, [1, 2]],
  [
    { type: 'object', properties: { a: { type: 'text' } } },
    { a: ' x ', _id: 'r1' },
    { a: 'x', _id: 'r1' },
  ],
  [{ type: 'text', values: ['a', 'b'] }, 'b'],
  [{ type: 'any' }, { anything: [1] }],
];

const refusedValues: readonly (readonly [ValueDeclaration, JsonValue])[] = [
  [{ type: 'text', maxLength: 3 }, 'long'],
  [{ type: 'text', pattern: '^[0-9]+$' }, '12a'],
  [{ type: 'boolean' }, 'true'],
  [{ type: 'integer' }, 2 ** 53],
  [{ type: 'decimal', scale: 2 }, 0.005],
  [{ type: 'decimal' }, 0.1234567890123456],
  [
    { type: 'money', currency: 'RUB' },
    { amount: 1, currency: 'USD' },
  ],
  [{ type: 'money' }, 5],
  [{ type: 'date' }, '2026-02-29'],
  [{ type: 'time' }, '24:00'],
  [{ type: 'instant' }, '2026-11-22T12:00'],
  [{ type: 'period' }, 'P'],
  [{ type: 'zone' }, 'Mars/Base'],
  [{ type: 'person' }, 'anna berg'],
  [
    { type: 'reference', register: 'goods' },
    { register: 'people', id: 'g1' },
  ],
  [{ type: 'file' }, { hash: 'x', name: 'a', type: 'b', size: 1 }],
  [{ type: 'list', maxItems: 1 }, [1, 2]],
  [{ type: 'list', items: { type: 'integer' } }, ['1']],
  [{ type: 'object', properties: { a: { type: 'text' } } }, { b: 'x' }],
  [{ type: 'integer', minimum: 1 }, 0],
  [
    { type: 'money', maximum: 10 },
    { amount: 11, currency: 'RUB' },
  ],
  [{ type: 'text', values: ['a', 'b'] }, 'c'],
];

describe('a value', () => {
  it.each(accepted.map(([declaration, value, kept = value]) => ({ declaration, value, kept })))('of $declaration may be $value', (row) => {
    expect(checkedValue(row.declaration, row.value)).toEqual({ ok: true, value: row.kept });
  });

  it.each(refusedValues.map(([declaration, value]) => ({ declaration, value })))(
    'of $declaration may not be $value',
    ({ declaration, value }) => {
      expect(checkedValue(declaration, value)).toMatchObject({ ok: false });
    },
  );

  it('that is sensitive never stands in a message, however deep', () => {
    const declaration: ValueDeclaration = {
      type: 'list',
      sensitivity: 'secret',
      items: { type: 'object', properties: { pin: { type: 'integer' } } },
    };
    expect(JSON.stringify(checkedValue(declaration, [{ pin: 'hunter2' }]))).not.toContain('hunter2');
  });

  it('does not hang on a hostile pattern', () => {
    expect(checkedValue({ type: 'text', pattern: '(a+)+$' }, `${'a'.repeat(5000)}!`)).toMatchObject({ ok: false });
  });

  it('is found by one text, whoever wrote it', () => {
    expect(valueKey(' ЁЛКА  и Ко')).toBe(valueKey('елка и ко'));
    expect(valueKey({ amount: 5.5, currency: 'RUB' })).toBe('5.5 RUB');
    expect(valueKey({ currency: 'RUB', amount: 5.5 })).toBe('5.5 RUB');
    expect(valueKey({ register: 'goods', id: 'g1' })).toBe('goods/g1');
    expect(valueKey('x'.repeat(500))).toMatch(/^#[0-9a-f]{64}$/);
    expect(valueKey('x'.repeat(500))).not.toBe(valueKey('x'.repeat(501)));
  });
});

const register = (more: Partial<RegisterDefinition>): RegisterDefinition => ({
  kind: 'register',
  format: 1,
  id: 'r',
  attributes: { a: { type: 'text' }, n: { type: 'text' } },
  ...more,
});

describe('an amount of money', () => {
  it('with too many digits after the point is told so', () => {
    expect(checkedValue({ type: 'money', scale: 2 }, { amount: 1.005, currency: 'RUB' })).toEqual({
      ok: false,
      expected: 'an amount of money of at most 15 digits, 2 after the point',
      found: '1.005',
    });
  });
});

describe('checking a register', () => {
  it('finds nothing wrong with a sound one', () => {
    const sound = register({
      attributes: {
        a: { type: 'decimal', scale: 2, initial: 1.5, unique: true },
        n: { type: 'text' },
        r: { type: 'reference', register: 'goods' },
      },
      attributeOrder: ['a', 'n'],
      keys: { k: ['a', 'n'] },
      number: { attribute: 'n', prefix: 'N-{yy}{MM}-', restart: 'monthly' },
    });
    expect(checkRegister(sound)).toEqual([]);
  });

  it.each<[Partial<RegisterDefinition>, string]>([
    [{ attributeOrder: ['a', 'gone'] }, '/attributeOrder/1'],
    [{ keys: { k: ['gone'] } }, '/keys/k/0'],
    [{ indexes: { i: ['a', 'gone'] } }, '/indexes/i/1'],
    [{ number: { attribute: 'gone' } }, '/number/attribute'],
    [{ number: { attribute: 'n', prefix: 'N-', restart: 'yearly' } }, '/number/prefix'],
    [{ number: { attribute: 'n', prefix: 'N-{yyyy}-', restart: 'monthly' } }, '/number/prefix'],
    [{ attributes: { n: { type: 'integer' } }, number: { attribute: 'n' } }, '/attributes/n/type'],
    [{ attributes: { a: { type: 'list', unique: true } } }, '/attributes/a/type'],
    [{ attributes: { a: { type: 'money' } } }, '/attributes/a'],
    [{ attributes: { a: { type: 'list', items: { type: 'reference' } } } }, '/attributes/a/items'],
    [{ attributes: { a: { type: 'integer', minimum: 5, maximum: 1 } } }, '/attributes/a'],
    [{ attributes: { a: { type: 'text', pattern: '(' } } }, '/attributes/a'],
    [{ attributes: { a: { type: 'integer', initial: 'x' } } }, '/attributes/a/initial'],
  ])('finds what is wrong in %j', (more, pointer) => {
    expect(checkRegister(register(more)).map((found) => found.pointer)).toEqual([pointer]);
  });

  it.each<[Partial<RegisterDefinition>, string]>([
    [
      { attributes: { a: { type: 'money' } } },
      'Атрибут a: требуется указать scale, число знаков после запятой, но у типа money он не указан.',
    ],
    [{ attributes: { a: { type: 'integer', initial: 'x' } } }, 'начальное значение, подходящее под описание: целое число, но оно другое.'],
    [{ attributes: { a: { type: 'list', items: { type: 'reference' } } } }, 'указать register, на который он ссылается, но он не указан.'],
    [{ attributes: { a: { type: 'integer', minimum: 5, maximum: 1 } } }, 'указать minimum меньше maximum, но 5 больше 1.'],
    [{ attributes: { a: { type: 'list', unique: true } } }, 'тип, значения которого можно сравнить'],
    [{ number: { attribute: 'n', prefix: 'N-', restart: 'yearly' } }, 'нумерация начинается заново, но там нет ни того, ни другого.'],
  ])('says it wholly in Russian for %j', (more, words) => {
    expect(checkRegister(register(more))[0]?.message.ru).toContain(words);
  });
});
