import type { Command, CommandContext } from '../command.js';
import { moveBorder } from '../frames/borders.js';
import { modelNow, roomBehind } from '../frames/grow.js';
import { prefixOf } from '../ids.js';
import { mapIn, type Told, type WritableProcess } from '../process-document.js';
import { endAlong, sizeAlong, startAlong, vectorAlong } from '../read/axis.js';
import { frameOf, leavesOf, scopeOfFrame, spanned, usualInsets, wayTo, within, type Frame, type ShownLane } from '../read/frames.js';
import { bandHeader } from '../../drawing/things/band.js';
import { contentOf, modelOf, type Model } from '../read/model.js';
import { isContainerType } from '../read/types.js';
import { refuse, type Refusal } from '../refusals.js';
import { shiftShapes } from './move.js';
import { arePlaces, shapesIn } from './parts.js';

type Bounds = readonly [number, number, number, number];

/** How broad a new lane is. */
const usualLane = 120;
const leastPart = 60;
const mostParts = 20;

interface Divided {
  readonly model: Model;
  readonly scope: string;
  readonly frame: Frame;
  /** The lane that is meant, with those around it. */
  readonly way: readonly ShownLane[];
}

/** What is divided into lanes on a plane: by a pool, a process, an open subprocess or one of its lanes. */
function dividedBy(model: Model, plane: string, of: string): Divided | Refusal {
  const found = model.all.get(of);
  const isFrame = found?.kind === 'pool' || found?.kind === 'process' || found?.kind === 'lane' || isContainerType(found?.entry.type);
  if (!found || !isFrame) return refuse('UNKNOWN', of);
  if (!Object.hasOwn(model.planes, plane)) return refuse('NO_PLACE', plane);
  const scope = scopeOfFrame(model, of);
  if (scope === undefined) return refuse('NOT_THERE', of);
  const frame = frameOf(model, plane, scope);
  if (!frame) return refuse('NO_FRAME', of);
  const way = found.kind === 'lane' ? wayTo(frame.lanes, of) : [];
  return found.kind === 'lane' && way.length === 0 ? refuse('NO_PLACE', of) : { model, scope, frame, way };
}

const isRefused = (answer: Divided | Refusal): answer is Refusal => 'refused' in answer;

function writeLane(
  document: WritableProcess,
  { newId }: CommandContext,
  plane: string,
  { scope, frame }: Divided,
  parent: string | undefined,
  at: Bounds,
): string {
  const id = newId(prefixOf('lane'));
  mapIn(document, 'lanes')[id] = { parent: parent ?? null, scope };
  const shapes = shapesIn(document, plane);
  if (shapes) shapes[id] = { at: [...at], horizontal: frame.across === 'y' };
  return id;
}

/**
 * Adds a lane: before or after another one, or inside of a pool, a process, an open subprocess or a lane. The first lane inside takes all the room and
 * all that stands there; every other brings its own room, and what is behind it moves on.
 */
export function addLane(plane: string, of: string, where: 'before' | 'after' | 'inside', name?: Told): Command {
  return {
    name: 'addLane',
    label: { en: 'Add a lane', ru: 'Добавить дорожку' },
    change: (document, context) => {
      const divided = dividedBy(modelOf(context.before), plane, of);
      if (isRefused(divided)) return divided;
      const { model, scope, frame, way } = divided;
      const lane = way.at(-1);
      const named = (id: string) => {
        const entry = document.lanes?.[id];
        if (name !== undefined && entry) entry.name = name;
        return { select: [id] };
      };
      const siblings = where === 'inside' ? (lane ? lane.lanes : frame.lanes) : way.length > 1 ? (way.at(-2)?.lanes ?? []) : frame.lanes;
      const around = where === 'inside' ? way : way.slice(0, -1);
      if (siblings.length === 0) {
        const room = roomFor(model, frame, around.at(-1));
        if (!room) return refuse('NO_PLACE', of);
        const id = writeLane(document, context, plane, divided, around.at(-1)?.id, room);
        for (const member of around.at(-1) ? model.inLane(around.at(-1)?.id ?? '') : model.inside(scope))
          putInto(document, model, member.id, id);
        return named(id);
      }
      const beside = lane && where !== 'inside' ? lane : where === 'before' ? siblings[0] : siblings.at(-1);
      if (!beside) return refuse('UNKNOWN', of);
      const [axis, isBefore] = [frame.across, where === 'before'];
      const line = isBefore ? startAlong(beside.at, axis) : endAlong(beside.at, axis);
      const stay = new Set(
        leavesOf(frame.lanes)
          .filter(({ at }) => startAlong(at, axis) < line - 0.5)
          .flatMap(({ id }) => membersDeep(model, id)),
      );
      roomBehind(document, model, plane, scope, { axis, line, by: usualLane, grow: around.map(({ id }) => id), stay });
      return named(writeLane(document, context, plane, divided, around.at(-1)?.id, spanned(beside.at, axis, line, line + usualLane)));
    },
  };
}

function membersDeep(model: Model, lane: string): readonly string[] {
  return model.inLane(lane).flatMap(({ id }) => [id, ...contentOf(model, id).map((member) => member.id)]);
}

function roomFor(model: Model, frame: Frame, lane: ShownLane | undefined): Bounds | undefined {
  const header = frame.across === 'y' ? ([bandHeader, 0, 0, 0] as const) : ([0, bandHeader, 0, 0] as const);
  if (lane) return within(lane.at, header);
  return frame.at && frame.holder !== undefined ? within(frame.at, usualInsets(model, frame.holder, frame.across)) : undefined;
}

