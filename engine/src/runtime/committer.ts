import { MillraceError } from '@millrace/schemas';
import type { CommitEntry, CommitOutcome, Store, TimeSource } from '../ports/index.js';
import { backoff } from './backoff.js';
import type { BlobGate } from './blob-gate.js';
import type { Log } from './log.js';

/** Commits of one batch, at most. Two batches are under way at once, so that deciding and writing overlap. */
const BATCH_COMMITS = 128;
const BATCH_CHARACTERS = 4_000_000;
const BATCHES_UNDER_WAY = 2;
/** So many commits are worth a batch behind the one being written. Fewer wait until that one is there: sent at once, they would stand between it and all that come after them. */
const SECOND_FROM = 48;
/** Rows of one write, at most: ten thousand work items that end at once are ten writes, between which others have their turn. */
const ROWS_A_WRITE = 1000;
/** Answers given in one turn of the event loop: each sets its sender going, who may decide the next command at once, and others want their turn too. */
const ANSWERS_A_TURN = 32;
/** After this long a commit's rows are left to roll-forward: tombstones that would stop an old row live only so long (rule 8). */
const PROJECT_FOR = 3_600_000;

/**
 * What became of a commit: stored with all its rows, or its revision is another's. `gone`: the committer was stopped first. An error: the store will never take
 * it, and nothing was written.
 */
export type Fate = 'stored' | 'conflict' | 'gone' | MillraceError;

/** Whether the store refused the call itself: sending it again cannot help. */
function isRefusal(cause: unknown): cause is MillraceError {
  return cause instanceof MillraceError && cause.status < 500;
}

/** Whether the store has no room and has written nothing: whoever waits is told at once, and may send the command again. */
function isFull(cause: unknown): cause is MillraceError {
  return cause instanceof MillraceError && cause.code === 'STORE_FULL';
}

/** What the store is given at once: rows that are too many for one write follow, the list row last as always. */
function written(entry: CommitEntry): CommitEntry {
  return hasMany(entry) ? { commit: entry.commit, rows: [], listRow: null } : entry;
}

function hasMany({ rows }: CommitEntry): boolean {
  return rows.length > ROWS_A_WRITE;
}

/** What the committer needs. */
export interface CommitterDeps {
  readonly store: Store;
  readonly blobs: Pick<BlobGate, 'put'>;
  readonly time: TimeSource;
  readonly log: Log;
  readonly epoch: string;
  /** Waits before try `attempt` of something that failed; by default 20 ms to 2 s. */
  readonly pause?: (attempt: number) => Promise<void>;
}

interface Waiting {
  readonly entry: CommitEntry;
  readonly blobs: readonly { readonly hash: string; readonly text: string }[];
  readonly settle: (fate: Fate) => void;
  /** Whether the store was ever given it: if not, its number will never be stored. */
  sent: boolean;
}

/**
 * Group commit: gathers the commits of many strands into few writes, learns each one's fate (rule 3), and sees that all its rows are there, the list
 * row last (rule 8), before it says `stored`.
 */
export class Committer {
  private readonly queue: Waiting[] = [];
  private underWay = 0;
  private scheduled = false;
  private stopped = false;
  private lastSeq = 0;
  /** Numbers given out whose commit is not yet known stored (or never to be), and those not yet projected. */
  private readonly unstored = new Set<number>();
  private readonly unprojected = new Set<number>();
  private idle: (() => void)[] = [];
  private leftBehind = 0;

  constructor(private readonly deps: CommitterDeps) {}

  /** The place of the next commit in this node's life (rule 11). Every number given out must be submitted. */
  next(): { readonly id: string; readonly epoch: string; readonly seq: number } {
    const seq = ++this.lastSeq;
    this.unstored.add(seq);
    this.unprojected.add(seq);
    return { id: `${this.deps.epoch}.${seq}`, epoch: this.deps.epoch, seq };
  }

