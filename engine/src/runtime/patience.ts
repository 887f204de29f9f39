import type { TimeSource } from '../ports/index.js';

/** One that waits. */
export interface Wait {
  readonly until: number;
  /** Gone once it is over: the set keeps more of what it once held than it shows (ADR 0017). */
  giveUp: (() => void) | undefined;
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

  /** Calls `giveUp` when it takes too long, unless it was `over` before; what is waited for goes on by itself. */
  begin(giveUp: () => void): Wait {
    const wait: Wait = { until: this.time.monotonic() + this.ms, giveUp };
    this.waits.add(wait);
    this.cancel ??= this.time.after(this.ms, () => this.look());
    return wait;
  }

  over(wait: Wait): void {
    this.waits.delete(wait);
    wait.giveUp = undefined;
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
      const { giveUp } = wait;
      this.waits.delete(wait);
      wait.giveUp = undefined;
      giveUp?.();
    }
  }
}
