import type { Bounds, Point } from '../../drawing/nodes.js';

/** A stretch of a line that has its way, with what it belongs to. */
export interface Stretch {
  readonly from: Point;
  readonly to: Point;
  /** The line's beginning and end, so that lines with one end in common may run together. */
  readonly source: string;
  readonly target: string;
}

/** How near a line may pass by a shape, and by another line. */
export const clearance = 8;
const apart = 8;

/** Where lines may run: a few upright and level lines through a window, with what each piece of them costs beside its length. */
export class SparseGrid {
  readonly width: number;
  readonly height: number;
  /** Cost of the piece to the right of a crossing; infinite where a shape is in the way. */
  readonly right: Float64Array;
  /** Cost of the piece below a crossing. */
  readonly below: Float64Array;

  constructor(
    readonly xs: Float64Array,
    readonly ys: Float64Array,
  ) {
    this.width = xs.length;
    this.height = ys.length;
    this.right = new Float64Array(this.width * this.height);
    this.below = new Float64Array(this.width * this.height);
  }

  /** Nothing may run through a shape or close by. */
  block([x, y, width, height]: Bounds): void {
    const [left, top, right, bottom] = [x - clearance, y - clearance, x + width + clearance, y + height + clearance];
    const [fromX, toX] = [after(this.xs, left), before(this.xs, right)];
    const [fromY, toY] = [after(this.ys, top), before(this.ys, bottom)];
    for (let row = fromY; row <= toY; row += 1)
      for (let column = Math.max(fromX - 1, 0); column <= toX && column < this.width - 1; column += 1)
        this.right[row * this.width + column] = Infinity;
    for (let column = fromX; column <= toX; column += 1)
      for (let row = Math.max(fromY - 1, 0); row <= toY && row < this.height - 1; row += 1)
        this.below[row * this.width + column] = Infinity;
  }

  /** What is already there is better crossed seldom and never run along. */
  avoid({ from, to, source, target }: Stretch, way: { readonly source: string; readonly target: string }): void {
    const isLevel = from[1] === to[1];
    const axis = isLevel ? 0 : 1;
    const [low, high] = [Math.min(from[axis], to[axis]), Math.max(from[axis], to[axis])];
    const here = from[1 - axis] ?? 0;
    const [lines, others] = isLevel ? [this.xs, this.ys] : [this.ys, this.xs];
    const [first, last] = [after(lines, low - 0.5), before(lines, high + 0.5)];
    // Lines to one end may merge; lines from one beginning part soon.
    const weight = target === way.target ? 0.25 : source === way.source ? 1.2 : 5;
    for (let other = after(others, here - apart); other <= before(others, here + apart); other += 1)
      for (let at = Math.max(first - 1, 0); at <= last && at < lines.length - 1; at += 1) {
        const piece = Math.min(lines[at + 1] ?? 0, high) - Math.max(lines[at] ?? 0, low);
        if (piece > 0) this.add(isLevel, at, other, piece * weight + weight * 4);
      }
    const crossing = target === way.target || source === way.source ? 4 : 22;
    for (let at = first; at <= last; at += 1) {
      const other = before(others, here);
      if (other >= 0 && other < others.length - 1) this.add(!isLevel, other, at, crossing);
    }
  }

  private add(isLevel: boolean, along: number, across: number, cost: number): void {
    if (isLevel) this.right[across * this.width + along] = (this.right[across * this.width + along] ?? 0) + cost;
    else this.below[along * this.width + across] = (this.below[along * this.width + across] ?? 0) + cost;
  }

  /** The crossing at a point that the grid was made with. */
  crossing([x, y]: Point): number {
    return after(this.ys, y - 0.01) * this.width + after(this.xs, x - 0.01);
  }

  point(crossing: number): Point {
    return [this.xs[crossing % this.width] ?? 0, this.ys[Math.floor(crossing / this.width)] ?? 0];
  }
}

/** The first index whose value is greater. */
function after(values: Float64Array, value: number): number {
  let [low, high] = [0, values.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[middle] ?? 0) > value) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The last index whose value is less; -1 for none. */
function before(values: Float64Array, value: number): number {
  let [low, high] = [0, values.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Sorted, each once. */
export function gridLines(values: readonly number[]): Float64Array {
  const sorted = Float64Array.from(values).sort();
  return sorted.filter((value, index) => index === 0 || value - (sorted[index - 1] ?? 0) > 0.5);
}
