import { overlap } from '../drawing/lines/geometry.js';
import type { Bounds, Point } from '../drawing/nodes.js';
import type { LaidEdge, LaidShape } from './block.js';
import { labelSize, outsideLabel, type Plan, type Scope } from './scope.js';

/** Finds room for labels: beside shapes and lines, over nothing else. */
class Room {
  private readonly shapes: Bounds[];
  private readonly labels: Bounds[] = [];
  private readonly stretches: { readonly line: string; readonly at: Bounds }[];

  constructor(shapes: readonly Bounds[], edges: ReadonlyMap<string, LaidEdge>) {
    this.shapes = [...shapes];
    this.stretches = [...edges].flatMap(([line, { via }]) =>
      via.slice(1).map((to, index) => {
        const [x, y] = via[index] ?? to;
        return { line, at: [Math.min(x, to[0]) - 1, Math.min(y, to[1]) - 1, Math.abs(x - to[0]) + 2, Math.abs(y - to[1]) + 2] as const };
      }),
    );
  }

  /** The first candidate over the fewest things; it is taken. */
  take(candidates: readonly Bounds[]): Bounds | undefined {
    let best: { readonly at: Bounds; readonly cost: number } | undefined;
    for (const at of candidates) {
      const cost =
        this.count(this.labels, at) * 4 +
        this.count(this.shapes, at) * 6 +
        this.stretches.filter((stretch) => overlap(stretch.at, at)).length;
      if (!best || cost < best.cost) best = { at, cost };
      if (cost === 0) break;
    }
    if (best) this.labels.push(best.at);
    return best?.at;
  }

  private count(all: readonly Bounds[], at: Bounds): number {
    return all.filter((bounds) => overlap(bounds, at)).length;
  }
}

function besideShape([x, y, width, height]: Bounds, [wide, high]: readonly [number, number], isBoundary: boolean): readonly Bounds[] {
  const middle = x + width / 2;
  const low: Bounds = [x + width + 3, y + height - 6, wide, high];
  const below: readonly Bounds[] = [
    [middle - wide / 2, y + height + 4, wide, high],
    [middle - wide / 2, y - high - 4, wide, high],
    [middle + 8, y + height + 2, wide, high],
    [middle - wide - 8, y + height + 2, wide, high],
    [middle + 12, y - high - 2, wide, high],
    [middle - wide - 12, y - high - 2, wide, high],
  ];
  return isBoundary ? [low, [x - wide - 3, y + height - 6, wide, high], ...below] : [...below, low];
}

function besideLine(via: readonly Point[], [wide, high]: readonly [number, number]): readonly Bounds[] {
  return via.slice(1).flatMap((to, index): readonly Bounds[] => {
    const from = via[index] ?? to;
    const first = index === 0;
    if (from[1] === to[1]) {
      const length = Math.abs(to[0] - from[0]);
      const isRight = to[0] > from[0];
      const starts = [first ? 9 : 6, Math.max((length - wide) / 2, 6), Math.max(length - wide - 14, 6)].filter(
        (start) => start + wide <= length + 6,
      );
      const lefts = (starts.length > 0 ? starts : [first ? 9 : 4]).map((start) => (isRight ? from[0] + start : from[0] - start - wide));
      return lefts.flatMap((left): readonly Bounds[] => [
        [left, from[1] - high - 4, wide, high],
        [left, from[1] + 4, wide, high],
      ]);
    }
    const isDown = to[1] > from[1];
    const tops = [first ? 10 : 6, Math.max((Math.abs(to[1] - from[1]) - high) / 2, 4)].map((start) =>
      isDown ? from[1] + start : from[1] - start - high,
    );
    return tops.flatMap((top): readonly Bounds[] => [
      [from[0] + 6, top, wide, high],
      [from[0] - 6 - wide, top, wide, high],
    ]);
  });
}

/**
 * Places for the names of events, gateways, data and lines.
 *
 * @param blocked Other things that no label should cover, headers of lanes for example.
 */
export function placeLabels(
  plan: Plan,
  scopes: readonly Scope[],
  shapes: ReadonlyMap<string, LaidShape>,
  edges: ReadonlyMap<string, LaidEdge>,
  blocked: readonly Bounds[],
): { readonly shapes: ReadonlyMap<string, Bounds>; readonly edges: ReadonlyMap<string, Bounds> } {
  const things = scopes.flatMap(({ nodes, attached, extras }) => [...nodes, ...attached, ...extras]);
  const solid = things.flatMap(({ id }) => {
    const shape = shapes.get(id);
    return shape ? [shape.at] : [];
  });
  const room = new Room([...solid, ...blocked], edges);
  const found = new Map<string, Bounds>();
  const ways = new Map<string, Bounds>();
  const rounded = ([x, y, width, height]: Bounds): Bounds => [Math.round(x), Math.round(y), width, height];
  for (const { id } of scopes.flatMap(({ flows }) => flows)) {
    const size = labelSize(plan, id, 104);
    const via = edges.get(id)?.via;
    const at = via && size[0] > 0 ? room.take(besideLine(via, size)) : undefined;
    if (at) ways.set(id, rounded(at));
  }
  for (const thing of things) {
    const size = outsideLabel(plan, thing);
    const shape = shapes.get(thing.id);
    const at = shape && size[0] > 0 ? room.take(besideShape(shape.at, size, thing.type === 'boundaryEvent')) : undefined;
    if (at) found.set(thing.id, rounded(at));
  }
  return { shapes: found, edges: ways };
}
