import { Type, type Static } from '@sinclair/typebox';
import { contract } from '../../http/contract.js';
import {
  AnyObject,
  exactly,
  FormSheet,
  IdParams,
  Instant,
  LookupPage,
  LookupParams,
  LookupQuery,
  oneOf,
  Words,
} from '../../http/shapes.js';
import { InstanceCard } from '../instances/shapes.js';

/** What an employee can ask for. */
export const ServiceCard = exactly({
  id: Type.String(),
  name: Words,
  description: Type.Optional(Words),
  category: Type.Optional(Type.String()),
  application: exactly({ id: Type.String(), name: Words }),
  availability: oneOf(['available', 'limited', 'paused', 'retired']),
  notice: Type.Optional(Words),
  expectedDuration: Type.Optional(Type.String({ description: 'How long it usually takes: an ISO 8601 duration.' })),
});

export const listServices = contract({
  id: 'listServices',
  method: 'get',
  path: '/services',
  tag: 'services',
  summary: 'What the reader can ask for, by name.',
  caller: 'person',
  scope: 'read',
  query: exactly({ search: Type.Optional(Type.String({ maxLength: 200 })) }),
  answer: exactly({ items: Type.Array(ServiceCard) }),
});

export const readService = contract({
  id: 'readService',
  method: 'get',
  path: '/services/{id}',
  tag: 'services',
  summary: 'A service with its form.',
  caller: 'person',
  scope: 'read',
  params: IdParams,
  answer: exactly({ service: ServiceCard, sheet: Type.Union([FormSheet, Type.Null()]) }),
});

export const lookUpForService = contract({
  id: 'lookUpForService',
  method: 'get',
  path: '/services/{id}/lookups/{nodeId}',
  tag: 'services',
  summary: 'What a lookup field of the service’s form offers.',
  caller: 'person',
  scope: 'read',
  params: LookupParams,
  query: LookupQuery,
  answer: LookupPage,
});

export const makeRequest = contract({
  id: 'makeRequest',
  method: 'post',
  path: '/services/{id}/requests',
  tag: 'services',
  summary: 'Asks for a service by handing in its form. Sent again with the same Idempotency-Key, it is one request.',
  caller: 'person',
  scope: 'work',
  params: IdParams,
  body: exactly({ data: AnyObject }),
  answer: exactly({ card: InstanceCard, warnings: Type.Array(Words), expectedAt: Type.Optional(Instant), settled: Type.Boolean() }),
  status: 201,
  idempotent: true,
  errors: ['FORM_INVALID'],
});

export type ServiceCard = Static<typeof ServiceCard>;
