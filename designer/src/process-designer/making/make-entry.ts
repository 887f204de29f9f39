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
import { entriesFor, isThing, type CatalogueEntry } from '../../elements/index.js';

type Point = readonly [number, number];

/** What putting an entry somewhere comes to: a command, or why it cannot stand there. */
export type Making = { readonly command: Command; readonly under: Under } | { readonly refusal: Refusal; readonly under: Under };

/** The command that puts an entry where the pointer is: on a border, into a flow, into the lane, subprocess or pool there. */
export function makeEntryAt(model: Model, plane: string, { id, thing }: CatalogueEntry, at: Point): Making {
  const under = placeAt(model, plane, at);
  if (thing.kind === 'pool') return { under, command: addPool(plane, at, { blackBox: thing.properties?.['blackBox'] === true }) };
  const { scope, lane, host, flow } = under;
  if (!isThing(thing)) {
    if (lane !== undefined) return { under, command: addLane(plane, lane, 'after') };
    const around = under.pool ?? scope;
    return around === undefined ? { under, refusal: refuse('OUTSIDE_POOL') } : { under, command: addLane(plane, around, 'inside') };
  }
  if (scope === undefined) return { under, refusal: refuse('OUTSIDE_POOL') };
  if (thing.kind === 'element' && thing.type === 'boundaryEvent') {
    const fits = host !== undefined && entriesFor(model, { do: 'attach', to: host }).some((entry) => entry.id === id);
    const on = host === undefined ? undefined : model.all.get(host)?.entry;
    if (!fits || on?.scope === undefined) return { under, refusal: refuse('NO_HOST', host) };
    return { under, command: createThing(thing, { plane, at, scope: on.scope, lane: on.lane, attachedTo: host }) };
  }
  const goesIntoFlow = flow !== undefined && entriesFor(model, { do: 'insert', on: flow }).some((entry) => entry.id === id);
  if (goesIntoFlow) return { under, command: insertOnFlow(thing, flow, plane) };
  return { under, command: createThing(thing, { plane, at, scope, lane }) };
}
