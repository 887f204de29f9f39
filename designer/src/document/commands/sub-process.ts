import type { Command } from '../command.js';
import { prefixOf } from '../ids.js';
import { planesIn, type Box, type EdgeEntry, type PlaneEntry, type ShapeEntry, type WritableProcess } from '../process-document.js';
import { contentOf, isLine, modelOf, type Model } from '../read/model.js';
import { isContainerType } from '../read/types.js';
import { refuse } from '../refusals.js';
import { shifted, shiftedWay } from '../ways/stretch.js';
import { modelNow } from '../frames/grow.js';
import { frameOf } from '../read/frames.js';
import { shiftShapes } from './move.js';
import { edgesIn, shapesIn } from './parts.js';

type Bounds = readonly [number, number, number, number];
import { usualSize } from '../../drawing/read/sizes.js';

const padding = { left: 28, top: 44, right: 28, bottom: 30 } as const;
const leastOpen = [240, 140] as const;

/** What of a plane belongs to a subprocess: its content's shapes, and the lines between them. */
function ownOf(model: Model, plane: string, id: string): { readonly shapes: readonly string[]; readonly edges: readonly string[] } {
  const { shapes = {}, edges = {} } = model.planes[plane] ?? {};
  const content = new Set(contentOf(model, id).map((member) => member.id));
  for (const lane of model.lanesOf(id)) content.add(lane.id);
  const isWithin = (end: string | undefined, depth = 0): boolean => {
    if (end === undefined || depth > 4) return false;
    if (content.has(end)) return true;
    const line = model.all.get(end);
    return line !== undefined && isLine(line) && isWithin(line.entry.from, depth + 1) && isWithin(line.entry.to, depth + 1);
  };
  return {
    shapes: Object.keys(shapes).filter((shape) => content.has(shape)),
    edges: Object.keys(edges).filter((edge) => isWithin(model.all.get(edge)?.entry.from) && isWithin(model.all.get(edge)?.entry.to)),
  };
}

/** Takes shapes and lines from one plane to another, moved by a vector. */
function carry(
  document: WritableProcess,
  model: Model,
  from: string,
  to: PlaneEntry,
  own: ReturnType<typeof ownOf>,
  by: readonly [number, number],
): void {
  const old = planesIn(document)[from];
  const shapes: Record<string, ShapeEntry> = (to.shapes ??= {});
  const edges: Record<string, EdgeEntry> = (to.edges ??= {});
  for (const id of own.shapes) {
    const shape = model.planes[from]?.shapes?.[id];
    if (!shape) continue;
    const { at, label, ...rest } = shape;
    shapes[id] = { ...rest, ...(at ? { at: shifted(at, by) } : {}), ...(label ? { label: shifted(label, by) } : {}) };
    Reflect.deleteProperty(old?.shapes ?? {}, id);
  }
  for (const id of own.edges) {
    const edge = model.planes[from]?.edges?.[id];
    if (!edge) continue;
    const { via, label, ...rest } = edge;
    edges[id] = { ...rest, ...(via ? { via: shiftedWay(via, by) } : {}), ...(label ? { label: shifted(label, by) } : {}) };
    Reflect.deleteProperty(old?.edges ?? {}, id);
  }
  const moved = new Set(own.shapes);
  const order = (model.planes[from]?.order ?? []).filter((id) => moved.has(id));
  to.order = [...(to.order ?? []).filter((id) => !moved.has(id)), ...order, ...own.shapes.filter((id) => !order.includes(id))];
  if (old?.order) old.order = old.order.filter((id) => !moved.has(id));
}

