import type { Runtime } from '../runtime.js';

/** The engine is closing: what is under way is gone on with at the next start. */
export class Stopped extends Error {}

/** Of four parts of time one is upkeep's: after each step it waits three times as long as the step took, at most this many milliseconds. */
const parts = 3;
const longest = 2000;

/** Lets work in small steps wait between them, so that nobody else is held up. */
export class Pace {
  #since: number;
  #stopped = false;
  #wake: () => void = () => undefined;
  readonly #lanes: Pace[] = [];
  /** Waits at most as long as it took before, unless somebody waits for the end. */
  hurried = false;

  constructor(private readonly runtime: Runtime) {
    this.#since = runtime.time.monotonic();
  }

  stop(): void {
    this.#stopped = true;
    this.#wake();
    for (const lane of this.#lanes) lane.stop();
  }

  /** For work that goes on beside this: it waits for itself alone, and stops with this. */
  beside(): Pace {
    const lane = new Pace(this.runtime);
    lane.hurried = this.hurried;
    if (this.#stopped) lane.stop();
    this.#lanes.push(lane);
    return lane;
  }

  /** Between two steps. Throws `Stopped` when the engine closes. */
  async step(): Promise<void> {
    if (this.#stopped) throw new Stopped();
    const took = this.runtime.time.monotonic() - this.#since;
    const wait = this.hurried ? 0 : Math.min(longest, took * parts);
    if (wait < 1) await new Promise((resolve) => setImmediate(resolve));
    else await this.#wait(wait);
    if (this.#stopped) throw new Stopped();
    this.#since = this.runtime.time.monotonic();
  }

  #wait(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const cancel = this.runtime.time.after(ms, resolve);
      this.#wake = () => {
        cancel();
        resolve();
      };
    });
  }
}
