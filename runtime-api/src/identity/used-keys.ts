import { createHash, randomUUID } from 'node:crypto';
import type { CollectionSpec, Store as RowStore, TimeSource } from '@millrace/engine';
import { canonicalJson, MillraceError, type JsonValue } from '@millrace/schemas';
import type { ServiceLog } from '../service-log.js';
import { sweepExpired, sweepHourly } from './expired-rows.js';

/**
 * Rows of idempotency keys: `<tenant>/<SHA-256 of person, operation and key>`, with a fingerprint of what was sent. They are no projection and in no history: what a key
 * did stands in the history of what it did it to.
 */
export const usedKeysCollection: CollectionSpec = {
  name: 'usedKeys',
  fields: { expiresAt: 'number' },
  indexes: [{ fields: ['expiresAt'] }],
};

/** A day more than the engine remembers answers for. */
const KEPT_FOR = 8 * 86_400_000;
/** Others may take and give back the key meanwhile. */
const TRIES = 5;

/** A key, of whom and for what. */
export interface KeyUse {
  readonly person: string;
  readonly operation: string;
  readonly key: string;
}

/** What stands in a row. `by` is the attempt that wrote it. */
interface Kept {
  readonly print: string;
  readonly by: string;
}

/** That an idempotency key means one thing: sent again with the same it is the same command; with anything else it is refused, not taken for the first. */
export class UsedKeys {
  private stopSweeping = (): void => undefined;

  constructor(
    private readonly deps: { readonly store: RowStore; readonly tenant: string; readonly time: TimeSource; readonly log: ServiceLog },
  ) {}

  /** Opens the collection and begins to sweep what has expired. */
  async start(): Promise<void> {
    await this.deps.store.open([usedKeysCollection]);
    this.stopSweeping = sweepHourly(this.deps, () => this.sweep());
  }

  stop(): void {
    this.stopSweeping();
  }

  /**
   * Does work under a key. `COMMAND_ID_REUSED` where the key came with something else before. What is refused used nothing up: it may be corrected and sent again
   * under its key.
   */
  async once<T>(use: KeyUse, sent: JsonValue, work: () => Promise<T>): Promise<T> {
    const row = `${this.deps.tenant}/${sha256(JSON.stringify([use.person, use.operation, use.key.toLowerCase()]))}`;
    const rank = await available(() => this.take(row, sha256(canonicalJson(sent))));
    try {
      return await work();
    } catch (error) {
      // Of an attempt that may still have happened nobody knows; and only the first may say that nothing did.
      if (rank !== null && error instanceof MillraceError && error.status < 500) await available(() => this.giveBack(row, rank));
      throw error;
    }
  }

  /** Removes keys that nobody sends any more; answers how many. */
  sweep(): Promise<number> {
    const { store, tenant, time } = this.deps;
    return sweepExpired({ store, collection: usedKeysCollection.name, tenant, now: time.now() });
  }

  /** The rank of the row where this attempt wrote it; `null` where it stood there. Of several at once the first to write wins, on every store. */
  private async take(key: string, print: string): Promise<number | null> {
    const { store, time } = this.deps;
    const collection = usedKeysCollection.name;
    const kept: Kept = { print, by: randomUUID() };
    for (let attempt = 0, rank = 1; attempt < TRIES; attempt++) {
      const at = time.now();
      await store.project([{ collection, key, rank, at, fields: { expiresAt: at + KEPT_FOR }, body: JSON.stringify(kept) }]);
      const row = await store.get(collection, key);
      if (row !== null) {
        const found = JSON.parse(row.body) as Kept;
        if (found.print !== print) throw new MillraceError('COMMAND_ID_REUSED');
        return found.by === kept.by ? rank : null;
      }
      rank = ((await store.rankOf(collection, key)) ?? 0) + 1;
    }
    throw new MillraceError('STORE_UNAVAILABLE', { reason: 'the key is used by too many at once' });
  }

  private giveBack(key: string, rank: number): Promise<void> {
    const at = this.deps.time.now();
    return this.deps.store.project([{ collection: usedKeysCollection.name, key, rank: rank + 1, at, fields: null, body: '' }]);
  }
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

async function available<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    if (cause instanceof MillraceError) throw cause;
    throw new MillraceError('STORE_UNAVAILABLE', { reason: 'the key could not be kept' }, { cause });
  }
}
