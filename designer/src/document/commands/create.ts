import type { Command } from '../command.js';
import { refuse } from '../refusals.js';
import { modelOf } from '../read/model.js';
import { isRefused, mayConnect } from '../rules/may-connect.js';
import { isShownOn, mayStand } from '../rules/may-stand.js';
import { freePlace } from '../read/free-place.js';
import { makeRoomFor } from './make-room.js';
import { onBorder } from '../read/border.js';
import { laneAt } from '../read/place-at.js';
import { arePlaces, shapesIn, sizeOfNew, writeLine, writeThing, type NewThing, type Place } from './parts.js';
import { current } from 'immer';
import type { ProcessDraft } from '../process-document.js';

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
      const line = model.all.get(flow);
      if (line?.kind !== 'flow' || line.entry.to === undefined || line.entry.from === undefined) return refuse('UNKNOWN', flow);
      const [source, target] = [model.all.get(line.entry.from), model.all.get(line.entry.to)];
      const shapes = model.planes[plane]?.shapes ?? {};
      const [fromAt, toAt] = [shapes[line.entry.from]?.at, shapes[line.entry.to]?.at];
      if (!source || !target || !fromAt || !toAt || source.entry.scope === undefined) return refuse('NO_PLACE', flow);
      if (thing.kind !== 'element' || thing.type === 'startEvent' || thing.type === 'endEvent' || thing.type === 'boundaryEvent')
        return refuse('NOT_THERE', flow);
      const size = sizeOfNew(thing);
      const at = seatOn(model.planes[plane]?.edges?.[flow]?.via, fromAt, toAt, size);
      const standing = { scope: source.entry.scope, lane: laneAt(model, plane, source.entry.scope, at) ?? source.entry.lane };
      const refusal = mayStand(model, thing.kind, thing.type, standing);
      if (refusal) return refusal;
      const id = writeThing(document, context, thing, { plane, at, ...standing });
      const written = document.flows?.[flow];
      if (!written) return refuse('UNKNOWN', flow);
      written.to = id;
      const edge = document.layout?.planes?.[plane]?.edges?.[flow];
      if (edge) {
        delete edge.via;
        edge.auto = true;
      }
      writeLine(document, context, { type: 'sequenceFlow', from: id, to: target.id }, plane);
      makeRoomFor(document, model, plane, { id, from: source.id, to: target.id });
      const joined = modelOf(current(document) as unknown as ProcessDraft);
      const why = [mayConnect(joined, source.id, id), mayConnect(joined, id, target.id)].filter(isRefused);
      return why.find(({ refused }) => refused !== 'ALREADY') ?? { select: [id] };
    },
  };
}

const least = 36;

/** The middle of the longest stretch of a line, else half way. */
function seatOn(
  via: readonly (readonly [number, number])[] | undefined,
  from: readonly [number, number, number, number],
  to: readonly [number, number, number, number],
  [width, height]: readonly [number, number],
): readonly [number, number] {
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
