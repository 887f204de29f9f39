/** Tokens at places, by the number of the place. */
export type Marking = Uint8Array;

/** So many tokens at one place, or more: they are counted no further, so that there are never more markings than can be gone through. */
export const MANY = 3;

/** The markings that may be left when a token is taken from each of some places: one, or two for each place with many. `marking` is the caller's own and becomes one of them. */
export function least(marking: Marking, taken: readonly number[]): readonly Marking[] {
  let all: readonly Marking[] = [marking];
  const many = taken.map((place) => marking[place] === MANY);
  for (const [index, place] of taken.entries()) {
    const isMany = many[index] === true;
    const asMany = isMany ? all.map((one) => one.slice()) : [];
    for (const one of all) one[place] = (one[place] ?? 0) - 1;
    if (isMany) all = all.flatMap((one, at) => [one, asMany[at] as Marking]);
  }
  return all;
}

/** The same key for markings that differ only in how many empty places they know of: two characters for each place that is not empty. */
export function keyOf(marking: Marking): string {
  let key = '';
  for (let place = 0; place < marking.length; place++) {
    const count = marking[place] as number;
    if (count !== 0) key += String.fromCharCode(((place >> 14) << 2) | count, place & 0x3fff);
  }
  return key;
}
