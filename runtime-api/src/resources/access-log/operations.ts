import type { AccessEntry, Filter } from '@millrace/engine';
import type { Call } from '../../http/call.js';
import { operation, type Operation } from '../../http/operation.js';
import { pageOf } from '../asking.js';
import { Names } from '../names.js';
import { requireAdministrator } from '../people/directory.js';
import { listAccessLog, type Line } from './contract.js';

export const operations: readonly Operation[] = [
  operation(listAccessLog, async (call, { query }) => {
    await requireAdministrator(call, 'accessLog');
    const { engine } = call.service;
    const { person, resource, id, about, from, to, ...page } = query;
    const equal = { person, resource, subject: id, about };
    const and: Filter[] = [
      ...Object.entries(equal).flatMap(([field, eq]) => (eq === undefined ? [] : [{ field, eq }])),
      ...(from === undefined ? [] : [{ field: 'at', gte: Date.parse(from) }]),
      ...(to === undefined ? [] : [{ field: 'at', lt: Date.parse(to) }]),
    ];
    const asked = { collection: 'accessLog', tenant: engine.tenant, sort: [{ field: 'at', descending: true }], ...pageOf(page) };
    const { rows, cursor } = await engine.findRows(and.length === 0 ? asked : { ...asked, where: { and } });
    const entries = rows.map(({ body }) => JSON.parse(body) as AccessEntry);
    return { items: await lines(call, entries), ...(cursor === undefined ? {} : { cursor }) };
  }),
];

async function lines(call: Call, entries: readonly AccessEntry[]): Promise<Line[]> {
  const people = entries.flatMap(({ person, about }) => (about === null ? [person] : [person, about]));
  const names = await Names.read(
    call,
    people.map((person) => `user:${person}`),
  );
  return entries.map(({ id, at, person, through, action, operation: asked, resource, subject, about, filter, count }) => ({
    id,
    at: new Date(at).toISOString(),
    person: names.person(person),
    through,
    action,
    operation: asked,
    resource: { type: resource, ...(subject === null ? {} : { id: subject }) },
    about: about === null ? null : names.person(about),
    filter,
    count,
  }));
}
