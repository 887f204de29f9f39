import { around } from '../drawing/lines/geometry.js';
import type { Bounds } from '../drawing/nodes.js';
import { outsideLabel, sizeOf, type Plan, type Scope } from './scope.js';

const gap = 30;
const shelfGap = 44;
/** Rather than moving further aside, a thing stands on the next shelf. */
const farthestAside = 220;

/** Places data and notes on shelves above the rest, each as near as can be to what it is about. */
export function placeExtras(
  scope: Scope,
  places: ReadonlyMap<string, Bounds>,
  frames: readonly Bounds[],
  plan: Plan,
): ReadonlyMap<string, Bounds> {
  const room = around([...places.values(), ...frames]) ?? [0, 0, 0, 0];
  const flowEnds = new Map(scope.flows.map(({ id, from }) => [id, from]));
  const wish = (id: string): number => {
    const others = scope.links.flatMap(({ from, to }) => (from === id ? [to] : to === id ? [from] : []));
    const about = others.map((other) => places.get(flowEnds.get(other) ?? other)).filter((at) => at !== undefined);
    return about.length > 0 ? about.reduce((sum, at) => sum + at[0] + at[2] / 2, 0) / about.length : room[0];
  };
  const waiting = scope.extras
    .map((thing, index) => ({ thing, index, x: wish(thing.id), size: sizeOf(plan, thing), label: outsideLabel(plan, thing) }))
    .sort((one, other) => one.x - other.x || one.index - other.index);
  const shelves: { end: number; height: number; items: { id: string; x: number; width: number; height: number }[] }[] = [];
  for (const { thing, x, size, label } of waiting) {
    const wide = Math.max(size[0], label[0]);
    const left = x - wide / 2;
    let shelf = shelves.find(({ end }) => end <= left + farthestAside);
    if (!shelf) {
      shelf = { end: -Infinity, height: 0, items: [] };
      shelves.push(shelf);
    }
    const at = Math.max(left, shelf.end);
    shelf.items.push({ id: thing.id, x: Math.round(at + (wide - size[0]) / 2), width: size[0], height: size[1] });
    shelf.end = at + wide + gap;
    shelf.height = Math.max(shelf.height, size[1] + (label[1] > 0 ? label[1] + 6 : 0));
  }
  const found = new Map<string, Bounds>();
  let bottom = room[1] - shelfGap;
  for (const { items, height } of shelves) {
    const top = Math.round(bottom - height);
    for (const { id, x, width, height: own } of items) found.set(id, [x, top, width, own]);
    bottom = top - gap;
  }
  return found;
}
