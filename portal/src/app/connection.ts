/** Whether the service answers. Every call reports; while it does not, somebody asks until it does. */
export class Connection {
  #lost = false;
  #stop: (() => void) | null = null;
  readonly #listeners = new Set<() => void>();

  constructor(
    /** Asks the service whether it is there; rejects when no answer comes. */
    readonly ask: () => Promise<void>,
    readonly later: (run: () => void, ms: number) => () => void,
    /** The service is back: what is shown may be old. */
    readonly onBack: () => void,
  ) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
  /** Whether the connection is lost. */
  readonly snapshot = (): boolean => this.#lost;

  /** A call was answered, whatever the answer. */
  answered(): void {
    if (!this.#lost) return;
    this.#stop?.();
    this.#stop = null;
    this.#set(false);
    this.onBack();
  }

  /** No answer came. */
  failed(): void {
    if (this.#lost) return;
    this.#set(true);
    this.#askLater();
  }

  /** Something went quiet that does not usually: asks, and tells only where no answer comes. */
  doubt(): void {
    if (this.#lost) return;
    this.ask().catch(() => this.failed());
  }

  /** Something else did not come: asks whether it is the connection. */
  probe(): void {
    if (this.#lost) return;
    this.ask().then(
      () => undefined,
      () => this.failed(),
    );
  }

  /** Asks now: the browser says that it is online again, or the person wants to. */
  retry(): void {
    if (!this.#lost) return;
    this.#stop?.();
    this.ask().then(
      () => this.answered(),
      () => this.#askLater(),
    );
  }

  #askLater(): void {
    this.#stop = this.later(() => this.retry(), 3_000);
  }

  #set(lost: boolean): void {
    this.#lost = lost;
    for (const listener of this.#listeners) listener();
  }
}
