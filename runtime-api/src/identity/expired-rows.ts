import type { Store as RowStore, TimeSource } from '@millrace/engine';
import type { ServiceLog } from '../service-log.js';

const TOMBSTONES_FOR = 86_400_000;
const SWEEP_EVERY = 3_600_000;

/** Where rows that end by themselves stand: by their field `expiresAt`. */
export interface ExpiringRows {
  readonly store: RowStore;
  readonly collection: string;
  readonly tenant: string;
  /** Milliseconds since 1970 UTC. */
  readonly now: number;
  /** The rank that no write under way may come after; one more than the row's unless told otherwise. */
  readonly rank?: number;
}

/** Removes rows that have expired; answers how many. */
export async function sweepExpired({ store, collection, tenant, now, rank }: ExpiringRows): Promise<number> {
  let removed = 0;
  for (;;) {
    const where = { field: 'expiresAt', lte: now } as const;
    const { rows } = await store.find({ collection, tenant, where, sort: [{ field: 'expiresAt' }], limit: 500 });
    if (rows.length === 0) break;
    await store.project(rows.map((row) => ({ collection, key: row.key, rank: rank ?? row.rank + 1, at: now, fields: null, body: '' })));
    removed += rows.length;
  }
  await store.sweepTombstones(collection, now - TOMBSTONES_FOR, 10_000);
  return removed;
}

/** Sweeps every hour; answers how to stop. */
export function sweepHourly(
  { time, log }: { readonly time: TimeSource; readonly log: ServiceLog },
  sweep: () => Promise<number>,
): () => void {
  let cancel: (() => void) | undefined;
  const plan = (): void => {
    cancel = time.after(SWEEP_EVERY, () => {
      sweep()
        .catch((cause: unknown) => log('warning', 'what has expired could not be removed; it is tried again later', { cause }))
        .finally(() => {
          if (cancel !== undefined) plan();
        });
    });
  };
  plan();
  return () => {
    cancel?.();
    cancel = undefined;
  };
}
