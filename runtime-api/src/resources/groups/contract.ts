import { Type } from '@sinclair/typebox';
import { contract } from '../../http/contract.js';
import { exactly, IdParams, pageOf, pageQuery, PersonRef, PrincipalId, Settled, Words } from '../../http/shapes.js';

const Group = exactly({
  id: Type.String(),
  name: Words,
  size: Type.Optional(Type.Integer({ description: 'How many are in it; absent for whoever may not see everybody.' })),
});

export const listGroups = contract({
  id: 'listGroups',
  method: 'get',
  path: '/groups',
  tag: 'groups',
  summary: 'Groups, by name.',
  caller: 'person',
  scope: 'read',
  query: exactly({ search: Type.Optional(Type.String({ maxLength: 200 })), ...pageQuery }),
  answer: pageOf(Group),
});

export const readGroup = contract({
  id: 'readGroup',
  method: 'get',
  path: '/groups/{id}',
  tag: 'groups',
  summary: 'A group with its members.',
  caller: 'person',
  scope: 'read',
  params: IdParams,
  answer: exactly({ id: Type.String(), name: Words, members: Type.Array(PersonRef) }),
});

export const saveGroup = contract({
  id: 'saveGroup',
  method: 'put',
  path: '/groups/{id}',
  tag: 'groups',
  summary: 'Creates a group with this name and these members, or makes them its own.',
  caller: 'person',
  scope: 'administer',
  params: exactly({ id: PrincipalId }),
  body: exactly({ name: Words, members: Type.Array(PrincipalId, { maxItems: 1000, uniqueItems: true }) }),
  answer: Settled,
  idempotent: true,
});
