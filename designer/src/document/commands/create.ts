import type { Command, CommandContext } from '../command.js';
import { refuse, type Refusal } from '../refusals.js';
import { modelOf, type Model } from '../read/model.js';
import { isRefused, mayConnect } from '../rules/may-connect.js';
import { isShownOn, mayMoveInto, mayStand } from '../rules/may-stand.js';
import { freePlace } from '../read/free-place.js';
import { makeRoomFor } from './make-room.js';
import { shiftShapes } from './move.js';
import { onBorder } from '../read/border.js';
import { laneAt } from '../read/place-at.js';
import { arePlaces, shapesIn, sizeOfNew, writeLine, writeThing, type NewThing, type Place } from './parts.js';
import { current } from 'immer';
import type { ProcessDraft, WritableProcess } from '../process-document.js';

/** Makes a thing at a place. */
export function createThing(thing: NewThing, place: Place): Command {
  return {
    name: 'createThing',
    label: { en: 'Add', ru: 'Добавить' },
    change: (document, context) => {
      const model = modelOf(context.before);
      if (!Object.hasOwn(model.planes, place.plane)) return refuse('NO_PLACE', place.plane);
      if (!arePlaces([...place.at, ...(thing.size ?? [])])) return refuse('NO_NUMBER');
      const refusal = mayStand(model, thing.kind, thing.type, place);
      if (refusal) return refusal;
      if (!isShownOn(model, place.scope, place.plane)) return refuse('NOT_THERE', place.scope);
      const host = place.attachedTo === undefined || thing.type !== 'boundaryEvent' ? undefined : model.all.get(place.attachedTo);
      const id = writeThing(document, context, thing, host ? { ...place, lane: host.entry.lane } : place);
      const [shape, on] = [shapesIn(document, place.plane)?.[id], host && model.planes[place.plane]?.shapes?.[host.id]?.at];
      if (shape?.at && on) shape.at = onBorder(shape.at, on);
      return { select: [id] };
    },
  };
}

/** Makes a thing behind another and joins them: to the right of it where there is room, else lower. */
export function appendThing(thing: NewThing, from: string, plane: string): Command {
  return {
    name: 'appendThing',
    label: { en: 'Append', ru: 'Добавить следующий' },
    change: (document, context) => {
      const model = modelOf(context.before);
      const source = model.all.get(from);
      const at = model.planes[plane]?.shapes?.[from]?.at;
      if (!source || source.kind !== 'element') return refuse('UNKNOWN', from);
      if (!at) return refuse('NO_PLACE', plane);
      const { scope, lane } = source.entry;
      if (scope === undefined) return refuse('UNKNOWN', from);
      const standing = { scope, lane };
      const refusal = mayStand(model, thing.kind, thing.type, standing);
      if (refusal) return refusal;
      const size = sizeOfNew(thing);
      const middle = freePlace(model, plane, from, size);
      const id = writeThing(document, context, thing, { plane, at: middle, ...standing });
      const joint = mayConnect(modelOf(current(document) as unknown as ProcessDraft), from, id);
      if (isRefused(joint)) return joint;
      if (joint.line === 'association' && source.entry.type === 'boundaryEvent') {
        const made = document.elements?.[id];
        if (made) made['isForCompensation'] = true;
      }
      writeLine(document, context, { type: joint.line, from, to: id, scope }, plane);
      return { select: [id] };
    },
  };
}

/** Makes a thing in the middle of a sequence flow: what came before leads to it, and it leads on. What follows makes room. */
export function insertOnFlow(thing: NewThing, flow: string, plane: string): Command {
  return {
    name: 'insertOnFlow',
    label: { en: 'Insert', ru: 'Вставить' },
    change: (document, context) => {
      const model = modelOf(context.before);
      const way = wayOf(model, plane, flow);
      if ('refused' in way) return way;
      if (thing.kind !== 'element' || !mayStandOnFlow(thing.type)) return refuse('NOT_THERE', flow);
      const at = seatOn(way, sizeOfNew(thing));
      const standing = { scope: way.scope, lane: laneAt(model, plane, way.scope, at) ?? way.lane };
      const refusal = mayStand(model, thing.kind, thing.type, standing);
      if (refusal) return refusal;
      const id = writeThing(document, context, thing, { plane, at, ...standing });
      return leadThrough(document, context, model, plane, way, id);
    },
  };
}