/** Shows the content of a subprocess on a plane of its own; what stood around it stays where it is. */
export function collapseSubProcess(plane: string, id: string): Command {
  return {
    name: 'collapseSubProcess',
    label: { en: 'Collapse', ru: 'Свернуть' },
    change: (document, { before, newId }) => {
      const model = modelOf(before);
      const old = model.planes[plane]?.shapes?.[id];
      const shape = shapesIn(document, plane)?.[id];
      if (!old?.at || !shape || !isContainerType(model.all.get(id)?.entry.type)) return refuse('UNKNOWN', id);
      if (old.expanded !== true) return refuse('NOTHING', id);
      const own = ownOf(model, plane, id);
      const inner = model.innerPlane(id) ?? newId(prefixOf('plane'));
      const planes = planesIn(document);
      if (own.shapes.length > 0 || planes[inner]) {
        if (!planes[inner]) planes[inner] = { of: id, order: [], shapes: {}, edges: {} };
        carry(document, model, plane, planes[inner], own, [-old.at[0], -old.at[1]]);
      }
      const [width, height] = usualSize({ kind: 'element', type: 'subProcess' });
      shape.expanded = false;
      delete shape.label;
      shape.at = [old.at[0], old.at[1] + (old.at[3] - height) / 2, width, height].map(Math.round) as Box;
      seatEvents(document, model, plane, id, old.at, shape.at);
      hideHalf(document, plane, inner);
      return { select: [id] };
    },
  };
}

/** Lines between what is now on two planes are drawn on neither. */
function hideHalf(document: WritableProcess, ...names: readonly string[]): void {
  const model = modelNow(document);
  for (const name of names) {
    const { shapes = {}, edges = {} } = model.planes[name] ?? {};
    const isShown = (end: string | undefined): boolean =>
      end !== undefined && (Object.hasOwn(shapes, end) || (Object.hasOwn(edges, end) && isLine(model.all.get(end) ?? { kind: 'process' })));
    for (const id of Object.keys(edges)) {
      const line = model.all.get(id)?.entry;
      const open = planesIn(document)[name]?.edges;
      if (line && open && !(isShown(line.from) && isShown(line.to))) Reflect.deleteProperty(open, id);
    }
  }
}

/** Lines whose ends have come together on a plane are drawn there. */
function showWhole(document: WritableProcess, plane: string, ids: readonly string[]): void {
  const model = modelNow(document);
  const { shapes = {} } = model.planes[plane] ?? {};
  for (const line of new Set(ids.flatMap((id) => model.linesAt(id)))) {
    const { from = '', to = '' } = line.entry;
    if (model.planesOf(line.id).length > 0 || !Object.hasOwn(shapes, from) || !Object.hasOwn(shapes, to)) continue;
    const edges = edgesIn(document, plane);
    if (edges) edges[line.id] = { auto: true };
  }
}

/** Shows the content of a subprocess inside of its shape; what follows makes room. */
export function expandSubProcess(plane: string, id: string): Command {
  return {
    name: 'expandSubProcess',
    label: { en: 'Expand', ru: 'Развернуть' },
    change: (document, { before }) => {
      const model = modelOf(before);
      const found = model.all.get(id);
      const old = model.planes[plane]?.shapes?.[id];
      if (!found || !old?.at || !isContainerType(found.entry.type)) return refuse('UNKNOWN', id);
      if (old.expanded === true) return refuse('NOTHING', id);
      const inner = model.innerPlane(id);
      const room = inner === undefined ? undefined : roomOf(model, inner);
      const [width, height] = room
        ? [Math.max(leastOpen[0], room[2] + padding.left + padding.right), Math.max(leastOpen[1], room[3] + padding.top + padding.bottom)]
        : leastOpen;
      const grown: Box = [old.at[0], Math.round(old.at[1] + (old.at[3] - height) / 2), Math.round(width), Math.round(height)];
      const down = roomToOpen(document, model, plane, id, old.at, grown);
      const at: Box = [grown[0], grown[1] + down, grown[2], grown[3]];
      const shape = shapesIn(document, plane)?.[id];
      if (!shape) return refuse('UNKNOWN', id);
      shape.at = at;
      shape.expanded = true;
      seatEvents(document, model, plane, id, old.at, at);
      if (inner !== undefined && room) {
        const target = planesIn(document)[plane];
        const own = { shapes: Object.keys(model.planes[inner]?.shapes ?? {}), edges: Object.keys(model.planes[inner]?.edges ?? {}) };
        if (target) carry(document, model, inner, target, own, [at[0] + padding.left - room[0], at[1] + padding.top - room[1]]);
        Reflect.deleteProperty(planesIn(document), inner);
        showWhole(document, plane, own.shapes);
      }
      return { select: [id] };
    },
  };
}

