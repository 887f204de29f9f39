import { current } from 'immer';
import { shiftShapes } from '../commands/move.js';
import { shapesIn } from '../commands/parts.js';
import type { ProcessDraft, WritableProcess } from '../process-document.js';
import { endAlong, startAlong, vectorAlong, type Axis } from '../read/axis.js';
import { alongOf, frameOf, spanned, wayTo } from '../read/frames.js';
import { allLanesOf, contentOf, modelOf, processOf, type Model } from '../read/model.js';

type Bounds = readonly [number, number, number, number];

/** The document as a command has left it so far. */
export function modelNow(document: WritableProcess): Model {
  return modelOf(current(document) as unknown as ProcessDraft);
}

/** Room that something needs inside of a frame: what begins beyond a line goes on by so much, frames around it grow. */
export interface Widening {
  readonly axis: Axis;
  readonly line: number;
  readonly by: number;
  /** Frames that grow at their end. */
  readonly grow: readonly string[];
  /** What stays where it is, with all that is in it. */
  readonly stay?: ReadonlySet<string>;
}

/** Makes room inside of a scope that is drawn with lanes: lanes beyond the line move with all that stands in them. */
export function widenScope(document: WritableProcess, model: Model, plane: string, scope: string, widening: Widening): void {
  const { axis, line, by, grow, stay = new Set<string>() } = widening;
  const shapes = model.planes[plane]?.shapes ?? {};
  const inside = new Set([...contentOf(model, scope), ...allLanesOf(model, scope)].map(({ id }) => id));
  const still = new Set([...stay, ...grow]);
  const moving = [...inside].filter((id) => {
    const at = shapes[id]?.at;
    if (!at || still.has(id) || model.all.get(id)?.entry.type === 'boundaryEvent') return false;
    return startAlong(at, axis) >= line - 0.5;
  });
  shiftShapes(document, model, plane, moving, vectorAlong(axis, by));
  const open = shapesIn(document, plane) ?? {};
  for (const id of grow) {
    const [at, shape] = [shapes[id]?.at, open[id]];
    if (at && shape) shape.at = spanned(at, axis, startAlong(at, axis), endAlong(at, axis) + by);
  }
}

/** What stands beyond the end of a pool or an open subprocess makes room for it. */
export function pushBeyond(
  document: WritableProcess,
  model: Model,
  plane: string,
  holder: string,
  axis: Axis,
  line: number,
  by: number,
): readonly string[] {
  const shapes = model.planes[plane]?.shapes ?? {};
  const found = model.all.get(holder);
  const own = shapes[holder]?.at;
  if (!found || !own) return [];
  const isPool = found.kind === 'pool';
  const { scope, lane } = found.entry;
  const around = isPool || scope === undefined ? undefined : frameOf(model, plane, scope);
  // Lanes keep to themselves: only what stands in the same one makes room across them.
  const inLane = around !== undefined && around.lanes.length > 0 && axis === around.across;
  const acrossAxis = alongOf(axis);
  const moving = Object.entries(shapes).flatMap(([id, { at }]) => {
    const other = model.all.get(id);
    if (!at || !other || id === holder || other.entry.type === 'boundaryEvent' || startAlong(at, axis) < line - 0.5) return [];
    if (!isPool) return other.kind !== 'lane' && other.entry.scope === scope && (!inLane || other.entry.lane === lane) ? [id] : [];
    const isOwn = found.entry.process !== undefined && processOf(model, id) === found.entry.process;
    const besides = startAlong(at, acrossAxis) < endAlong(own, acrossAxis) && endAlong(at, acrossAxis) > startAlong(own, acrossAxis);
    return !isOwn && other.kind !== 'lane' && besides ? [id] : [];
  });
  if (moving.length > 0) shiftShapes(document, model, plane, moving, vectorAlong(axis, by));
  return moving;
}

/** Makes a lane longer across by so much: the lanes behind it, its pool and what stands below make room. */
export function growLane(document: WritableProcess, model: Model, plane: string, lane: string, scope: string, by: number): void {
  const frame = frameOf(model, plane, scope);
  const way = wayTo(frame?.lanes ?? [], lane);
  const own = way.at(-1);
  if (!frame || !own) return;
  const line = endAlong(own.at, frame.across);
  const stay = new Set([
    ...model.inLane(lane).map(({ id }) => id),
    ...model.inLane(lane).flatMap(({ id }) => contentOf(model, id).map((member) => member.id)),
  ]);
  roomBehind(document, model, plane, scope, { axis: frame.across, line, by, grow: way.map(({ id }) => id), stay });
}

/** Makes room inside of a scope, with its pool or subprocess and what stands beyond that. */
export function roomBehind(document: WritableProcess, model: Model, plane: string, scope: string, widening: Widening): void {
  const frame = frameOf(model, plane, scope);
  const { holder, at } = frame ?? {};
  const grow = holder === undefined ? widening.grow : [...widening.grow, holder];
  widenScope(document, model, plane, scope, { ...widening, grow });
  if (holder !== undefined && at)
    pushBeyond(document, modelNow(document), plane, holder, widening.axis, endAlong(at, widening.axis), widening.by);
}

/** Makes a pool or an open subprocess longer along an axis; what stands beyond it makes room. */
export function growHolder(
  document: WritableProcess,
  model: Model,
  plane: string,
  holder: string,
  axis: Axis,
  by: number,
): readonly string[] {
  const at: Bounds | undefined = model.planes[plane]?.shapes?.[holder]?.at;
  const shape = shapesIn(document, plane)?.[holder];
  if (!at || !shape) return [];
  const moved = pushBeyond(document, model, plane, holder, axis, endAlong(at, axis), by);
  shape.at = spanned(at, axis, startAlong(at, axis), endAlong(at, axis) + by);
  return moved;
}