  /** Every number up to this is stored or will never be. */
  get storedThrough(): number {
    return this.through(this.unstored);
  }

  /** Every stored commit up to this number has all its rows. */
  get projectedThrough(): number {
    return this.through(this.unprojected);
  }

  /** Whether nothing was given up that the store had been given: then there is nothing to sweep. */
  get clean(): boolean {
    return this.leftBehind === 0;
  }

  /** Stores a commit; its large values first (rule 18). Resolves when its fate is known and its rows are there; never rejects. */
  submit(entry: CommitEntry, blobs: Waiting['blobs'] = []): Promise<Fate> {
    return new Promise((settle) => {
      const waiting: Waiting = {
        entry,
        blobs,
        sent: false,
        settle: (fate) => {
          // What may be stored without its rows keeps its number open: a sweep must find it (rule 11).
          if (fate === 'gone' && waiting.sent) this.leftBehind++;
          else {
            this.unstored.delete(entry.commit.seq);
            this.unprojected.delete(entry.commit.seq);
          }
          settle(fate);
          this.wakeIdle();
        },
      };
      if (this.stopped) return waiting.settle('gone');
      if (blobs.length) void this.putBlobs(waiting);
      else this.enqueue(waiting);
    });
  }

  /** Resolves when nothing is under way. */
  async drained(): Promise<void> {
    while (this.queue.length || this.underWay || this.unprojected.size > this.leftBehind)
      await new Promise<void>((resolve) => this.idle.push(resolve));
  }

  /** Gives up what is not settled: its fate is left to the next loader. */
  stop(): void {
    this.stopped = true;
    for (const waiting of this.queue.splice(0)) waiting.settle('gone');
    this.wakeIdle();
  }

  private through(open: ReadonlySet<number>): number {
    let lowest = this.lastSeq + 1;
    for (const seq of open) {
      // Numbers join in order, so the first still there is the lowest.
      lowest = seq;
      break;
    }
    return lowest - 1;
  }

  private async putBlobs(waiting: Waiting): Promise<void> {
    const tenant = waiting.entry.commit.aggregate.slice(0, waiting.entry.commit.aggregate.indexOf('/'));
    for (let attempt = 1; ; attempt++) {
      if (this.stopped) return waiting.settle('gone');
      try {
        for (const { hash, text } of waiting.blobs) await this.deps.blobs.put(tenant, hash, Buffer.from(text));
        return this.enqueue(waiting);
      } catch (cause) {
        if (isRefusal(cause) || isFull(cause)) return waiting.settle(cause);
        this.deps.log('warning', 'a large value could not be stored; trying again', { cause });
        await this.pause(attempt);
      }
    }
  }

  private enqueue(waiting: Waiting): void {
    // While its large values were on their way.
    if (this.stopped) return waiting.settle('gone');
    this.queue.push(waiting);
    this.schedule();
  }

  private schedule(): void {
    if (this.scheduled || this.queue.length === 0 || !this.hasRoom()) return;
    this.scheduled = true;
    // One turn of the event loop: whoever else is ready by then joins the batch.
    setImmediate(() => {
      this.scheduled = false;
      this.flush();
    });
  }

  private hasRoom(): boolean {
    return this.underWay === 0 || (this.underWay < BATCHES_UNDER_WAY && this.queue.length >= SECOND_FROM);
  }

  private flush(): void {
    if (this.queue.length === 0) return this.wakeIdle();
    let characters = 0;
    let count = 0;
    while (count < this.queue.length && count < BATCH_COMMITS && characters < BATCH_CHARACTERS) {
      characters += this.queue[count]?.entry.commit.body.length ?? 0;
      count++;
    }
    const batch = this.queue.splice(0, count);
    for (const waiting of batch) waiting.sent = true;
    this.underWay++;
    void this.write(batch).finally(() => {
      this.underWay--;
      this.schedule();
      this.wakeIdle();
    });
    this.schedule();
  }

