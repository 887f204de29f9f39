import { latestItem, type DeployedItemRow } from '../deployments/index.js';
import type { Store } from '../ports/index.js';

/**
 * Reads which version of an item is the newest: one indexed read that all who ask within a turn of the event loop share (rule 17). A read never begins before it
 * was asked for, so a deployment that was answered is always seen.
 */
export class LatestReads {
  private readonly waiting = new Map<string, Promise<DeployedItemRow | null>>();

  constructor(private readonly store: Store) {}

  read(tenant: string, kind: string, id: string): Promise<DeployedItemRow | null> {
    const key = `${tenant} ${kind} ${id}`;
    const known = this.waiting.get(key);
    if (known) return known;
    const reading = new Promise((resolve) => setImmediate(resolve)).then(() => {
      this.waiting.delete(key);
      return latestItem(this.store, tenant, kind, id);
    });
    this.waiting.set(key, reading);
    return reading;
  }
}
