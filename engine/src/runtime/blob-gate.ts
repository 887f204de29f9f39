import type { Store, TimeSource } from '../ports/index.js';

/** A commit whose fate is not known after this long is given up, so what it names was put before. */
const RECENT = 3_600_000;

/** Lets no large value be deleted while a commit that names it may be on its way from this node: values are addressed by their content, so a new one may be an old one. */
export class BlobGate {
  private readonly putAt = new Map<string, number>();
  private readonly lookingSince = new Set<number>();
  private readonly deleting = new Map<string, Promise<void>>();

  constructor(
    private readonly store: Store,
    private readonly time: TimeSource,
  ) {}

  /** Puts a value; `hash` is its SHA-256. */
  async put(tenant: string, hash: string, bytes: Uint8Array): Promise<void> {
    const key = `${tenant}/${hash}`;
    // Set anew, so that the oldest come first.
    this.putAt.delete(key);
    this.putAt.set(key, this.time.monotonic());
    this.tidy();
    await this.deleting.get(key);
    await this.store.blobs.put(tenant, bytes);
  }

  /** Deletes a value; answers `false` where it was put a short time ago, and stays. */
  async delete(tenant: string, hash: string): Promise<boolean> {
    const key = `${tenant}/${hash}`;
    this.tidy();
    if (this.putAt.has(key)) return false;
    const deleting = this.store.blobs.delete(tenant, hash);
    this.deleting.set(
      key,
      deleting.catch(() => undefined),
    );
    try {
      await deleting;
    } finally {
      this.deleting.delete(key);
    }
    return true;
  }

  /** While it is looked which values are named, which may take hours, every value that is put stays: a commit that names it may come where was looked already. */
  async whileLooking<T>(look: () => Promise<T>): Promise<T> {
    const since = this.time.monotonic();
    this.lookingSince.add(since);
    try {
      return await look();
    } finally {
      this.lookingSince.delete(since);
    }
  }

  private tidy(): void {
    const before = Math.min(this.time.monotonic(), ...this.lookingSince) - RECENT;
    for (const [key, at] of this.putAt) {
      if (at >= before) return;
      this.putAt.delete(key);
    }
  }
}
