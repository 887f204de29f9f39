import type { Bounds } from '../nodes.js';
import type { Diagram, Line, Thing } from '../read/diagram.js';
import type { Place } from '../read/plane.js';
import { usualSize } from '../read/sizes.js';

const step = { column: 210, row: 130 } as const;

/** How many steps each thing is from a beginning, over the flows among them; a way back counts for nothing. */
function columnsOf(things: readonly Thing[], lines: readonly Line[]): ReadonlyMap<string, number> {
  const next = new Map<string, string[]>();
  const entered = new Set<string>();
  const known = new Set(things.map(({ id }) => id));
  const hosts = new Map(things.map(({ id, attachedTo }) => [id, attachedTo]));
  for (const { from, to, kind } of lines) {
    const source = hosts.get(from) || from;
    if (kind !== 'sequence' || !known.has(source) || !known.has(to)) continue;
    next.set(source, [...(next.get(source) ?? []), to]);
    entered.add(to);
  }
  const columns = new Map<string, number>();
  const begin = [...things.filter(({ id }) => !entered.has(id)), ...things].map(({ id }) => id);
  for (const first of begin) {
    if (columns.has(first)) continue;
    columns.set(first, 0);
    const queue = [first];
    for (let at = 0; at < queue.length; at += 1) {
      const id = queue[at] ?? '';
      for (const to of next.get(id) ?? []) {
        if (columns.has(to)) continue;
        columns.set(to, (columns.get(id) ?? 0) + 1);
        queue.push(to);
      }
    }
  }
  return columns;
}

/**
 * Places for things that the layout forgot, in columns by their distance from the beginning. It is no good drawing, only one that is always
 * there: a real layout is made at deployment.
 *
 * @param top Where the places begin.
 */
export function placeSimply(things: readonly Thing[], diagram: Diagram, top: number): ReadonlyMap<string, Place> {
  const free = things.filter(({ attachedTo }) => !diagram.things.has(attachedTo));
  const columns = columnsOf(things, [...diagram.lines.values()]);
  const rows = new Map<number, number>();
  const places = new Map<string, Place>();
  const place = (id: string, at: Bounds): void => void places.set(id, { at, horizontal: true, markerVisible: true });
  for (const thing of free) {
    const column = columns.get(thing.id) ?? 0;
    const row = rows.get(column) ?? 0;
    rows.set(column, row + 1);
    const [width, height] = usualSize(thing);
    place(thing.id, [column * step.column + 68 - width / 2, top + row * step.row + 40 - height / 2, width, height]);
  }
  const attached = new Map<string, number>();
  for (const { id, attachedTo } of things.filter((thing) => !free.includes(thing))) {
    const host = places.get(attachedTo)?.at;
    const before = attached.get(attachedTo) ?? 0;
    attached.set(attachedTo, before + 1);
    if (host) place(id, [host[0] + 10 + before * 34, host[1] + host[3] - 15, 30, 30]);
  }
  return places;
}
