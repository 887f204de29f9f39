import type { TimeSource } from '../ports/index.js';

/** Node refuses longer timers (they would fire at once): longer waits are made of several. */
const LONGEST_TIMER = 2 ** 31 - 1;

/** A wait for an instant looks at the wall clock this often: a clock that was put forward makes nothing later than this. */
const LOOK_EVERY = 30_000;

/** The machine's own clock. A wait for an instant is checked against the wall clock while it lasts and when it ends, so a clock set back does not fire early. */
export function systemTime(): TimeSource {
  const after = (ms: number, run: () => void): (() => void) => {
    const timer = setTimeout(run, Math.min(Math.max(0, ms), LONGEST_TIMER));
    return () => clearTimeout(timer);
  };
  return {
    now: () => Date.now(),
    monotonic: () => performance.now(),
    after,
    at(at, run) {
      let cancel = (): void => undefined;
      const check = (): void => {
        const left = at - Date.now();
        if (left <= 0) run();
        else cancel = after(Math.min(left, LOOK_EVERY), check);
      };
      cancel = after(Math.min(at - Date.now(), LOOK_EVERY), check);
      return () => cancel();
    },
  };
}
