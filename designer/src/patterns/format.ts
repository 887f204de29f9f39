import { readMoment, wallAt, writeMoment } from '../words/moments.js';
import type { Language } from './Reader.js';

/** How much of a date is written: `1 March 2026`, `1 March 2026, 14:05`, `1 Mar` (year only if not this one), `14:05`. */
export type DateStyle = 'date' | 'dateTime' | 'short' | 'time';

const locales: Readonly<Record<Language, string>> = { en: 'en-GB', ru: 'ru-RU' };

/** BCP 47 tag that numbers and dates of a language are written in. */
export const localeOf = (language: Language) => locales[language];

/**
 * An instant (ISO 8601) in the reader's language and zone. What is no date comes back as it is.
 *
 * @param now Time in ms, for `short`, which leaves out the present year.
 * @example formatDate('2026-03-01T11:05:00Z', { language: 'ru', zone: 'Europe/Moscow', style: 'dateTime' }) // 1 марта 2026 г., 14:05
 */
export function formatDate(
  at: string,
  { language, zone, style = 'date', now }: { language: Language; zone: string; style?: DateStyle; now?: number },
): string {
  const moment = readMoment(at, zone);
  if (moment === null) return at;
  const write = (parts: Intl.DateTimeFormatOptions) => writeMoment(moment, localeOf(language), zone, parts);
  const clock = () => write({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  if (style === 'time') return clock();
  if (style === 'short') {
    const thisYear = now !== undefined && wallAt(now, zone).year === wallAt(moment, zone).year;
    return write({ day: 'numeric', month: 'short', ...(thisYear ? {} : { year: 'numeric' }) });
  }
  const day = write({ day: 'numeric', month: 'long', year: 'numeric' });
  return style === 'date' ? day : `${day}, ${clock()}`;
}

const steps = [
  ['year', 365 * 86_400_000],
  ['month', 30 * 86_400_000],
  ['week', 7 * 86_400_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

/**
 * How far an instant is from now: `in 3 hours`, `tomorrow`, `2 дня назад`. Less than a minute is `now`. Days are days of the calendar in
 * the reader's zone, so that "tomorrow" is tomorrow.
 *
 * @param now Time in ms.
 */
export function formatRelative(at: string, { language, zone, now }: { language: Language; zone: string; now: number }): string {
  const moment = readMoment(at, zone);
  if (moment === null) return at;
  const words = new Intl.RelativeTimeFormat(localeOf(language), { numeric: 'auto' });
  const apart = moment - now;
  const days = wallAt(moment, zone).day - wallAt(now, zone).day;
  if (Math.abs(apart) >= 86_400_000 || (days !== 0 && Math.abs(apart) >= 12 * 3_600_000)) {
    const [unit, length] = steps.find(([, size]) => Math.abs(days) * 86_400_000 >= size) ?? steps[3];
    return words.format(Math.trunc((days * 86_400_000) / length), unit);
  }
  const [unit, length] = steps.find(([, size]) => Math.abs(apart) >= size) ?? ['second', Infinity];
  return words.format(Math.trunc(apart / length), unit);
}

/** A number in the reader's language: `12 345,6` in Russian. `digits` fixes the fraction digits. */
export function formatNumber(value: number, { language, digits }: { language: Language; digits?: number }): string {
  const fraction = digits === undefined ? {} : { minimumFractionDigits: digits, maximumFractionDigits: digits };
  return new Intl.NumberFormat(localeOf(language), fraction).format(value);
}

const money = /^-?\d+(?:\.\d+)?$/;

/**
 * An amount with its currency in the reader's language: `€1,234.50`, `1 234,50 €`. Amounts are decimal strings, so that no digit is lost;
 * what is no amount comes back as it is.
 *
 * @param currency ISO 4217, `EUR`.
 */
export function formatMoney(amount: string | number, currency: string, { language }: { language: Language }): string {
  const text = String(amount);
  if (!money.test(text)) return `${text} ${currency}`.trim();
  try {
    // Intl takes a decimal string as it is; the type knows numbers only.
    return new Intl.NumberFormat(localeOf(language), { style: 'currency', currency }).format(text as `${number}`);
  } catch {
    return `${text} ${currency}`.trim();
  }
}
