import { Type } from '@sinclair/typebox';
import { contract } from '../../http/contract.js';
import { exactly, IdParams, Settled, Words } from '../../http/shapes.js';

export const readEnabledElements = contract({
  id: 'readEnabledElements',
  method: 'get',
  path: '/instances/{id}/enabled-elements',
  tag: 'instances',
  summary: 'The activities that may be chosen now in the ad-hoc subprocesses of an instance; an empty list for whoever may not choose.',
  caller: 'person',
  scope: 'read',
  params: IdParams,
  answer: exactly({
    items: Type.Array(
      exactly({
        element: Type.String({ description: 'Id of the activity.' }),
        name: Type.Optional(Words),
        scope: Type.String({ description: 'Id of the ad-hoc subprocess.' }),
        scopeActivity: Type.Integer({ description: 'The number of its activity: it may be open several times.' }),
      }),
    ),
  }),
});

export const activateElement = contract({
  id: 'activateElement',
  method: 'post',
  path: '/instances/{id}/enabled-elements',
  tag: 'instances',
  summary: 'Chooses an activity of an ad-hoc subprocess to be done: by who asked for the instance, or who may correct it.',
  caller: 'person',
  scope: 'work',
  params: IdParams,
  body: exactly({
    element: Type.String({ minLength: 1, maxLength: 200 }),
    scopeActivity: Type.Optional(
      Type.Union([Type.Integer({ minimum: 1 }), Type.String({ minLength: 1, maxLength: 200 })], {
        description: 'The ad-hoc subprocess: its id, or the number of its activity where it is open several times.',
      }),
    ),
  }),
  answer: Settled,
  idempotent: true,
  errors: ['ELEMENT_NOT_ENABLED', 'AD_HOC_BUSY'],
});
