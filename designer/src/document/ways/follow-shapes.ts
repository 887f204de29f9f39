import type { Bounds, Point } from '../../drawing/nodes.js';
import { middleOf } from '../../drawing/lines/geometry.js';
import type { EdgeEntry, Spot, WritableProcess } from '../process-document.js';
import { isLine, type Model } from '../read/model.js';
import { passes, routeLines } from './route-lines.js';
import { carried, shifted, withEnd, withStart } from './stretch.js';

/**
 * Lines follow the shapes they join. Of what a command has moved or made, lines routed by machine get a new way (also those that a moved shape
 * would now cover); of lines drawn by hand only the stretch next to the shape follows. A line whose way the command set itself is left alone.
 */
export function followShapes(document: WritableProcess, before: Model, now: Model): void {
  for (const plane of Object.keys(now.planes)) {
    const [old, fresh] = [before.planes[plane], now.planes[plane]];
    if (old === fresh || !fresh) continue;
    const [oldShapes, shapes] = [old?.shapes ?? {}, fresh.shapes ?? {}];
    const [oldEdges, edges] = [old?.edges ?? {}, fresh.edges ?? {}];
    const placeOf = (list: typeof shapes, id: string | undefined): Bounds | undefined => (id === undefined ? undefined : list[id]?.at);
    const changed = oldShapes === shapes ? [] : Object.keys(shapes).filter((id) => !same(oldShapes[id]?.at, shapes[id]?.at));
    const moved = new Set(changed);
    const obstacles = changed.flatMap((id) => {
      const shape = shapes[id];
      return shape?.at && shape.expanded !== true && isObstacle(now, id) ? [shape.at] : [];
    });
    const write = (id: string): EdgeEntry | undefined => document.layout?.planes?.[plane]?.edges?.[id];
    /** Whether a line was moved as a whole, but an end of it went somewhere else: what stands beyond a growing frame is moved a second time. */
    const isLeftBehind = (id: string, from: string | undefined, to: string | undefined): boolean => {
      const by = movedBy(oldEdges[id]?.via, edges[id]?.via);
      const isAway = (end: string | undefined): boolean => {
        const [was, is] = [placeOf(oldShapes, end), placeOf(shapes, end)];
        if (!by || !was || !is || same(was, is)) return false;
        return Math.abs(is[0] - was[0] - by[0]) > 0.5 || Math.abs(is[1] - was[1] - by[1]) > 0.5;
      };
      return by !== undefined && (by[0] !== 0 || by[1] !== 0) && (isAway(from) || isAway(to));
    };
    const again: string[] = [];
    for (const [id, edge] of Object.entries(edges)) {
      const line = now.all.get(id);
      if (!line || !isLine(line)) continue;
      const { from, to } = line.entry;
      const was = before.all.get(id)?.entry;
      const rejoined = was !== undefined && (was.from !== from || was.to !== to);
      const isSet = oldEdges[id]?.via !== edge.via && edge.via !== undefined && !isLeftBehind(id, from, to);
      if (!edge.via) again.push(id);
      else if (isSet) continue;
      else if (rejoined) again.push(id);
      else if (edge.auto) {
        const atEnd = (from !== undefined && moved.has(from)) || (to !== undefined && moved.has(to));
        if (atEnd || obstacles.some((at) => passes(edge.via ?? [], at))) again.push(id);
      } else {
        const wasVia = oldEdges[id]?.via;
        let via: readonly Point[] = oldEdges[id]?.via !== edge.via && wasVia ? wasVia : edge.via;
        const [first, last] = [via[0], via.at(-1)];
        const [oldFrom, newFrom] = [placeOf(oldShapes, from), placeOf(shapes, from)];
        const [oldTo, newTo] = [placeOf(oldShapes, to), placeOf(shapes, to)];
        if (from !== undefined && moved.has(from) && first && oldFrom && newFrom) via = withStart(via, carried(first, oldFrom, newFrom));
        if (to !== undefined && moved.has(to) && last && oldTo && newTo) via = withEnd(via, carried(last, oldTo, newTo));
        const target = write(id);
        if (via !== edge.via && target) setWay(target, edge, via);
      }
    }
    for (const [id, via] of routeLines(now, plane, again)) {
      const target = write(id);
      if (!target) continue;
      setWay(target, edges[id] ?? {}, via);
      if (target.auto === undefined && oldEdges[id] === undefined) target.auto = true;
    }
  }
}

/** Its label keeps its place beside the middle of the line. */
function setWay(
  target: EdgeEntry,
  edge: EdgeEntry | { readonly via?: readonly Point[]; readonly label?: Bounds },
  via: readonly Point[],
): void {
  if (edge.label && edge.via && edge.via.length > 1) {
    const [from, to] = [middleOf(edge.via), middleOf(via)];
    target.label = shifted(edge.label, [to[0] - from[0], to[1] - from[1]]);
  }
  target.via = via.map(([x, y]): Spot => [x, y]);
}

function same(one: Bounds | undefined, other: Bounds | undefined): boolean {
  if (one === other) return true;
  return one !== undefined && other !== undefined && one.every((value, index) => value === other[index]);
}

/** The vector by which a way was moved as a whole. */
function movedBy(old: readonly Point[] | undefined, now: readonly Point[] | undefined): Point | undefined {
  const [first, then] = [old?.[0], now?.[0]];
  if (!old || !now || !first || !then || old.length !== now.length) return undefined;
  const by: Point = [then[0] - first[0], then[1] - first[1]];
  const isWhole = now.every(([x, y], index) => {
    const [wasX, wasY] = old[index] ?? [NaN, NaN];
    return Math.abs(x - wasX - by[0]) < 0.5 && Math.abs(y - wasY - by[1]) < 0.5;
  });
  return isWhole ? by : undefined;
}

/** Frames are no obstacles: lines run inside of them. */
function isObstacle(model: Model, id: string): boolean {
  const kind = model.all.get(id)?.kind;
  return kind !== undefined && kind !== 'pool' && kind !== 'lane' && kind !== 'group';
}
