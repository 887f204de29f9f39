import { latestItem, type DeployedItemRow } from '../deployments/index.js';
import type { Store } from '../ports/index.js';

/** What is asked of one item. */
interface Reads {
  /** The read on its way. */
  running: Promise<unknown>;
  /** The one after it, for all who ask until it begins. */
  next: Promise<DeployedItemRow | null> | undefined;
}

/**
 * Reads which version of an item is the newest: one indexed read at a time for all who ask meanwhile (rule 17). A read never begins before it was asked for, so a
 * deployment that was answered is always seen.
 */
export class LatestReads {
  private readonly reads = new Map<string, Reads>();

  constructor(private readonly store: Store) {}

  read(tenant: string, kind: string, id: string): Promise<DeployedItemRow | null> {
    const key = `${tenant} ${kind} ${id}`;
    let reads = this.reads.get(key);
    if (!reads) {
      // Whoever else is ready in this turn of the event loop joins the first read.
      reads = { running: new Promise((resolve) => setImmediate(resolve)), next: undefined };
      this.reads.set(key, reads);
    }
    return (reads.next ??= this.after(key, reads, () => latestItem(this.store, tenant, kind, id)));
  }

  private async after(key: string, reads: Reads, read: () => Promise<DeployedItemRow | null>): Promise<DeployedItemRow | null> {
    await reads.running;
    const reading = read();
    reads.next = undefined;
    // How it ended concerns those who asked for it, not those who ask next.
    reads.running = reading.catch(() => undefined);
    try {
      return await reading;
    } finally {
      if (!reads.next) this.reads.delete(key);
    }
  }
}
