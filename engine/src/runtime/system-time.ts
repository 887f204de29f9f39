import type { TimeSource } from '../ports/index.js';

/** Node refuses longer timers (they would fire at once): longer waits are made of several. */
const LONGEST_TIMER = 2 ** 31 - 1;

/** A wait for an instant looks at the wall clock this often: a clock that was put forward makes nothing later than this. */
const LOOK_EVERY = 30_000;

/** A clock that is set back farther than this is believed at once: three hours, in milliseconds. */
const MOST_BACK = 10_800_000;

/** What tells the time of the machine, in milliseconds. */
export interface Clocks {
  /** Since 1970 UTC; people and programs may set it. */
  readonly wall: () => number;
  /** Only grows. */
  readonly monotonic: () => number;
}

const machine: Clocks = { wall: () => Date.now(), monotonic: () => performance.now() };

/**
 * The machine's own clock. It never goes back: where the wall clock is set back by up to three hours, it goes on from where it was at half the speed, until the wall clock has caught up.
 * What was written meanwhile would lie in the future otherwise, and its timers, jobs and retries would wait until then. A wait for an instant is checked against the clock while it
 * lasts and when it ends.
 */
export function systemTime({ wall, monotonic }: Clocks = machine): TimeSource {
  /** The latest moment that was told. */
  let told = -Infinity;
  /** While the wall clock is behind: where this one was then, and what the other said. */
  let ahead: { readonly from: number; readonly since: number } | undefined;

  const now = (): number => {
    const moment = wall();
    if (moment >= told || told - moment > MOST_BACK) {
      ahead = undefined;
      return (told = moment);
    }
    ahead ??= { from: told, since: monotonic() };
    told = Math.max(told, Math.floor(ahead.from + (monotonic() - ahead.since) / 2));
    return told;
  };
  const after = (ms: number, run: () => void): (() => void) => {
    const timer = setTimeout(run, Math.min(Math.max(0, ms), LONGEST_TIMER));
    return () => clearTimeout(timer);
  };
  /** How long a wait for so much of this clock's time takes, or until it is to be looked at again. */
  const lasting = (left: number): number => Math.min(ahead === undefined ? left : left * 2, LOOK_EVERY);
  return {
    now,
    monotonic,
    after,
    at(at, run) {
      let cancel = (): void => undefined;
      const check = (): void => {
        const left = at - now();
        if (left <= 0) run();
        else cancel = after(lasting(left), check);
      };
      cancel = after(lasting(at - now()), check);
      return () => cancel();
    },
    written(at) {
      if (at > now() && at - told <= MOST_BACK) {
        told = at;
        ahead = undefined;
      }
    },
  };
}
