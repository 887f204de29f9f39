import type { Position as Place } from '@millrace/engine';
import type { Call } from '../../http/call.js';
import { operation, type Operation } from '../../http/operation.js';
import { senderOf } from '../asking.js';
import type { PersonRef } from '../../http/shapes.js';
import { directoryPage, notFound, requireAdministrator } from '../people/directory.js';
import { readablePeople } from '../people/readable-people.js';
import { listPositions, readPosition, savePosition } from './contract.js';

export const operations: readonly Operation[] = [
  operation(listPositions, async (call, { query }) => {
    const { rows, cursor } = await directoryPage(call, 'positions', query);
    const places = rows.map(({ body }) => JSON.parse(body) as Place);
    const holders = await holdersOf(call, places);
    return { items: places.map((place) => view(place, holders)), ...(cursor === undefined ? {} : { cursor }) };
  }),
  operation(readPosition, async (call, { params }) => {
    const row = await call.service.engine.row('positions', params.id);
    if (row === null) throw notFound(`position ${params.id}`);
    const place = JSON.parse(row.body) as Place;
    return view(place, await holdersOf(call, [place]));
  }),
  operation(savePosition, async (call, { params, body }) => {
    await requireAdministrator(call, 'position');
    const { engine, identity } = call.service;
    const save = () => engine.people.savePosition(params.id, body, senderOf(call));
    const { holders } = body;
    const after = holders === undefined ? {} : { members: { of: `position:${params.id}`, people: holders } };
    const { settled } = await identity.administrators.keep(after, save);
    return { settled };
  }),
];

type Holders = ReadonlyMap<string, PersonRef>;

async function holdersOf(call: Call, places: readonly Place[]): Promise<Holders> {
  const people = await readablePeople(call, [...new Set(places.flatMap(({ holders }) => holders))]);
  return new Map(people.map((person) => [person.id, person]));
}

const view = ({ id, name, holders, reportsTo, organisation, unit }: Place, known: Holders) => ({
  id,
  name,
  holders: holders.flatMap((holder) => known.get(holder) ?? []),
  reportsTo,
  organisation,
  unit,
});
