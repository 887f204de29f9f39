import type { TimeSource } from '@millrace/engine';

/** A clock that stands still, and leaps to where it is told. */
export interface LeapingTime extends TimeSource {
  /** Leaps to an instant, milliseconds since 1970 UTC; each timer that falls due on the way runs once, at the end of the leap. */
  leapTo(at: number): void;
}

/**
 * The clock of a history that is played in seconds. A manual clock runs what repeats every few seconds as often as it would have, which over weeks is a million
 * times; nobody is there to notice, so here it runs once a leap. Whoever leaps stops at each moment that matters.
 */
export function leapingTime(start: number): LeapingTime {
  let now = start;
  let order = 0;
  const timers = new Map<number, { readonly due: number; readonly run: () => void }>();
  const at = (due: number, run: () => void): (() => void) => {
    const id = ++order;
    timers.set(id, { due, run });
    return () => void timers.delete(id);
  };
  return {
    now: () => now,
    monotonic: () => now - start,
    at,
    after: (ms, run) => at(now + Math.max(0, ms), run),
    leapTo(target) {
      now = Math.max(now, target);
      const due = [...timers].filter(([, timer]) => timer.due <= now).sort(([, one], [, other]) => one.due - other.due);
      for (const [id, { run }] of due) if (timers.delete(id)) run();
    },
  };
}