const least = 20;

/**
 * Pushes aside what stands where a subprocess opens: what begins behind it goes to the right, what is below goes down. Where there is no room above, its
 * whole row goes down.
 *
 * @returns How far down it goes itself.
 */
function roomToOpen(document: WritableProcess, model: Model, plane: string, id: string, old: Bounds, grown: Bounds): number {
  const found = model.all.get(id);
  const { scope, lane } = found?.entry ?? {};
  if (scope === undefined) return 0;
  const frame = frameOf(model, plane, scope);
  const inLane = frame?.lanes.length ? lane : undefined;
  const shapes = model.planes[plane]?.shapes ?? {};
  const wider = Math.max(0, grown[2] - old[2]);
  const beside = model.inside(scope).flatMap(({ id: other, entry }) => {
    const at = shapes[other]?.at;
    return !at || other === id || entry.type === 'boundaryEvent' ? [] : [{ id: other, at, lane: entry.lane }];
  });
  const same = beside.filter((other) => inLane === undefined || other.lane === inLane);
  const isRight = (at: Bounds): boolean => at[0] >= old[0] + old[2] - 0.5;
  const highest = (inLane === undefined ? undefined : shapes[inLane]?.at?.[1]) ?? frame?.at?.[1];
  const meets = (at: Bounds): boolean => !isRight(at) && at[0] < grown[0] + grown[2] + least && at[0] + at[2] > grown[0] - least;
  const above = same.filter(({ at }) => at[1] + at[3] / 2 < old[1] && meets(at)).map(({ at }) => at[1] + at[3]);
  const limits = [...above, ...(highest === undefined ? [] : [highest])];
  const down = Math.max(0, ...limits.map((limit) => Math.ceil(limit + least - grown[1])));
  const further = Math.max(0, Math.ceil(grown[1] + grown[3] - old[1] - old[3]));
  const isSame = new Set(same.map((other) => other.id));
  for (const { id: other, at } of beside) {
    const isBelow = at[1] >= old[1] + old[3] - 0.5;
    const inRow = at[1] + at[3] / 2 >= old[1];
    const by = [isRight(at) ? wider : 0, !isSame.has(other) ? 0 : isBelow && !isRight(at) ? down + further : inRow ? down : 0] as const;
    if (by[0] !== 0 || by[1] !== 0) shiftShapes(document, model, plane, [other], by);
  }
  return down;
}

/** Events keep to the border that they sat on. */
function seatEvents(
  document: WritableProcess,
  model: Model,
  plane: string,
  id: string,
  was: readonly number[],
  at: readonly number[],
): void {
  const shapes = shapesIn(document, plane) ?? {};
  const [x = 0, y = 0, width = 1, height = 1] = was;
  const [nx = 0, ny = 0, wide = 1, high = 1] = at;
  for (const event of model.attached(id)) {
    const [place, on] = [model.planes[plane]?.shapes?.[event.id]?.at, shapes[event.id]];
    if (!place || !on) continue;
    const [px, py] = [(place[0] + place[2] / 2 - x) / (width || 1), (place[1] + place[3] / 2 - y) / (height || 1)];
    on.at = [Math.round(nx + px * wide - place[2] / 2), Math.round(ny + py * high - place[3] / 2), place[2], place[3]];
    delete on.label;
  }
}

function roomOf(model: Model, plane: string): Box | undefined {
  const { shapes = {}, edges = {} } = model.planes[plane] ?? {};
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  const take = (x: number, y: number, width = 0, height = 0): void => {
    [left, top] = [Math.min(left, x), Math.min(top, y)];
    [right, bottom] = [Math.max(right, x + width), Math.max(bottom, y + height)];
  };
  for (const { at, label } of Object.values(shapes)) for (const box of [at, label]) if (box) take(...box);
  for (const { via } of Object.values(edges)) for (const point of via ?? []) take(...point);
  return left === Infinity ? undefined : [left, top, right - left, bottom - top];
}
