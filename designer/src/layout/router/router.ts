import { simplified } from '../../drawing/lines/geometry.js';
import type { Bounds, Point } from '../../drawing/nodes.js';
import { routeSimply } from '../../drawing/fallback/route-simply.js';
import { findWay, type Terminal } from './find-way.js';
import { outward, portsOf, type Dock, type Port, type Side } from './obstacles.js';
import { gridLines, SparseGrid, type Stretch } from './sparse-grid.js';

/** A line that needs a way. */
export interface Wanted {
  readonly id: string;
  readonly from: string;
  readonly to: string;
}

const stub = 14;
const headings: readonly Side[] = ['east', 'south', 'west', 'north'];
const turnedRound = (heading: number): number => (heading + 2) % 4;
/** Beyond this many crossings a window is too large to search. */
const mostCrossings = 160_000;

/** Finds ways for lines between shapes: level and upright stretches that pass by shapes and share little with one another. */
export class Router {
  private readonly stretches: Stretch[] = [];
  private readonly used = new Map<string, { readonly end: 'from' | 'to'; readonly target: string }[]>();

  /** @param obstacles What no line may run through. */
  constructor(
    private readonly docks: ReadonlyMap<string, Dock>,
    private readonly obstacles: readonly Bounds[],
  ) {}

  /** Tells of a line that has its way already. */
  take(line: Wanted, via: readonly Point[]): void {
    for (const [index, to] of via.slice(1).entries()) {
      const from = via[index] ?? to;
      if (from[0] === to[0] || from[1] === to[1]) this.stretches.push({ from, to, source: line.from, target: line.to });
    }
    const [first, last] = [via[0], via.at(-1)];
    if (first) this.use(first, 'from', line.to);
    if (last) this.use(last, 'to', line.to);
  }

  /** The way of one line, taken at once. A line whose ends have no place has none. */
  route(line: Wanted): readonly Point[] | undefined {
    const [from, to] = [this.docks.get(line.from), this.docks.get(line.to)];
    if (!from || !to) return undefined;
    const via = this.search(line, from, to, 90) ?? this.search(line, from, to, 420) ?? routeSimply(from.at, to.at);
    const points = simplified(via);
    this.take(line, points);
    return points;
  }

  private search(line: Wanted, from: Dock, to: Dock, around: number): readonly Point[] | undefined {
    const window: Bounds = [
      Math.min(from.at[0], to.at[0]) - around,
      Math.min(from.at[1], to.at[1]) - around,
      Math.max(from.at[0] + from.at[2], to.at[0] + to.at[2]) - Math.min(from.at[0], to.at[0]) + around * 2,
      Math.max(from.at[1] + from.at[3], to.at[1] + to.at[3]) - Math.min(from.at[1], to.at[1]) + around * 2,
    ];
    const near = this.obstacles.filter((bounds) => touches(bounds, window));
    const starts = portsOf(from, to, 'from').map((port) => this.priced(port, 'from', line));
    const ends = portsOf(to, from, 'to').map((port) => this.priced(port, 'to', line));
    const feet = [...starts, ...ends].flatMap(({ port, foot }) => [port.at, foot]);
    const [left, top, right, bottom] = [window[0], window[1], window[0] + window[2], window[1] + window[3]];
    const within = (low: number, high: number) => (value: number) => value >= low && value <= high;
    const grid = new SparseGrid(
      gridLines([
        ...feet.map(([x]) => x),
        ...near.flatMap(([x, , width]) => [x - 14, x - 26, x + width + 14, x + width + 26]).filter(within(left, right)),
      ]),
      gridLines([
        ...feet.map(([, y]) => y),
        ...near.flatMap(([, y, , height]) => [y - 14, y - 26, y + height + 14, y + height + 26]).filter(within(top, bottom)),
      ]),
    );
    if (grid.width * grid.height > mostCrossings) return undefined;
    for (const stretch of this.stretches) if (reaches(stretch, window)) grid.avoid(stretch, { source: line.from, target: line.to });
    for (const bounds of near) grid.block(bounds);
    const terminal = ({ foot, cost }: Priced, heading: number): Terminal => ({ crossing: grid.crossing(foot), heading, cost });
    const begins = starts.map((priced) => terminal(priced, headings.indexOf(priced.port.side)));
    const finishes = ends.map((priced) => terminal(priced, turnedRound(headings.indexOf(priced.port.side))));
    const found = findWay(grid, begins, finishes);
    if (!found) return undefined;
    const [start, end] = [starts[begins.indexOf(found.start)], ends[finishes.indexOf(found.end)]];
    return start && end ? [start.port.at, start.foot, ...found.points.slice(1, -1), end.foot, end.port.at] : undefined;
  }

  /** A port that others use costs more, unless lines merge at their end. */
  private priced(port: Port, end: 'from' | 'to', line: Wanted): Priced {
    const [dx, dy] = outward[port.side];
    const foot: Point = [port.at[0] + dx * stub, port.at[1] + dy * stub];
    const users = this.used.get(placeKey(port.at)) ?? [];
    const more = users.reduce((sum, user) => sum + (user.end !== end ? 130 : end === 'from' ? 150 : 3), 0);
    return { port, foot, cost: port.cost + more + (line.from === line.to ? (port.side === 'east' || port.side === 'west' ? 30 : 0) : 0) };
  }

  private use(point: Point, end: 'from' | 'to', target: string): void {
    const key = placeKey(point);
    this.used.set(key, [...(this.used.get(key) ?? []), { end, target }]);
  }
}

interface Priced {
  readonly port: Port;
  readonly foot: Point;
  readonly cost: number;
}

const placeKey = ([x, y]: Point): string => `${Math.round(x)} ${Math.round(y)}`;

function touches([x, y, width, height]: Bounds, [left, top, wide, high]: Bounds): boolean {
  return x < left + wide && x + width > left && y < top + high && y + height > top;
}

function reaches({ from, to }: Stretch, [left, top, wide, high]: Bounds): boolean {
  return (
    Math.min(from[0], to[0]) <= left + wide &&
    Math.max(from[0], to[0]) >= left &&
    Math.min(from[1], to[1]) <= top + high &&
    Math.max(from[1], to[1]) >= top
  );
}
