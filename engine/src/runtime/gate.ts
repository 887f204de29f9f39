/** So many that have begun are let go of together, also where somebody always waits. */
const LET_GO = 1000;

/** Lets at most `limit` pieces of work run at once; the rest wait in the order they came. */
export class Gate {
  private running = 0;
  /** In the order they came; those before `next` have begun. */
  private waiting: (() => void)[] = [];
  private next = 0;
  private idle: (() => void)[] = [];

  constructor(private readonly limit: number) {}

  /** Runs `work` when there is room. `work` must not reject. */
  run(work: () => Promise<void>): void {
    const begin = (): void => {
      this.running++;
      void work().finally(() => {
        this.running--;
        this.beginNext();
        if (this.running === 0) for (const wake of this.idle.splice(0)) wake();
      });
    };
    if (this.running < this.limit) begin();
    else this.waiting.push(begin);
  }

  private beginNext(): void {
    const begin = this.waiting[this.next++];
    if (begin === undefined || this.next >= LET_GO) {
      this.waiting = this.waiting.slice(this.next);
      this.next = 0;
    }
    begin?.();
  }

  /** How many places there are for those who wait, those included that were left a moment ago. */
  get held(): number {
    return this.waiting.length;
  }

  /** Forgets what has not begun. */
  clear(): void {
    this.waiting = [];
    this.next = 0;
  }

  /** Resolves when nothing runs. */
  async drained(): Promise<void> {
    while (this.running > 0) await new Promise<void>((resolve) => this.idle.push(resolve));
  }
}
