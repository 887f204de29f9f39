import type { RowWrite, Store } from '../../ports/index.js';

/** Writes rows of several at once in one write: what comes while one is on its way goes with the next. */
export class RowsTogether {
  private waiting: RowWrite[] = [];
  private next: Promise<void> | null = null;
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly store: Store) {}

  put(rows: readonly RowWrite[]): Promise<void> {
    this.waiting.push(...rows);
    this.next ??= this.last.then(() => this.write());
    return this.next;
  }

  private write(): Promise<void> {
    const rows = this.waiting;
    this.waiting = [];
    this.next = null;
    const written = this.store.project(rows);
    this.last = written.catch(() => undefined);
    return written;
  }
}
