import { MillraceError } from '@millrace/schemas';
import { wallTime } from './instant.js';

const formats = new Map<string, Intl.DateTimeFormat>();
const kept = 64;

/** Whether the name is an IANA time zone that this machine knows: `Europe/Moscow`, `UTC`. */
export function isZone(zone: string): boolean {
  try {
    formatOf(zone);
    return true;
  } catch {
    return false;
  }
}

/** The wall-clock time in a zone at an instant, as milliseconds that read as UTC. Throws `ZONE_UNKNOWN`. */
export function toWall(at: number, zone: string): number {
  if (zone === 'UTC') return at;
  const part = { year: 0, month: 1, day: 1, hour: 0, minute: 0, second: 0 };
  for (const { type, value } of formatOf(zone).formatToParts(at)) {
    if (type in part) part[type as keyof typeof part] = Number(value);
  }
  const seconds = (part.hour * 60 + part.minute) * 60 + part.second;
  return wallTime(part.year, part.month - 1, part.day, seconds * 1000) + (((at % 1000) + 1000) % 1000);
}

/**
 * The instant at which a zone's clocks show a wall-clock time. When clocks go back it shows twice: the first is meant. When they go forward it
 * is skipped: the time moves on by what was skipped (the rule of RFC 5545, and of `Temporal`'s "compatible").
 */
export function fromWall(wall: number, zone: string): number {
  if (zone === 'UTC') return wall;
  const day = 86_400_000;
  // Offsets a day before and a day after surround any one change of the clocks.
  const before = toWall(wall - day, zone) - (wall - day);
  const after = toWall(wall + day, zone) - (wall + day);
  const first = wall - Math.max(before, after);
  const second = wall - Math.min(before, after);
  if (toWall(first, zone) === wall) return first;
  if (toWall(second, zone) === wall) return second;
  return wall - before;
}

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  let made: Intl.DateTimeFormat;
  try {
    made = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      calendar: 'iso8601',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  } catch (cause) {
    throw new MillraceError('ZONE_UNKNOWN', { found: zone.slice(0, 60) }, { cause });
  }
  if (formats.size >= kept) formats.clear();
  formats.set(zone, made);
  return made;
}
