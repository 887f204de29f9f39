import { MillraceError } from '@millrace/schemas';
import { addDuration, multiplyDuration, parseDuration, type Duration } from './duration.js';
import { lastInstant, parseInstant } from './instant.js';

/** A repeating interval of ISO 8601. */
export interface Cycle {
  /** How often it happens; null for without end. */
  readonly times: number | null;
  /** The first occurrence, milliseconds since 1970 UTC; null when the first comes one duration after the timer starts. */
  readonly start: number | null;
  readonly every: Duration;
}

/** One occurrence of a cycle: its number from 0, and when, in milliseconds since 1970 UTC. */
export interface Occurrence {
  readonly index: number;
  readonly at: number;
}

const most = 1_000_000;

/**
 * Reads `R3/PT1H` (three times, the first in an hour), `R/PT15M` (without end) or `R/2026-01-01T00:00:00Z/P1D` (daily from that instant on).
 * At most a million times, at least a second apart. Throws `CYCLE_INVALID`.
 */
export function parseCycle(text: string): Cycle {
  const parts = text.split('/');
  const head = /^R(\d{0,7})$/.exec(parts[0] ?? '');
  if (!head || parts.length < 2 || parts.length > 3) throw invalid(text);
  const times = head[1] === '' ? null : Number(head[1]);
  try {
    const start = parts.length === 3 ? parseInstant(parts[1] as string) : null;
    const every = parseDuration(parts[parts.length - 1] as string);
    const apart = every.months > 0 || every.days > 0 || every.ms >= 1000;
    if (!apart || (times !== null && (times < 1 || times > most))) throw invalid(text);
    return { times, start, every };
  } catch (cause) {
    throw invalid(text, cause);
  }
}

/**
 * When the cycle happens for the `index`-th time, counted from 0, for a timer started at `origin`; null when it does not. Every occurrence is
 * counted from the first, so that the 31st comes back after a short month.
 */
export function occurrence(cycle: Cycle, origin: number, index: number, zone: string): number | null {
  if (index < 0 || (cycle.times !== null && index >= cycle.times)) return null;
  const steps = cycle.start === null ? index + 1 : index;
  const moved = multiplyDuration(cycle.every, steps);
  // Far beyond the calendar there is nothing left to compute.
  if (moved.months > 120_000 || moved.days > 3_660_000 || moved.ms > lastInstant) return null;
  try {
    return addDuration(cycle.start ?? origin, moved, zone);
  } catch (error) {
    if (error instanceof MillraceError && error.code === 'INSTANT_INVALID') return null;
    throw error;
  }
}

/** The first occurrence later than `after`, or null when there is none. Takes some forty steps however far away it is. */
export function nextOccurrence(cycle: Cycle, origin: number, after: number, zone: string): Occurrence | null {
  const isLater = (index: number): boolean => {
    const at = occurrence(cycle, origin, index, zone);
    return at === null || at > after;
  };
  let high = 1;
  while (!isLater(high - 1)) high *= 2;
  let low = high === 1 ? 0 : high / 2;
  while (low < high - 1) {
    const middle = Math.floor((low + high - 1) / 2);
    if (isLater(middle)) high = middle + 1;
    else low = middle + 1;
  }
  const at = occurrence(cycle, origin, low, zone);
  return at === null ? null : { index: low, at };
}

function invalid(text: string, cause?: unknown): MillraceError {
  return new MillraceError('CYCLE_INVALID', { found: text.slice(0, 80) }, { cause });
}
