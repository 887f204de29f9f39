import type { Command } from '../command.js';
import type { Spot, WritableProcess } from '../process-document.js';
import { allLanesOf, contentOf, modelOf, type Found, type Model } from '../read/model.js';
import { refuse } from '../refusals.js';
import { mayHost } from '../rules/may-connect.js';
import { isShownOn, mayMoveInto } from '../rules/may-stand.js';
import { shifted, shiftedWay } from '../ways/stretch.js';
import { arePlaces, edgesIn, shapesIn } from './parts.js';

/** Everything that moves when some things move: events on their borders, contents of subprocesses and pools, lanes. */
export function carriedAlong(model: Model, plane: string, ids: readonly string[]): ReadonlySet<string> {
  const shapes = model.planes[plane]?.shapes ?? {};
  const all = new Set<string>();
  const add = (found: Found): void => {
    if (all.has(found.id)) return;
    all.add(found.id);
    for (const event of model.attached(found.id)) add(event);
    const scope = found.kind === 'pool' ? found.entry.process : found.kind === 'element' ? found.id : undefined;
    if (scope !== undefined) for (const member of contentOf(model, scope)) if (Object.hasOwn(shapes, member.id)) add(member);
    for (const lane of allLanesOf(model, scope ?? found.id)) add(lane);
    if (found.kind === 'lane') for (const member of model.inLane(found.id)) add(member);
  };
  for (const id of ids) {
    const found = model.all.get(id);
    if (found) add(found);
  }
  return all;
}

/** Moves shapes with all that hangs on them; lines whose both ends move go along as they are. */
export function shiftShapes(
  document: WritableProcess,
  model: Model,
  plane: string,
  ids: readonly string[],
  by: readonly [number, number],
): void {
  const all = carriedAlong(model, plane, ids);
  const [shapes, edges] = [shapesIn(document, plane) ?? {}, edgesIn(document, plane) ?? {}];
  const old = model.planes[plane];
  for (const id of all) {
    const shape = shapes[id];
    const was = old?.shapes?.[id];
    if (!shape || !was?.at) continue;
    shape.at = shifted(was.at, by);
    if (was.label) shape.label = shifted(was.label, by);
  }
  const lines = new Set<string>();
  for (const id of all) for (const line of model.linesAt(id)) lines.add(line.id);
  for (const id of lines) {
    const { from, to } = model.all.get(id)?.entry ?? {};
    const edge = edges[id];
    const was = old?.edges?.[id];
    if (!edge || !was?.via || from === undefined || to === undefined || !moves(model, all, from) || !moves(model, all, to)) continue;
    edge.via = shiftedWay(was.via, by);
    if (was.label) edge.label = shifted(was.label, by);
  }
}

/** A line may end on a line: that moves when both its ends do. */
function moves(model: Model, all: ReadonlySet<string>, id: string, depth = 0): boolean {
  if (all.has(id)) return true;
  const { from, to } = model.all.get(id)?.entry ?? {};
  return depth < 4 && from !== undefined && to !== undefined && moves(model, all, from, depth + 1) && moves(model, all, to, depth + 1);
}

/** Where moved things come to stand; what is absent stays as it is. */
export interface Into {
  readonly scope?: string | undefined;
  /** `null` takes it out of its lane. */
  readonly lane?: string | null | undefined;
  /** Of one boundary event: the activity it is put on. */
  readonly attachedTo?: string | undefined;
}

/**
 * Moves things on a plane, with what hangs on them.
 *
 * @param into Where they come to stand, as the gesture has seen it; absent: they stay in their scopes and lanes.
 */
export function moveShapes(plane: string, ids: readonly string[], by: readonly [number, number], into: Into = {}): Command {
  return {
    name: 'moveShapes',
    label: { en: 'Move', ru: 'Переместить' },
    change: (document, { before }) => {
      const model = modelOf(before);
      if (!Object.hasOwn(model.planes, plane)) return refuse('NO_PLACE', plane);
      if (!arePlaces(by)) return refuse('NO_NUMBER');
      const things = ids.flatMap((id) => {
        const found = model.all.get(id);
        return found && model.planes[plane]?.shapes?.[id]?.at ? [found] : [];
      });
      if (things.length === 0) return refuse('UNKNOWN', ids[0]);
      // An event on a border goes with its activity; what is moved anyway is not moved twice.
      const roots = things.filter(
        ({ id, entry }) => !ids.some((other) => other !== id && (entry.attachedTo === other || entry.scope === other)),
      );
      const refusal = stand(document, model, plane, roots, into);
      if (refusal) return refusal;
      shiftShapes(document, model, plane, ids, by);
      if (shapesOutside(document, plane, ids)) return refuse('NO_NUMBER');
      return { select: ids };
    },
  };
}

