import type { JsonMap } from '../api/shapes.js';

/** How it stands with a draft. */
export type DraftState = 'clean' | 'waiting' | 'saving' | 'saved' | 'unreachable' | 'refused';

/** What a saver stands on. */
export interface DraftGround {
  /** Keeps a draft at the service. */
  readonly save: (data: JsonMap) => Promise<void>;
  /** Keeps it while the page is being left. */
  readonly saveOnLeaving: (data: JsonMap) => void;
  readonly later: (run: () => void, ms: number) => () => void;
  readonly isPassing: (error: unknown) => boolean;
}

/** A pause in typing after which a draft is saved, in milliseconds. */
const pause = 1_500;
/** Before the next attempt when the service could not be reached. */
const retryPause = 5_000;

/**
 * Keeps what is typed into a work item at the service: a moment after the last key, one save at a time, the newest text last. When the connection is lost it tries on
 * until it is back. `flush` is awaited before a decision is sent, so that no older draft arrives after it.
 */
export class DraftSaver {
  #newest: JsonMap | null = null;
  #running: Promise<void> | null = null;
  #stop: (() => void) | null = null;
  #closed = false;
  #state: DraftState = 'clean';
  readonly #listeners = new Set<() => void>();

  constructor(readonly ground: DraftGround) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
  readonly snapshot = (): DraftState => this.#state;

  /** Something was typed. */
  change(data: JsonMap): void {
    if (this.#closed) return;
    this.#newest = data;
    this.#set('waiting');
    this.#after(pause);
  }

  /** Saves now, and resolves when nothing is under way. Never rejects: a draft is a help, not a condition. */
  async flush(): Promise<void> {
    this.#stop?.();
    this.#stop = null;
    await this.#running;
    if (this.#newest !== null && !this.#closed) await this.#save();
  }

  /** Nothing more is to be saved: the work item was decided. Resolves when nothing is under way. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#newest = null;
    this.#stop?.();
    await this.#running;
  }

  /** The page is being left. */
  leave(): void {
    if (this.#newest === null || this.#closed) return;
    this.ground.saveOnLeaving(this.#newest);
  }

  #after(ms: number): void {
    this.#stop?.();
    this.#stop = this.ground.later(() => void this.flush(), ms);
  }

  #save(): Promise<void> {
    const data = this.#newest;
    if (data === null) return Promise.resolve();
    this.#newest = null;
    this.#set('saving');
    this.#running = this.ground
      .save(data)
      .then(
        () => this.#set(this.#newest === null ? 'saved' : 'waiting'),
        (error: unknown) => {
          if (!this.ground.isPassing(error)) return this.#set('refused');
          this.#newest ??= data;
          this.#set('unreachable');
          if (!this.#closed) this.#after(retryPause);
        },
      )
      .finally(() => {
        this.#running = null;
      });
    return this.#running;
  }

  #set(state: DraftState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}
