import { Type, type Static } from '@sinclair/typebox';
import { contract } from '../../http/contract.js';
import { AnyId, AnyObject, exactly, Instant, oneOf, pageOf, pageQuery, PersonRef, PrincipalId, Reason, Words } from '../../http/shapes.js';

const may = exactly({ create: Type.Boolean(), update: Type.Boolean(), archive: Type.Boolean() });
const RegisterCard = exactly({ id: Type.String(), name: Words, application: Type.String(), may });

/** A record; attributes that the reader may not see are not there. */
export const RecordCard = exactly({
  register: Type.String(),
  id: Type.String(),
  title: Type.String(),
  number: Type.Union([Type.String(), Type.Null()]),
  status: Type.String(),
  organisation: Type.Union([Type.String(), Type.Null()]),
  attributes: AnyObject,
  revision: Type.Integer(),
  createdAt: Instant,
  changedAt: Instant,
});

export const listRegisters = contract({
  id: 'listRegisters',
  method: 'get',
  path: '/registers',
  tag: 'registers',
  summary: 'Registers that the reader may read.',
  caller: 'person',
  scope: 'read',
  answer: exactly({ items: Type.Array(RegisterCard) }),
});

export const readRegister = contract({
  id: 'readRegister',
  method: 'get',
  path: '/registers/{register}',
  tag: 'registers',
  summary: 'A register: its attributes, and what the reader may do with each.',
  caller: 'person',
  scope: 'read',
  params: exactly({ register: AnyId }),
  answer: exactly({
    register: RegisterCard,
    attributes: Type.Array(
      exactly({
        name: Type.String(),
        type: Type.String(),
        label: Words,
        access: oneOf(['readOnly', 'editable']),
        required: Type.Boolean(),
      }),
    ),
    isLedger: Type.Boolean(),
  }),
});

export const listRecords = contract({
  id: 'listRecords',
  method: 'get',
  path: '/registers/{register}/records',
  tag: 'registers',
  summary: 'Records that the reader may see.',
  caller: 'person',
  scope: 'read',
  params: exactly({ register: AnyId }),
  query: exactly({
    search: Type.Optional(Type.String({ maxLength: 200, description: 'Words of the title, the number or searchable attributes.' })),
    status: Type.Optional(oneOf(['active', 'archived', 'reserving', 'refused', 'any'], 'Default active.')),
    key: Type.Optional(Type.String({ maxLength: 200 })),
    equal: Type.Optional(
      Type.String({
        maxLength: 4000,
        description: 'Attributes that equal a value, as a JSON object of at most ten.',
        contentMediaType: 'application/json',
        examples: ['{"city": "Tver"}'],
      }),
    ),
    sort: Type.Optional(oneOf(['title', 'key', 'newest'])),
    ...pageQuery,
  }),
  answer: pageOf(RecordCard),
  errors: ['RECORD_ATTRIBUTE_UNKNOWN'],
});

const RecordParams = exactly({ register: AnyId, id: AnyId });

export const readRecord = contract({
  id: 'readRecord',
  method: 'get',
  path: '/registers/{register}/records/{id}',
  tag: 'registers',
  summary: 'A record.',
  caller: 'person',
  scope: 'read',
  params: RecordParams,
  answer: RecordCard,
  revision: 'answered',
});

export const readAccount = contract({
  id: 'readAccount',
  method: 'get',
  path: '/registers/{register}/records/{id}/account',
  tag: 'registers',
  summary: 'The figures of a ledger account.',
  caller: 'person',
  scope: 'read',
  params: RecordParams,
  answer: exactly({ balance: Type.Number(), reserved: Type.Number(), available: Type.Union([Type.Number(), Type.Null()]) }),
});

export const readRecordHistory = contract({
  id: 'readRecordHistory',
  method: 'get',
  path: '/registers/{register}/records/{id}/history',
  tag: 'registers',
  summary: 'What happened to a record, oldest first.',
  caller: 'person',
  scope: 'read',
  params: RecordParams,
  query: exactly({ from: Type.Optional(Type.Integer({ minimum: 1 })), limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000 })) }),
  answer: exactly({
    events: Type.Array(
      exactly({
        type: Type.String(),
        at: Instant,
        actor: Type.Union([PersonRef, Type.Null()]),
        revision: Type.Integer(),
        changes: AnyObject,
        reason: Type.Optional(Type.String()),
      }),
    ),
    next: Type.Optional(Type.Integer()),
  }),
});

const Outcome = exactly({
  register: Type.String(),
  id: Type.String(),
  status: Type.String(),
  revision: Type.Integer(),
  number: Type.Optional(Type.String()),
  settled: Type.Boolean(),
});

export const createRecord = contract({
  id: 'createRecord',
  method: 'post',
  path: '/registers/{register}/records',
  tag: 'registers',
  summary: 'Creates a record; without an id it gets one.',
  caller: 'person',
  scope: 'work',
  params: exactly({ register: AnyId }),
  body: exactly({
    id: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
    attributes: AnyObject,
    organisation: Type.Optional(Type.Union([PrincipalId, Type.Null()])),
    reason: Type.Optional(Reason),
  }),
  answer: Outcome,
  status: 201,
  revision: 'answered',
  idempotent: true,
});

export const updateRecord = contract({
  id: 'updateRecord',
  method: 'patch',
  path: '/registers/{register}/records/{id}',
  tag: 'registers',
  summary: 'Changes attributes of a record; null clears one.',
  caller: 'person',
  scope: 'work',
  params: RecordParams,
  body: exactly({
    changes: AnyObject,
    organisation: Type.Optional(Type.Union([PrincipalId, Type.Null()])),
    reason: Type.Optional(Reason),
  }),
  answer: Outcome,
  revision: 'required',
  idempotent: true,
});

export const archiveRecord = contract({
  id: 'archiveRecord',
  method: 'post',
  path: '/registers/{register}/records/{id}/archive',
  tag: 'registers',
  summary: 'Takes a record out of use; nothing is deleted.',
  caller: 'person',
  scope: 'work',
  params: RecordParams,
  body: exactly({ reason: Reason }),
  answer: Outcome,
  revision: 'required',
  idempotent: true,
});

export const restoreRecord = contract({
  id: 'restoreRecord',
  method: 'post',
  path: '/registers/{register}/records/{id}/restore',
  tag: 'registers',
  summary: 'Brings an archived record back.',
  caller: 'person',
  scope: 'work',
  params: RecordParams,
  body: exactly({ reason: Type.Optional(Reason) }),
  answer: Outcome,
  revision: 'required',
  idempotent: true,
});

export type RecordCard = Static<typeof RecordCard>;