/** Puts something into a lane, with the events on its border. */
function putInto(document: WritableProcess, model: Model, id: string, lane: string): void {
  const found = model.all.get(id);
  if (!found || found.kind === 'note' || found.kind === 'group') return;
  for (const target of [found, ...model.attached(id)]) {
    const entry = document[target.map]?.[target.id];
    if (entry) entry.lane = lane;
  }
}

/**
 * Divides a lane, a pool or an open subprocess evenly into lanes. What stands there comes into the lane that its middle lies in; a lane that would be
 * too thin makes room for itself.
 */
export function divideLane(plane: string, of: string, count: number): Command {
  return {
    name: 'divideLane',
    label: { en: 'Divide into lanes', ru: 'Разделить на дорожки' },
    change: (document, context) => {
      const first = dividedBy(modelOf(context.before), plane, of);
      if (isRefused(first)) return first;
      if (!Number.isInteger(count) || count < 2 || count > mostParts) return refuse('NO_NUMBER');
      const lane = first.way.at(-1);
      if ((lane ? lane.lanes : first.frame.lanes).length > 0) return refuse('HAS_LANES', of);
      const axis = first.frame.across;
      const before = roomFor(first.model, first.frame, lane);
      if (!before) return refuse('NO_PLACE', of);
      const lacking = Math.ceil(leastPart * count - sizeAlong(before, axis));
      if (lacking > 0) {
        const stay = new Set(lane ? membersDeep(first.model, lane.id) : contentOf(first.model, first.scope).map(({ id }) => id));
        const line = endAlong(lane?.at ?? first.frame.at ?? before, axis);
        roomBehind(document, first.model, plane, first.scope, { axis, line, by: lacking, grow: first.way.map(({ id }) => id), stay });
      }
      const model = modelNow(document);
      const divided = lacking > 0 ? dividedBy(model, plane, of) : first;
      if (isRefused(divided)) return divided;
      const room = roomFor(model, divided.frame, divided.way.at(-1)) ?? before;
      const size = sizeAlong(room, axis) / count;
      const borders = Array.from({ length: count + 1 }, (_, index) => Math.round(startAlong(room, axis) + index * size));
      borders[count] = endAlong(room, axis);
      const made = borders.slice(1).map((end, index) => {
        const start = index === 0 ? startAlong(room, axis) : (borders[index] ?? 0);
        return { start, end, id: writeLane(document, context, plane, divided, lane?.id, spanned(room, axis, start, end)) };
      });
      for (const member of lane ? model.inLane(lane.id) : model.inside(divided.scope)) {
        const at = model.planes[plane]?.shapes?.[member.id]?.at;
        if (member.entry.type === 'boundaryEvent' && model.all.has(member.entry.attachedTo ?? '')) continue;
        const middle = at ? startAlong(at, axis) + sizeAlong(at, axis) / 2 : -Infinity;
        const part = made.find(({ end }) => middle < end) ?? made.at(-1);
        if (!part) continue;
        putInto(document, model, member.id, part.id);
        if (!at || member.kind === 'note' || member.kind === 'group') continue;
        // What lies across a new border goes to its side of it.
        const far = Math.max(part.start + 4 - startAlong(at, axis), 0) || Math.min(part.end - 4 - endAlong(at, axis), 0);
        if (far !== 0 && sizeAlong(at, axis) <= part.end - part.start - 8)
          shiftShapes(document, model, plane, [member.id], vectorAlong(axis, far));
      }
      return { select: made.map(({ id }) => id) };
    },
  };
}

/** Moves a lane with all that stands in it to another place among its neighbours. @param to Its new place, counted from 0. */
export function moveLane(plane: string, lane: string, to: number): Command {
  return {
    name: 'moveLane',
    label: { en: 'Move a lane', ru: 'Переместить дорожку' },
    change: (document, { before }) => {
      const divided = dividedBy(modelOf(before), plane, lane);
      if (isRefused(divided)) return divided;
      const { model, frame, way } = divided;
      const own = way.at(-1);
      if (!own) return refuse('UNKNOWN', lane);
      const siblings = way.length > 1 ? (way.at(-2)?.lanes ?? []) : frame.lanes;
      if (!Number.isInteger(to) || to < 0 || to >= siblings.length) return refuse('NO_NUMBER');
      if (siblings[to]?.id === lane) return refuse('NOTHING', lane);
      const ordered = siblings.filter(({ id }) => id !== lane);
      ordered.splice(to, 0, own);
      let start = startAlong(siblings[0]?.at ?? own.at, frame.across);
      for (const { id, at } of ordered) {
        const far = start - startAlong(at, frame.across);
        if (far !== 0) shiftShapes(document, model, plane, [id], vectorAlong(frame.across, far));
        start += sizeAlong(at, frame.across);
      }
      return { select: [lane] };
    },
  };
}

/**
 * Moves the border at the start or the end of a lane. The neighbour gives or takes the room, and what stands in it moves along where it would be cut; where
 * it does not fit, the change is refused. At the outside the pool changes its size.
 */
export function resizeLane(plane: string, lane: string, border: 'start' | 'end', by: number): Command {
  return {
    name: 'resizeLane',
    label: { en: 'Resize a lane', ru: 'Изменить размер дорожки' },
    change: (document, { before }) => {
      const divided = dividedBy(modelOf(before), plane, lane);
      if (isRefused(divided)) return divided;
      if (divided.way.length === 0) return refuse('UNKNOWN', lane);
      if (!arePlaces([by])) return refuse('NO_NUMBER');
      if (by === 0) return refuse('NOTHING', lane);
      return moveBorder(document, divided.model, plane, divided.frame, lane, border, by) ?? { select: [lane] };
    },
  };
}
