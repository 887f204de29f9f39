import type { Found } from '../../document/index.js';

type Bounds = readonly [number, number, number, number];

/** A corner or side of a box: -1 is left or upper, 1 right or lower, 0 neither. */
export interface Side {
  readonly x: -1 | 0 | 1;
  readonly y: -1 | 0 | 1;
}

/** The corners and sides by which a box is pulled. */
export const allSides: readonly Side[] = ([-1, 0, 1] as const).flatMap((y) =>
  ([-1, 0, 1] as const).flatMap((x): readonly Side[] => (x === 0 && y === 0 ? [] : [{ x, y }])),
);

const least = 20;

/** Whether a person may give it another size. Events, gateways and data have the size of their sign. */
export function mayResize({ kind, entry }: Pick<Found, 'kind' | 'entry'>): boolean {
  if (kind === 'pool' || kind === 'lane' || kind === 'group' || kind === 'note') return true;
  return kind === 'element' && !/(?:Event|Gateway)$/.test(entry.type ?? '');
}

/** A box after a corner or side was pulled: the others stay where they are. In steps of 10 units unless `isFree`. */
export function pulled([x, y, width, height]: Bounds, side: Side, by: readonly [number, number], isFree = false): Bounds {
  const far = (value: number): number => (isFree ? Math.round(value) : Math.round(value / 10) * 10);
  const [dx, dy] = [far(by[0]) * side.x, far(by[1]) * side.y];
  const [wide, high] = [Math.max(least, width + dx), Math.max(least, height + dy)];
  return [side.x < 0 ? x + width - wide : x, side.y < 0 ? y + height - high : y, wide, high];
}