  /** Resolves as soon as the store has answered; what must be asked again or projected goes on by itself. */
  private async write(batch: readonly Waiting[]): Promise<void> {
    let outcomes: readonly CommitOutcome[];
    try {
      outcomes = await this.deps.store.commitAll(batch.map(({ entry }) => written(entry)));
    } catch (cause) {
      if (isRefusal(cause)) {
        // One bad entry spoils the call: each is tried alone, so that its neighbours are stored.
        const [only] = batch;
        if (batch.length === 1 && only) return only.settle(cause);
        for (const waiting of batch) await this.write([waiting]);
        return;
      }
      if (isFull(cause)) return batch.forEach((waiting) => waiting.settle(cause));
      outcomes = batch.map(() => ({ status: 'unknown', cause }));
    }
    const toProject: Waiting[] = [];
    let index = -1;
    for (const waiting of batch) {
      index++;
      if (index > 0 && index % ANSWERS_A_TURN === 0) await new Promise((resolve) => setImmediate(resolve));
      const outcome = outcomes[index];
      if (outcome?.status === 'stored') {
        this.unstored.delete(waiting.entry.commit.seq);
        if (outcome.projected && !hasMany(waiting.entry)) waiting.settle('stored');
        else toProject.push(waiting);
      } else void this.findFate(waiting, outcome?.status === 'conflict');
    }
    if (toProject.length) void this.project(toProject);
  }

  /** Rule 3: the key is read back; ours, another's, or none: then the same commit is sent again. */
  private async findFate(waiting: Waiting, mayBeOurs: boolean): Promise<void> {
    const { store, log } = this.deps;
    const { commit } = waiting.entry;
    for (let attempt = 1, wait = !mayBeOurs; ; attempt++) {
      if (wait) await this.pause(attempt);
      wait = true;
      if (this.stopped) return waiting.settle('gone');
      try {
        const there = await store.readCommit(commit.aggregate, commit.revision);
        if (there && there.id !== commit.id) return waiting.settle('conflict');
        if (there) {
          this.unstored.delete(commit.seq);
          return await this.project([waiting]);
        }
        const [again] = await store.commitAll([written(waiting.entry)]);
        if (again?.status === 'stored') {
          this.unstored.delete(commit.seq);
          return again.projected && !hasMany(waiting.entry) ? waiting.settle('stored') : await this.project([waiting]);
        }
        wait = again?.status !== 'conflict';
      } catch (cause) {
        // It was not there when the key was read, and the store will not take it: nothing was written.
        if (isFull(cause) || isRefusal(cause)) return waiting.settle(cause);
        log('warning', 'the fate of a commit is not known yet; asking again', { aggregate: commit.aggregate, attempt, cause });
      }
    }
  }

  private async project(batch: readonly Waiting[]): Promise<void> {
    const { store, time, log } = this.deps;
    const since = time.monotonic();
    for (let attempt = 1; ; attempt++) {
      if (this.stopped || time.monotonic() - since > PROJECT_FOR) {
        for (const waiting of batch) waiting.settle('gone');
        return;
      }
      try {
        const rows = batch.flatMap((waiting) => waiting.entry.rows);
        for (let at = 0; at < rows.length; at += ROWS_A_WRITE) await store.project(rows.slice(at, at + ROWS_A_WRITE));
        const listRows = batch.flatMap((waiting) => waiting.entry.listRow ?? []);
        if (listRows.length) await store.project(listRows);
        for (const waiting of batch) waiting.settle('stored');
        return this.wakeIdle();
      } catch (cause) {
        log('warning', 'rows could not be written; trying again', { commits: batch.length, attempt, cause });
        await this.pause(attempt);
      }
    }
  }

  private pause(attempt: number): Promise<void> {
    if (this.deps.pause) return this.deps.pause(attempt);
    return new Promise((resolve) => this.deps.time.after(backoff(attempt), resolve));
  }

  private wakeIdle(): void {
    for (const wake of this.idle.splice(0)) wake();
  }
}
