import { shiftShapes } from '../commands/move.js';
import { shapesIn } from '../commands/parts.js';
import type { WritableProcess } from '../process-document.js';
import { endAlong, sizeAlong, startAlong, vectorAlong, type Axis } from '../read/axis.js';
import { leavesOf, spanned, wayTo, type Frame, type ShownLane } from '../read/frames.js';
import type { Model } from '../read/model.js';
import { refuse, type Refusal } from '../refusals.js';
import { growLane } from './grow.js';

type Bounds = readonly [number, number, number, number];

/** Thinner no lane is made. */
export const leastLane = 40;
const margin = 4;

/** From where to where what stands in a lane reaches along an axis; nothing where it stands beyond the lane anyway. */
function reachOf(model: Model, plane: string, lane: ShownLane, axis: Axis): readonly [number, number] | undefined {
  const boxes = model.inLane(lane.id).flatMap(({ id, entry }) => {
    const at = model.planes[plane]?.shapes?.[id]?.at;
    const isIn = at && startAlong(at, axis) >= startAlong(lane.at, axis) && endAlong(at, axis) <= endAlong(lane.at, axis);
    return at && isIn && entry.type !== 'boundaryEvent' ? [at] : [];
  });
  if (boxes.length === 0) return undefined;
  return [Math.min(...boxes.map((at) => startAlong(at, axis))), Math.max(...boxes.map((at) => endAlong(at, axis)))];
}

/** How far the content of a lane has to move to stand inside of its new borders; nothing where it does not fit. */
function shiftToFit(model: Model, plane: string, lane: ShownLane, axis: Axis, start: number, end: number): number | undefined {
  if (end - start < Math.min(leastLane, sizeAlong(lane.at, axis))) return undefined;
  const reach = reachOf(model, plane, lane, axis);
  if (!reach) return 0;
  const [low, high] = reach;
  if (high - low > end - start) return undefined;
  const room = Math.min(margin, (end - start - (high - low)) / 2);
  if (low < start + room) return start + room - low;
  return high > end - room ? end - room - high : 0;
}

const outermost = (lanes: readonly ShownLane[], end: 'start' | 'end'): ShownLane | undefined => (end === 'end' ? lanes.at(-1) : lanes[0]);

/** A lane and the lanes in it that share its border. */
function chainAt(lane: ShownLane, end: 'start' | 'end'): readonly ShownLane[] {
  const inner = outermost(lane.lanes, end);
  return inner ? [lane, ...chainAt(inner, end)] : [lane];
}

/**
 * Moves a border of a lane. Between two lanes one grows as the other shrinks; what stands in the shrinking one moves along, or it is refused. At the
 * outside the pool or subprocess changes its size.
 */
export function moveBorder(
  document: WritableProcess,
  model: Model,
  plane: string,
  frame: Frame,
  lane: string,
  end: 'start' | 'end',
  by: number,
): Refusal | undefined {
  const way = wayTo(frame.lanes, lane);
  // The border of a lane at the edge of the lane around it is that one's border.
  for (let depth = way.length - 1; depth >= 0; depth -= 1) {
    const siblings = depth === 0 ? frame.lanes : (way[depth - 1]?.lanes ?? []);
    const own = way[depth];
    const index = siblings.findIndex(({ id }) => id === own?.id);
    const other = siblings[end === 'end' ? index + 1 : index - 1];
    if (!own || !other) continue;
    const [first, second] = end === 'end' ? [own, other] : [other, own];
    return between(document, model, plane, frame.across, first, second, by);
  }
  const axis = frame.across;
  const last = leavesOf(frame.lanes).at(-1);
  if (end === 'end' && by > 0 && last) {
    growLane(document, model, plane, last.id, frame.scope, by);
    return undefined;
  }
  if (frame.holder !== undefined && frame.at) {
    const [start, finish] = [startAlong(frame.at, axis), endAlong(frame.at, axis)];
    const at = end === 'end' ? spanned(frame.at, axis, start, finish + by) : spanned(frame.at, axis, start + by, finish);
    return resizeFrame(document, model, plane, frame, at);
  }
  const edge = outermost(frame.lanes, end);
  return edge ? reshape(document, model, plane, axis, edge, end, by) : undefined;
}

function between(
  document: WritableProcess,
  model: Model,
  plane: string,
  axis: Axis,
  first: ShownLane,
  second: ShownLane,
  by: number,
): Refusal | undefined {
  return reshape(document, model, plane, axis, first, 'end', by) ?? reshape(document, model, plane, axis, second, 'start', by);
}

/** Gives a lane, with the lanes in it at that border, another border; what stands there moves along. */
function reshape(
  document: WritableProcess,
  model: Model,
  plane: string,
  axis: Axis,
  lane: ShownLane,
  end: 'start' | 'end',
  by: number,
): Refusal | undefined {
  const chain = chainAt(lane, end);
  const leaf = chain.at(-1) ?? lane;
  const [start, finish] = [startAlong(leaf.at, axis) + (end === 'start' ? by : 0), endAlong(leaf.at, axis) + (end === 'end' ? by : 0)];
  const far = shiftToFit(model, plane, leaf, axis, start, finish);
  if (far === undefined) return refuse('TOO_SMALL', leaf.id);
  const inLane = model.inLane(leaf.id).map(({ id }) => id);
  if (far !== 0) shiftShapes(document, model, plane, inLane, vectorAlong(axis, far));
  const shapes = shapesIn(document, plane) ?? {};
  for (const { id, at } of chain) {
    const shape = shapes[id];
    const [from, to] = [startAlong(at, axis), endAlong(at, axis)];
    if (shape) shape.at = end === 'start' ? spanned(at, axis, from + by, to) : spanned(at, axis, from, to + by);
  }
  return undefined;
}

/** Gives a pool or an open subprocess with lanes another size; its outer lanes follow, and what stands in them must fit. */
export function resizeFrame(document: WritableProcess, model: Model, plane: string, frame: Frame, at: Bounds): Refusal | undefined {
  const { holder, at: was, across } = frame;
  const shape = holder === undefined ? undefined : shapesIn(document, plane)?.[holder];
  if (!shape || !was || holder === undefined) return refuse('UNKNOWN', frame.scope);
  const moves = { start: startAlong(at, across) - startAlong(was, across), end: endAlong(at, across) - endAlong(was, across) };
  const leaves = leavesOf(frame.lanes);
  for (const leaf of leaves) {
    const start = startAlong(leaf.at, across) + (leaf === leaves[0] ? moves.start : 0);
    const end = endAlong(leaf.at, across) + (leaf === leaves.at(-1) ? moves.end : 0);
    if (shiftToFit(model, plane, leaf, across, start, end) === undefined) return refuse('TOO_SMALL', leaf.id);
    const reach = reachOf(model, plane, leaf, across);
    if (reach && (reach[0] < start || reach[1] > end)) return refuse('TOO_SMALL', leaf.id);
  }
  shape.at = [...at];
  return undefined;
}
