import type { Scalar } from './values.js';

const nanosPerSecond = 1_000_000_000n;
const datePattern = /^(\d{4})-(\d{2})-(\d{2})$/;
const timePattern = /^(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?$/;
const zonePattern = /^(.+?)(Z|[+-]\d{2}:\d{2})$/;
const daysTimePattern = /^(-)?P(?:(\d{1,9})D)?(?:T(?:(\d{1,9})H)?(?:(\d{1,9})M)?(?:(\d{1,9})(?:\.(\d{1,9}))?S)?)?$/;
const yearsMonthsPattern = /^(-)?P(?:(\d{1,6})Y)?(?:(\d{1,6})M)?$/;

/** A calendar date `2026-03-01`; null if it is none, such as 30 February. */
export function parseDate(text: string): Scalar | null {
  const days = daysOf(text);
  return days === null ? null : { kind: 'date', order: days, json: text };
}

/** A time of day without zone, `09:30` or `09:30:15.25`. */
export function parseTime(text: string): Scalar | null {
  const nanos = nanosOf(text);
  return nanos === null ? null : { kind: 'time', order: nanos, json: text };
}

/** A moment: date and time with `Z` or an offset. Without one it would depend on whose clock is meant, so it is refused. */
export function parseDateTime(text: string): Scalar | null {
  const [date, rest] = splitOnce(text, 'T');
  const zoned = rest === undefined ? null : zonePattern.exec(rest);
  if (!zoned) return null;
  const days = daysOf(date);
  const nanos = nanosOf(zoned[1] ?? '');
  const offset = offsetMinutes(zoned[2] ?? '');
  if (days === null || nanos === null || offset === null) return null;
  const seconds = BigInt(days) * 86_400n - BigInt(offset) * 60n;
  return { kind: 'dateTime', order: seconds * nanosPerSecond + nanos, json: text };
}

/** A duration of days, hours, minutes and seconds: `P2D`, `PT8H`, `PT0.5S`. */
export function parseDaysTime(text: string): Scalar | null {
  const found = daysTimePattern.exec(text);
  if (!found || text.endsWith('P') || text.endsWith('T')) return null;
  const whole = (index: number): bigint => BigInt(found[index] ?? '0');
  const seconds = ((whole(2) * 24n + whole(3)) * 60n + whole(4)) * 60n + whole(5);
  const nanos = seconds * nanosPerSecond + BigInt((found[6] ?? '').padEnd(9, '0'));
  return { kind: 'daysTime', order: found[1] ? -nanos : nanos, json: text };
}

/** A period of years and months: `P1Y6M`. */
export function parseYearsMonths(text: string): Scalar | null {
  const found = yearsMonthsPattern.exec(text);
  if (!found || text.endsWith('P')) return null;
  const months = Number(found[2] ?? '0') * 12 + Number(found[3] ?? '0');
  return { kind: 'yearsMonths', order: found[1] && months > 0 ? -months : months, json: text };
}

function daysOf(text: string): number | null {
  const found = datePattern.exec(text);
  if (!found) return null;
  const [year, month, day] = [Number(found[1]), Number(found[2]), Number(found[3])];
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  return daysSince1970(year, month, day);
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** Counted from 1 March of year 0, so that the leap day is the last of its year. */
function daysSince1970(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  return 365 * y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + dayOfYear - 719_468;
}

function nanosOf(text: string): bigint | null {
  const found = timePattern.exec(text);
  if (!found) return null;
  const [hours, minutes, seconds] = [Number(found[1]), Number(found[2]), Number(found[3] ?? '0')];
  if (hours > 23 || minutes > 59 || seconds > 59) return null;
  return BigInt((hours * 60 + minutes) * 60 + seconds) * nanosPerSecond + BigInt((found[4] ?? '').padEnd(9, '0'));
}

function offsetMinutes(text: string): number | null {
  if (text === 'Z') return 0;
  const [hours, minutes] = [Number(text.slice(1, 3)), Number(text.slice(4, 6))];
  if (hours > 14 || minutes > 59) return null;
  return (text.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
}

function splitOnce(text: string, at: string): [string, string | undefined] {
  const index = text.indexOf(at);
  return index < 0 ? [text, undefined] : [text.slice(0, index), text.slice(index + 1)];
}
