import { overlap } from '../drawing/lines/geometry.js';
import { readDiagram } from '../drawing/index.js';
import { readPlane } from '../drawing/read/plane.js';
import type { Bounds, Point } from '../drawing/nodes.js';

const inner = ([x, y, width, height]: Bounds, by: number): Bounds => [x + by, y + by, width - by * 2, height - by * 2];
const within = (outer: Bounds, [x, y, width, height]: Bounds): boolean =>
  x >= outer[0] && y >= outer[1] && x + width <= outer[0] + outer[2] && y + height <= outer[1] + outer[3];
const touches = ([x, y, width, height]: Bounds, [px, py]: Point): boolean =>
  px >= x - 1 && px <= x + width + 1 && py >= y - 1 && py <= y + height + 1;

/** What a reader would complain about in a layout, in words. */
export function complaints(definition: object): readonly string[] {
  const diagram = readDiagram(definition, 'en');
  const said: string[] = [];
  const shown = new Set<string>();
  for (const planeId of Object.keys(diagram.planes)) {
    const { places, ways } = readPlane(diagram, planeId);
    const things = [...diagram.things.values()].filter(({ id }) => places.has(id));
    const at = (id: string): Bounds => places.get(id)?.at ?? [0, 0, 0, 0];
    const isAround = (container: string, id: string): boolean => {
      let scope = diagram.things.get(id)?.scope ?? '';
      for (let depth = 0; depth < 50 && scope !== ''; depth += 1) {
        if (scope === container) return true;
        scope = diagram.things.get(scope)?.scope ?? '';
      }
      return false;
    };
    for (const [index, one] of things.entries()) {
      shown.add(one.id);
      if (places.get(one.scope)?.expanded && !within(at(one.scope), at(one.id))) said.push(`${one.id} is outside of ${one.scope}`);
      if (one.lane !== '' && places.has(one.lane) && !within(at(one.lane), at(one.id))) said.push(`${one.id} is outside of its lane`);
      for (const other of things.slice(index + 1)) {
        if (isAround(one.id, other.id) || isAround(other.id, one.id)) continue;
        if (one.attachedTo === other.id || other.attachedTo === one.id) continue;
        if (overlap(at(one.id), at(other.id))) said.push(`${one.id} lies on ${other.id}`);
      }
    }
    const lines = [...diagram.lines.values()].filter(({ from, to }) => places.has(from) && places.has(to));
    for (const { id, from, to } of lines) {
      const via = ways.get(id)?.via;
      const [first, last] = [via?.[0], via?.at(-1)];
      if (!via || !first || !last) said.push(`${id} has no way`);
      else if (!touches(at(from), first) || !touches(at(to), last)) said.push(`${id} does not reach its ends`);
      else
        for (const [index, end] of via.slice(1).entries()) {
          const start = via[index] ?? end;
          if (start[0] !== end[0] && start[1] !== end[1]) said.push(`${id} is slanting`);
          const stretch: Bounds = [
            Math.min(start[0], end[0]),
            Math.min(start[1], end[1]),
            Math.abs(start[0] - end[0]) + 0.1,
            Math.abs(start[1] - end[1]) + 0.1,
          ];
          for (const thing of things) {
            if (isAround(thing.id, from) || isAround(thing.id, to)) continue;
            if (overlap(inner(at(thing.id), 2), stretch)) said.push(`${id} runs through ${thing.id}`);
          }
        }
    }
  }
  for (const { id, kind } of diagram.things.values()) if (kind !== 'group' && !shown.has(id)) said.push(`${id} has no place`);
  return said;
}
