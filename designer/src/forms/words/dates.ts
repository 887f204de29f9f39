import { DateTime, Duration } from 'luxon';
import type { FormLanguage } from '../contract.js';
import { localeOf } from './numbers.js';

/** How a date is written in a language, and shown where one is asked for. */
export const dateShape: Readonly<Record<FormLanguage, { readonly format: string; readonly hint: string }>> = {
  en: { format: 'dd/MM/yyyy', hint: 'DD/MM/YYYY' },
  ru: { format: 'dd.MM.yyyy', hint: 'ДД.ММ.ГГГГ' },
};

const dayFirst = [
  'd.M.yyyy',
  'd/M/yyyy',
  'd-M-yyyy',
  'd M yyyy',
  'd.M.yy',
  'd/M/yy',
  'd MMM yyyy',
  'd MMMM yyyy',
  'd LLL yyyy',
  'd LLLL yyyy',
  'ddMMyyyy',
];

/** A date as people write it, day first: `31.3.2026`, `31/03/26`, `31 марта 2026`, or ISO. Answers `2026-03-31`; null if it is none. */
export function readDate(text: string, language: FormLanguage): string | null {
  const bare = text.trim().replace(/\s*г\.?$/u, '');
  if (bare === '' || bare.length > 40) return null;
  const iso = /^\d{4}-\d{2}-\d{2}$/.test(bare) ? DateTime.fromISO(bare, { zone: 'utc' }) : null;
  if (iso) return iso.isValid ? iso.toISODate() : null;
  for (const format of dayFirst) {
    for (const locale of [localeOf(language), language === 'ru' ? 'en-GB' : 'ru-RU']) {
      const read = DateTime.fromFormat(bare, format, { zone: 'utc', locale });
      if (read.isValid) return read.toISODate();
    }
  }
  return null;
}

/** `2026-03-31` as `31.03.2026` or `31/03/2026`; what is no date as it is. */
export function writeDate(value: string, language: FormLanguage): string {
  const read = DateTime.fromISO(value, { zone: 'utc' });
  return read.isValid ? read.toFormat(dateShape[language].format) : value;
}

/** `2026-03-31` for reading: `31 March 2026`, `31 марта 2026 г.` */
export function sayDate(value: string, language: FormLanguage): string {
  const read = DateTime.fromISO(value, { zone: 'utc', locale: localeOf(language) });
  return read.isValid ? read.toLocaleString({ day: 'numeric', month: 'long', year: 'numeric' }) : value;
}

/** A time as people write it: `9:30`, `0930`, `9.30`, `9`. Answers `09:30`; null if it is none. */
export function readTime(text: string): string | null {
  const match = /^(\d{1,2})(?:[:.\s]?([0-5]\d))?$/.exec(text.trim());
  const hours = Number(match?.[1]);
  if (!match || hours > 23) return null;
  return `${String(hours).padStart(2, '0')}:${match[2] ?? '00'}`;
}

/** The date and the time of a moment in a zone. */
export function readInstant(value: string, zone: string | undefined): { readonly date: string; readonly time: string } | null {
  const read = DateTime.fromISO(value, { zone: zone ?? 'local' });
  return read.isValid ? { date: read.toFormat('yyyy-MM-dd'), time: read.toFormat('HH:mm') } : null;
}

/** The moment of a date and a time in a zone: UTC, as it is kept. */
export function makeInstant(date: string, time: string, zone: string | undefined): string | null {
  const made = DateTime.fromISO(`${date}T${time}`, { zone: zone ?? 'local' });
  return made.isValid ? made.toUTC().toISO({ suppressMilliseconds: true }) : null;
}

/** A moment for reading, in a zone. */
export function sayInstant(value: string, language: FormLanguage, zone: string | undefined): string {
  const read = DateTime.fromISO(value, { zone: zone ?? 'local', locale: localeOf(language) });
  return read.isValid ? read.toLocaleString({ day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit' }) : value;
}

/** The parts that a length of time is asked by. */
export const durationParts = { duration: ['days', 'hours', 'minutes'], period: ['years', 'months', 'days'] } as const;
/** One part of a length of time. */
export type DurationPart = 'years' | 'months' | 'days' | 'hours' | 'minutes';

/** The parts of an ISO 8601 duration; null if it is none, or has others than these. */
export function readDuration(value: string): Partial<Record<DurationPart, number>> | null {
  const read = Duration.fromISO(value);
  return read.isValid ? read.toObject() : null;
}

/** The ISO 8601 duration of some parts; null if all are zero or absent. */
export function makeDuration(parts: Partial<Record<DurationPart, number>>): string | null {
  const made = Duration.fromObject(parts);
  const filled = Object.values(parts).some((part) => part !== 0);
  return filled && made.isValid ? made.toISO() : null;
}

/** A length of time for reading: `1 year, 6 months`, `1 год, 6 месяцев`. */
export function sayDuration(value: string, language: FormLanguage): string {
  const read = Duration.fromISO(value, { locale: localeOf(language) });
  return read.isValid ? read.toHuman({ listStyle: 'long', unitDisplay: 'long' }) : value;
}
