import type { Point } from '../../drawing/nodes.js';
import type { SparseGrid } from './sparse-grid.js';

/** A crossing a way may begin or end at, the direction it has there (0 east, 1 south, 2 west, 3 north), and what that costs. */
export interface Terminal {
  readonly crossing: number;
  readonly heading: number;
  readonly cost: number;
}

const bend = 46;

/** A heap of numbers by their cost; equal costs come out in the order of the numbers, so that the same input has the same way. */
class Heap {
  private readonly costs: number[] = [];
  private readonly items: number[] = [];

  get size(): number {
    return this.items.length;
  }

  push(item: number, cost: number): void {
    let at = this.items.length;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (this.isBefore(parent, item, cost)) break;
      this.items[at] = this.items[parent] ?? 0;
      this.costs[at] = this.costs[parent] ?? 0;
      at = parent;
    }
    this.items[at] = item;
    this.costs[at] = cost;
  }

  pop(): number {
    const top = this.items[0] ?? -1;
    const [item, cost] = [this.items.pop() ?? -1, this.costs.pop() ?? 0];
    if (this.items.length === 0) return top;
    let at = 0;
    for (;;) {
      let child = at * 2 + 1;
      if (child >= this.items.length) break;
      if (child + 1 < this.items.length && this.isBefore(child + 1, this.items[child] ?? 0, this.costs[child] ?? 0)) child += 1;
      if (!this.isBefore(child, item, cost)) break;
      this.items[at] = this.items[child] ?? 0;
      this.costs[at] = this.costs[child] ?? 0;
      at = child;
    }
    this.items[at] = item;
    this.costs[at] = cost;
    return top;
  }

  private isBefore(at: number, item: number, cost: number): boolean {
    const difference = (this.costs[at] ?? 0) - cost;
    return difference < 0 || (difference === 0 && (this.items[at] ?? 0) < item);
  }
}

/**
 * The cheapest way over a grid (A*): short, with few corners, not along other lines.
 *
 * @returns The two terminals chosen and the points between; `undefined` where shapes leave no way.
 */
export function findWay(
  grid: SparseGrid,
  starts: readonly Terminal[],
  ends: readonly Terminal[],
): { readonly start: Terminal; readonly end: Terminal; readonly points: readonly Point[] } | undefined {
  const count = grid.width * grid.height * 4;
  const costs = new Float64Array(count).fill(Infinity);
  const came = new Int32Array(count).fill(-1);
  const goals = new Map(ends.map((end) => [end.crossing * 4 + end.heading, end]));
  const targets = ends.map(({ crossing }) => grid.point(crossing));
  // Asked several times for each crossing.
  const known = new Float64Array(grid.width * grid.height).fill(-1);
  const left = (crossing: number): number => {
    const before = known[crossing] ?? -1;
    if (before >= 0) return before;
    const [x, y] = grid.point(crossing);
    let least = Infinity;
    for (const [toX, toY] of targets) {
      const [dx, dy] = [Math.abs(toX - x), Math.abs(toY - y)];
      least = Math.min(least, dx + dy + (dx > 0.5 && dy > 0.5 ? bend : 0));
    }
    known[crossing] = least;
    return least;
  };
  const heap = new Heap();
  for (const { crossing, heading, cost } of starts) {
    const state = crossing * 4 + heading;
    if (cost >= (costs[state] ?? 0)) continue;
    costs[state] = cost;
    heap.push(state, cost + left(crossing));
  }
  // Reaching a goal costs what its port does; the best is known when nothing cheaper is left.
  let best = { state: -1, cost: Infinity };
  const closed = new Uint8Array(count);
  while (heap.size > 0) {
    const state = heap.pop();
    if (closed[state]) continue;
    closed[state] = 1;
    const [crossing, heading, cost] = [state >> 2, state & 3, costs[state] ?? Infinity];
    if (cost >= best.cost) continue;
    const goal = goals.get(state);
    if (goal && cost + goal.cost < best.cost) best = { state, cost: cost + goal.cost };
    if (cost + left(crossing) >= best.cost) continue;
    for (let turn = 0; turn < 4; turn += 1) {
      if (turn === (heading + 2) % 4) continue;
      const step = move(grid, crossing, turn);
      if (!step) continue;
      const next = step.crossing * 4 + turn;
      const total = cost + step.cost + (turn === heading ? 0 : bend);
      if (total >= (costs[next] ?? 0)) continue;
      costs[next] = total;
      came[next] = state;
      heap.push(next, total + left(step.crossing));
    }
  }
  if (best.state < 0) return undefined;
  const states = [best.state];
  for (let state = came[best.state] ?? -1; state >= 0; state = came[state] ?? -1) states.unshift(state);
  const start = starts.find(({ crossing, heading }) => crossing * 4 + heading === states[0]);
  const end = goals.get(best.state);
  return start && end ? { start, end, points: states.map((state) => grid.point(state >> 2)) } : undefined;
}

function move(grid: SparseGrid, crossing: number, heading: number): { readonly crossing: number; readonly cost: number } | undefined {
  const { width, height, xs, ys } = grid;
  const [column, row] = [crossing % width, Math.floor(crossing / width)];
  const [toColumn, toRow] = [column + (heading === 0 ? 1 : heading === 2 ? -1 : 0), row + (heading === 1 ? 1 : heading === 3 ? -1 : 0)];
  if (toColumn < 0 || toRow < 0 || toColumn >= width || toRow >= height) return undefined;
  const more = heading % 2 === 0 ? grid.right[row * width + Math.min(column, toColumn)] : grid.below[Math.min(row, toRow) * width + column];
  if (more === undefined || more === Infinity) return undefined;
  const length = heading % 2 === 0 ? Math.abs((xs[toColumn] ?? 0) - (xs[column] ?? 0)) : Math.abs((ys[toRow] ?? 0) - (ys[row] ?? 0));
  return { crossing: toRow * width + toColumn, cost: length + more };
}
