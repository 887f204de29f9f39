import type { Bounds, Point } from '../../drawing/nodes.js';

/** A side of a shape, as a direction outward. */
export type Side = 'east' | 'south' | 'west' | 'north';

export const outward: Readonly<Record<Side, Point>> = { east: [1, 0], south: [0, 1], west: [-1, 0], north: [0, -1] };

/** A place where a line may leave or enter a shape. */
export interface Port {
  readonly at: Point;
  readonly side: Side;
  /** How unwelcome it is, in units of length. */
  readonly cost: number;
}

/** How a shape takes lines. */
export interface Dock {
  readonly at: Bounds;
  readonly shape: 'box' | 'diamond' | 'ring' | 'boundary' | 'pool' | 'point';
}

/** How unwelcome each side is for a line that leaves or enters: a process reads from left to right. */
const costs: Readonly<Record<'from' | 'to', Readonly<Record<Side, number>>>> = {
  from: { east: 0, south: 34, north: 38, west: 170 },
  to: { west: 0, north: 38, south: 42, east: 150 },
};

const sides: readonly Side[] = ['east', 'south', 'west', 'north'];

function middleOf([x, y, width, height]: Bounds, side: Side): Point {
  if (side === 'east') return [x + width, y + height / 2];
  if (side === 'west') return [x, y + height / 2];
  return [x + width / 2, side === 'south' ? y + height : y];
}

const clamp = (value: number, low: number, high: number): number => Math.min(Math.max(value, low), Math.max(low, high));

/** The ports of a shape for a line between it and another. */
export function portsOf({ at, shape }: Dock, other: Dock, end: 'from' | 'to'): readonly Port[] {
  const cost = costs[end];
  const usual = (side: Side, more = 0): Port => ({ at: middleOf(at, side), side, cost: cost[side] + more });
  if (shape === 'pool') {
    const x = clamp(other.at[0] + other.at[2] / 2, at[0] + 20, at[0] + at[2] - 20);
    return [
      { at: [x, at[1]], side: 'north', cost: 0 },
      { at: [x, at[1] + at[3]], side: 'south', cost: 0 },
    ];
  }
  if (shape === 'boundary')
    return [
      { ...usual('south'), cost: 0 },
      { ...usual('east'), cost: 90 },
      { ...usual('west'), cost: 110 },
    ];
  if (shape === 'point') return sides.map((side) => ({ at: middleOf(at, side), side, cost: 0 }));
  // The upper and lower corner of a diamond are for the ways that part there.
  if (shape === 'diamond') return sides.map((side) => usual(side, end === 'to' && side !== 'west' ? 40 : 0));
  if (shape === 'ring') return sides.map((side) => usual(side));
  // A box also takes lines beside the middle of its sides, so that several do not run into one.
  const [x, y, width, height] = at;
  const aside = (side: Side, part: number): Port => {
    const point: Point =
      side === 'east' || side === 'west' ? [middleOf(at, side)[0], y + height * part] : [x + width * part, middleOf(at, side)[1]];
    return { at: [Math.round(point[0]), Math.round(point[1])], side, cost: cost[side] + 12 };
  };
  // Where the other shape is nearly level, the line is straight rather than bent by a few units.
  const level = other.at[1] + other.at[3] / 2;
  const straight = Math.abs(level - (y + height / 2)) > 1 && level > y + 14 && level < y + height - 14;
  const levels = straight
    ? (['east', 'west'] as const).map((side) => ({ at: [middleOf(at, side)[0], level] as Point, side, cost: cost[side] + 4 }))
    : [];
  return [...sides.map((side) => usual(side)), ...levels, ...sides.flatMap((side) => [aside(side, 0.25), aside(side, 0.75)])];
}
