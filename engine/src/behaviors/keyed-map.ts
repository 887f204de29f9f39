/** Slots of one node of the tree; a power of two. */
const WIDTH = 32;
const BITS = 5;
/** Keys are counters of one instance: far below this. */
const GREATEST_KEY = 2 ** 30;

type Node = readonly unknown[];

/**
 * An immutable map from counters (0, 1, 2 …) to values, in ascending order of the keys whatever the order of insertion. Changing one entry of ten thousand
 * copies three small arrays and shares the rest (rule 18). Values may be anything but `undefined`. `JSON.stringify` writes a list of
 * `[key, value]`, which `KeyedMap.from` reads.
 *
 * @example KeyedMap.from([[2, 'b'], [1, 'a']]).without(2).values() // ['a']
 */
export class KeyedMap<V> {
  private static readonly nothing = new KeyedMap<never>([], 0, 0);

  private constructor(
    private readonly root: Node,
    /** How many bits of a key the root skips: 0 when the root holds values. */
    private readonly shift: number,
    readonly size: number,
  ) {}

  /** The map without entries. */
  static empty<V>(): KeyedMap<V> {
    return KeyedMap.nothing;
  }

  /** The map of these entries; a later entry of the same key wins. */
  static from<V>(entries: Iterable<readonly [number, V]>): KeyedMap<V> {
    let map = KeyedMap.empty<V>();
    for (const [key, value] of entries) map = map.with(key, value);
    return map;
  }

  get(key: number): V | undefined {
    // What is no counter is held by nobody; shifted, it would be taken for another key: 1e308 for 0, 1.5 for 1.
    if (key >>> 0 !== key || key >>> this.shift >= WIDTH) return undefined;
    let node: unknown = this.root;
    for (let shift = this.shift; shift > 0; shift -= BITS) {
      node = (node as Node)[(key >>> shift) & (WIDTH - 1)];
      if (node === undefined) return undefined;
    }
    return (node as readonly (V | undefined)[])[key & (WIDTH - 1)];
  }

  has(key: number): boolean {
    return this.get(key) !== undefined;
  }

  /** A map that has this value under the key. */
  with(key: number, value: V): KeyedMap<V> {
    if (!Number.isInteger(key) || key < 0 || key >= GREATEST_KEY) throw new RangeError(`a key of a keyed map is a counter, not ${key}`);
    const size = this.has(key) ? this.size : this.size + 1;
    let { root, shift } = this;
    while (key >>> shift >= WIDTH) {
      // An empty root carries nothing worth a level of its own.
      root = this.size === 0 ? [] : [root];
      shift += BITS;
    }
    return new KeyedMap<V>(placed(root, shift, key, value), shift, size);
  }

  /** A map that does not have the key. */
  without(key: number): KeyedMap<V> {
    if (!this.has(key)) return this;
    if (this.size === 1) return KeyedMap.empty();
    return new KeyedMap<V>(removed(this.root, this.shift, key) ?? [], this.shift, this.size - 1);
  }

  /** The entry with the least key. */
  first(): readonly [number, V] | undefined {
    let node: Node = this.root;
    let key = 0;
    for (let shift = this.shift; ; shift -= BITS) {
      let index = 0;
      while (index < node.length && node[index] === undefined) index++;
      if (index === node.length) return undefined;
      key |= index << shift;
      if (shift === 0) return [key, node[index] as V];
      node = node[index] as Node;
    }
  }

  /** The entry with the greatest key. */
  last(): readonly [number, V] | undefined {
    let node: Node = this.root;
    let key = 0;
    for (let shift = this.shift; ; shift -= BITS) {
      let index = node.length - 1;
      while (index >= 0 && node[index] === undefined) index--;
      if (index < 0) return undefined;
      key |= index << shift;
      if (shift === 0) return [key, node[index] as V];
      node = node[index] as Node;
    }
  }

  /** Calls `visit` for every entry, keys ascending. */
  forEach(visit: (value: V, key: number) => void): void {
    walk(this.root, this.shift, 0, visit);
  }

  keys(): number[] {
    const all: number[] = [];
    this.forEach((_value, key) => all.push(key));
    return all;
  }

  values(): V[] {
    const all: V[] = [];
    this.forEach((value) => all.push(value));
    return all;
  }

  toJSON(): (readonly [number, V])[] {
    const all: (readonly [number, V])[] = [];
    this.forEach((value, key) => all.push([key, value]));
    return all;
  }
}

function placed(node: Node, shift: number, key: number, value: unknown): Node {
  const index = (key >>> shift) & (WIDTH - 1);
  // Made in its whole length at once: an array that grows takes room for 17 more entries than it needs.
  const copy = new Array<unknown>(Math.max(node.length, index + 1));
  for (let at = 0; at < node.length; at++) copy[at] = node[at];
  for (let at = node.length; at < index; at++) copy[at] = undefined;
  copy[index] = shift === 0 ? value : placed((copy[index] as Node | undefined) ?? [], shift - BITS, key, value);
  return copy;
}

/** The node without the key; nothing when it is then empty. */
function removed(node: Node, shift: number, key: number): Node | undefined {
  const index = (key >>> shift) & (WIDTH - 1);
  const copy = node.slice();
  copy[index] = shift === 0 ? undefined : removed(node[index] as Node, shift - BITS, key);
  return copy[index] === undefined && copy.every((slot) => slot === undefined) ? undefined : copy;
}

function walk<V>(node: Node, shift: number, base: number, visit: (value: V, key: number) => void): void {
  for (let index = 0; index < node.length; index++) {
    const slot = node[index];
    if (slot === undefined) continue;
    const key = base | (index << shift);
    if (shift === 0) visit(slot as V, key);
    else walk(slot as Node, shift - BITS, key, visit);
  }
}
