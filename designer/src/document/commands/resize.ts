import type { Command } from '../command.js';
import { moveBorder, resizeFrame } from '../frames/borders.js';
import { modelNow } from '../frames/grow.js';
import type { WritableProcess } from '../process-document.js';
import { endAlong, startAlong } from '../read/axis.js';
import { alongOf, frameOf, scopeOfFrame, spanned, type Frame } from '../read/frames.js';
import { modelOf, type Found, type Model } from '../read/model.js';
import { refuse, type Refusal } from '../refusals.js';
import { carried, shifted } from '../ways/stretch.js';
import { arePlaces, shapesIn } from './parts.js';

type Bounds = readonly [number, number, number, number];

const least: Readonly<Record<string, readonly [number, number]>> = { pool: [160, 60], lane: [120, 40], element: [40, 30], note: [40, 24] };

/**
 * Gives a shape another size. Events on its border stay on it; what it holds must fit. A lane shares its borders with its neighbours and its ends with its
 * pool: they follow.
 */
export function resizeShape(plane: string, id: string, at: Bounds): Command {
  return {
    name: 'resizeShape',
    label: { en: 'Resize', ru: 'Изменить размер' },
    change: (document, { before }) => {
      const model = modelOf(before);
      const [found, old] = [model.all.get(id), model.planes[plane]?.shapes?.[id]];
      const shape = shapesIn(document, plane)?.[id];
      if (!found || !old?.at || !shape) return refuse('UNKNOWN', id);
      if (!arePlaces(at)) return refuse('NO_NUMBER');
      const [wide, high] = least[found.kind] ?? [20, 20];
      const fits = at[2] >= Math.min(wide, old.at[2]) && at[3] >= Math.min(high, old.at[3]) && holdsStill(model, plane, found, at);
      if (!fits) return refuse('TOO_SMALL', id);
      const scope = scopeOfFrame(model, id);
      const frame = scope === undefined ? undefined : frameOf(model, plane, scope);
      const isDivided = frame !== undefined && frame.lanes.length > 0 && (found.kind === 'lane' || frame.holder === id);
      const refusal = !isDivided
        ? undefined
        : found.kind === 'lane'
          ? resizeLaneTo(document, model, plane, frame, id, at)
          : resizeFrame(document, model, plane, frame, at);
      if (refusal) return refusal;
      if (found.kind === 'lane' && isDivided) return { select: [id] };
      shape.at = [...at];
      followBorder(document, model, plane, id, old.at, at);
      return { select: [id] };
    },
  };
}

/** Events keep to the border that they sit on. */
function followBorder(document: WritableProcess, model: Model, plane: string, id: string, was: Bounds, at: Bounds): void {
  const shapes = shapesIn(document, plane) ?? {};
  for (const event of model.attached(id)) {
    const on = shapes[event.id];
    const place = model.planes[plane]?.shapes?.[event.id]?.at;
    if (!on || !place) continue;
    const [cx, cy] = [place[0] + place[2] / 2, place[1] + place[3] / 2];
    const [nextX, nextY] = carried([cx, cy], was, at);
    on.at = shifted(place, [nextX - cx, nextY - cy]);
    if (on.label) on.label = shifted(on.label, [nextX - cx, nextY - cy]);
  }
}

function resizeLaneTo(document: WritableProcess, model: Model, plane: string, frame: Frame, id: string, at: Bounds): Refusal | undefined {
  const { across, scope } = frame;
  const along = alongOf(across);
  const was = model.planes[plane]?.shapes?.[id]?.at ?? at;
  const end = moveBorderBy(document, model, plane, frame, id, 'end', endAlong(at, across) - endAlong(was, across));
  if (end) return end;
  const start = startAlong(at, across) - startAlong(was, across);
  const next = start === 0 ? undefined : frameOf(modelNow(document), plane, scope);
  const refusal = next ? moveBorderBy(document, modelNow(document), plane, next, id, 'start', start) : undefined;
  if (refusal) return refusal;
  const [low, high] = [startAlong(at, along) - startAlong(was, along), endAlong(at, along) - endAlong(was, along)];
  if (low === 0 && high === 0) return undefined;
  const now = modelNow(document);
  const longer = frameOf(now, plane, scope);
  if (!longer) return undefined;
  const shapes = shapesIn(document, plane) ?? {};
  for (const target of longer.holder === undefined ? longer.lanes.map((lane) => lane.id) : [longer.holder]) {
    const box = now.planes[plane]?.shapes?.[target]?.at;
    const found = now.all.get(target);
    const shape = shapes[target];
    if (!box || !found || !shape) continue;
    const next = spanned(box, along, startAlong(box, along) + low, endAlong(box, along) + high);
    if (next[2] < 60 || next[3] < 40 || !holdsStill(now, plane, found, next)) return refuse('TOO_SMALL', target);
    shape.at = next;
  }
  return undefined;
}

function moveBorderBy(
  document: WritableProcess,
  model: Model,
  plane: string,
  frame: Frame,
  id: string,
  end: 'start' | 'end',
  by: number,
): Refusal | undefined {
  return by === 0 ? undefined : moveBorder(document, model, plane, frame, id, end, by);
}

/** What stands in a subprocess or a pool must not come to stand outside of it. */
function holdsStill(model: Model, plane: string, found: Found, at: Bounds): boolean {
  const shapes = model.planes[plane]?.shapes ?? {};
  if (found.kind === 'element' && shapes[found.id]?.expanded !== true) return true;
  const scope = found.kind === 'pool' ? found.entry.process : found.kind === 'element' ? found.id : undefined;
  const was = shapes[found.id]?.at;
  if (scope === undefined || !was) return true;
  const inside = (box: Bounds, [left, top, wide, high]: Bounds): boolean =>
    box[0] >= left && box[1] >= top && box[0] + box[2] <= left + wide && box[1] + box[3] <= top + high;
  return model.inside(scope).every(({ id, entry }) => {
    const box = shapes[id]?.at;
    return !box || entry.type === 'boundaryEvent' || inside(box, at) || !inside(box, was);
  });
}
