import type { Command } from '../command.js';
import type { WritableProcess } from '../process-document.js';
import { allLanesOf, contentOf, modelOf, type Found, type Model } from '../read/model.js';
import { refuse } from '../refusals.js';
import { mayHost } from '../rules/may-connect.js';
import { isShownOn, mayMoveInto } from '../rules/may-stand.js';
import { shifted, shiftedWay } from '../ways/stretch.js';
import { onBorder } from '../read/border.js';
import { holderOf, scopeOfLane } from '../read/frames.js';
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
      const things = wholeFrames(model, plane, ids).flatMap((id) => {
        const found = model.all.get(id);
        return found && model.planes[plane]?.shapes?.[id]?.at ? [found] : [];
      });
      const moved = things.map(({ id }) => id);
      if (things.length === 0) return refuse('UNKNOWN', ids[0]);
      // An event on a border goes with its activity; what is moved anyway is not moved twice.
      const roots = things.filter(
        ({ id, entry }) => !moved.some((other) => other !== id && (entry.attachedTo === other || entry.scope === other)),
      );
      const refusal = stand(document, model, plane, roots, into);
      if (refusal) return refusal;
      shiftShapes(document, model, plane, moved, by);
      for (const { id, entry } of roots) if (entry.type === 'boundaryEvent') seat(document, plane, id);
      if (shapesOutside(document, plane, moved)) return refuse('NO_NUMBER');
      return { select: ids };
    },
  };
}

/** A lane does not leave its pool: the whole moves. Lanes without a pool move together. */
export function wholeFrames(model: Model, plane: string, ids: readonly string[]): readonly string[] {
  const whole = ids.flatMap((id) => {
    if (model.all.get(id)?.kind !== 'lane') return [id];
    const scope = scopeOfLane(model, id);
    const holder = scope === undefined ? undefined : holderOf(model, plane, scope);
    if (holder !== undefined) return [holder];
    return scope === undefined ? [id] : model.lanesOf(scope).map((lane) => lane.id);
  });
  return [...new Set(whole)];
}

/** An event on a border stays on the border, wherever along it it is moved. */
function seat(document: WritableProcess, plane: string, id: string): void {
  const shapes = shapesIn(document, plane) ?? {};
  const shape = shapes[id];
  const host = shapes[document.elements?.[id]?.attachedTo ?? '']?.at;
  if (!shape?.at || !host) return;
  const at = onBorder(shape.at, host);
  if (shape.label) shape.label = shifted(shape.label, [at[0] - shape.at[0], at[1] - shape.at[1]]);
  shape.at = at;
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
  if (typeof lane === 'string') {
    const divided = scopeOfLane(model, lane);
    if (divided === undefined) return refuse('UNKNOWN', lane);
    if (movable.some(({ entry }) => (scope ?? entry.scope) !== divided)) return refuse('NOT_THERE', lane);
  }
  for (const found of movable) {
    const entry = document[found.map]?.[found.id];
    if (!entry) continue;
    if (scope !== undefined && entry.scope !== scope) {
      entry.scope = scope;
      // A lane divides one scope: what leaves that leaves its lane.
      delete entry.lane;
      for (const event of model.attached(found.id)) {
        const on = document.elements?.[event.id];
        if (on) on.scope = scope;
        if (on) delete on.lane;
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
