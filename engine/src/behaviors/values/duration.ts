import { MillraceError } from '@millrace/schemas';
import { firstInstant, lastInstant } from './instant.js';
import { fromWall, toWall } from './zone.js';

/** A length of time in three parts that do not convert into each other: a month has no fixed days, a day no fixed hours. All have one sign. */
export interface Duration {
  readonly months: number;
  readonly days: number;
  readonly ms: number;
}

const shape =
  /^([+-])?P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(T(?:(\d+(?:\.\d{1,9})?)H)?(?:(\d+(?:\.\d{1,9})?)M)?(?:(\d+(?:\.\d{1,9})?)S)?)?$/;
const longest = { months: 12_000, days: 366_000, ms: 1000 * 366 * 86_400_000 };

/**
 * Reads an ISO 8601 duration: `PT8H`, `P1Y2M10DT2H30M`, `P2W`, `-P1D`. Only hours, minutes and seconds may have fractions. Nothing beyond 1000
 * years: that is a slip of the pen. Throws `DURATION_INVALID`.
 */
export function parseDuration(text: string): Duration {
  const found = text.length > 100 ? null : shape.exec(text);
  // The pattern alone would take "P" and "PT", which say nothing.
  if (!found || /[PT]$/.test(text)) throw invalid(text);
  const sign = found[1] === '-' ? -1 : 1;
  const part = (index: number): number => Number(found[index] ?? 0);
  const months = part(2) * 12 + part(3);
  const days = part(4) * 7 + part(5);
  const ms = Math.round((part(7) * 3600 + part(8) * 60 + part(9)) * 1000);
  if (months > longest.months || days > longest.days || ms > longest.ms) throw invalid(text);
  return { months: signed(sign, months), days: signed(sign, days), ms: signed(sign, ms) };
}

/** Whether the text is a duration that `parseDuration` reads. */
export function isDuration(text: string): boolean {
  try {
    parseDuration(text);
    return true;
  } catch {
    return false;
  }
}

/**
 * The instant one duration later. Months, then days, move the calendar in the zone (31 January plus a month is the last of February; nine
 * o'clock stays nine o'clock when clocks change); hours and less are exact time. Throws `ZONE_UNKNOWN`, or `INSTANT_INVALID` outside the years 1 to 9999.
 */
export function addDuration(at: number, duration: Duration, zone: string): number {
  let moved = at;
  if (duration.months !== 0 || duration.days !== 0) moved = fromWall(addCalendar(toWall(at, zone), duration), zone);
  moved += duration.ms;
  if (!(moved >= firstInstant && moved <= lastInstant)) throw new MillraceError('INSTANT_INVALID', { found: String(moved) });
  return moved;
}

/** The duration taken `times` times, part by part. */
export function multiplyDuration(duration: Duration, times: number): Duration {
  return { months: duration.months * times, days: duration.days * times, ms: duration.ms * times };
}

function addCalendar(wall: number, duration: Duration): number {
  const date = new Date(wall);
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + duration.months);
  const lastDay = new Date(date);
  lastDay.setUTCMonth(lastDay.getUTCMonth() + 1, 0);
  date.setUTCDate(Math.min(day, lastDay.getUTCDate()) + duration.days);
  return date.getTime();
}

function signed(sign: number, value: number): number {
  return value === 0 ? 0 : sign * value;
}

function invalid(text: string): MillraceError {
  return new MillraceError('DURATION_INVALID', { found: text.slice(0, 60) });
}
