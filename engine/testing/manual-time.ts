import type { TimeSource } from '../src/ports/index.js';

/** A clock that moves only when told to: nothing in a test sleeps. */
export interface ManualTime extends TimeSource {
  /** Moves on by `ms` milliseconds and fires what is due on the way, in order. */
  advance(ms: number): void;
  /** Moves on to an instant (milliseconds since 1970 UTC, or ISO text). */
  advanceTo(at: number | string): void;
  /** How many timers wait. */
  readonly waiting: number;
  /** When the next timer is due, milliseconds since 1970 UTC. */
  readonly next: number | undefined;
}

/** A manual clock that starts at the given instant (milliseconds since 1970 UTC, or ISO text). */
export function manualTime(start: number | string = '2026-01-12T09:00:00Z'): ManualTime {
  const origin = typeof start === 'string' ? Date.parse(start) : start;
  let now = origin;
  let order = 0;
  const timers = new Map<number, { readonly at: number; readonly run: () => void }>();

  const nextDue = (): [number, { readonly at: number; readonly run: () => void }] | undefined => {
    let first: [number, { readonly at: number; readonly run: () => void }] | undefined;
    for (const entry of timers) if (!first || entry[1].at < first[1].at) first = entry;
    return first;
  };
  const at = (due: number, run: () => void): (() => void) => {
    const id = ++order;
    timers.set(id, { at: due, run });
    return () => timers.delete(id);
  };
  const advanceTo = (target: number): void => {
    for (let due = nextDue(); due && due[1].at <= target; due = nextDue()) {
      now = Math.max(now, due[1].at);
      timers.delete(due[0]);
      due[1].run();
    }
    now = Math.max(now, target);
  };
  return {
    now: () => now,
    monotonic: () => now - origin,
    at,
    after: (ms, run) => at(now + Math.max(0, ms), run),
    advance: (ms) => advanceTo(now + ms),
    advanceTo: (to) => advanceTo(typeof to === 'string' ? Date.parse(to) : to),
    get waiting() {
      return timers.size;
    },
    get next() {
      return nextDue()?.[1].at;
    },
  };
}
