/** Arithmetic of ways: points and stretches are moved so that level stretches stay level and upright ones upright. */

/** A place on a plane. */
export type Point = readonly [number, number];
/** x, y, width, height. */
type Bounds = readonly [number, number, number, number];

const near = 0.5;
/** How far a line goes straight out of a shape before it turns off. */
const stub = 20;

export const isLevel = (one: Point, other: Point): boolean => Math.abs(one[1] - other[1]) < near;
export const isUpright = (one: Point, other: Point): boolean => Math.abs(one[0] - other[0]) < near;

/** Which way a stretch between two points may be pushed. */
export function headingOf(one: Point, other: Point): 'level' | 'upright' | 'slanted' {
  return isLevel(one, other) ? 'level' : isUpright(one, other) ? 'upright' : 'slanted';
}

/** A way without points that do nothing: two at one place, one in the middle of a straight stretch. */
export function tidied(via: readonly Point[]): readonly Point[] {
  const apart = via.filter((point, index) => {
    const before = via[index - 1];
    return !before || !(isLevel(point, before) && isUpright(point, before));
  });
  if (apart.length < 2) return via.slice(0, 2);
  return apart.filter((point, index) => {
    const [before, after] = [apart[index - 1], apart[index + 1]];
    if (!before || !after) return true;
    return !((isLevel(before, point) && isLevel(point, after)) || (isUpright(before, point) && isUpright(point, after)));
  });
}

/** The boxes of what a way joins: its ends slide along their borders. */
export interface Ends {
  readonly from?: Bounds | undefined;
  readonly to?: Bounds | undefined;
}

const within = (at: Bounds | undefined, axis: 0 | 1, value: number): boolean =>
  at !== undefined && value > at[axis] + 4 && value < at[axis] + at[axis === 0 ? 2 : 3] - 4;

/**
 * Pushes a stretch across its direction. Its neighbours follow; at an end of the line it slides along the border of the shape, or turns off where the
 * border is over. A slanted stretch gets a bend where it is held.
 *
 * @param index Of the point where the stretch begins.
 * @param to Where the pointer is.
 */
export function withStretch(via: readonly Point[], index: number, to: Point, ends: Ends = {}): readonly Point[] {
  const [one, other] = [via[index], via[index + 1]];
  if (!one || !other) return via;
  const heading = headingOf(one, other);
  if (heading === 'slanted') return [...via.slice(0, index + 1), to, ...via.slice(index + 1)];
  const across: 0 | 1 = heading === 'level' ? 1 : 0;
  const along: 0 | 1 = across === 1 ? 0 : 1;
  const value = to[across];
  const at = (point: Point, far = 0): Point => (across === 1 ? [point[0] + far, value] : [value, point[1] + far]);
  const ahead = Math.sign(other[along] - one[along]) || 1;
  const out = Math.min(stub, Math.abs(other[along] - one[along]) / 3) * ahead;
  const turned = (point: Point, far: number): readonly Point[] => [
    point,
    along === 0 ? [point[0] + far, point[1]] : [point[0], point[1] + far],
    at(point, far),
  ];
  const start = index > 0 || within(ends.from, across, value) ? [at(one)] : turned(one, out);
  const isLast = index + 1 === via.length - 1;
  const end = !isLast || within(ends.to, across, value) ? [at(other)] : [...turned(other, -out)].reverse();
  return [...via.slice(0, index), ...start, ...end, ...via.slice(index + 2)];
}

/** Moves a bend; the stretches at it keep their directions. */
export function withBend(via: readonly Point[], index: number, to: Point, ends: Ends = {}): readonly Point[] {
  const [before, bend, after] = [via[index - 1], via[index], via[index + 1]];
  if (!before || !bend || !after) return via;
  const [into, out] = [headingOf(before, bend), headingOf(bend, after)];
  if (into === 'slanted' || out === 'slanted' || into === out) return via.map((point, at) => (at === index ? to : point));
  // The second stretch first: pushing the first may add points before it.
  return withStretch(withStretch(via, index, to, ends), index - 1, to, ends);
}

/** Takes a bend out; where the way would become slanted, the next bend steps in. */
export function withoutBend(via: readonly Point[], index: number): readonly Point[] {
  const [before, after] = [via[index - 1], via[index + 1]];
  if (!before || !after) return via;
  const rest = [...via.slice(0, index), ...via.slice(index + 1)];
  if (headingOf(before, after) !== 'slanted') return tidied(rest);
  const beyond = via[index + 2];
  if (beyond) rest[index] = isLevel(after, beyond) ? [before[0], after[1]] : isUpright(after, beyond) ? [after[0], before[1]] : after;
  else {
    const behind = via[index - 2];
    if (behind)
      rest[index - 1] = isLevel(before, behind) ? [after[0], before[1]] : isUpright(before, behind) ? [before[0], after[1]] : before;
  }
  return tidied(rest);
}

/** The middle of a stretch. */
export function middleOf(one: Point, other: Point): Point {
  return [(one[0] + other[0]) / 2, (one[1] + other[1]) / 2];
}

/** What of a way is held: an end, a bend, a stretch by its middle; in the order in which the line runs. */
export type WayHandle =
  | { readonly kind: 'end'; readonly end: 'from' | 'to'; readonly index: number; readonly at: Point }
  | { readonly kind: 'bend' | 'stretch'; readonly index: number; readonly at: Point };

/** Everything of a way that can be held. @param least Stretches shorter than this have no handle of their own. */
export function handlesOf(via: readonly Point[], least: number): readonly WayHandle[] {
  return via.flatMap((point, index): readonly WayHandle[] => {
    const next = via[index + 1];
    const own: WayHandle =
      index === 0
        ? { kind: 'end', end: 'from', index, at: point }
        : next === undefined
          ? { kind: 'end', end: 'to', index, at: point }
          : { kind: 'bend', index, at: point };
    const isLong = next && Math.hypot(next[0] - point[0], next[1] - point[1]) >= least;
    return isLong ? [own, { kind: 'stretch', index, at: middleOf(point, next) }] : [own];
  });
}

/** The way after what is held has gone somewhere; an end stays where it is. */
export function withHandle(via: readonly Point[], handle: WayHandle, to: Point, ends: Ends = {}): readonly Point[] {
  if (handle.kind === 'stretch') return withStretch(via, handle.index, to, ends);
  return handle.kind === 'bend' ? withBend(via, handle.index, to, ends) : via;
}
