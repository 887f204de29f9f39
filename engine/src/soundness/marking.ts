/** Tokens at places, by the number of the place. */
export type Marking = Uint8Array;

/** So many tokens at one place, or more: they are counted no further, so that there are never more markings than can be gone through. */
export const MANY = 3;

/** The markings that may be left when a token is taken from each of some places: one, or two for each place with many. */
export function least(marking: Marking, taken: readonly number[]): readonly Marking[] {
  let all: readonly Marking[] = [marking];
  for (const place of taken) {
    const isMany = marking[place] === MANY;
    all = all.flatMap((one) => {
      const fewer = one.slice();
      fewer[place] = (fewer[place] ?? 0) - 1;
      return isMany ? [fewer, one.slice()] : [fewer];
    });
  }
  return taken.length === 0 ? [marking.slice()] : all;
}

/** The same key for markings that differ only in how many empty places they know of. */
export function keyOf(marking: Marking): string {
  let key = '';
  for (let place = 0; place < marking.length; place++) {
    const count = marking[place];
    if (count !== 0) key += count === 1 ? `${place},` : `${place}:${count},`;
  }
  return key;
}
