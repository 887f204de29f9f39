import { MillraceError } from '@millrace/schemas';
import type { Call } from '../../http/call.js';
import { operation, type Operation } from '../../http/operation.js';
import { ADMINISTRATOR } from '../../identity/index.js';
import { employee, type KnownRole } from '../../rights/index.js';
import { notFound, requireAdministrator, senderOf } from '../people/directory.js';
import { shown, whoRefs } from '../people/names.js';
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

async function views({ service: { engine } }: Call, roles: readonly KnownRole[]) {
  const holders = [...new Set(roles.flatMap((role) => role.holders))];
  const refs = await whoRefs(engine, holders);
  const byKey = new Map(holders.map((key, at) => [key, refs[at]!]));
  return roles.map(({ definition, application, holders: keys }) => ({
    id: definition.id,
    name: shown(definition.name ?? definition.id),
    application,
    permissions: Object.entries(definition.permissions).map(([id, permission]) => ({ id, ...permission })),
    holders: keys.map((key) => byKey.get(key)!),
  }));
}
