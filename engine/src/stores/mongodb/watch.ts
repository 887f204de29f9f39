import type { MongoConnection } from './connection.js';
import type { Settings } from './options.js';
import type { mongo } from 'mongoose';

/** Looks for commits of others: through a change stream where there is one, else by asking how many there are. Only a hint (rule 11). */
export class CommitWatch {
  readonly #commits: mongo.Collection;
  readonly #stream: boolean;
  readonly #pollMs: number;
  readonly #wake: () => void;
  #changes: mongo.ChangeStream | null = null;
  #timer: NodeJS.Timeout | null = null;
  #stopped = false;

  constructor({ db, replicated }: MongoConnection, { changeStream, pollMs }: Settings, wake: () => void) {
    this.#commits = db.collection('commits');
    this.#stream = changeStream ?? replicated;
    this.#pollMs = pollMs;
    this.#wake = wake;
    if (this.#stream) this.#follow();
    else this.#poll();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    if (this.#timer !== null) clearInterval(this.#timer);
    await this.#changes?.close().catch(() => undefined);
  }

  #follow(): void {
    const changes = this.#commits.watch([{ $project: { _id: 1 } }]);
    this.#changes = changes;
    changes.on('change', () => this.#wake());
    // A server that has no change streams, or lost the place: asking is enough.
    changes.once('error', () => {
      changes.close().catch(() => undefined);
      if (!this.#stopped) this.#poll();
    });
  }

  #poll(): void {
    let known: number | null = null;
    let asking = false;
    this.#timer = setInterval(() => {
      if (asking) return;
      asking = true;
      this.#commits
        .estimatedDocumentCount()
        .then((count) => {
          if (known !== null && count !== known) this.#wake();
          known = count;
        })
        .catch(() => {
          // Unreachable now. When it is back, something may have been written.
          known = -1;
        })
        .finally(() => (asking = false));
    }, this.#pollMs);
    // A hint must not keep a process alive that has nothing else to do.
    this.#timer.unref();
  }
}
