import { KeyedMap } from './keyed-map.js';

/** The keys of a keyed map are counters below 2^30. */
const slots = 0x3fff_ffff;

type Bucket<V> = readonly (readonly [string, V])[];

/**
 * An immutable map from texts to values: changing one entry of a hundred thousand copies a few small arrays (rule 18). Values may be anything
 * but `undefined`. Its order follows from the keys alone, so equal contents are equal JSON: a list of `[key, value]`, which `TextMap.from` reads.
 */
export class TextMap<V> {
  private static readonly nothing = new TextMap<never>(KeyedMap.empty(), 0);

  private constructor(
    private readonly buckets: KeyedMap<Bucket<V>>,
    readonly size: number,
  ) {}

  /** The map without entries. */
  static empty<V>(): TextMap<V> {
    return TextMap.nothing;
  }

  /** The map of these entries; a later entry of the same key wins. */
  static from<V>(entries: Iterable<readonly [string, V]>): TextMap<V> {
    let map = TextMap.empty<V>();
    for (const [key, value] of entries) map = map.with(key, value);
    return map;
  }

  get(key: string): V | undefined {
    return this.buckets.get(slotOf(key))?.find(([known]) => known === key)?.[1];
  }

  has(key: string): boolean {
    return this.get(key) !== undefined;
  }

  /** A map that has this value under the key. */
  with(key: string, value: V): TextMap<V> {
    const slot = slotOf(key);
    const others = (this.buckets.get(slot) ?? []).filter(([known]) => known !== key);
    const bucket = [...others, [key, value] as const].sort(([a], [b]) => (a < b ? -1 : 1));
    return new TextMap(this.buckets.with(slot, bucket), this.has(key) ? this.size : this.size + 1);
  }

  /** A map that does not have the key. */
  without(key: string): TextMap<V> {
    if (!this.has(key)) return this;
    const slot = slotOf(key);
    const others = (this.buckets.get(slot) ?? []).filter(([known]) => known !== key);
    return new TextMap(others.length > 0 ? this.buckets.with(slot, others) : this.buckets.without(slot), this.size - 1);
  }

  entries(): (readonly [string, V])[] {
    return this.buckets.values().flat();
  }

  toJSON(): (readonly [string, V])[] {
    return this.entries();
  }
}

/** FNV-1a over UTF-16 code units: spreads well and costs little; a clash only means a bucket of two. */
function slotOf(key: string): number {
  let hash = 0x811c_9dc5;
  for (let index = 0; index < key.length; index++) hash = Math.imul(hash ^ key.charCodeAt(index), 0x0100_0193);
  return (hash ^ (hash >>> 15)) & slots;
}
