import type { Command } from '../command.js';
import type { Spot, WritableProcess } from '../process-document.js';
import { modelOf, type Model } from '../read/model.js';
import { refuse } from '../refusals.js';
import { endAlong, startAlong, vectorAlong, type Axis } from '../read/axis.js';
import { modelNow } from '../frames/grow.js';
import { shiftShapes } from './move.js';
import { arePlaces, edgesIn, shapesIn } from './parts.js';

const gap = 50;
/** No frame is pushed together to less. */
const thinnest = 30;

/** What follows an inserted thing goes to the right until there is room on both sides of it. */
export function makeRoomFor(
  document: WritableProcess,
  model: Model,
  plane: string,
  { id, from, to }: { readonly id: string; readonly from: string; readonly to: string },
): void {
  const shapes = model.planes[plane]?.shapes ?? {};
  const [before, after] = [shapes[from]?.at, shapes[to]?.at];
  const own = shapesIn(document, plane)?.[id];
  if (!before || !after || !own?.at) return;
  const end = before[0] + before[2];
  // Only a line that runs on to the right, about level, is spread.
  if (after[0] <= end || Math.abs(own.at[1] + own.at[3] / 2 - (before[1] + before[3] / 2)) > before[3]) return;
  const lacking = own.at[2] + gap * 2 - (after[0] - end);
  if (lacking <= 0) return;
  const by = Math.ceil(lacking / 10) * 10;
  shiftBeyond(document, model, plane, { axis: 'x', at: after[0], by, scope: model.all.get(to)?.entry.scope, except: id });
  const far = end + gap - own.at[0];
  // It may be an open subprocess, or have events on its border.
  if (far !== 0) shiftShapes(document, modelNow(document), plane, [id], [far, 0]);
}

/** What is pushed aside: everything that begins beyond a line; frames that end beyond it grow. */
export interface Push {
  readonly axis: Axis;
  readonly at: number;
  readonly by: number;
  /** Only what stands in this scope; absent: everything on the plane. */
  readonly scope?: string | undefined;
  readonly except?: string;
}

/** Moves everything beyond a line; what lies across it grows where it holds others. */
export function shiftBeyond(document: WritableProcess, model: Model, plane: string, push: Push): boolean {
  const { axis, at: line, by, scope, except } = push;
  const moving: string[] = [];
  const growing: string[] = [];
  for (const [id, { at, expanded }] of Object.entries(model.planes[plane]?.shapes ?? {})) {
    const found = model.all.get(id);
    if (!at || !found || id === except) continue;
    const isFrame = found.kind === 'pool' || found.kind === 'lane' || found.kind === 'group' || expanded === true;
    const isHere = scope === undefined || found.entry.scope === scope;
    if (found.entry.type === 'boundaryEvent') continue;
    if (isHere && startAlong(at, axis) >= line && !(scope !== undefined && isFrame && expanded !== true)) moving.push(id);
    // In one scope only: the frames around it grow by themselves, where they have to.
    else if (scope === undefined && isFrame && startAlong(at, axis) < line && endAlong(at, axis) > line) growing.push(id);
  }
  if (moving.length === 0 && growing.length === 0) return false;
  const shapes = shapesIn(document, plane) ?? {};
  for (const id of growing) {
    const at = shapes[id]?.at;
    const shape = shapes[id];
    if (at && shape) shape.at = axis === 'x' ? [at[0], at[1], at[2] + by, at[3]] : [at[0], at[1], at[2], at[3] + by];
  }
  shiftShapes(document, model, plane, moving, vectorAlong(axis, by));
  return true;
}

/**
 * The space tool: everything right of (or below) a line moves on or back; what lies across the line and holds others grows or shrinks.
 *
 * @param by How far; negative takes room away, never more than there is.
 */
export function makeRoom(plane: string, axis: Axis, at: number, by: number): Command {
  return {
    name: 'makeRoom',
    label: { en: 'Make room', ru: 'Раздвинуть' },
    change: (document, { before }) => {
      const model = modelOf(before);
      if (!Object.hasOwn(model.planes, plane)) return refuse('NO_PLACE', plane);
      if (!arePlaces([at, by])) return refuse('NO_NUMBER');
      const far = by < 0 ? -Math.min(-by, roomAt(model, plane, axis, at)) : by;
      if (far === 0 || !shiftBeyond(document, model, plane, { axis, at, by: far })) return refuse('NOTHING');
      for (const [id, edge] of Object.entries(edgesIn(document, plane) ?? {})) {
        const via = model.planes[plane]?.edges?.[id]?.via;
        if (!via || edge.auto === true || !edge.via?.every(([x, y], index) => x === via[index]?.[0] && y === via[index][1])) continue;
        edge.via = via.map(([x, y]): Spot => ((axis === 'x' ? x : y) < at ? [x, y] : axis === 'x' ? [x + far, y] : [x, y + far]));
      }
      return {};
    },
  };
}

/** How much room can be taken away: what lies before the line ends before what lies beyond it begins. */
function roomAt(model: Model, plane: string, axis: Axis, line: number): number {
  let [end, begin] = [-Infinity, Infinity];
  for (const [id, { at, expanded }] of Object.entries(model.planes[plane]?.shapes ?? {})) {
    const found = model.all.get(id);
    if (!at || !found || found.entry.type === 'boundaryEvent') continue;
    const isFrame = found.kind === 'pool' || found.kind === 'lane' || found.kind === 'group' || expanded === true;
    const [from, to] = [startAlong(at, axis), endAlong(at, axis)];
    if (from >= line) begin = Math.min(begin, from);
    else if (!isFrame || to <= line) end = Math.max(end, to);
    else begin = Math.min(begin, to - thinnest);
  }
  return begin === Infinity ? 0 : Math.max(0, begin - Math.max(end, line));
}
