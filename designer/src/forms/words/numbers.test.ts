import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { otherCurrency, readNumber, writeMoney, writeNumber } from './numbers.js';

describe('a number that a person writes', () => {
  it.each([
    ['1 234,56', 1234.56, 1234.56],
    ['1,234.56', 1234.56, 1234.56],
    ['1.234,56', 1234.56, 1234.56],
    ['1234.56', 1234.56, 1234.56],
    ['1234,56', 1234.56, 1234.56],
    ['1,234', 1.234, 1234],
    ['1.234', 1.234, 1.234],
    ['1,23', 1.23, 1.23],
    ['1,2345', 1.2345, 1.2345],
    ['1,234,567', 1234567, 1234567],
    ['1.234.567', 1234567, 1234567],
    ['1 234 567', 1234567, 1234567],
    ['1\u00a0234,5', 1234.5, 1234.5],
    ['1\u202f234,5', 1234.5, 1234.5],
    ["1'234.50", 1234.5, 1234.5],
    ['-5', -5, -5],
    ['−5', -5, -5],
    ['+5', 5, 5],
    ['-0', 0, 0],
    ['.5', 0.5, 0.5],
    [',5', 0.5, 0.5],
    ['5.', 5, 5],
    ['1 234,56 ₽', 1234.56, 1234.56],
    ['$1,234.56', 1234.56, 1234.56],
    ['1.234,5', 1234.5, 1234.5],
    ['1,234.5', 1234.5, 1234.5],
    ['\u22121\u00a0234,5\u00a0₽', -1234.5, -1234.5],
    ['\u20141 234,5', -1234.5, -1234.5],
    ['1 234,56 руб.', 1234.56, 1234.56],
    ['100р', 100, 100],
    ['RUB 1,234.56', 1234.56, 1234.56],
    ['1 234,56 EUR', 1234.56, 1234.56],
    ['\ufeff1\u200b234,5\u200e', 1234.5, 1234.5],
    ['  42  ', 42, 42],
    ['$1 200,50 ', 1200.5, 1200.5],
    ['US$1,200.50', 1200.5, 1200.5],
    ['1\u00a0200,50\u00a0рублей', 1200.5, 1200.5],
    ['chf 5', 5, 5],
    ['007', 7, 7],
    ['999999999999999', 999999999999999, 999999999999999],
  ])('%j is %d in Russian and %d in English', (text, ru, en) => {
    expect(readNumber(text, 'ru')).toEqual({ kind: 'number', value: ru });
    expect(readNumber(text, 'en')).toEqual({ kind: 'number', value: en });
  });

  it.each([
    ['abc'],
    ['12a'],
    ['0x10'],
    ['1,2,3'],
    ['12 34'],
    ['1.2.3'],
    ['1,234,56'],
    ['--5'],
    ['5-'],
    ['.'],
    ['-'],
    ['₽'],
    ['руб.'],
    ['1 ABC'],
    ['5 mln'],
    ['1 AB'],
    ['1 ABCD'],
    ['A1'],
    ['1e5'],
    ['1E+5'],
    ['1-2'],
    ['Infinity'],
    ['NaN'],
    ['1234567890123456'],
    ['__proto__'],
    ['1 234,56,78'],
    ['٣'],
    ['9'.repeat(100_000)],
  ])('%j is rubbish in both languages', (text) => {
    expect(readNumber(text, 'ru')).toEqual({ kind: 'rubbish' });
    expect(readNumber(text, 'en')).toEqual({ kind: 'rubbish' });
  });

  it.each([[''], ['   '], ['\u00a0'], ['\t\n']])('%j is empty', (text) => {
    expect(readNumber(text, 'ru')).toEqual({ kind: 'empty' });
  });

  it('is read again from what was written, exactly, in both languages and at every scale', () => {
    const cents = fc.integer({ min: -99_999_999_999_999, max: 99_999_999_999_999 });
    fc.assert(
      fc.property(cents, fc.constantFrom('ru' as const, 'en' as const), fc.constantFrom(2, 3, 4), (whole, language, scale) => {
        const value = whole / 100;
        const found = readNumber(writeNumber(value, language, scale), language);
        expect(found).toEqual({ kind: 'number', value: value === 0 ? 0 : value });
      }),
      { numRuns: 2_000 },
    );
  });

  it('is written as its reader writes numbers', () => {
    expect(writeNumber(1234.5, 'ru', 2)).toBe('1\u00a0234,50');
    expect(writeNumber(1234.5, 'en', 2)).toBe('1,234.50');
    expect(writeMoney(1234.5, 'RUB', 'ru')).toBe('1\u00a0234,50\u00a0₽');
    expect(writeMoney(1234.5, 'RUB', 'en')).toBe('RUB\u00a01,234.50');
    expect(writeMoney(-1234.5, 'EUR', 'en')).toBe('-€1,234.50');
    expect(writeMoney(5, 'nonsense', 'en')).toBe('5.00 nonsense');
  });
});

describe('a currency written with a sum', () => {
  it.each([
    ['$1 200,50 ', 'RUB', '$'],
    ['$5', 'USD', null],
    ['$5', 'CAD', null],
    ['US$5', 'CAD', 'US$'],
    ['1 200 ₽', 'RUB', null],
    ['1 200 ₽', 'EUR', '₽'],
    ['1 200 руб.', 'RUB', null],
    ['1 200 руб.', 'EUR', 'руб.'],
    ['RUB 5', 'RUB', null],
    ['5 rub', 'RUB', null],
    ['5 EUR', 'RUB', 'EUR'],
    ['CHF 5', 'RUB', 'CHF'],
    ['¥5', 'JPY', null],
    ['5', 'RUB', null],
    ['', 'RUB', null],
    ['__proto__', 'RUB', null],
    ['$'.repeat(100_000), 'RUB', null],
  ])('of %j where %s is asked for is %j', (text, currency, other) => {
    expect(otherCurrency(text, currency)).toBe(other);
  });
});
