import { frameOf } from './frames.js';
import type { Model } from './model.js';

const across = 60;
const down = 24;
const margin = 8;
const mostTries = 60;

/**
 * A free place for what follows something: to the right of it at the same height, else the nearest lower or higher place that touches nothing; for
 * an event on a border, below it. Never above the lane, pool or subprocess that it stands in; below it that grows.
 *
 * @returns The middle of the place.
 */
export function freePlace(
  model: Model,
  plane: string,
  from: string,
  [width, height]: readonly [number, number],
): readonly [number, number] {
  const shapes = model.planes[plane]?.shapes ?? {};
  const at = shapes[from]?.at ?? [0, 0, 0, 0];
  const source = model.all.get(from);
  const onBorder = source?.entry.type === 'boundaryEvent';
  const x = onBorder ? at[0] + at[2] / 2 + across + width / 2 : at[0] + at[2] + across + width / 2;
  const first = onBorder ? at[1] + at[3] + across + height / 2 : at[1] + at[3] / 2;
  const { scope, lane } = source?.entry ?? {};
  const frame = scope === undefined ? undefined : frameOf(model, plane, scope);
  const inLane = frame?.lanes.length ? lane : undefined;
  const around = (inLane === undefined ? undefined : shapes[inLane]?.at) ?? frame?.at;
  const highest = around && around[1] <= at[1] ? around[1] + margin : -Infinity;
  const taken = Object.entries(shapes).flatMap(([id, { at: box }]) => {
    const found = model.all.get(id);
    const isFrame = found === undefined || found.kind === 'pool' || found.kind === 'lane' || found.kind === 'group' || found.id === scope;
    // What stands in another lane moves on when this one grows.
    const isElsewhere =
      inLane !== undefined && found?.entry.lane !== undefined && found.entry.scope === scope && found.entry.lane !== inLane;
    return box && !isFrame && !isElsewhere ? [box] : [];
  });
  const isFree = (y: number): boolean =>
    !taken.some(
      ([left, top, wide, high]) =>
        x - width / 2 < left + wide + down &&
        x + width / 2 > left - down &&
        y - height / 2 < top + high + down &&
        y + height / 2 > top - down,
    );
  const step = Math.max(height + down, 40);
  for (let index = 0; index < mostTries; index += 1) {
    const below = first + index * step;
    if (isFree(below)) return [x, below];
    const above = first - index * step;
    if (!onBorder && index > 0 && index < 4 && above - height / 2 >= highest && isFree(above)) return [x, above];
  }
  return [x, first + mostTries * step];
}
