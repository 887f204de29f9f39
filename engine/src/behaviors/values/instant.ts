import { MillraceError } from '@millrace/schemas';

const shape = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?(Z|[+-]\d\d:\d\d)$/;

/** The first and the last instant we know: 0001-01-01 to 9999-12-31, UTC, in milliseconds since 1970. */
export const firstInstant = -62_135_596_800_000;
export const lastInstant = 253_402_300_799_999;

/**
 * Milliseconds since 1970 UTC of an ISO 8601 instant such as `2026-11-22T09:00:00Z` or `2026-11-22T12:00+03:00`. The offset must be there: a time
 * without a zone is no instant. Fractions beyond milliseconds are cut. Throws `INSTANT_INVALID`, also for days that do not exist.
 */
export function parseInstant(text: string): number {
  const found = shape.exec(text);
  if (!found) throw invalid(text);
  const [year, month, day, hour, minute] = found.slice(1, 6).map(Number) as [number, number, number, number, number];
  const second = Number(found[6] ?? 0);
  const millis = Number((found[7] ?? '').slice(0, 3).padEnd(3, '0'));
  if (hour > 23 || minute > 59 || second > 59) throw invalid(text);
  const local = wallTime(year, month - 1, day, ((hour * 60 + minute) * 60 + second) * 1000 + millis);
  const date = new Date(local);
  if (date.getUTCFullYear() !== year || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) throw invalid(text);
  const at = local - offsetOf(found[8] as string, text);
  if (at < firstInstant || at > lastInstant) throw invalid(text);
  return at;
}

/** The ISO 8601 text of an instant in UTC, to the millisecond. */
export function formatInstant(at: number): string {
  return new Date(at).toISOString();
}

/** Milliseconds of a wall-clock time as if it were UTC. `Date.UTC` alone takes the years 0 to 99 for 1900 to 1999. */
export function wallTime(year: number, month: number, day: number, msOfDay: number): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month, day);
  return date.getTime() + msOfDay;
}

function offsetOf(offset: string, text: string): number {
  if (offset === 'Z') return 0;
  const hours = Number(offset.slice(1, 3));
  const minutes = Number(offset.slice(4, 6));
  if (hours > 18 || minutes > 59) throw invalid(text);
  return (offset.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000;
}

function invalid(text: string): MillraceError {
  return new MillraceError('INSTANT_INVALID', { found: text.slice(0, 60) });
}
