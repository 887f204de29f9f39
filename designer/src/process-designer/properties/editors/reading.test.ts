import { describe, expect, it } from 'vitest';
import { readJson } from './JsonEditor.js';
import { readNumber } from './read-number.js';
import { readTimeText, writeTimeText } from './time-words.js';

describe('a time in a field', () => {
  it.each([
    ['duration', '3 дня', 'P3D'],
    ['durationOrNever', 'Никогда', 'never'],
    ['instant', '02.03.2026 12:00', '2026-03-02T09:00:00Z'],
    ['instant', '2 марта 2026', '2026-03-01T21:00:00Z'],
    ['instant', '2 March 2026, 9:30', '2026-03-02T06:30:00Z'],
    ['timing', '4 h', 'PT4H'],
    ['timing', '02/03/2026 12:00', '2026-03-02T09:00:00Z'],
    ['cycle', 'каждый день', 'R/P1D'],
    ['duration', ' ', undefined],
  ] as const)('of the kind %s: %s is %s', (kind, text, value) => {
    expect(readTimeText(kind, text, 'Europe/Moscow')).toEqual({ value });
  });

  it.each([
    ['duration', '02.03.2026'],
    ['instant', '3 days'],
    ['cycle', '3 days'],
    ['timing', 'soon'],
    ['duration', 'never'],
  ] as const)('of the kind %s is not %s, and it is told how to write one', (kind, text) => {
    const read = readTimeText(kind, text, 'UTC');
    expect('wrong' in read ? read.wrong.ru : '').toMatch(/«.+»/);
  });

  it.each([
    ['duration', 'P2DT4H', '2 дня 4 часа'],
    ['instant', '2026-03-02T09:00:00Z', '02.03.2026 12:00'],
    ['cycle', 'R3/PT1H', '3 раза, каждый час'],
    ['cycle', 'R/2026-03-02T09:00:00Z/P1D', 'R/2026-03-02T09:00:00Z/P1D'],
    ['instant', '2026-03-02T09:00:30Z', '2026-03-02T09:00:30Z'],
    ['durationOrNever', 'never', 'никогда'],
    ['duration', undefined, ''],
  ] as const)('of the kind %s: %s is shown as %s and read back as the same', (kind, value, text) => {
    expect(writeTimeText(kind, value, 'ru', 'Europe/Moscow')).toBe(text);
    expect(readTimeText(kind, text, 'Europe/Moscow')).toEqual({ value });
  });
});

describe('a number in a field', () => {
  it.each([
    ['1 234,5', 1234.5],
    ['1234.5', 1234.5],
    ['-3', -3],
    ['', undefined],
    ['1e5', undefined],
    ['three', undefined],
  ])('%j is %j', (text, number) => {
    expect(readNumber(text)).toBe(number);
  });
});

describe('JSON in a field', () => {
  it('is a value, or a reason in both languages', () => {
    expect(readJson('{"a": [1]}')).toEqual({ value: { a: [1] } });
    expect(readJson('  ')).toEqual({ value: undefined });
    const wrong = readJson('{\n"a": x}');
    expect('wrong' in wrong ? [wrong.wrong.en, wrong.wrong.ru] : []).toEqual([
      expect.stringMatching(/JSON/),
      expect.stringMatching(/JSON/),
    ]);
  });
});
