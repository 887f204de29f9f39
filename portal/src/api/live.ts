/** The part of `EventSource` that is used. */
export interface EventLine {
  addEventListener(name: string, listener: (event: { readonly data?: unknown }) => void): void;
  close(): void;
  readonly readyState: number;
}

/** What live updates stand on. */
export interface LiveGround {
  /** Opens a line for topics. */
  readonly open: (topics: readonly string[]) => EventLine;
  readonly later: (run: () => void, ms: number) => () => void;
  /** Something changed; `id` is what, where it is one thing. */
  readonly onChange: (topic: string, id: string | null) => void;
  /** The line broke. */
  readonly onLost: () => void;
  /** The line is back after it was lost: changes may have been missed. */
  readonly onGap: () => void;
}

const closed = 2;
/** So that pages that come and go within a navigation open one line. */
const settle = 50;
const pause = 5_000;

/** One line to the service for all topics that somebody on the page listens to. It only says what changed; whoever shows it reads it again. */
export class LiveUpdates {
  readonly #topics = new Map<string, number>();
  #line: EventLine | null = null;
  #stop: (() => void) | null = null;
  #lost = false;

  constructor(readonly ground: LiveGround) {}

  /** Listens to a topic: `inbox`, `requests`, `notifications`, `instance:ID`. Answers how to stop. */
  listen(topic: string): () => void {
    this.#count(topic, 1);
    return () => this.#count(topic, -1);
  }

  /** Ends the line; a new one is opened when somebody listens. */
  close(): void {
    this.#stop?.();
    this.#line?.close();
    this.#line = null;
    this.#topics.clear();
  }

  #count(topic: string, by: 1 | -1): void {
    const before = this.#topics.get(topic) ?? 0;
    const count = Math.max(0, before + by);
    if (count === 0) this.#topics.delete(topic);
    else this.#topics.set(topic, count);
    if (before === 0 || count === 0) this.#openLater(settle);
  }

  #openLater(ms: number): void {
    this.#stop?.();
    this.#stop = this.ground.later(() => this.#open(), ms);
  }

  #open(): void {
    this.#line?.close();
    this.#line = null;
    const topics = [...this.#topics.keys()].sort();
    if (topics.length === 0) return;
    const line = this.ground.open(topics);
    this.#line = line;
    line.addEventListener('open', () => {
      if (this.#lost) this.ground.onGap();
      this.#lost = false;
    });
    line.addEventListener('error', () => {
      // At every try: a server that ends politely still answers while it closes its lines.
      if (this.#line === line) this.ground.onLost();
      this.#lost = true;
      // Refused (the session ended): the browser gives up. Otherwise it tries by itself.
      if (line.readyState === closed && this.#line === line) this.#openLater(pause);
    });
    for (const name of new Set(topics.map((topic) => topic.split(':')[0] ?? topic))) {
      line.addEventListener(name, ({ data }) => this.#heard(name, data));
    }
    // A service that names no events sends them as plain messages.
    line.addEventListener('message', ({ data }) => this.#heard(null, data));
  }

  #heard(name: string | null, data: unknown): void {
    if (typeof data !== 'string') return;
    try {
      const value: unknown = JSON.parse(data);
      if (typeof value !== 'object' || value === null) return;
      const { topic, id } = value as { readonly topic?: unknown; readonly id?: unknown };
      const said = typeof topic === 'string' ? topic : name;
      if (said !== null) this.ground.onChange(said, typeof id === 'string' ? id : null);
    } catch {
      // Not ours.
    }
  }
}
