import type { EpochRow, Store, TimeSource } from '../ports/index.js';
import type { Committer } from './committer.js';
import { newEpochId } from './ids.js';
import type { Log } from './log.js';

/** Milliseconds between two heartbeats. */
export const HEARTBEAT_EVERY = 5000;

/** Registers a new life of this node under an id that nobody has (rule 11). */
export async function beginEpoch(store: Store, time: TimeSource): Promise<string> {
  for (;;) {
    const epoch = newEpochId(time.now());
    const row = { epoch, startedAt: time.now(), beat: 0, storedThrough: 0, projectedThrough: 0, closed: false };
    if (await store.saveEpoch(row, 'create')) return epoch;
  }
}

/** Commits that are read at a time. */
const FEED_PAGE = 500;

/** So many lives are looked at for the latest moment. */
const LATEST_LIVES = 3;

/**
 * The latest moment that the latest lives have written, milliseconds since 1970 UTC: of each what its last heartbeat tells of and all that came after it, for the clock may have been
 * put forward at any of it.
 */
export async function lastWritten(store: Store): Promise<number> {
  let at = 0;
  for (const { epoch, storedThrough } of (await store.epochs()).slice(-LATEST_LIVES)) {
    for (let after = Math.max(0, storedThrough - 1), isMore = true; isMore;) {
      const page = await store.feed(epoch, after, FEED_PAGE);
      for (const commit of page) at = Math.max(at, commit.at);
      after = page.at(-1)?.seq ?? after;
      isMore = page.length === FEED_PAGE;
    }
  }
  return at;
}

/** Tells others that this node lives, and how far its commits are stored and projected. */
export class Heartbeat {
  private beat = 0;
  private stopped = false;
  private cancel: () => void = () => undefined;
  private readonly startedAt: number;

  constructor(
    private readonly epoch: string,
    private readonly deps: { readonly store: Store; readonly time: TimeSource; readonly committer: Committer; readonly log: Log },
  ) {
    this.startedAt = deps.time.now();
    this.plan();
  }

  /** The last heartbeat says whether the life ended with nothing left to sweep. */
  async stop(clean: boolean): Promise<void> {
    this.stopped = true;
    this.cancel();
    await this.save(clean);
  }

  private plan(): void {
    this.cancel = this.deps.time.after(HEARTBEAT_EVERY, () => {
      this.save(false)
        .catch((cause: unknown) => this.deps.log('warning', 'a heartbeat could not be written', { cause }))
        .finally(() => {
          if (!this.stopped) this.plan();
        });
    });
  }

  private async save(closed: boolean): Promise<void> {
    const { committer, store } = this.deps;
    const row: EpochRow = {
      epoch: this.epoch,
      startedAt: this.startedAt,
      beat: ++this.beat,
      storedThrough: committer.storedThrough,
      projectedThrough: committer.projectedThrough,
      closed,
    };
    await store.saveEpoch(row, 'beat');
  }
}
