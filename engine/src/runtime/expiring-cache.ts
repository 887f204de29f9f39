/** `value` goes when the entry does: a map keeps more of what it once held than it shows (ADR 0017). */
interface Entry<V> {
  value: V | undefined;
  readonly since: number;
  readonly weight: number;
}

/** A map that forgets what is older than `keepFor` (in units of the clock given) and, where its entries together weigh more than `limit`, what came first. */
export class ExpiringCache<V> {
  private readonly entries = new Map<string, Entry<V>>();
  private weight = 0;

  constructor(
    private readonly now: () => number,
    private readonly limit: number,
    private readonly keepFor = Infinity,
  ) {}

  get(key: string): V | undefined {
    const entry = this.entries.get(key);
    if (!entry) return undefined;
    if (this.now() - entry.since <= this.keepFor) return entry.value;
    this.delete(key);
    return undefined;
  }

  /** `weight` in the unit of the limit. What alone is too heavy is not kept. */
  set(key: string, value: V, weight = 1): void {
    this.delete(key);
    if (weight > this.limit) return;
    this.entries.set(key, { value, since: this.now(), weight });
    this.weight += weight;
    if (this.weight <= this.limit) return;
    for (const oldest of this.entries.keys()) {
      if (this.weight <= this.limit) break;
      this.delete(oldest);
    }
  }

  delete(key: string): void {
    const entry = this.entries.get(key);
    if (!entry) return;
    this.weight -= entry.weight;
    this.entries.delete(key);
    entry.value = undefined;
  }

  clear(): void {
    this.entries.clear();
    this.weight = 0;
  }
}
