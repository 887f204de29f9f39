type Point = readonly [number, number];

/** Where something was pasted last. */
export interface PasteTrail {
  /** Where the pointer was. */
  readonly wished: Point;
  /** Where the middle of it came. */
  readonly at: Point;
}

const aside = 30;

/** Where the middle of what is pasted comes: where the pointer is; pasted again at the same place, a little aside of the last one. */
export function pasteMiddle([x, y]: Point, last: PasteTrail | undefined): PasteTrail {
  const wished = [Math.round(x), Math.round(y)] as const;
  const isSame = last !== undefined && Math.abs(last.wished[0] - wished[0]) < 2 && Math.abs(last.wished[1] - wished[1]) < 2;
  return { wished, at: isSame ? [last.at[0] + aside, last.at[1] + aside] : wished };
}
