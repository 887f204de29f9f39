import type { Box } from '../process-document.js';

type Bounds = readonly [number, number, number, number];

/** How far a point is from the border of a box, from inside or outside. */
export function awayFromBorder([x, y]: readonly [number, number], [left, top, width, height]: Bounds): number {
  const [right, bottom] = [left + width, top + height];
  const [outX, outY] = [Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom)];
  if (outX > 0 || outY > 0) return Math.hypot(outX, outY);
  return Math.min(x - left, right - x, y - top, bottom - y);
}

/** A shape put onto the border of another, with its middle where the border is nearest. */
export function onBorder(at: Bounds, host: Bounds): Box {
  const [left, top, width, height] = host;
  const [right, bottom] = [left + width, top + height];
  const x = Math.min(Math.max(at[0] + at[2] / 2, left), right);
  const y = Math.min(Math.max(at[1] + at[3] / 2, top), bottom);
  const sides = [
    { far: bottom - y, seat: [x, bottom] },
    { far: y - top, seat: [x, top] },
    { far: right - x, seat: [right, y] },
    { far: x - left, seat: [left, y] },
  ] as const;
  const nearest = sides.reduce((best, side) => (side.far < best.far ? side : best));
  return [Math.round(nearest.seat[0] - at[2] / 2), Math.round(nearest.seat[1] - at[3] / 2), at[2], at[3]];
}
