/** What of this process has a file open, and who is just opening it. */
interface Place {
  users: number;
  opening: number;
  last: Promise<unknown>;
}

const places = new Map<string, Place>();

/**
 * One user of a file in this process: a store with all its threads, or a keeper. The log beside a file is looked at before SQLite opens it, and only where nothing of this process has the file open:
 * POSIX takes all locks of a process from a file when it closes any handle of that file, and without SQLite's locks another process would take the log's index for left behind and cut it.
 */
export class OpenHere {
  readonly #path: string;
  #counts = false;

  constructor(path: string) {
    this.#path = path;
  }

  /** Opens one after the other; `open` hears whether nothing of this process has the file open. Once open it counts, also where its thread ends and begins anew, until it is `closed`. */
  async opened(open: (alone: boolean) => Promise<unknown>): Promise<void> {
    if (this.#counts) return void (await open(false));
    const place = places.get(this.#path) ?? { users: 0, opening: 0, last: Promise.resolve() };
    places.set(this.#path, place);
    place.opening++;
    const opening = place.last.then(async () => {
      await open(place.users === 0);
      place.users++;
      this.#counts = true;
    });
    place.last = opening.catch(() => undefined);
    try {
      await opening;
    } finally {
      place.opening--;
      this.#tidy(place);
    }
  }

  closed(): void {
    const place = places.get(this.#path);
    if (!this.#counts || place === undefined) return;
    this.#counts = false;
    place.users--;
    this.#tidy(place);
  }

  #tidy({ users, opening }: Place): void {
    if (users + opening === 0) places.delete(this.#path);
  }
}
