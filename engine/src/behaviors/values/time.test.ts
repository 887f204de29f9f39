import { describe, expect, it } from 'vitest';
import { nextOccurrence, occurrence, parseCycle } from './cycle.js';
import { addDuration, isDuration, parseDuration } from './duration.js';
import { formatInstant, parseInstant } from './instant.js';
import { fromWall, isZone, toWall } from './zone.js';

const at = parseInstant;
const later = (from: string, duration: string, zone: string): string => formatInstant(addDuration(at(from), parseDuration(duration), zone));

describe('instants', () => {
  it('reads an instant in any offset', () => {
    expect(at('2026-11-22T12:00:00+03:00')).toBe(at('2026-11-22T09:00Z'));
    expect(at('1970-01-01T00:00:00.123456Z')).toBe(123);
    expect(formatInstant(at('0001-01-01T00:00:00Z'))).toBe('0001-01-01T00:00:00.000Z');
  });

  it.each(['2026-02-30T00:00:00Z', '2026-11-22T09:00:00', '2026-11-22', '2026-11-22T24:00:00Z', '2026-13-01T00:00:00Z', 'tomorrow', ''])(
    'refuses "%s"',
    (text) => {
      expect(() => at(text)).toThrow('Expected an instant with an offset');
    },
  );
});

describe('durations', () => {
  it('reads every part', () => {
    expect(parseDuration('P1Y2M3W4DT5H6M7.5S')).toEqual({ months: 14, days: 25, ms: 18_367_500 });
    expect(parseDuration('-P1D')).toEqual({ months: 0, days: -1, ms: 0 });
    expect(parseDuration('PT0.5H')).toEqual({ months: 0, days: 0, ms: 1_800_000 });
  });

  it.each([
    'P',
    'PT',
    'P1',
    '1D',
    'P1DT',
    'P1.5D',
    'PT1H30',
    'P1D2H',
    'p1d',
    'P9999999Y',
    'PT99999999999999H',
    'P1001Y',
    '',
    'P' + '1'.repeat(200) + 'D',
  ])('refuses "%s"', (text) => {
    expect(isDuration(text)).toBe(false);
    expect(() => parseDuration(text)).toThrow('Expected an ISO 8601 duration');
  });

  it('ends a month at its last day', () => {
    expect(later('2026-01-31T10:00:00Z', 'P1M', 'UTC')).toBe('2026-02-28T10:00:00.000Z');
    expect(later('2024-02-29T10:00:00Z', 'P1Y', 'UTC')).toBe('2025-02-28T10:00:00.000Z');
    expect(later('2026-03-31T10:00:00Z', '-P1M', 'UTC')).toBe('2026-02-28T10:00:00.000Z');
  });

  it('keeps nine o’clock at nine o’clock over a change of clocks, and hours exact', () => {
    expect(later('2026-03-28T08:00:00Z', 'P1D', 'Europe/Berlin')).toBe('2026-03-29T07:00:00.000Z');
    expect(later('2026-03-28T08:00:00Z', 'PT24H', 'Europe/Berlin')).toBe('2026-03-29T08:00:00.000Z');
    expect(later('2026-03-28T06:00:00Z', 'P1D', 'Europe/Moscow')).toBe('2026-03-29T06:00:00.000Z');
  });

  it('moves on by what is skipped when clocks go forward, and takes the first of two when they go back', () => {
    expect(later('2026-03-28T01:30:00Z', 'P1D', 'Europe/Berlin')).toBe('2026-03-29T01:30:00.000Z');
    expect(later('2026-10-24T00:30:00Z', 'P1D', 'Europe/Berlin')).toBe('2026-10-25T00:30:00.000Z');
    expect(later('2026-03-07T07:30:00Z', 'P1D', 'America/New_York')).toBe('2026-03-08T07:30:00.000Z');
  });

  it('refuses to leave the calendar', () => {
    expect(() => addDuration(at('9999-06-01T00:00:00Z'), parseDuration('P1Y'), 'UTC')).toThrow('between the years 1 and 9999');
  });
});

describe('zones', () => {
  it('goes to the wall and back, in summer, in winter, and beyond UTC’s day', () => {
    for (const zone of ['UTC', 'Europe/Moscow', 'Asia/Kathmandu', 'Pacific/Apia', 'America/St_Johns']) {
      for (const text of ['2026-01-15T23:59:59.999Z', '2026-07-15T00:00:00Z', '1969-07-20T20:17:40.001Z']) {
        expect(fromWall(toWall(at(text), zone), zone)).toBe(at(text));
      }
    }
  });

  it('refuses a zone nobody knows', () => {
    expect(isZone('Europe/Moscow')).toBe(true);
    expect(isZone('Mars/Olympus')).toBe(false);
    expect(() => toWall(0, 'Mars/Olympus')).toThrow('Expected an IANA time zone');
  });
});

describe('cycles', () => {
  const times = (text: string, count: number, zone = 'UTC'): (string | null)[] => {
    const cycle = parseCycle(text);
    return Array.from({ length: count }, (_, index) => {
      const found = occurrence(cycle, at('2026-01-31T10:00:00Z'), index, zone);
      return found === null ? null : formatInstant(found);
    });
  };

  it('comes three times, the first after one duration', () => {
    expect(times('R3/PT1H', 4)).toEqual(['2026-01-31T11:00:00.000Z', '2026-01-31T12:00:00.000Z', '2026-01-31T13:00:00.000Z', null]);
  });

  it('comes from its start on, without end', () => {
    expect(times('R/2026-01-01T00:00:00Z/P1D', 2)).toEqual(['2026-01-01T00:00:00.000Z', '2026-01-02T00:00:00.000Z']);
  });

  it('comes back to the 31st after a short month', () => {
    expect(times('R/P1M', 2)).toEqual(['2026-02-28T10:00:00.000Z', '2026-03-31T10:00:00.000Z']);
  });

  it('finds the next one however long ago it started', () => {
    const cycle = parseCycle('R/2000-01-01T00:00:00Z/PT1M');
    const next = nextOccurrence(cycle, 0, at('2026-11-22T09:00:30Z'), 'UTC');
    expect(formatInstant(next?.at ?? 0)).toBe('2026-11-22T09:01:00.000Z');
    const before = next ? occurrence(cycle, 0, next.index - 1, 'UTC') : null;
    expect(formatInstant(before ?? 0)).toBe('2026-11-22T09:00:00.000Z');
    expect(nextOccurrence(parseCycle('R3/PT1H'), 0, 3 * 3_600_000, 'UTC')).toBeNull();
    expect(nextOccurrence(parseCycle('R3/PT1H'), 0, 3 * 3_600_000 - 1, 'UTC')).toEqual({ index: 2, at: 3 * 3_600_000 });
    expect(nextOccurrence(parseCycle('R3/PT1H'), 0, -5, 'UTC')).toEqual({ index: 0, at: 3_600_000 });
  });

  it.each(['R', 'R3', 'R0/PT1H', 'R3/PT0S', 'R/-PT1H', 'R/PT0.5S', 'R3/PT1H/PT2H', 'R9999999/PT1H', '3/PT1H', 'R/2026-01-01/P1D'])(
    'refuses "%s"',
    (text) => {
      expect(() => parseCycle(text)).toThrow('Expected a repeating interval');
    },
  );
});
