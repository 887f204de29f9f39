import { Type } from '@sinclair/typebox';
import { contract } from '../../http/contract.js';
import { exactly, IdParams, pageOf, pageQuery, PersonRef, PrincipalId, Settled, Words } from '../../http/shapes.js';

const orNull = Type.Union([Type.String(), Type.Null()]);

/** A place in the organisation that people hold. */
export const Position = exactly({
  id: Type.String(),
  name: Words,
  holders: Type.Array(PersonRef),
  reportsTo: orNull,
  organisation: orNull,
  unit: orNull,
});

export const listPositions = contract({
  id: 'listPositions',
  method: 'get',
  path: '/positions',
  tag: 'positions',
  summary: 'Positions, by name.',
  caller: 'person',
  scope: 'read',
  query: exactly({ search: Type.Optional(Type.String({ maxLength: 200 })), ...pageQuery }),
  answer: pageOf(Position),
});

export const readPosition = contract({
  id: 'readPosition',
  method: 'get',
  path: '/positions/{id}',
  tag: 'positions',
  summary: 'A position with its holders.',
  caller: 'person',
  scope: 'read',
  params: IdParams,
  answer: Position,
});

export const savePosition = contract({
  id: 'savePosition',
  method: 'put',
  path: '/positions/{id}',
  tag: 'positions',
  summary: 'Creates a position or changes it; its holders are the managers of those whose positions report to it.',
  caller: 'person',
  scope: 'administer',
  params: exactly({ id: PrincipalId }),
  body: exactly({
    name: Words,
    holders: Type.Optional(Type.Array(PrincipalId, { maxItems: 100, uniqueItems: true })),
    reportsTo: Type.Optional(Type.Union([PrincipalId, Type.Null()])),
    organisation: Type.Optional(Type.Union([PrincipalId, Type.Null()])),
    unit: Type.Optional(Type.Union([PrincipalId, Type.Null()])),
  }),
  answer: Settled,
  idempotent: true,
});
