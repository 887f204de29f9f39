import { describe, expect, it } from 'vitest';
import { makeDuration, makeInstant, readDate, readDuration, readInstant, readTime, sayDate, sayDuration, writeDate } from './dates.js';

describe('dates and times that people write', () => {
  it.each([
    '31.03.2026',
    '31.3.2026',
    '31/03/2026',
    '31-3-2026',
    '31.03.26',
    '2026-03-31',
    '31 марта 2026',
    '31 March 2026',
    '31 Mar 2026',
    '31032026',
    ' 31.03.2026 г.',
  ])('%j is the last of March in both languages', (text) => {
    expect(readDate(text)).toBe('2026-03-31');
  });

  it.each(['', '30.02.2026', '31/31/2026', 'soon', '2026-13-01', '__proto__', '1'.repeat(10_000)])('%j is no date', (text) => {
    expect(readDate(text)).toBeNull();
  });

  it.each([
    ['9:30', '09:30'],
    ['0930', '09:30'],
    ['9.30', '09:30'],
    ['23', '23:00'],
    ['24:00', null],
    ['9:60', null],
    ['noon', null],
  ])('%j is the time %j', (text, time) => {
    expect(readTime(text)).toBe(time);
  });

  it('are shown to their reader', () => {
    expect(writeDate('2026-03-31', 'ru')).toBe('31.03.2026');
    expect(writeDate('2026-03-31', 'en')).toBe('31/03/2026');
    expect(sayDate('2026-03-31', 'ru').replaceAll(/\s/g, ' ')).toBe('31 марта 2026 г.');
    expect(sayDate('rubbish', 'ru')).toBe('rubbish');
    expect(sayDuration('P1Y6M', 'en')).toBe('1 year and 6 months');
    expect(sayDuration('P1Y6M', 'ru')).toContain('1 год');
  });

  it('keep a moment in UTC, whatever the zone', () => {
    expect(makeInstant('2026-03-31', '09:30', 'Europe/Moscow')).toBe('2026-03-31T06:30:00Z');
    expect(readInstant('2026-03-31T06:30:00Z', 'Europe/Moscow')).toEqual({ date: '2026-03-31', time: '09:30' });
    expect(readInstant('x', 'Europe/Moscow')).toBeNull();
    expect(makeInstant('2026-03-31', '09:30', 'Nowhere/Land')).toBeNull();
  });

  it('keep a length of time as ISO 8601', () => {
    expect(makeDuration({ years: 1, months: 6 })).toBe('P1Y6M');
    expect(makeDuration({ days: 0 })).toBeNull();
    expect(readDuration('P2DT8H')).toEqual({ days: 2, hours: 8 });
    expect(readDuration('rubbish')).toBeNull();
  });
});
