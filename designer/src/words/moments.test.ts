import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import { readMoment, wallAt, writeMoment } from './moments.js';

const zones = ['UTC', 'Europe/Moscow', 'Europe/London', 'America/St_Johns', 'Asia/Kathmandu', 'Pacific/Apia', 'Australia/Lord_Howe'];
const zone = fc.constantFrom(...zones);
const moment = fc.integer({ min: Date.UTC(1971, 0, 1), max: Date.UTC(2070, 0, 1) });

describe('moments', () => {
  it('are shown by the clock of a zone, as luxon has it', () => {
    fc.assert(
      fc.property(moment, zone, (at, where) => {
        const known = DateTime.fromMillis(at, { zone: where });
        const wall = wallAt(at, where);
        expect([wall.date, wall.time, wall.year]).toEqual([known.toISODate(), known.toFormat('HH:mm'), known.year]);
      }),
      { numRuns: 300 },
    );
  });

  it('are read back from what a zone’s clock shows, but for the hour that is shown twice', () => {
    fc.assert(
      fc.property(moment, zone, (at, where) => {
        const minute = Math.floor(at / 60_000) * 60_000;
        const { date, time } = wallAt(minute, where);
        const read = readMoment(`${date}T${time}`, where);
        expect(read === null ? null : wallAt(read, where)).toEqual(wallAt(minute, where));
        expect(Math.abs((read ?? 0) - minute)).toBeLessThanOrEqual(3_600_000);
      }),
      { numRuns: 300 },
    );
  });

  it('are read with an offset, a fraction, or as a date alone', () => {
    expect(readMoment('2026-03-31T09:30:15.250+03:00', 'Europe/London')).toBe(Date.UTC(2026, 2, 31, 6, 30, 15, 250));
    expect(readMoment('2026-03-31T09:30Z')).toBe(Date.UTC(2026, 2, 31, 9, 30));
    expect(readMoment('2026-03-31', 'Europe/Moscow')).toBe(Date.UTC(2026, 2, 30, 21));
    // The clock is put forward over this hour.
    expect(readMoment('2026-03-29T01:30', 'Europe/London')).toBe(Date.UTC(2026, 2, 29, 1, 30));
  });

  it.each([
    ['2026-02-29', undefined],
    ['2026-13-01', undefined],
    ['2026-03-31T24:01', undefined],
    ['2026-03-31T09:60', undefined],
    ['2026-03-31', 'Nowhere/Land'],
    ['soon', undefined],
    ['', undefined],
  ])('%j in the zone %j is none', (text, where) => {
    expect(readMoment(text, where)).toBeNull();
  });

  it('are written in a language', () => {
    expect(writeMoment(Date.UTC(2026, 2, 30, 21), 'ru-RU', 'Europe/Moscow', { day: 'numeric', month: 'long' })).toBe('31 марта');
  });
});
