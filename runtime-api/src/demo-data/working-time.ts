/** The people of the demo work from 9 to 18 by Moscow time, Monday to Friday; holidays come with business calendars. */
const zoneMs = 3 * 3_600_000;
const day = 86_400_000;
const opens = 9 * 3_600_000;
const closes = 18 * 3_600_000;

const localMidnight = (at: number): number => Math.floor((at + zoneMs) / day) * day;
const works = (midnight: number): boolean => ![0, 6].includes(new Date(midnight).getUTCDay());

/** The moment when `hours` of working time have passed since `at`. Instants are milliseconds since 1970 UTC. */
export function afterWork(at: number, hours: number): number {
  let left = hours * 3_600_000;
  for (let midnight = localMidnight(at); ; midnight += day) {
    if (!works(midnight)) continue;
    const from = Math.max(at + zoneMs, midnight + opens);
    const free = midnight + closes - from;
    if (free <= 0) continue;
    if (left <= free) return Math.round((from + left) / 1000) * 1000 - zoneMs;
    left -= free;
  }
}

/** The moment before `at` since which `hours` of working time have passed. */
export function beforeWork(at: number, hours: number): number {
  let left = hours * 3_600_000;
  for (let midnight = localMidnight(at); ; midnight -= day) {
    if (!works(midnight)) continue;
    const until = Math.min(at + zoneMs, midnight + closes);
    const free = until - (midnight + opens);
    if (free <= 0) continue;
    if (left <= free) return Math.round((until - left) / 1000) * 1000 - zoneMs;
    left -= free;
  }
}

/** A day as text, `days` after the one of `at`: `2026-11-22`. */
export function dayAfter(at: number, days: number): string {
  return new Date(at + zoneMs + days * day).toISOString().slice(0, 10);
}
