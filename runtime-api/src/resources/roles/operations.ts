import { MillraceError } from '@millrace/schemas';
import type { Call } from '../../http/call.js';
import { operation, type Operation } from '../../http/operation.js';
import { senderOf } from '../asking.js';
import { ADMINISTRATOR } from '../../identity/index.js';
import { employee, type KnownRole } from '../../rights/index.js';
import { Names } from '../names.js';
import { notFound, requireAdministrator } from '../people/directory.js';

import { listRoles, readRole, setRoleHolders } from './contract.js';

export const operations: readonly Operation[] = [
  operation(listRoles, async (call) => {
    await requireAdministrator(call, 'role');
    return { items: await views(call, await call.service.rights.roles()) };
  }),
  operation(readRole, async (call, { params }) => {
    await requireAdministrator(call, 'role');
    const [view] = await views(call, [await known(call, params.id)]);
    if (view === undefined) throw notFound(`role ${params.id}`);
    return view;
  }),
  operation(setRoleHolders, async (call, { params, body }) => {
    await requireAdministrator(call, 'role');
    const { engine, identity } = call.service;
    const { id } = (await known(call, params.id)).definition;
    if (id === employee.id) throw new MillraceError('ROLE_BUILT_IN', { role: id });
    const set = () => engine.identity.setRoleHolders(id, body.holders, senderOf(call));
    const { settled } = id === ADMINISTRATOR ? await identity.administrators.keep({ holders: body.holders }, set) : await set();
    return { settled };
  }),
];

async function known(call: Call, id: string): Promise<KnownRole> {
  const found = (await call.service.rights.roles()).find(({ definition }) => definition.id === id);
  if (found === undefined) throw notFound(`role ${id}`);
  return found;
}

async function views(call: Call, roles: readonly KnownRole[]) {
  const names = await Names.read(
    call,
    roles.flatMap(({ holders }) => holders),
  );
  return roles.map(({ definition, application, holders }) => ({
    id: definition.id,
    name: definition.name ?? definition.id,
    application,
    permissions: Object.entries(definition.permissions).map(([id, permission]) => ({ id, ...permission })),
    holders: holders.map((key) => names.who(key)),
  }));
}
