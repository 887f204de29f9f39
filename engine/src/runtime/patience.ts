import type { TimeSource } from '../ports/index.js';

interface Wait {
  readonly until: number;
  readonly giveUp: () => void;
}

/** Waits that are all equally long, on one timer: thousands of commands a second need not set and clear one each. */
export class Patience {
  /** In the order they began, which is the order they end in. */
  private readonly waits = new Set<Wait>();
  private cancel: (() => void) | undefined;

  constructor(
    private readonly time: Pick<TimeSource, 'monotonic' | 'after'>,
    /** Milliseconds. */
    private readonly ms: number,
  ) {}

  /** What the work comes to, or `tooLate()` as the reason when it takes too long; the work itself goes on. */
  during<T>(work: Promise<T>, tooLate: () => Error): Promise<T> {
    return new Promise((resolve, reject) => {
      const wait: Wait = { until: this.time.monotonic() + this.ms, giveUp: () => reject(tooLate()) };
      this.waits.add(wait);
      this.cancel ??= this.time.after(this.ms, () => this.look());
      work.then(
        (value) => {
          this.over(wait);
          resolve(value);
        },
        (error: unknown) => {
          this.over(wait);
          reject(error);
        },
      );
    });
  }

  private over(wait: Wait): void {
    this.waits.delete(wait);
    if (this.waits.size > 0) return;
    this.cancel?.();
    this.cancel = undefined;
  }

  private look(): void {
    this.cancel = undefined;
    const now = this.time.monotonic();
    for (const wait of this.waits) {
      if (wait.until > now) {
        this.cancel = this.time.after(wait.until - now, () => this.look());
        return;
      }
      this.waits.delete(wait);
      wait.giveUp();
    }
  }
}
