/** A map that forgets what is older than `keepFor` (in units of the clock given) and, beyond `limit` entries, what came first. */
export class ExpiringCache<V> {
  private readonly entries = new Map<string, { readonly value: V; readonly since: number }>();

  constructor(
    private readonly now: () => number,
    private readonly limit: number,
    private readonly keepFor = Infinity,
  ) {}

  get(key: string): V | undefined {
    const entry = this.entries.get(key);
    if (!entry) return undefined;
    if (this.now() - entry.since <= this.keepFor) return entry.value;
    this.entries.delete(key);
    return undefined;
  }

  set(key: string, value: V): void {
    this.entries.delete(key);
    this.entries.set(key, { value, since: this.now() });
    if (this.entries.size <= this.limit) return;
    const [oldest] = this.entries.keys();
    if (oldest !== undefined) this.entries.delete(oldest);
  }

  clear(): void {
    this.entries.clear();
  }
}
