import type { Engine } from '@millrace/engine';
import type { Text } from '@millrace/schemas';
import type { Static } from '@sinclair/typebox';
import type { Call } from '../http/operation.js';
import type { PersonRef, WhoRef } from '../http/shapes.js';

/** Names kept, and how long in milliseconds: a renamed person shows their old name that long at most. */
const kept = 5000;
const keptFor = 5000;

interface Known {
  readonly name: Text | null;
  readonly until: number;
}

/** Of each engine its own: a test's people are not another's. */
const caches = new WeakMap<Engine, Map<string, Known>>();

/** Those that have no row. */
const words = {
  system: { en: 'System', ru: 'Система' },
  everyone: { en: 'Everyone', ru: 'Все' },
} as const;

/** Names of people, groups and positions, read for a whole answer at once. Whoever is not there is called by their id. */
export class Names {
  private constructor(
    private readonly found: ReadonlyMap<string, Text>,
    private readonly language: 'en' | 'ru',
  ) {}

  /** Reads the names of some principal keys: `user:anna`, `group:committee`. */
  static async read({ service, language }: Pick<Call, 'service' | 'language'>, keys: Iterable<string>): Promise<Names> {
    const { engine, time } = service;
    const cache = caches.get(engine) ?? new Map<string, Known>();
    caches.set(engine, cache);
    const now = time.monotonic();
    const wanted = [...new Set(keys)].filter((key) => /^(user|group|position):./.test(key) && key !== 'user:system');
    const missing = wanted.filter((key) => (cache.get(key)?.until ?? -Infinity) < now);
    const read = missing.length === 0 ? {} : await engine.workplace.names(missing);
    for (const key of missing) {
      cache.delete(key);
      cache.set(key, { name: Object.hasOwn(read, key) ? (read[key] ?? null) : null, until: now + keptFor });
    }
    const found = new Map(
      wanted.flatMap((key): [string, Text][] => {
        const name = cache.get(key)?.name ?? null;
        return name === null ? [] : [[key, name]];
      }),
    );
    for (const oldest of cache.keys()) {
      if (cache.size <= kept) break;
      cache.delete(oldest);
    }
    return new Names(found, language);
  }

  /** A person as others see them. */
  person(id: string): Static<typeof PersonRef> {
    if (id === 'system') return { id, name: words.system[this.language] };
    const name = this.found.get(`user:${id}`);
    return { id, name: typeof name === 'string' ? name : (name?.[this.language] ?? name?.en ?? name?.ru ?? id) };
  }

  /** Somebody work may be with, by a principal key. */
  who(key: string): Static<typeof WhoRef> {
    const colon = key.indexOf(':');
    const [kind, id] = [key.slice(0, colon), key.slice(colon + 1)];
    if (kind === 'user') return { kind, ...this.person(id) };
    if (kind === 'group' || kind === 'position') return { kind, id, name: this.found.get(key) ?? id };
    return { kind: 'everyone', id: '', name: words.everyone };
  }
}
