import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeTiming, nextTimes } from '../index.js';

describe('a time in words', () => {
  it.each([
    ['P2DT4H', '2 days 4 hours', '2 дня 4 часа'],
    ['PT1H', '1 hour', '1 час'],
    ['PT21M', '21 minutes', '21 минута'],
    ['PT11M', '11 minutes', '11 минут'],
    ['P5D', '5 days', '5 дней'],
    ['P1W', '1 week', '1 неделя'],
    ['P14D', '14 days', '14 дней'],
    ['P1Y6M', '1 year 6 months', '1 год 6 месяцев'],
    ['P18M', '1 year 6 months', '1 год 6 месяцев'],
    ['P22Y', '22 years', '22 года'],
    ['PT90M', '1 hour 30 minutes', '1 час 30 минут'],
    ['PT36H', '36 hours', '36 часов'],
    ['PT1.5S', '1.5 seconds', '1,5 секунды'],
    ['-P1D', 'minus 1 day', 'минус 1 день'],
    ['PT0S', 'at once', 'сразу'],
  ])('says the duration %s', (value, en, ru) => {
    expect([describeTiming(value, 'en'), describeTiming(value, 'ru')]).toEqual([en, ru]);
  });

  it.each([
    ['R3/PT1H', '3 times, every hour', '3 раза, каждый час'],
    ['R5/P1W', '5 times, every week', '5 раз, каждую неделю'],
    ['R/PT15M', 'every 15 minutes', 'каждые 15 минут'],
    ['R/PT21M', 'every 21 minutes', 'каждые 21 минуту'],
    ['R/P2DT4H', 'every 2 days 4 hours', 'каждые 2 дня 4 часа'],
    ['R1/P1W', 'once, after 1 week', 'один раз, через 1 неделю'],
    ['R1/2026-03-02T09:00:00Z/P1D', 'once, 2 March 2026, 09:00 UTC', 'один раз, 2 марта 2026, 09:00 UTC'],
    ['R/2026-03-02T09:00:00Z/P1D', 'every day, from 2 March 2026, 09:00 UTC', 'каждый день, начиная с 2 марта 2026, 09:00 UTC'],
  ])('says the cycle %s', (value, en, ru) => {
    expect([describeTiming(value, 'en'), describeTiming(value, 'ru')]).toEqual([en, ru]);
  });

  it('says an instant by the clock of a zone', () => {
    expect(describeTiming('2026-03-02T09:00:00Z', 'en')).toBe('2 March 2026, 09:00 UTC');
    expect(describeTiming('2026-03-02T09:00:30Z', 'ru', 'Europe/Moscow')).toBe('2 марта 2026, 12:00:30');
  });

  it('says of an expression that it computes the time', () => {
    expect(describeTiming({ expression: 'order.term' }, 'en')).toBe('computed: order.term');
    expect(describeTiming({ expression: { language: 'feel', source: 'term' } }, 'ru')).toBe('вычисляется: term');
  });

  it.each(['soon', '', 'P', 'R3', 'R/2026-99-01T00:00:00Z/P1D', '2026-03-02', null, 5, {}])('says nothing of %j', (value) => {
    expect(describeTiming(value, 'en')).toBeUndefined();
  });

  it('never throws', () => {
    const value = fc.oneof(fc.string(), fc.jsonValue(), fc.stringMatching(/^R?\d{0,3}\/?-?P(?:\d{1,4}[YMWD])?(?:T\d{1,4}[HMS])?$/));
    fc.assert(
      fc.property(value, (any) => {
        for (const language of ['en', 'ru'] as const) expect(typeof describeTiming(any, language)).toMatch(/string|undefined/);
        expect(Array.isArray(nextTimes(any, '2026-03-02T09:00:00Z'))).toBe(true);
      }),
    );
  });
});

describe('the next times of a timer', () => {
  const from = '2026-01-31T09:00:00Z';

  it.each([
    ['P1D', ['2026-02-01T09:00:00.000Z']],
    ['P1M', ['2026-02-28T09:00:00.000Z']],
    ['2026-03-02T09:00:00Z', ['2026-03-02T09:00:00.000Z']],
    ['2025-03-02T09:00:00Z', []],
    ['R/PT1H', ['2026-01-31T10:00:00.000Z', '2026-01-31T11:00:00.000Z', '2026-01-31T12:00:00.000Z']],
    ['R2/PT1H', ['2026-01-31T10:00:00.000Z', '2026-01-31T11:00:00.000Z']],
    ['R/P1M', ['2026-02-28T09:00:00.000Z', '2026-03-31T09:00:00.000Z', '2026-04-30T09:00:00.000Z']],
    ['R/2020-01-01T06:00:00Z/P1D', ['2026-02-01T06:00:00.000Z', '2026-02-02T06:00:00.000Z', '2026-02-03T06:00:00.000Z']],
    ['R3/2020-01-01T06:00:00Z/P1D', []],
    ['soon', []],
    [{ expression: 'term' }, []],
  ])('of %j are those of the engine', (value, times) => {
    expect(nextTimes(value, from)).toEqual(times);
  });

  it('are as many as asked for, from any kind of moment', () => {
    expect(nextTimes('R/P1D', new Date(from), 1)).toEqual(['2026-02-01T09:00:00.000Z']);
    expect(nextTimes('R/P1D', Date.parse(from), 5)).toHaveLength(5);
    expect(nextTimes('R/P1D', 'yesterday')).toEqual([]);
  });
});
