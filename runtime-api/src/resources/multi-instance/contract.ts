import { Type } from '@sinclair/typebox';
import { contract } from '../../http/contract.js';
import { exactly, IdParams, Settled } from '../../http/shapes.js';

export const addInstance = contract({
  id: 'addInstance',
  method: 'post',
  path: '/instances/{id}/added-instances',
  tag: 'instances',
  summary: 'Lets a running multi-instance activity be done once more than was known when it began: by who may correct the instance.',
  caller: 'person',
  scope: 'work',
  params: IdParams,
  body: exactly({
    element: Type.String({ minLength: 1, maxLength: 200, description: 'Id of the activity.' }),
    activity: Type.Optional(Type.Integer({ minimum: 1, description: 'Its number, where it is under way several times.' })),
    item: Type.Optional(Type.Unknown({ description: 'The entry of the new one, where it goes through a collection.' })),
  }),
  answer: Settled,
  idempotent: true,
  errors: ['LOOP_NOT_RUNNING', 'LOOP_TOO_LONG'],
});