function shapesOutside(document: WritableProcess, plane: string, ids: readonly string[]): boolean {
  const shapes = shapesIn(document, plane) ?? {};
  return ids.some((id) => {
    const at: readonly number[] = shapes[id]?.at ?? [];
    return !arePlaces([...at]);
  });
}

function stand(document: WritableProcess, model: Model, plane: string, things: readonly Found[], { scope, lane, attachedTo }: Into) {
  if (attachedTo !== undefined) {
    const [event, ...others] = things;
    const host = model.all.get(attachedTo);
    if (!host || !mayHost(host) || !model.planes[plane]?.shapes?.[attachedTo] || event?.entry.type !== 'boundaryEvent' || others.length > 0)
      return refuse('NO_HOST', attachedTo);
    const entry = document.elements?.[event.id];
    if (!entry) return refuse('UNKNOWN', event.id);
    entry.attachedTo = attachedTo;
    entry.scope = host.entry.scope ?? '';
    if (host.entry.lane === undefined) delete entry.lane;
    else entry.lane = host.entry.lane;
    return undefined;
  }
  const movable = things.filter(({ kind, entry }) => kind !== 'pool' && kind !== 'lane' && entry.type !== 'boundaryEvent');
  if (scope !== undefined) {
    const refusal = mayMoveInto(model, movable, scope);
    if (refusal) return refusal;
    if (!isShownOn(model, scope, plane)) return refuse('NOT_THERE', scope);
  }
  if (typeof lane === 'string' && model.all.get(lane)?.kind !== 'lane') return refuse('UNKNOWN', lane);
  for (const found of movable) {
    const entry = document[found.map]?.[found.id];
    if (!entry) continue;
    if (scope !== undefined && entry.scope !== scope) {
      entry.scope = scope;
      for (const event of model.attached(found.id)) {
        const on = document.elements?.[event.id];
        if (on) on.scope = scope;
      }
    }
    if (lane === undefined || found.kind === 'note' || found.kind === 'group') continue;
    for (const target of [entry, ...model.attached(found.id).map(({ id }) => document.elements?.[id])]) {
      if (!target) continue;
      if (lane === null) delete target.lane;
      else target.lane = lane;
    }
  }
  return undefined;
}

const least: Readonly<Record<string, readonly [number, number]>> = { pool: [160, 60], lane: [120, 40], element: [40, 30], note: [40, 24] };

/** Gives a shape another size. Events on its border stay on it; what it holds must fit. */
export function resizeShape(plane: string, id: string, at: readonly [number, number, number, number]): Command {
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
      shape.at = [...at];
      const was = old.at;
      const shapes = shapesIn(document, plane) ?? {};
      for (const event of model.attached(id)) {
        const on = shapes[event.id];
        const place = model.planes[plane]?.shapes?.[event.id]?.at;
        if (!on || !place) continue;
        const [cx, cy] = [place[0] + place[2] / 2, place[1] + place[3] / 2];
        const next: Spot = [at[0] + ((cx - was[0]) / (was[2] || 1)) * at[2], at[1] + ((cy - was[1]) / (was[3] || 1)) * at[3]];
        const by: Spot = [next[0] - cx, next[1] - cy];
        on.at = shifted(place, by);
        if (on.label) on.label = shifted(on.label, by);
      }
      return { select: [id] };
    },
  };
}

/** What stands in a subprocess, a pool or a lane must not come to stand outside of it. */
function holdsStill(model: Model, plane: string, found: Found, [x, y, width, height]: readonly [number, number, number, number]): boolean {
  const shapes = model.planes[plane]?.shapes ?? {};
  if (found.kind === 'element' && shapes[found.id]?.expanded !== true) return true;
  const members =
    found.kind === 'lane'
      ? model.inLane(found.id)
      : found.kind === 'pool' && found.entry.process !== undefined
        ? model.inside(found.entry.process)
        : found.kind === 'element'
          ? model.inside(found.id)
          : [];
  const was = shapes[found.id]?.at;
  return members.every(({ id, entry }) => {
    const at = shapes[id]?.at;
    if (!at || !was || entry.type === 'boundaryEvent') return true;
    const inside = (
      box: readonly [number, number, number, number],
      [left, top, wide, high]: readonly [number, number, number, number],
    ): boolean => box[0] >= left && box[1] >= top && box[0] + box[2] <= left + wide && box[1] + box[3] <= top + high;
    return inside(at, [x, y, width, height]) || !inside(at, was);
  });
}
