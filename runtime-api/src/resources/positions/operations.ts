import { rowMatches, type Filter, type Position as Place, type Row } from '@millrace/engine';
import type { Static } from '@sinclair/typebox';
import type { Call } from '../../http/call.js';
import { operation, type Operation } from '../../http/operation.js';
import { senderOf } from '../asking.js';
import { directoryPage, notFound, requireAdministrator } from '../people/directory.js';
import { readablePeople } from '../people/readable-people.js';
import { listPositions, readPosition, savePosition, type Position } from './contract.js';
import { readablePositions } from './readable-positions.js';

export const operations: readonly Operation[] = [
  operation(listPositions, async (call, { query }) => {
    const where = readablePositions(await call.service.rights.of(call));
    const { rows, cursor } = await directoryPage(call, 'positions', query, where === 'all' ? [] : [where]);
    return { items: await views(call, rows, where), ...(cursor === undefined ? {} : { cursor }) };
  }),
  operation(readPosition, async (call, { params }) => {
    const row = await call.service.engine.row('positions', params.id);
    const where = readablePositions(await call.service.rights.of(call));
    if (row === null || (where !== 'all' && !rowMatches(row.fields, where))) throw notFound(`position ${params.id}`);
    const [view] = await views(call, [row], where);
    if (view === undefined) throw notFound(`position ${params.id}`);
    return view;
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

async function views(call: Call, rows: readonly Pick<Row, 'body'>[], where: Filter | 'all'): Promise<Static<typeof Position>[]> {
  const places = rows.map(({ body }) => JSON.parse(body) as Place);
  const [people, above] = await Promise.all([
    readablePeople(call, [...new Set(places.flatMap(({ holders }) => holders))]),
    readableOf(
      call,
      places.flatMap(({ reportsTo }) => reportsTo ?? []),
      where,
    ),
  ]);
  const known = new Map(people.map((person) => [person.id, person]));
  return places.map(({ id, name, holders, reportsTo, organisation, unit }) => ({
    id,
    name,
    holders: holders.flatMap((holder) => known.get(holder) ?? []),
    reportsTo: reportsTo !== null && above.has(reportsTo) ? reportsTo : null,
    organisation,
    unit,
  }));
}

/** Of some positions those that the caller may see. */
async function readableOf({ service: { engine } }: Call, ids: readonly string[], where: Filter | 'all'): Promise<ReadonlySet<string>> {
  if (where === 'all') return new Set(ids);
  const distinct = [...new Set(ids)];
  const rows = await Promise.all(distinct.map((id) => engine.row('positions', id)));
  return new Set(
    distinct.filter((_id, at) => {
      const fields = rows[at]?.fields;
      return fields !== undefined && rowMatches(fields, where);
    }),
  );
}
