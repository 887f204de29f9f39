import type { Group } from '@millrace/engine';
import { operation, type Operation } from '../../http/operation.js';
import { senderOf } from '../asking.js';
import { directoryPage, notFound, requireAdministrator } from '../people/directory.js';
import { readablePeople } from '../people/readable-people.js';
import { listGroups, readGroup, saveGroup } from './contract.js';

export const operations: readonly Operation[] = [
  operation(listGroups, async (call, { query }) => {
    const { rows, cursor } = await directoryPage(call, 'groups', query);
    // A number of people of whom one sees some would tell of the others.
    const seesAll = (await call.service.rights.of(call)).filter('read', 'person') === 'all';
    const items = rows.map(({ fields, body }) => {
      const { id, name } = JSON.parse(body) as Group;
      return { id, name, ...(seesAll ? { size: Number(fields['size']) } : {}) };
    });
    return { items, ...(cursor === undefined ? {} : { cursor }) };
  }),
  operation(readGroup, async (call, { params }) => {
    const row = await call.service.engine.row('groups', params.id);
    if (row === null) throw notFound(`group ${params.id}`);
    const { id, name } = JSON.parse(row.body) as Group;
    return { id, name, members: await readablePeople(call, (row.fields['members'] ?? []) as readonly string[]) };
  }),
  operation(saveGroup, async (call, { params, body }) => {
    await requireAdministrator(call, 'group');
    const { engine, identity } = call.service;
    const after = { members: { of: `group:${params.id}`, people: body.members } };
    const { settled } = await identity.administrators.keep(after, () =>
      engine.people.saveGroup(params.id, body.name, body.members, senderOf(call)),
    );
    return { settled };
  }),
];
