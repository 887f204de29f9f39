import {
  addLane,
  addPool,
  createThing,
  insertOnFlow,
  placeAt,
  refuse,
  type Command,
  type Model,
  type Refusal,
  type Under,
} from '../../document/index.js';
import { entriesFor, entryById, entryFits, isThing, type CatalogueEntry } from '../../elements/index.js';

type Point = readonly [number, number];

/** What putting an entry somewhere comes to: a command, or why it cannot stand there. */
export type Making =
  | {
      readonly command: Command;
      readonly under: Under;
      /** The activity on whose border it comes to sit. */
      readonly host?: string;
    }
  | { readonly refusal: Refusal; readonly under: Under };

/** The command that puts an entry where the pointer is: on a border, into a flow, into the lane, subprocess or pool there. */
export function makeEntryAt(model: Model, plane: string, entry: CatalogueEntry, at: Point): Making {
  const under = placeAt(model, plane, at);
  const { thing } = entry;
  if (thing.kind === 'pool') return { under, command: addPool(plane, at, { blackBox: thing.properties?.['blackBox'] === true }) };
  const { scope, lane, host, flow } = under;
  if (!isThing(thing)) {
    if (lane !== undefined) return { under, command: addLane(plane, lane, 'after') };
    const around = under.pool ?? scope;
    return around === undefined ? { under, refusal: refuse('OUTSIDE_POOL') } : { under, command: addLane(plane, around, 'inside') };
  }
  if (scope === undefined) return { under, refusal: refuse('OUTSIDE_POOL') };
  const onBorder = host === undefined ? undefined : attachEntry(model, plane, entry, host, at);
  if (onBorder && host !== undefined && (flow === undefined || thing.type === 'boundaryEvent')) return { under, host, command: onBorder };
  if (thing.type === 'boundaryEvent') return { under, refusal: refuse('NO_HOST', host) };
  const goesIntoFlow = flow !== undefined && entriesFor(model, { do: 'insert', on: flow }).some(({ id }) => id === entry.id);
  if (goesIntoFlow) return { under, command: insertOnFlow(thing, flow, plane) };
  if (!entryFits(model, entry, { scope, lane })) return { under, refusal: refuse('NOT_THERE', scope) };
  return { under, command: createThing(thing, { plane, at, scope, lane }) };
}

/**
 * The command that puts an event onto the border of an activity; `undefined` where it cannot sit. An event that waits within the flow becomes the one of
 * its kind that waits on a border: people take the clock that they see.
 */
export function attachEntry(model: Model, plane: string, entry: CatalogueEntry, host: string, at: Point): Command | undefined {
  const sits = entry.thing.type === 'boundaryEvent' ? entry : entryById(entry.id.replace(/^intermediateCatchEvent\./, 'boundaryEvent.'));
  const on = model.all.get(host)?.entry;
  if (!sits || !isThing(sits.thing) || sits.thing.type !== 'boundaryEvent' || on?.scope === undefined) return undefined;
  if (!entryFits(model, sits, { scope: on.scope, attachedTo: host })) return undefined;
  return createThing(sits.thing, { plane, at, scope: on.scope, lane: on.lane, attachedTo: host });
}

const step = 40;
const corner = 24;

/** Where the next event sits on a border: along the lower side from the right, then along the upper side; past that, over others. */
export function freeSeat(model: Model, plane: string, host: string): Point | undefined {
  const { shapes = {} } = model.planes[plane] ?? {};
  const at = shapes[host]?.at;
  if (!at) return undefined;
  const [left, top, width, height] = at;
  const taken = model.attached(host).map(({ id }) => shapes[id]?.at);
  const seats: Point[] = [];
  for (const y of [top + height, top]) for (let x = left + width - corner; x >= left + corner; x -= step) seats.push([x, y]);
  const isFree = ([x, y]: Point): boolean =>
    taken.every((box) => !box || Math.hypot(box[0] + box[2] / 2 - x, box[1] + box[3] / 2 - y) >= step - 4);
  return seats.find(isFree) ?? seats[0] ?? [left + width - corner, top + height];
}
