import { Type } from '@sinclair/typebox';
import { contract } from '../../http/contract.js';
import { AnyId, AnyObject, exactly, IdParams, PrincipalKey, Settled, WhoRef, Words } from '../../http/shapes.js';

const Role = exactly({
  id: Type.String(),
  name: Words,
  application: Type.Union([Type.String(), Type.Null()], { description: 'Null: built in.' }),
  permissions: Type.Array(AnyObject, { description: 'As the role’s definition has them.' }),
  holders: Type.Array(WhoRef, { description: '`everyone` for the built-in role that all have.' }),
});

export const listRoles = contract({
  id: 'listRoles',
  method: 'get',
  path: '/roles',
  tag: 'roles',
  summary: 'Roles of all deployed applications and the built-in ones, with who has them.',
  caller: 'person',
  scope: 'administer',
  answer: exactly({ items: Type.Array(Role) }),
});

export const readRole = contract({
  id: 'readRole',
  method: 'get',
  path: '/roles/{id}',
  tag: 'roles',
  summary: 'A role, with who has it.',
  caller: 'person',
  scope: 'administer',
  params: IdParams,
  answer: Role,
});

export const setRoleHolders = contract({
  id: 'setRoleHolders',
  method: 'put',
  path: '/roles/{id}/holders',
  tag: 'roles',
  summary: 'Says who has a role: people, groups, positions.',
  caller: 'person',
  scope: 'administer',
  params: exactly({ id: AnyId }),
  body: exactly({ holders: Type.Array(PrincipalKey, { maxItems: 1000, uniqueItems: true }) }),
  answer: Settled,
  idempotent: true,
});
