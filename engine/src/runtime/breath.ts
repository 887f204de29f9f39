/** Milliseconds of deciding in one turn of the event loop, after which others have theirs. */
const HOLD = 6;

/**
 * Cuts what has much to do at once into turns of the event loop: thousands of timers of one second, letters to thousands of aggregates, the answers to hundreds of reads that come
 * together. Whoever begins a piece of work asks first, and waits in line once this turn has had its share.
 */
export class Breath {
  private readonly line: (() => void)[] = [];
  private since = 0;
  private counting = false;

  constructor(private readonly monotonic: () => number) {}

  /** Nothing where the work may begin at once; otherwise resolves when it is its turn. */
  wait(): Promise<void> | undefined {
    if (this.line.length === 0) {
      if (!this.counting) {
        this.begin();
        return undefined;
      }
      if (this.monotonic() - this.since < HOLD) return undefined;
    }
    return new Promise((resolve) => this.line.push(resolve));
  }

  private begin(): void {
    this.counting = true;
    this.since = this.monotonic();
    setImmediate(() => void this.nextTurn());
  }

  private async nextTurn(): Promise<void> {
    this.counting = false;
    if (this.line.length === 0) return;
    this.begin();
    do {
      this.line.shift()?.();
      // Who was let go does its work in the microtasks before this one goes on.
      await Promise.resolve();
      await Promise.resolve();
    } while (this.line.length && this.monotonic() - this.since < HOLD);
  }
}
