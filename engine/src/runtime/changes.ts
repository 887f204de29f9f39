import type { RowWrite } from '../ports/index.js';
import { ExpiringCache } from './expiring-cache.js';
import type { Log } from './log.js';

/** A row that a commit changed. */
export interface RowChange {
  readonly tenant: string;
  readonly collection: string;
  /** The row's key without the tenant. */
  readonly id: string;
  /** As the collection's spec declares them; `null` where the row is gone. */
  readonly fields: RowWrite['fields'];
  /** Of a work item: the principal keys it was shown to before, where they are known here and were others. */
  readonly previousVisibleTo?: readonly string[];
}

/** Rows that only the runtime itself reads. */
const internal: ReadonlySet<string> = new Set(['outbox', 'tenants', 'leases', 'contents']);
/** Principals of the work items of which it is remembered to whom they were shown. */
const remembered = 100_000;

/** A copy that a listener may do with as it likes: fields are scalars and lists of texts. */
function copied(fields: NonNullable<RowWrite['fields']>): NonNullable<RowWrite['fields']> {
  const copy: Record<string, NonNullable<RowWrite['fields']>[string]> = { ...fields };
  for (const name in copy) {
    const value = copy[name];
    if (Array.isArray(value)) copy[name] = [...(value as readonly string[])];
  }
  return copy;
}

/** Tells listeners of rows after the commits that changed them. */
export class Changes {
  private readonly listeners = new Set<{ readonly tenant: string; readonly tell: (change: RowChange) => void }>();
  private readonly shownTo = new ExpiringCache<readonly string[]>(() => 0, remembered);

  constructor(private readonly log: Log) {}

  /** Adds a listener; answers how to take it away. */
  listen(tenant: string, tell: (change: RowChange) => void): () => void {
    const listener = { tenant, tell };
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  /** Hears of rows that are now in the store. */
  note(rows: readonly RowWrite[]): void {
    if (this.listeners.size === 0) return;
    for (const row of rows) if (!internal.has(row.collection)) this.tell(row);
  }

  private tell({ collection, key, fields }: RowWrite): void {
    const slash = key.indexOf('/');
    const tenant = key.slice(0, slash);
    const before = collection === 'workItems' ? this.remember(key, fields) : undefined;
    const change: RowChange = {
      tenant,
      collection,
      id: key.slice(slash + 1),
      fields: fields === null ? null : copied(fields),
      ...(before === undefined ? {} : { previousVisibleTo: before }),
    };
    for (const listener of [...this.listeners]) {
      if (listener.tenant !== tenant) continue;
      try {
        listener.tell(change);
      } catch (cause) {
        this.log('warning', 'a listener to changes failed', { collection, cause });
      }
    }
  }

  /** Keeps to whom an open work item is shown now; answers to whom it was before, where those were others. */
  private remember(key: string, fields: RowWrite['fields']): readonly string[] | undefined {
    const before = this.shownTo.get(key);
    const now = fields?.['visibleTo'];
    const keys = Array.isArray(now) ? (now as readonly string[]) : [];
    // One that ended is shown to the same people for good.
    if (fields?.['open'] === true) this.shownTo.set(key, keys, 1 + keys.length);
    else this.shownTo.delete(key);
    const same = before?.length === keys.length && before.every((one) => keys.includes(one));
    return before === undefined || same ? undefined : before;
  }
}
