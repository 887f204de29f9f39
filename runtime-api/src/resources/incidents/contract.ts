import { Type } from '@sinclair/typebox';
import { contract } from '../../http/contract.js';
import { AnyId, exactly, IdParams, Instant, pageOf, pageQuery, Settled, Words } from '../../http/shapes.js';

export const listIncidents = contract({
  id: 'listIncidents',
  method: 'get',
  path: '/incidents',
  tag: 'incidents',
  summary: 'Steps that could not be done and wait for a person, oldest first.',
  caller: 'person',
  scope: 'read',
  query: exactly({ instance: Type.Optional(AnyId), ...pageQuery }),
  answer: pageOf(
    exactly({
      id: Type.String(),
      instance: Type.String(),
      process: Type.String(),
      elementId: Type.String(),
      name: Words,
      code: Type.String(),
      message: Type.String(),
      createdAt: Instant,
      mayRetry: Type.Boolean({ description: 'Whether the reader may run the step again.' }),
    }),
  ),
});

export const retryIncident = contract({
  id: 'retryIncident',
  method: 'post',
  path: '/incidents/{id}/retry',
  tag: 'incidents',
  summary: 'Runs the step again.',
  caller: 'person',
  scope: 'work',
  params: IdParams,
  answer: Settled,
  idempotent: true,
});
