import type { JsonMap } from '../api/shapes.js';

/** One filling of a start form: what was typed, and the key under which it is sent, so that it becomes one request however often it is sent. */
export interface Filling {
  readonly person: string;
  readonly service: string;
  /** A UUIDv7: the `Idempotency-Key`. */
  readonly key: string;
  readonly data: JsonMap;
  /** Titles of the records that were chosen, by `register/id`: the data holds their ids only. */
  readonly titles?: Readonly<Record<string, string>>;
  /** Milliseconds since 1970. */
  readonly savedAt: number;
  /** When it was sent first, if no answer came since: it may have become a request. */
  readonly sentAt?: number;
}

/** The part of `Storage` that is used. */
export interface TextStore {
  readonly length: number;
  key(index: number): string | null;
  getItem(name: string): string | null;
  setItem(name: string, value: string): void;
  removeItem(name: string): void;
}

/** What the fillings stand on. */
export interface FillingsGround {
  /** Kept over restarts of the browser, shared by its tabs. */
  readonly storage: TextStore;
  /** This tab's own, kept over a reload. */
  readonly tab: TextStore;
  readonly now: () => number;
  readonly newKey: () => string;
  /** Keys that other open tabs work on. */
  readonly inUse: () => Promise<ReadonlySet<string>>;
}

const prefix = 'millrace.filling.';
/** The service takes keys of a day; an hour is left for sending. */
const keyLife = 23 * 3_600_000;
/** What nobody came back to. */
const forgottenAfter = 30 * 86_400_000;

/**
 * Unsent start forms, kept in the browser per person and service. Each tab fills its own: two tabs with the same form make two requests, one tab that is reloaded or
 * crashes goes on with what it had. A browser without storage only loses the keeping.
 */
export class Fillings {
  constructor(readonly ground: FillingsGround) {}

  /**
   * The filling to show when a form is opened: this tab's own, else the newest that no other tab works on, else a new one. `restored` tells that it holds what was
   * typed before.
   */
  async open(person: string, service: string): Promise<{ readonly filling: Filling; readonly restored: boolean }> {
    const kept = this.#all(person, service);
    const own = kept.find((one) => one.key === this.#read(this.ground.tab, this.#tabName(person, service)));
    const others = await this.ground.inUse();
    const found = own ?? kept.filter((one) => !others.has(one.key)).sort((a, b) => b.savedAt - a.savedAt)[0];
    if (found === undefined) return { filling: this.begin(person, service), restored: false };
    this.#write(this.ground.tab, this.#tabName(person, service), found.key);
    return { filling: this.#usable(found), restored: true };
  }

  /** Begins anew; nothing is kept until something is typed. */
  begin(person: string, service: string, data: JsonMap = {}, titles: Readonly<Record<string, string>> = {}): Filling {
    const filling: Filling = { person, service, key: this.ground.newKey(), data, titles, savedAt: this.ground.now() };
    this.#write(this.ground.tab, this.#tabName(person, service), filling.key);
    return filling;
  }

  /** Keeps what was typed, with the titles of what was chosen. */
  keep(filling: Filling, data: JsonMap, titles: Readonly<Record<string, string>> = {}): Filling {
    const next: Filling = { ...filling, data, titles: { ...filling.titles, ...titles }, savedAt: this.ground.now() };
    this.#write(this.ground.storage, nameOf(next), JSON.stringify(next));
    return next;
  }

  /** To be called right before sending: from here on it may have become a request. A key that has become too old is renewed if it was never sent. */
  sending(filling: Filling): Filling {
    const next = { ...this.#usable(filling), savedAt: this.ground.now(), sentAt: filling.sentAt ?? this.ground.now() };
    if (next.key !== filling.key) this.drop(filling);
    this.#write(this.ground.storage, nameOf(next), JSON.stringify(next));
    this.#write(this.ground.tab, this.#tabName(next.person, next.service), next.key);
    return next;
  }

  /** The service answered that it did not take it: it may be corrected and sent again under its key. */
  refused(filling: Filling): Filling {
    const { sentAt: _sentAt, ...next } = filling;
    this.#write(this.ground.storage, nameOf(next), JSON.stringify(next));
    return next;
  }

  /** The service has taken something else under its key: what is typed now becomes a request of its own, under a key of its own. */
  renewed(filling: Filling): Filling {
    this.drop(filling);
    const { sentAt: _sentAt, ...rest } = filling;
    const next: Filling = { ...rest, key: this.ground.newKey(), savedAt: this.ground.now() };
    this.#write(this.ground.storage, nameOf(next), JSON.stringify(next));
    this.#write(this.ground.tab, this.#tabName(next.person, next.service), next.key);
    return next;
  }

  /** It was sent, or is not wanted any more. */
  drop(filling: Filling): void {
    this.#remove(this.ground.storage, nameOf(filling));
    this.#remove(this.ground.tab, this.#tabName(filling.person, filling.service));
  }

  /** Removes what nobody came back to for a month. */
  tidy(): void {
    for (const filling of this.#all())
      if (this.ground.now() - filling.savedAt > forgottenAfter) this.#remove(this.ground.storage, nameOf(filling));
  }

  #usable(filling: Filling): Filling {
    if (filling.sentAt !== undefined || this.ground.now() - madeAt(filling.key) < keyLife) return filling;
    return { ...filling, key: this.ground.newKey() };
  }

  #all(person?: string, service?: string): readonly Filling[] {
    const found: Filling[] = [];
    try {
      const { storage } = this.ground;
      for (let at = 0; at < storage.length; at += 1) {
        const name = storage.key(at);
        if (name?.startsWith(prefix) !== true) continue;
        const filling = parsed(storage.getItem(name));
        if (filling !== null && (person === undefined || (filling.person === person && filling.service === service))) found.push(filling);
      }
    } catch {
      return [];
    }
    return found;
  }

  #tabName(person: string, service: string): string {
    return `${prefix}${person}.${service}`;
  }

  #read(store: TextStore, name: string): string | null {
    try {
      return store.getItem(name);
    } catch {
      return null;
    }
  }

  /** Storage may be full or forbidden: the form itself goes on. */
  #write(store: TextStore, name: string, value: string): void {
    try {
      store.setItem(name, value);
    } catch {
      return;
    }
  }

  #remove(store: TextStore, name: string): void {
    try {
      store.removeItem(name);
    } catch {
      return;
    }
  }
}

/** When a UUIDv7 was made, in milliseconds since 1970. */
export function madeAt(key: string): number {
  return Number.parseInt(key.replaceAll('-', '').slice(0, 12), 16);
}

function nameOf({ person, service, key }: Filling): string {
  return `${prefix}${person}.${service}.${key}`;
}

function parsed(text: string | null): Filling | null {
  if (text === null) return null;
  try {
    const value: unknown = JSON.parse(text);
    return isFilling(value) ? value : null;
  } catch {
    return null;
  }
}

function isFilling(value: unknown): value is Filling {
  if (typeof value !== 'object' || value === null) return false;
  const { person, service, key, data, savedAt } = value as Partial<Record<keyof Filling, unknown>>;
  const texts = [person, service, key].every((one) => typeof one === 'string');
  return texts && typeof savedAt === 'number' && typeof data === 'object' && data !== null;
}