/** Moves a thing that no flow joins yet into the middle of a sequence flow, with what hangs on it. */
export function dropOnFlow(plane: string, id: string, flow: string): Command {
  return {
    name: 'dropOnFlow',
    label: { en: 'Insert', ru: 'Вставить' },
    change: (document, context) => {
      const model = modelOf(context.before);
      const [found, old] = [model.all.get(id), model.planes[plane]?.shapes?.[id]?.at];
      if (found?.kind !== 'element' || !old) return refuse('UNKNOWN', id);
      const way = wayOf(model, plane, flow);
      if ('refused' in way) return way;
      const isJoined = model.linesAt(id).some(({ kind }) => kind === 'flow');
      if (isJoined || !mayStandOnFlow(found.entry.type ?? '')) return refuse('NOT_THERE', flow);
      const refusal = mayMoveInto(model, [found], way.scope);
      if (refusal) return refusal;
      const at = seatOn(way, [old[2], old[3]]);
      const lane = laneAt(model, plane, way.scope, at) ?? way.lane;
      for (const { id: member } of [found, ...model.attached(id)]) {
        const entry = document.elements?.[member];
        if (!entry) continue;
        entry.scope = way.scope;
        if (lane === undefined) delete entry.lane;
        else entry.lane = lane;
      }
      shiftShapes(document, model, plane, [id], [Math.round(at[0] - old[0] - old[2] / 2), Math.round(at[1] - old[1] - old[3] / 2)]);
      return leadThrough(document, context, model, plane, way, id);
    },
  };
}

/** Beginnings, ends and events on borders stand at no flow's middle. */
const mayStandOnFlow = (type: string): boolean => type !== 'startEvent' && type !== 'endEvent' && type !== 'boundaryEvent';

type Bounds = readonly [number, number, number, number];

/** A sequence flow as it is drawn between two things. */
interface DrawnFlow {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly scope: string;
  readonly lane: string | undefined;
  readonly fromAt: Bounds;
  readonly toAt: Bounds;
  readonly via: readonly (readonly [number, number])[] | undefined;
}

function wayOf(model: Model, plane: string, flow: string): DrawnFlow | Refusal {
  const line = model.all.get(flow);
  const { from, to } = line?.entry ?? {};
  if (line?.kind !== 'flow' || from === undefined || to === undefined) return refuse('UNKNOWN', flow);
  const { shapes = {}, edges = {} } = model.planes[plane] ?? {};
  const { scope, lane } = model.all.get(from)?.entry ?? {};
  const [fromAt, toAt] = [shapes[from]?.at, shapes[to]?.at];
  if (!fromAt || !toAt || scope === undefined || !model.all.has(to)) return refuse('NO_PLACE', flow);
  return { id: flow, from, to, scope, lane, fromAt, toAt, via: edges[flow]?.via };
}

/** The flow leads to the thing, a new one on from it; what follows makes room. */
function leadThrough(document: WritableProcess, context: CommandContext, model: Model, plane: string, way: DrawnFlow, id: string) {
  const written = document.flows?.[way.id];
  if (!written) return refuse('UNKNOWN', way.id);
  written.to = id;
  const edge = document.layout?.planes?.[plane]?.edges?.[way.id];
  if (edge) {
    delete edge.via;
    edge.auto = true;
  }
  writeLine(document, context, { type: 'sequenceFlow', from: id, to: way.to }, plane);
  makeRoomFor(document, model, plane, { id, from: way.from, to: way.to });
  const joined = modelOf(current(document) as unknown as ProcessDraft);
  const why = [mayConnect(joined, way.from, id), mayConnect(joined, id, way.to)].filter(isRefused);
  return why.find(({ refused }) => refused !== 'ALREADY') ?? { select: [id] };
}

const least = 36;

/** The middle of the longest stretch of a line, else half way. */
function seatOn({ via, fromAt: from, toAt: to }: DrawnFlow, [width, height]: readonly [number, number]): readonly [number, number] {
  let best: { readonly length: number; readonly middle: readonly [number, number] } | undefined;
  for (const [index, [x, y]] of (via ?? []).entries()) {
    const next = via?.[index + 1];
    if (!next) continue;
    const length = Math.hypot(next[0] - x, next[1] - y);
    if (!best || length > best.length) best = { length, middle: [(x + next[0]) / 2, (y + next[1]) / 2] };
  }
  return best && best.length >= Math.min(width, height) + least
    ? best.middle
    : [(from[0] + from[2] / 2 + to[0] + to[2] / 2) / 2, (from[1] + from[3] / 2 + to[1] + to[3] / 2) / 2];
}
