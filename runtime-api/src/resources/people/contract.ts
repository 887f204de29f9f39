import { Type, type Static } from '@sinclair/typebox';
import { contract } from '../../http/contract.js';
import { exactly, IdParams, Instant, oneOf, pageOf, pageQuery, PersonRef, PrincipalId, Reason, Settled } from '../../http/shapes.js';

const orNull = <T extends ReturnType<typeof Type.String>>(type: T) => Type.Union([type, Type.Null()]);
const Name = Type.String({ minLength: 1, maxLength: 200 });
const details = {
  email: Type.Optional(orNull(Type.String({ maxLength: 254 }))),
  organisation: Type.Optional(orNull(PrincipalId)),
  unit: Type.Optional(orNull(PrincipalId)),
  manager: Type.Optional(orNull(PrincipalId)),
  zone: Type.Optional(orNull(Type.String({ maxLength: 64 }))),
  language: Type.Optional(Type.Union([oneOf(['en', 'ru']), Type.Null()])),
};

/** A person of the directory. */
export const Person = exactly({
  id: Type.String(),
  name: Type.String(),
  email: orNull(Type.String()),
  organisation: orNull(Type.String()),
  unit: orNull(Type.String()),
  manager: orNull(Type.String()),
  zone: orNull(Type.String()),
  language: Type.Union([oneOf(['en', 'ru']), Type.Null()]),
  active: Type.Boolean(),
  access: oneOf(['none', 'invited', 'open', 'closed'], 'Whether they may sign in; `none` where the reader may not administer the person.'),
  revision: Type.Integer(),
});

export const listPeople = contract({
  id: 'listPeople',
  method: 'get',
  path: '/people',
  tag: 'people',
  summary: 'People, by name.',
  caller: 'person',
  scope: 'read',
  query: exactly({
    search: Type.Optional(Type.String({ maxLength: 200 })),
    organisation: Type.Optional(PrincipalId),
    unit: Type.Optional(PrincipalId),
    active: Type.Optional(Type.Boolean()),
    ...pageQuery,
  }),
  answer: pageOf(Person),
});

export const readPerson = contract({
  id: 'readPerson',
  method: 'get',
  path: '/people/{id}',
  tag: 'people',
  summary: 'A person.',
  caller: 'person',
  scope: 'read',
  params: IdParams,
  answer: Person,
  revision: 'answered',
});

export const readManager = contract({
  id: 'readManager',
  method: 'get',
  path: '/people/{id}/managers',
  tag: 'people',
  summary: 'Who the person’s managers are now, by the person or by positions.',
  caller: 'person',
  scope: 'read',
  params: IdParams,
  answer: exactly({ items: Type.Array(PersonRef) }),
});

export const createPerson = contract({
  id: 'createPerson',
  method: 'post',
  path: '/people',
  tag: 'people',
  summary: 'Adds a person. They may sign in once they are invited.',
  caller: 'person',
  scope: 'administer',
  body: exactly({ id: PrincipalId, name: Name, ...details }),
  answer: Person,
  status: 201,
  revision: 'answered',
  idempotent: true,
});

export const changePerson = contract({
  id: 'changePerson',
  method: 'patch',
  path: '/people/{id}',
  tag: 'people',
  summary: 'Changes a person’s details; what is not named stays, null clears.',
  caller: 'person',
  scope: 'administer',
  params: IdParams,
  body: exactly({ name: Type.Optional(Name), ...details }),
  answer: Person,
  revision: 'required',
  idempotent: true,
});

const Link = exactly({
  link: Type.String({ description: 'A page of the portal; works once.' }),
  expiresAt: Instant,
});

export const invitePerson = contract({
  id: 'invitePerson',
  method: 'post',
  path: '/people/{id}/invite',
  tag: 'people',
  summary: 'Makes a link by which the person sets a password. An earlier link stops working.',
  caller: 'person',
  scope: 'administer',
  params: IdParams,
  answer: Link,
});

export const resetPassword = contract({
  id: 'resetPassword',
  method: 'post',
  path: '/people/{id}/reset-password',
  tag: 'people',
  summary: 'Ends the person’s sessions, takes the password away and makes a link to set a new one.',
  caller: 'person',
  scope: 'administer',
  params: IdParams,
  answer: Link,
});

export const disablePerson = contract({
  id: 'disablePerson',
  method: 'post',
  path: '/people/{id}/disable',
  tag: 'people',
  summary: 'Closes the person’s access at once and stops offering them work.',
  caller: 'person',
  scope: 'administer',
  params: IdParams,
  body: exactly({ reason: Reason }),
  answer: Settled,
  idempotent: true,
});

export const enablePerson = contract({
  id: 'enablePerson',
  method: 'post',
  path: '/people/{id}/enable',
  tag: 'people',
  summary: 'Opens a disabled person’s access again.',
  caller: 'person',
  scope: 'administer',
  params: IdParams,
  answer: Settled,
  idempotent: true,
});

export type Person = Static<typeof Person>;
