/** How often another process's writes are looked for while somebody watches. */
const EVERY = 500;

/** Wakes watchers after our own writes at once, and after other processes' writes within half a second. */
export class FileWatch {
  readonly #version: () => Promise<number>;
  readonly #watchers = new Set<() => void>();
  #timer: NodeJS.Timeout | null = null;
  #last: number | null = null;

  /** `version` answers a number that grows when another process wrote. */
  constructor(version: () => Promise<number>) {
    this.#version = version;
  }

  add(wake: () => void): () => void {
    // Wrapped, so that the same function given twice is two watchers.
    const watcher = () => wake();
    this.#watchers.add(watcher);
    this.#timer ??= setInterval(() => void this.#look(), EVERY).unref();
    return () => {
      this.#watchers.delete(watcher);
      if (this.#watchers.size === 0) this.stop();
    };
  }

  wake(): void {
    for (const watcher of [...this.#watchers]) watcher();
  }

  stop(): void {
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#timer = null;
  }

  async #look(): Promise<void> {
    try {
      const version = await this.#version();
      if (this.#last !== null && version !== this.#last) this.wake();
      this.#last = version;
    } catch {
      // A hint that cannot be had now is had at the next look; whoever needs the store learns by asking it.
    }
  }
}
