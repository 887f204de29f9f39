/** A change of one place, as the service takes it. */
export interface EditPatch {
  readonly op: 'add' | 'replace' | 'remove';
  readonly path: readonly string[];
  readonly value?: unknown;
}

/** One step of a person, done once however often it is sent. */
export interface Edit {
  readonly id: string;
  readonly label: string;
  readonly patches: readonly EditPatch[];
}

/** Edits that the service does not have yet, with the definition they led to: kept on this device. */
export interface KeptEdits {
  readonly base: number;
  readonly edits: readonly Edit[];
  readonly definition: object;
}

/** How it stands with the edits of a definition. */
export type EditsState = 'saved' | 'waiting' | 'saving' | 'unreachable' | 'refused';

/** What edits stand on. */
export interface EditsGround {
  /** Has edits done that were made on revision `base`; answers the revision after them. */
  readonly send: (base: number, edits: readonly Edit[]) => Promise<number>;
  /** The same while the page is being left. */
  readonly sendOnLeaving: (base: number, edits: readonly Edit[]) => void;
  /** Keeps on this device what is not sent; null: nothing waits. */
  readonly keep: (kept: KeptEdits | null) => void;
  readonly later: (run: () => void, ms: number) => () => void;
  readonly newKey: () => string;
  readonly isPassing: (error: unknown) => boolean;
}

/** A pause in drawing after which edits are sent, in milliseconds. */
const pause = 800;
/** Before the next attempt when the service could not be reached. */
const retryPause = 5_000;
/** As many as the service takes at once. */
const most = 100;

/**
 * Sends what is drawn to the service as edits: a moment after the last one, one sending at a time, in their order. What it does not have yet is kept on this device.
 * When the connection is lost it tries on; what is refused stays until somebody has chosen what becomes of it.
 */
export class DraftEdits {
  #base: number;
  #waiting: Edit[] = [];
  #sent: readonly Edit[] = [];
  #step = '';
  #definition: object | null = null;
  #running: Promise<void> | null = null;
  #stop: (() => void) | null = null;
  #closed = false;
  #behind = false;
  #state: EditsState = 'saved';
  #error: unknown = null;
  readonly #listeners = new Set<() => void>();

  constructor(
    readonly ground: EditsGround,
    base: number,
  ) {
    this.#base = base;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
  readonly snapshot = (): EditsState => this.#state;

  /** The newest revision that holds everything that was sent. */
  get revision(): number {
    return this.#base;
  }
  /** Whether others changed something that is not shown yet: the definition is to be read again. */
  get isBehind(): boolean {
    return this.#behind;
  }
  /** Why the service refused. */
  get error(): unknown {
    return this.#error;
  }
  /** The definition as it was drawn last; null where nothing was drawn yet. */
  get definition(): object | null {
    return this.#definition;
  }

  /**
   * Something was drawn.
   *
   * @param definition The definition as it is now.
   * @param step What belongs to one step (a burst of typing) has one name.
   */
  change(definition: object, step: string, label: string, patches: readonly EditPatch[]): void {
    if (this.#closed || patches.length === 0) return;
    this.#definition = definition;
    const last = this.#waiting.at(-1);
    if (last !== undefined && step === this.#step)
      this.#waiting[this.#waiting.length - 1] = { ...last, patches: [...last.patches, ...patches] };
    else this.#waiting.push({ id: this.ground.newKey(), label: label.slice(0, 200), patches });
    this.#step = step;
    if (this.#state === 'refused') return this.#keep();
    if (this.#running === null) {
      if (this.#state !== 'unreachable') this.#set('waiting');
      this.#after(pause);
    }
  }

  /** Sends now, and resolves when everything is sent or cannot be. Never rejects: the state tells. */
  async flush(): Promise<void> {
    this.#stop?.();
    this.#stop = null;
    await this.#running;
    while (this.#pending.length > 0 && !this.#closed && this.#state !== 'refused') {
      await this.#send();
      if (this.#state === 'unreachable') return;
    }
  }

  /** The definition was read again and is shown as of this revision. */
  seen(revision: number): void {
    this.#base = Math.max(this.#base, revision);
    this.#behind = false;
    for (const listener of this.#listeners) listener();
  }

  /** Nothing more is sent; what was not is forgotten. */
  drop(): void {
    this.#closed = true;
    this.#stop?.();
    this.#waiting = [];
    this.#sent = [];
    this.ground.keep(null);
  }

  /** The page is being left. */
  leave(): void {
    if (this.#pending.length === 0 || this.#closed) return;
    this.#keep();
    if (this.#state !== 'refused') this.ground.sendOnLeaving(this.#base, this.#pending.slice(0, most));
  }

  get #pending(): readonly Edit[] {
    return [...this.#sent, ...this.#waiting];
  }

  #keep(): void {
    this.ground.keep({ base: this.#base, edits: this.#pending, definition: this.#definition ?? {} });
  }

  #after(ms: number): void {
    this.#stop?.();
    this.#stop = this.ground.later(() => void this.flush(), ms);
  }

  #send(): Promise<void> {
    // After a lost answer the same edits go first, under the same ids: they may be done already.
    if (this.#sent.length === 0) this.#sent = this.#waiting.splice(0, most);
    this.#step = '';
    const edits = this.#sent;
    const base = this.#base;
    this.#keep();
    this.#set('saving');
    this.#running = this.ground
      .send(base, edits)
      .then(
        (revision) => {
          if (this.#closed) return;
          this.#sent = [];
          this.#base = revision;
          // Each edit makes one revision; more of them are somebody else's.
          if (revision > base + edits.length) this.#behind = true;
          if (this.#waiting.length === 0) this.ground.keep(null);
          else this.#keep();
          this.#set(this.#waiting.length === 0 ? 'saved' : 'waiting');
        },
        (error: unknown) => {
          if (this.#closed) return;
          if (!this.ground.isPassing(error)) {
            this.#error = error;
            return this.#set('refused');
          }
          this.#set('unreachable');
          this.#after(retryPause);
        },
      )
      .finally(() => {
        this.#running = null;
      });
    return this.#running;
  }

  #set(state: EditsState): void {
    this.#state = state;
    for (const listener of [...this.#listeners]) listener();
  }
}
