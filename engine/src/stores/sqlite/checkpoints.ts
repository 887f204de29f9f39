import type { SqlValue } from './driver.js';

/** Full batches after which the log beside the file is folded into it: some dozen megabytes. */
const EVERY = 12;
/** Commits of a full batch. One of fewer counts as less, down to a third: at half of full load they come about twice as often. */
const FULL = 128;
/** Characters of commits and rows that count as a full batch by themselves, however few they are in. */
const LARGE = 1_000_000;
/** Pages of the log from which it is to begin anew: 48 MB, and what is written meanwhile. Beyond 64 MB SQLite would cut it back each time. */
const LONG = 6000;

/** Runs a checkpoint over one of two connections and answers SQLite's row: busy, pages in the log, pages of them that are in the file. */
export type Checkpoint = (by: 'beside' | 'writer') => Promise<readonly SqlValue[]>;

/**
 * Folds the log (`-wal`) into the file beside the writing, which SQLite would otherwise do within a commit: those who wait for it waited for two more fsyncs and for some
 * thousand pages. A log that is written to all the time is never quite folded, so a long one gets its last few pages from the writer between two batches, and then begins anew.
 */
export class Checkpoints {
  readonly #run: Checkpoint;
  /** The log that a life before left behind is folded soon: one that is killed again and again would never come to it. */
  #batches = EVERY - 1;
  #running: Promise<void> | null = null;

  constructor(run: Checkpoint) {
    this.#run = run;
  }

  /** Hears of each batch that was written: of its commits, or of its rows where it had none. */
  wrote(written: readonly { readonly body: string }[]): void {
    const characters = written.reduce((sum, { body }) => sum + body.length, 0);
    this.#batches += Math.min(1, (1 + (2 * written.length) / FULL) / 3) + characters / LARGE;
    if (this.#batches < EVERY || this.#running !== null) return;
    this.#batches = 0;
    this.#running = this.#fold().finally(() => (this.#running = null));
  }

  /** Resolves when none is under way. */
  async ended(): Promise<void> {
    await this.#running;
  }

  async #fold(): Promise<void> {
    try {
      const [, pages] = await this.#run('beside');
      if (Number(pages) >= LONG) await this.#run('writer');
    } catch {
      // A disk that has no room, or a store that closes: the next batches try again, and the writer folds a very long log itself.
    }
  }
}
