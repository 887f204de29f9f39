import type { Box, Spot } from '../process-document.js';

/** A box as it may be read. */
type Bounds = readonly [number, number, number, number];
type Point = readonly [number, number];

/** A point at the border or inside of a shape, where it is after the shape was moved or resized. */
export function carried([x, y]: Point, before: Bounds, now: Bounds): Spot {
  const scale = (part: number, from: number, to: number): number => (from === 0 || from === to ? part : (part / from) * to);
  return [now[0] + scale(x - before[0], before[2], now[2]), now[1] + scale(y - before[1], before[3], now[3])];
}

const isLevel = (one: Point, other: Point): boolean => Math.abs(one[1] - other[1]) < 0.5;
const isUpright = (one: Point, other: Point): boolean => Math.abs(one[0] - other[0]) < 0.5;

/**
 * A way after its first point has gone somewhere else: only the stretch next to it follows, so that what was drawn by hand stays; level
 * and upright stretches stay so.
 */
export function withStart(via: readonly Point[], start: Point): Spot[] {
  const [first, second, ...rest] = via;
  if (!first || !second) return via.map(([x, y]): Spot => [x, y]);
  const begin: Spot = [start[0], start[1]];
  const others = rest.map(([x, y]): Spot => [x, y]);
  const level = isLevel(first, second);
  const upright = isUpright(first, second);
  if (rest.length === 0) {
    const end: Spot = [second[0], second[1]];
    if (level === upright || isLevel(begin, end) || isUpright(begin, end)) return [begin, end];
    const middle: Point = [(begin[0] + end[0]) / 2, (begin[1] + end[1]) / 2];
    return level ? [begin, [middle[0], begin[1]], [middle[0], end[1]], end] : [begin, [begin[0], middle[1]], [end[0], middle[1]], end];
  }
  const next: Spot = level && !upright ? [second[0], begin[1]] : upright && !level ? [begin[0], second[1]] : [second[0], second[1]];
  return [begin, next, ...others];
}

/** The same for its last point. */
export function withEnd(via: readonly Point[], end: Point): Spot[] {
  return withStart([...via].reverse(), end).reverse();
}

/** A box moved by a vector. */
export function shifted(box: Bounds, [dx, dy]: Point): Box {
  return [box[0] + dx, box[1] + dy, box[2], box[3]];
}

/** Points moved by a vector. */
export function shiftedWay(via: readonly Point[], [dx, dy]: Point): Spot[] {
  return via.map(([x, y]): Spot => [x + dx, y + dy]);
}
