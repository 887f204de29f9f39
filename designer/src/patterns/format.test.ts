import { describe, expect, it } from 'vitest';
import { formatDate, formatMoney, formatNumber, formatRelative } from './format.js';

const moscow = { language: 'ru', zone: 'Europe/Moscow' } as const;
const london = { language: 'en', zone: 'Europe/London' } as const;
const now = Date.parse('2026-03-11T09:00:00Z');
/** Intl parts some groups with spaces that do not break. */
const plain = (text: string) => text.replaceAll(/[\u00A0\u202F]/g, ' ');

describe('dates', () => {
  it('are written in the reader’s language and zone', () => {
    expect(plain(formatDate('2026-03-10T21:30:00Z', moscow))).toBe('11 марта 2026 г.');
    expect(formatDate('2026-03-10T21:30:00Z', london)).toBe('10 March 2026');
    expect(plain(formatDate('2026-03-10T21:30:00Z', { ...moscow, style: 'dateTime' }))).toBe('11 марта 2026 г., 00:30');
    expect(formatDate('2026-03-10T21:30:00Z', { ...london, style: 'dateTime' })).toBe('10 March 2026, 21:30');
  });

  it('leave out the present year where they are short', () => {
    expect(formatDate('2026-03-10T12:00:00Z', { ...london, style: 'short', now })).toBe('10 Mar');
    expect(formatDate('2025-12-28T12:00:00Z', { ...london, style: 'short', now })).toBe('28 Dec 2025');
  });

  it('come back as they are when they are no dates', () => {
    expect(formatDate('soon', moscow)).toBe('soon');
    expect(formatRelative('soon', { ...moscow, now })).toBe('soon');
  });
});

describe('times from now', () => {
  it.each([
    ['2026-03-11T09:00:30Z', 'now', 'сейчас'],
    ['2026-03-11T09:40:00Z', 'in 40 minutes', 'через 40 минут'],
    ['2026-03-11T08:59:00Z', '1 minute ago', '1 минуту назад'],
    ['2026-03-11T14:00:00Z', 'in 5 hours', 'через 5 часов'],
    ['2026-03-12T15:00:00Z', 'tomorrow', 'завтра'],
    ['2026-03-10T07:00:00Z', 'yesterday', 'вчера'],
    ['2026-03-14T09:00:00Z', 'in 3 days', 'через 3 дня'],
    ['2026-03-01T09:00:00Z', 'last week', 'на прошлой неделе'],
  ])('%s is %s, %s', (at, en, ru) => {
    expect(formatRelative(at, { ...london, now })).toBe(en);
    expect(formatRelative(at, { ...moscow, now })).toBe(ru);
  });
});

describe('numbers and money', () => {
  it('are written in the reader’s language', () => {
    expect(plain(formatNumber(1_234_567.5, { language: 'ru' }))).toBe('1 234 567,5');
    expect(formatNumber(1_234_567.5, { language: 'en' })).toBe('1,234,567.5');
    expect(plain(formatMoney('1945000.50', 'RUB', { language: 'ru' }))).toBe('1 945 000,50 ₽');
    expect(plain(formatMoney(1200, 'EUR', { language: 'en' }))).toBe('€1,200.00');
  });

  it('lose no digit of a long amount', () => {
    expect(plain(formatMoney('12345678901234567.89', 'RUB', { language: 'ru' }))).toBe('12 345 678 901 234 567,89 ₽');
  });

  it('come back as they are when they are no amounts or no currency', () => {
    expect(formatMoney('a lot', 'RUB', { language: 'en' })).toBe('a lot RUB');
    expect(formatMoney('5', 'roubles', { language: 'en' })).toBe('5 roubles');
  });
});
