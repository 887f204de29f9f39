import { readMoment, wallAt, writeMoment } from '../../words/moments.js';
import type { FormLanguage } from '../contract.js';
import { localeOf } from './numbers.js';

/** How a date is written in a language, and shown where one is asked for. */
export const dateShape: Readonly<Record<FormLanguage, { readonly mark: string; readonly hint: string }>> = {
  en: { mark: '/', hint: 'DD/MM/YYYY' },
  ru: { mark: '.', hint: 'ДД.ММ.ГГГГ' },
};

/** Day first: with one mark throughout, where a year may be short after points and slashes; all in a row; with the month in words. */
const dayFirst = [
  /^(?<day>\d{1,2})(?<mark>[./])(?<month>\d{1,2})\k<mark>(?<year>\d{4}|\d{2})$/,
  /^(?<day>\d{1,2})(?<mark>[ -])(?<month>\d{1,2})\k<mark>(?<year>\d{4})$/,
  /^(?<day>\d{2})(?<month>\d{2})(?<year>\d{4})$/,
  /^(?<day>\d{1,2})\s(?<word>\p{L}+)\.?\s(?<year>\d{4})$/u,
];

/** A date as people write it, day first: `31.3.2026`, `31/03/26`, `31 марта 2026`, or ISO. Answers `2026-03-31`; null if it is none. */
export function readDate(text: string): string | null {
  const bare = text.trim().replace(/\s*г\.?$/u, '');
  if (bare === '' || bare.length > 40) return null;
  if (/^\d{4}-\d{2}-\d{2}$/.test(bare)) return readMoment(bare, 'UTC') === null ? null : bare;
  const found = dayFirst.map((shape) => shape.exec(bare)?.groups).find((groups) => groups !== undefined);
  if (!found) return null;
  const { day = '', month, word = '', year = '' } = found;
  const date = `${wholeYear(year)}-${(month ?? String(monthNames().get(word.toLowerCase()) ?? 0)).padStart(2, '0')}-${day.padStart(2, '0')}`;
  return readMoment(date, 'UTC') === null ? null : date;
}

/** Of two digits the year that is meant: up to 60 in this century. */
function wholeYear(year: string): string {
  if (year.length === 4) return year;
  return Number(year) > 60 ? `19${year}` : `20${year}`;
}

const names = new Map<string, number>();

/** The months by every name that they have in both languages, short and long, alone and in a date. */
function monthNames(): ReadonlyMap<string, number> {
  if (names.size > 0) return names;
  for (const locale of ['ru-RU', 'en-GB']) {
    for (const style of ['short', 'long'] as const) {
      for (const around of [{}, { day: 'numeric' }] as const) {
        const format = new Intl.DateTimeFormat(locale, { month: style, ...around, timeZone: 'UTC' });
        for (let month = 1; month <= 12; month += 1) {
          const name = format.formatToParts(Date.UTC(2026, month - 1, 1)).find(({ type }) => type === 'month')?.value ?? '';
          names.set(name.replace('.', '').toLowerCase(), month);
        }
      }
    }
  }
  return names;
}

/** `2026-03-31` as `31.03.2026` or `31/03/2026`; what is no date as it is. */
export function writeDate(value: string, language: FormLanguage): string {
  const moment = readMoment(value, 'UTC');
  if (moment === null) return value;
  return wallAt(moment, 'UTC').date.split('-').reverse().join(dateShape[language].mark);
}

/** `2026-03-31` for reading: `31 March 2026`, `31 марта 2026 г.` */
export function sayDate(value: string, language: FormLanguage): string {
  const moment = readMoment(value, 'UTC');
  return moment === null ? value : writeMoment(moment, localeOf(language), 'UTC', { day: 'numeric', month: 'long', year: 'numeric' });
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
  const moment = readMoment(value, zone);
  if (moment === null) return null;
  const { date, time } = wallAt(moment, zone);
  return { date, time };
}

/** The moment of a date and a time in a zone: UTC, as it is kept. */
export function makeInstant(date: string, time: string, zone: string | undefined): string | null {
  const moment = readMoment(`${date}T${time}`, zone);
  return moment === null ? null : new Date(moment).toISOString().replace('.000Z', 'Z');
}

/** A moment for reading, in a zone. */
export function sayInstant(value: string, language: FormLanguage, zone: string | undefined): string {
  const moment = readMoment(value, zone);
  if (moment === null) return value;
  const parts = { day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit' } as const;
  return writeMoment(moment, localeOf(language), zone, parts);
}

/** The parts that a length of time is asked by. */
export const durationParts = { duration: ['days', 'hours', 'minutes'], period: ['years', 'months', 'days'] } as const;
/** One part of a length of time. */
export type DurationPart = 'years' | 'months' | 'days' | 'hours' | 'minutes';

const units = ['years', 'months', 'weeks', 'days', 'hours', 'minutes', 'seconds'] as const;
const amount = (letter: string): string => `(?:(\\d+(?:[.,]\\d+)?)${letter})?`;
const durationShape = new RegExp(`^(-)?P(?=\\d|T\\d)${[...'YMWD'].map(amount).join('')}(?:T(?=\\d)${[...'HMS'].map(amount).join('')})?$`);

/** The parts of an ISO 8601 duration; null if it is none. */
export function readDuration(value: string): Partial<Record<(typeof units)[number], number>> | null {
  const found = durationShape.exec(value);
  if (found === null) return null;
  const sign = found[1] === undefined ? 1 : -1;
  return Object.fromEntries(
    units.flatMap((unit, index) => {
      const part = found[index + 2];
      return part === undefined ? [] : [[unit, sign * Number(part.replace(',', '.'))]];
    }),
  );
}

/** The ISO 8601 duration of some parts; null if all are zero or absent. */
export function makeDuration(parts: Partial<Record<DurationPart, number>>): string | null {
  const written = (names: readonly DurationPart[]): string =>
    names.flatMap((name) => (parts[name] ? [`${parts[name]}${name.charAt(0).toUpperCase()}`] : [])).join('');
  const [date, time] = [written(['years', 'months', 'days']), written(['hours', 'minutes'])];
  if (date === '' && time === '') return null;
  return `P${date}${time === '' ? '' : `T${time}`}`;
}

/** A length of time for reading: `1 year and 6 months`, `1 год и 6 месяцев`. */
export function sayDuration(value: string, language: FormLanguage): string {
  const parts = readDuration(value);
  if (parts === null) return value;
  const locale = localeOf(language);
  const said = Object.entries(parts).map(([unit, count]) =>
    new Intl.NumberFormat(locale, { style: 'unit', unitDisplay: 'long', unit: unit.slice(0, -1) }).format(count),
  );
  return new Intl.ListFormat(locale, { type: 'conjunction', style: 'long' }).format(said);
}
