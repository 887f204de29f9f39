import { RE2JS } from 're2js';

const durationShape =
  /^[+-]?P(?:\d{1,9}Y)?(?:\d{1,9}M)?(?:\d{1,9}W)?(?:\d{1,9}D)?(?:T(?:\d{1,9}(?:\.\d{1,9})?H)?(?:\d{1,9}(?:\.\d{1,9})?M)?(?:\d{1,9}(?:\.\d{1,9})?S)?)?$/;
const dateShape = /^(\d{4})-(\d\d)-(\d\d)$/;
const instantShape = /^(\d{4}-\d\d-\d\d)T([01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,9})?)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;
const timeShape = /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?$/;
const cycleShape = /^R(\d{0,7})$/;
const emailShape = /^[^\s@<>"(),:;\\[\]]{1,64}@[^\s@<>"(),:;\\[\]]{1,255}$/;

/** An ISO 8601 duration such as `PT8H` or `P1Y2M`. */
export function isDurationText(text: string): boolean {
  return text.length <= 100 && durationShape.test(text) && !/[PT]$/.test(text);
}

/** A duration of whole days, weeks, months and years. */
export function isPeriodText(text: string): boolean {
  return isDurationText(text) && !text.includes('T');
}

/** A day that exists, as `2026-03-02`. */
export function isDateText(text: string): boolean {
  const found = dateShape.exec(text);
  if (found === null) return false;
  const [year, month, day] = found.slice(1).map(Number) as [number, number, number];
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysOf(year, month);
}

/** A time of day as `09:00` or `09:00:00`. */
export function isTimeText(text: string): boolean {
  return text.length <= 18 && timeShape.test(text);
}

/** A moment with its offset from UTC, as `2026-03-02T09:00:00Z`. */
export function isInstantText(text: string): boolean {
  const found = text.length > 40 ? null : instantShape.exec(text);
  return found !== null && isDateText(found[1] ?? '');
}

/** An ISO 8601 repetition: `R3/PT1H`, `R/2026-03-02T09:00:00Z/P1D`. */
export function isCycleText(text: string): boolean {
  const parts = text.length > 100 ? [] : text.split('/');
  const head = cycleShape.exec(parts[0] ?? '');
  if (head === null || parts.length < 2 || parts.length > 3 || (head[1] !== '' && Number(head[1]) < 1)) return false;
  return isDurationText(parts.at(-1) ?? '') && (parts.length === 2 || isInstantText(parts[1] ?? ''));
}

/** A regular expression that runs in linear time (RE2's syntax: no look-around, no back-references). */
export function isLinearPattern(text: string): boolean {
  try {
    RE2JS.compile(RE2JS.translateRegExp(text));
    return true;
  } catch {
    return false;
  }
}

/** The formats that our own schemas use, by the value of `format`; each runs in time linear to the text. */
export const textFormats: Readonly<Record<string, (text: string) => boolean>> = {
  duration: isDurationText,
  period: isPeriodText,
  date: isDateText,
  time: isTimeText,
  instant: isInstantText,
  timing: (text) => isDurationText(text) || isInstantText(text),
  cycle: isCycleText,
  regex: isLinearPattern,
  email: (text) => text.length <= 320 && emailShape.test(text),
};

function daysOf(year: number, month: number): number {
  if (month !== 2) return [4, 6, 9, 11].includes(month) ? 30 : 31;
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
}
