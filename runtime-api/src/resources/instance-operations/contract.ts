import { Type } from '@sinclair/typebox';
import { contract } from '../../http/contract.js';
import { AnyId, AnyObject, exactly, IdParams, pageOf, pageQuery, Reason, Settled } from '../../http/shapes.js';
import { InstanceCard } from '../instances/shapes.js';

export const listCalledInstances = contract({
  id: 'listCalledInstances',
  method: 'get',
  path: '/instances/{id}/called',
  tag: 'instances',
  summary: 'Instances that this one has called, newest first: who may read it may read them.',
  caller: 'person',
  scope: 'read',
  params: IdParams,
  query: exactly({ ...pageQuery }),
  answer: pageOf(InstanceCard),
});

export const suspendInstance = contract({
  id: 'suspendInstance',
  method: 'post',
  path: '/instances/{id}/suspend',
  tag: 'instances',
  summary: 'Lets nothing go on in an instance until it is resumed. What workers and called instances bring meanwhile is kept.',
  caller: 'person',
  scope: 'work',
  params: IdParams,
  body: exactly({ reason: Reason }),
  answer: Settled,
  idempotent: true,
});

export const resumeInstance = contract({
  id: 'resumeInstance',
  method: 'post',
  path: '/instances/{id}/resume',
  tag: 'instances',
  summary: 'Lets a suspended instance go on.',
  caller: 'person',
  scope: 'work',
  params: IdParams,
  body: exactly({ reason: Type.Optional(Reason) }),
  answer: Settled,
  idempotent: true,
});

export const readVariables = contract({
  id: 'readVariables',
  method: 'get',
  path: '/instances/{id}/variables',
  tag: 'instances',
  summary: 'The variables of an instance by the scope they live in, the process first.',
  caller: 'person',
  scope: 'read',
  params: IdParams,
  answer: exactly({
    scopes: Type.Array(
      exactly({
        scope: Type.Integer({ minimum: 0, description: '0: the process itself.' }),
        elementId: Type.String({ description: 'Id of the process, or of the activity whose scope it is.' }),
        parent: Type.Optional(Type.Integer({ minimum: 0 })),
        variables: AnyObject,
      }),
    ),
  }),
});

export const setVariables = contract({
  id: 'setVariables',
  method: 'post',
  path: '/instances/{id}/variables',
  tag: 'instances',
  summary: 'Corrects variables by hand, for a reason that stands in the history.',
  caller: 'person',
  scope: 'work',
  params: IdParams,
  body: exactly({
    set: Type.Unsafe<Readonly<Record<string, unknown>>>({
      type: 'object',
      description: 'Values by paths, e.g. order.amount.',
    }),
    scope: Type.Optional(Type.Integer({ minimum: 0, description: 'As readVariables has it; otherwise the process.' })),
    reason: Reason,
  }),
  answer: Settled,
  idempotent: true,
  errors: ['VARIABLE_INVALID'],
});

export const correctIncident = contract({
  id: 'correctIncident',
  method: 'post',
  path: '/incidents/{id}/correct',
  tag: 'incidents',
  summary: 'Corrects variables, for a reason that stands in the history, and runs the step again: both or neither is done.',
  caller: 'person',
  scope: 'work',
  params: IdParams,
  body: exactly({
    set: Type.Unsafe<Readonly<Record<string, unknown>>>({ type: 'object', description: 'Values by paths, e.g. order.amount.' }),
    reason: Reason,
  }),
  answer: Settled,
  idempotent: true,
  errors: ['VARIABLE_INVALID'],
});

export const skipIncident = contract({
  id: 'skipIncident',
  method: 'post',
  path: '/incidents/{id}/skip',
  tag: 'incidents',
  summary: 'Lets the instance go on as if the step had been done, for a reason that stands in the history.',
  caller: 'person',
  scope: 'work',
  params: IdParams,
  body: exactly({
    reason: Reason,
    set: Type.Optional(
      Type.Unsafe<Readonly<Record<string, unknown>>>({
        type: 'object',
        description: 'What the step would have given variables, by paths.',
      }),
    ),
  }),
  answer: Settled,
  idempotent: true,
  errors: ['INCIDENT_NOT_SKIPPABLE'],
});

const ProcessTurned = exactly({
  settled: Type.Boolean({ description: 'If not, it will; live updates tell.' }),
  instances: Type.Integer({ description: 'How many running instances were told.' }),
});

export const suspendProcess = contract({
  id: 'suspendProcess',
  method: 'post',
  path: '/processes/{id}/suspend',
  tag: 'applications',
  summary: 'Lets nothing of a process begin until it is resumed; its running instances are suspended too if that is asked for.',
  caller: 'person',
  scope: 'administer',
  params: exactly({ id: AnyId }),
  body: exactly({ reason: Reason, instances: Type.Optional(Type.Boolean()) }),
  answer: ProcessTurned,
  idempotent: true,
});

export const resumeProcess = contract({
  id: 'resumeProcess',
  method: 'post',
  path: '/processes/{id}/resume',
  tag: 'applications',
  summary: 'Lets a suspended process begin again; its suspended instances go on too if that is asked for.',
  caller: 'person',
  scope: 'administer',
  params: exactly({ id: AnyId }),
  body: exactly({ reason: Type.Optional(Reason), instances: Type.Optional(Type.Boolean()) }),
  answer: ProcessTurned,
  idempotent: true,
});
