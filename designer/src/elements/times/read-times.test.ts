import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeTiming, readCycle, readLength } from '../index.js';

describe('a length of time as people write it', () => {
  it.each([
    ['3 дня', 'P3D'],
    ['2 h', 'PT2H'],
    ['2h30m', 'PT2H30M'],
    ['1 час 30 минут', 'PT1H30M'],
    ['1 hour and 15 minutes', 'PT1H15M'],
    ['полгода', undefined],
    ['день', 'P1D'],
    ['Неделя', 'P1W'],
    ['2 нед.', 'P2W'],
    ['1 week 2 days', 'P9D'],
    ['1,5 часа', 'PT1H30M'],
    ['1.5 s', 'PT1.5S'],
    ['1 год 6 мес', 'P1Y6M'],
    ['сразу', 'PT0S'],
    ['at once', 'PT0S'],
    ['p2dt4h', 'P2DT4H'],
    ['PT8H', 'PT8H'],
    ['0 days', 'PT0S'],
  ])('%s is %s', (text, iso) => {
    expect(readLength(text)).toBe(iso);
  });

  it.each(['', '   ', '3', 'soon', '3 попугая', '1,5 дня', '2 hours 3 hours', 'day hour', '3 days!', 'P', '9'.repeat(200)])(
    '%j is none',
    (text) => {
      expect(readLength(text)).toBeUndefined();
    },
  );

  it('is read back from our own words in both languages', () => {
    const count = fc.integer({ min: 0, max: 50 });
    fc.assert(
      fc.property(fc.tuple(count, count, count, count, count), ([months, days, hours, minutes, seconds]) => {
        fc.pre(months + days + hours + minutes + seconds > 0);
        const iso = `P${months}M${days}DT${hours}H${minutes}M${seconds}S`;
        for (const language of ['en', 'ru'] as const) {
          const words = describeTiming(iso, language) ?? '';
          expect(describeTiming(readLength(words), language)).toBe(words);
        }
      }),
    );
  });
});

describe('a repetition as people write it', () => {
  it.each([
    ['every 2 hours', 'R/PT2H'],
    ['каждый день', 'R/P1D'],
    ['каждую неделю', 'R/P1W'],
    ['3 раза, каждый час', 'R3/PT1H'],
    ['5 times every week', 'R5/P1W'],
    ['один раз, через 1 неделю', 'R1/P1W'],
    ['ежедневно', 'R/P1D'],
    ['hourly', 'R/PT1H'],
    ['раз в месяц', 'R/P1M'],
    ['r3/pt1h', 'R3/PT1H'],
    ['R/2026-03-02T09:00:00Z/P1D', 'R/2026-03-02T09:00:00Z/P1D'],
  ])('%s is %s', (text, iso) => {
    expect(readCycle(text)).toBe(iso);
  });

  it.each(['', 'every', 'каждый попугай', '2 hours', 'R', 'R/', '3 times'])('%j is none', (text) => {
    expect(readCycle(text)).toBeUndefined();
  });
});
