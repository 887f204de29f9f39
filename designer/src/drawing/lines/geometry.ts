import { short, type Bounds, type Point } from '../nodes.js';

/** A path through points with round corners. */
export function roundedPath(points: readonly Point[], radius = 6): string {
  const towards = ([x, y]: Point, [toX, toY]: Point): string => {
    const length = Math.hypot(toX - x, toY - y);
    const part = Math.min(radius, length / 2) / (length || 1);
    return `${short(x + (toX - x) * part)} ${short(y + (toY - y) * part)}`;
  };
  return points
    .map((point, index) => {
      const [before, after] = [points[index - 1], points[index + 1]];
      const here = `${short(point[0])} ${short(point[1])}`;
      if (!before) return `M${here}`;
      return after ? `L${towards(point, before)}Q${here} ${towards(point, after)}` : `L${here}`;
    })
    .join('');
}

/** Without repeated points and points in the middle of a straight stretch. */
export function simplified(points: readonly Point[]): readonly Point[] {
  const kept: Point[] = [];
  for (const point of points) {
    const [last, before] = [kept.at(-1), kept.at(-2)];
    if (last && last[0] === point[0] && last[1] === point[1]) continue;
    if (last && before) {
      const turn = (last[0] - before[0]) * (point[1] - last[1]) - (last[1] - before[1]) * (point[0] - last[0]);
      const onward = (last[0] - before[0]) * (point[0] - last[0]) + (last[1] - before[1]) * (point[1] - last[1]);
      if (Math.abs(turn) < 0.01 && onward > 0) kept.pop();
    }
    kept.push(point);
  }
  return kept;
}

/** The direction from one point to another, as a unit; to the right where they are the same. */
export function direction([x, y]: Point, [toX, toY]: Point): Point {
  const length = Math.hypot(toX - x, toY - y);
  return length === 0 ? [1, 0] : [(toX - x) / length, (toY - y) / length];
}

/** Points along a line: moved from a point by `ahead` in a direction and by `aside` to its right. */
export function along([x, y]: Point, [dx, dy]: Point, ahead: number, aside = 0): Point {
  return [x + dx * ahead - dy * aside, y + dy * ahead + dx * aside];
}

/** The middle of a line, by its length. */
export function middleOf(points: readonly Point[]): Point {
  const lengths = points.slice(1).map((point, index) => distance(points[index] ?? point, point));
  let rest = lengths.reduce((sum, length) => sum + length, 0) / 2;
  for (const [index, length] of lengths.entries()) {
    const [from, to] = [points[index], points[index + 1]];
    if (from && to && rest <= length) return along(from, direction(from, to), rest);
    rest -= length;
  }
  return points[0] ?? [0, 0];
}

function distance([x, y]: Point, [toX, toY]: Point): number {
  return Math.hypot(toX - x, toY - y);
}

export function centreOf([x, y, width, height]: Bounds): Point {
  return [x + width / 2, y + height / 2];
}

/** Where a ray from the middle of a shape towards a point leaves its bounds. */
export function borderTowards(bounds: Bounds, [toX, toY]: Point): Point {
  const [cx, cy] = centreOf(bounds);
  const [dx, dy] = [toX - cx, toY - cy];
  if (dx === 0 && dy === 0) return [cx, cy];
  const scale = Math.min(dx === 0 ? Infinity : bounds[2] / 2 / Math.abs(dx), dy === 0 ? Infinity : bounds[3] / 2 / Math.abs(dy));
  return [cx + dx * scale, cy + dy * scale];
}

/** The smallest bounds around points and bounds; `undefined` around nothing. */
export function around(places: readonly (Bounds | Point)[]): Bounds | undefined {
  if (places.length === 0) return undefined;
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y, width = 0, height = 0] of places as readonly (readonly [number, number, number?, number?])[]) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x + width);
    bottom = Math.max(bottom, y + height);
  }
  return [left, top, right - left, bottom - top];
}

/** Whether two bounds share more than an edge. */
export function overlap([x, y, width, height]: Bounds, [ox, oy, otherWidth, otherHeight]: Bounds, by = 0): boolean {
  return x + width > ox + by && ox + otherWidth > x + by && y + height > oy + by && oy + otherHeight > y + by;
}
