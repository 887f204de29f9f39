import { middleOf } from '../../drawing/lines/geometry.js';
import type { Bounds, Point } from '../../drawing/nodes.js';
import type { Dock } from '../../layout/router/obstacles.js';
import { Router } from '../../layout/router/router.js';
import type { Spot } from '../process-document.js';
import { isLine, standsIn, type Model } from '../read/model.js';
import { isContainerType, isEventType, isGatewayType } from '../read/types.js';

/** Where a line stands among the others of its plane; the way it takes. */
export type Ways = ReadonlyMap<string, Spot[]>;

/** Far lines say nothing about a way here; what is nearer is looked at. */
const reach = 460;

/**
 * Ways for lines of a plane: level and upright stretches that pass by shapes and keep apart from the lines that have their way. The result depends on
 * the document alone.
 *
 * @param ids The lines that need a way, in the order in which they are given one.
 */
export function routeLines(model: Model, plane: string, ids: readonly string[]): Ways {
  const ways = new Map<string, Spot[]>();
  if (ids.length === 0) return ways;
  const docks = docksOf(model, plane);
  const wanted = new Set(ids);
  const { edges = {} } = model.planes[plane] ?? {};
  const end = (id: string | undefined): Dock | undefined => {
    if (id === undefined) return undefined;
    const dock = docks.get(id);
    if (dock) return dock;
    // A line to a note may end on a flow: then at its middle.
    const via = ways.get(id) ?? edges[id]?.via;
    if (!via || via.length < 2) return undefined;
    const [x, y] = middleOf(via);
    return { at: [x - 1, y - 1, 2, 2], shape: 'point' };
  };
  for (const id of ids) {
    const line = model.all.get(id)?.entry;
    const [from, to] = [end(line?.from), end(line?.to)];
    if (!line?.from || !line.to || !from || !to) continue;
    const room = windowOf(from.at, to.at);
    const own = new Map([...docks].filter(([dock, { at }]) => touches(at, room) && !isAround(model, dock, [line.from, line.to])));
    own.set(line.from, from);
    own.set(line.to, to);
    const router = new Router(
      own,
      [...own.values()].filter(({ shape }) => shape !== 'pool' && shape !== 'point').map(({ at }) => at),
    );
    for (const [other, { via }] of Object.entries(edges)) {
      const known = ways.get(other) ?? (wanted.has(other) ? undefined : via);
      const ends = model.all.get(other);
      if (known && ends && isLine(ends) && passes(known, room))
        router.take({ id: other, from: ends.entry.from ?? '', to: ends.entry.to ?? '' }, known);
    }
    const via = router.route({ id, from: line.from, to: line.to });
    // Shapes that lie on one another leave no room for a way: then from middle to middle.
    ways.set(id, via && via.length > 1 ? via.map(([x, y]): Spot => [x, y]) : [middle(from.at), middle(to.at)]);
  }
  return ways;
}

const middle = ([x, y, width, height]: Bounds): Spot => [x + width / 2, y + height / 2];

/** How the shapes of a plane take lines. */
function docksOf(model: Model, plane: string): Map<string, Dock> {
  const docks = new Map<string, Dock>();
  for (const [id, { at }] of Object.entries(model.planes[plane]?.shapes ?? {})) {
    const found = model.all.get(id);
    if (!at || !found || found.kind === 'lane' || found.kind === 'group') continue;
    docks.set(id, { at, shape: shapeOf(found.kind, found.entry.type) });
  }
  return docks;
}

function shapeOf(kind: string, type: string | undefined): Dock['shape'] {
  if (kind === 'pool') return 'pool';
  if (type === 'boundaryEvent') return 'boundary';
  return isGatewayType(type) ? 'diamond' : isEventType(type) ? 'ring' : 'box';
}

/** Whether a shape is drawn around one of the ends: a line inside of a subprocess is not hindered by it. */
function isAround(model: Model, id: string, ends: readonly (string | undefined)[]): boolean {
  const found = model.all.get(id);
  if (found?.kind === 'pool') return true;
  if (!isContainerType(found?.entry.type)) return false;
  return ends.some((end) => end !== undefined && standsIn(model, end, id));
}

function windowOf(from: Bounds, to: Bounds): Bounds {
  const [left, top] = [Math.min(from[0], to[0]) - reach, Math.min(from[1], to[1]) - reach];
  const [right, bottom] = [Math.max(from[0] + from[2], to[0] + to[2]) + reach, Math.max(from[1] + from[3], to[1] + to[3]) + reach];
  return [left, top, right - left, bottom - top];
}

function touches([x, y, width, height]: Bounds, [left, top, wide, high]: Bounds): boolean {
  return x < left + wide && x + width > left && y < top + high && y + height > top;
}

/** Whether a way comes into a window. */
export function passes(via: readonly Point[], [left, top, wide, high]: Bounds): boolean {
  return via.some(([x, y], index) => {
    const [nextX, nextY] = via[index + 1] ?? [x, y];
    return Math.min(x, nextX) <= left + wide && Math.max(x, nextX) >= left && Math.min(y, nextY) <= top + high && Math.max(y, nextY) >= top;
  });
}
