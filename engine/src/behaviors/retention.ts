import { addDuration, isDuration, multiplyDuration, parseDuration } from './values/duration.js';

/** How long things are kept where nobody says. */
export const usualRetention = 'P5Y';

/** Whether a text says how long something is kept: a length of time above nothing, or `never` for what is never purged. */
export function isRetention(text: string): boolean {
  if (text === 'never') return true;
  if (!isDuration(text)) return false;
  const { months, days, ms } = parseDuration(text);
  return months >= 0 && days >= 0 && ms >= 0 && months + days + ms > 0;
}

/** What ended before this instant has been kept long enough, milliseconds since 1970 UTC; nothing has where it is `never` purged, or kept longer than calendars reach. */
export function keptSince(retention: string, now: number): number {
  if (retention === 'never') return Number.NEGATIVE_INFINITY;
  try {
    return addDuration(now, multiplyDuration(parseDuration(retention), -1), 'UTC');
  } catch {
    return Number.NEGATIVE_INFINITY;
  }
}
