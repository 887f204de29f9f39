import { borderTowards, centreOf } from '../lines/geometry.js';
import type { Bounds, Point } from '../nodes.js';

/** Nearer than this nobody is expected between two shapes. */
const nearby = 140;

/** A way between two shapes that has none: straight where they face each other, else with two corners half way. */
export function routeSimply(from: Bounds, to: Bounds): readonly Point[] {
  const [start, end] = [centreOf(from), centreOf(to)];
  const rightOf = to[0] - (from[0] + from[2]);
  if (Math.abs(start[1] - end[1]) < 4 && rightOf > 0) {
    return [
      [from[0] + from[2], start[1]],
      [to[0], start[1]],
    ];
  }
  const leftOf = from[0] - (to[0] + to[2]);
  if (Math.abs(start[1] - end[1]) < 4 && leftOf > 0 && leftOf <= nearby) {
    return [
      [from[0], start[1]],
      [to[0] + to[2], start[1]],
    ];
  }
  if (rightOf > 16) {
    const middle = from[0] + from[2] + rightOf / 2;
    return [
      [from[0] + from[2], start[1]],
      [middle, start[1]],
      [middle, end[1]],
      [to[0], end[1]],
    ];
  }
  const under = to[1] - (from[1] + from[3]);
  if (under > 16 || from[1] - (to[1] + to[3]) > 16) {
    const down = under > 16;
    const [leaves, enters] = down ? [from[1] + from[3], to[1]] : [from[1], to[1] + to[3]];
    const middle = (leaves + enters) / 2;
    return [
      [start[0], leaves],
      [start[0], middle],
      [end[0], middle],
      [end[0], enters],
    ];
  }
  if (leftOf > 0) {
    const below = Math.max(from[1] + from[3], to[1] + to[3]) + 24;
    return [
      [start[0], from[1] + from[3]],
      [start[0], below],
      [end[0], below],
      [end[0], to[1] + to[3]],
    ];
  }
  return [borderTowards(from, end), borderTowards(to, start)];
}
