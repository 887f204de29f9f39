import type { TimeSource } from '../ports/index.js';

interface Due {
  readonly at: number;
  readonly key: string;
}

/** Milliseconds of one turn of the event loop in which due keys are gathered: fifty thousand of one second take several. */
const HOLD = 5;
/** How many are gathered between two looks at the clock. */
const LOOK = 256;

/** Keys that become due at an instant, the nearest first. Only what is near is held here; the rest waits in the store. */
export class DueQueue {
  private heap: Due[] = [];
  private readonly held = new Map<string, number>();
  private cancel: () => void = () => undefined;
  private plannedFor = Infinity;
  private stopped = false;

  constructor(
    private readonly time: TimeSource,
    private readonly onDue: (keys: readonly string[]) => void,
  ) {}

  get size(): number {
    return this.held.size;
  }

  /** Whether there is more that is due already, and rings in the next turn. */
  get ringing(): boolean {
    return this.plannedFor === -Infinity;
  }

  /** Holds a key until an instant (milliseconds since 1970 UTC). The same key again moves it. */
  push(key: string, at: number): void {
    if (this.stopped || this.held.get(key) === at) return;
    this.held.set(key, at);
    this.heap.push({ at, key });
    this.up(this.heap.length - 1);
    this.plan();
  }

  /** Forgets a key. */
  drop(key: string): void {
    if (!this.held.delete(key) || this.heap.length < 2 * this.held.size + 1000) return;
    // Dropped keys leave their places behind; when they outnumber the others the heap is made anew. A sorted list is a heap.
    this.heap = Array.from(this.held, ([held, at]) => ({ key: held, at })).sort((a, b) => a.at - b.at);
  }

  stop(): void {
    this.stopped = true;
    this.cancel();
  }

  /** `soon` does what is due already: before anything else, or in the next turn where this one had its share. */
  private plan(soon: (run: () => void) => void = queueMicrotask): void {
    const first = this.heap[0];
    if (this.stopped || !first || first.at >= this.plannedFor) return;
    this.cancel();
    if (first.at <= this.time.now()) {
      // What is due already rings without waiting for the clock.
      this.plannedFor = -Infinity;
      this.cancel = () => undefined;
      soon(() => {
        this.plannedFor = Infinity;
        if (this.stopped) return;
        this.ring();
        this.plan(setImmediate);
      });
      return;
    }
    this.plannedFor = first.at;
    this.cancel = this.time.at(first.at, () => {
      this.plannedFor = Infinity;
      this.ring();
      this.plan(setImmediate);
    });
  }

  private ring(): void {
    const now = this.time.now();
    const since = this.time.monotonic();
    const due: string[] = [];
    for (let first = this.heap[0]; first && first.at <= now; first = this.heap[0]) {
      this.shift();
      // A key that was moved or dropped left its old place in the heap.
      if (this.held.get(first.key) !== first.at) continue;
      this.held.delete(first.key);
      due.push(first.key);
      if (due.length % LOOK === 0 && this.time.monotonic() - since > HOLD) break;
    }
    if (due.length) this.onDue(due);
  }

  private shift(): void {
    const last = this.heap.pop();
    if (!last || this.heap.length === 0) return;
    this.heap[0] = last;
    for (let at = 0; ;) {
      const left = 2 * at + 1;
      const right = left + 1;
      let least = at;
      if (this.before(left, least)) least = left;
      if (this.before(right, least)) least = right;
      if (least === at) return;
      this.swap(at, least);
      at = least;
    }
  }

  private up(from: number): void {
    for (let at = from; at > 0;) {
      const parent = (at - 1) >> 1;
      if (!this.before(at, parent)) return;
      this.swap(at, parent);
      at = parent;
    }
  }

  private before(a: number, b: number): boolean {
    const left = this.heap[a];
    const right = this.heap[b];
    return left !== undefined && right !== undefined && left.at < right.at;
  }

  private swap(a: number, b: number): void {
    const left = this.heap[a];
    const right = this.heap[b];
    if (!left || !right) return;
    this.heap[a] = right;
    this.heap[b] = left;
  }
}
