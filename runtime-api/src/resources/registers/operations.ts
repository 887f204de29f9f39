import { type JsonObject, type JsonValue, MillraceError, type RegisterDefinition } from '@millrace/schemas';
import { operation, type Call, type Operation } from '../../http/operation.js';
import { requestProblem, RequestRefused } from '../../http/request-refused.js';
import { pageOf, senderOf, shortened } from '../asking.js';
import * as contracts from './contract.js';
import { readableRecord, recordCard, requireEditable } from './record-cards.js';
import { recordHistory } from './record-history.js';
import { readableRegisters, registerAccess, type RegisterAccess } from './register-access.js';

type Search = Parameters<Call['service']['engine']['records']['find']>[0];

const cardOf = ({ definition, application, rights }: RegisterAccess) => {
  const may = (action: 'create' | 'update' | 'archive'): boolean => rights.filter(action, 'record', definition.id) !== 'none';
  return {
    id: definition.id,
    name: definition.name ?? definition.id,
    application,
    may: { create: may('create'), update: may('update'), archive: may('archive') },
  };
};

const list = operation(contracts.listRegisters, async (call) => ({ items: (await readableRegisters(call)).map(cardOf) }));

const read = operation(contracts.readRegister, async (call, { params }) => {
  const access = await registerAccess(call, params.register);
  const card = cardOf(access);
  const { attributes, number } = access.definition;
  return {
    register: card,
    attributes: access.visible.map((name) => {
      const { type = 'any', label, required = false } = attributes[name] ?? {};
      const isEditable = access.accessOf(name) === 'editable' && (card.may.create || card.may.update) && number?.attribute !== name;
      return { name, type, label: label ?? name, access: isEditable ? ('editable' as const) : ('readOnly' as const), required };
    }),
    isLedger: access.definition.ledger !== undefined,
  };
});

const find = operation(contracts.listRecords, async (call, { params, query }) => {
  const access = await registerAccess(call, params.register);
  const seen = access.rights.where('read', 'record', params.register);
  if (seen === null) return { items: [] };
  const { search, status, key, equal, sort, ...page } = query;
  const found = await call.service.engine.records.find({
    register: params.register,
    ...pageOf(page),
    ...seen,
    ...(status === undefined ? {} : { status }),
    ...(key === undefined ? {} : { key: allowedKey(access, key) }),
    ...(equal === undefined ? {} : { attributes: equalities(access, equal) }),
    ...wordsOf(access, search),
    sort: sortOf(access, sort),
  });
  return { items: found.items.map((row) => recordCard(row, access)), ...(found.cursor === undefined ? {} : { cursor: found.cursor }) };
});

const readOne = operation(contracts.readRecord, async (call, { params }) => {
  const access = await registerAccess(call, params.register);
  const { row } = await readableRecord(call, access, params.id);
  call.revise(row.revision);
  return recordCard(row, access);
});

const account = operation(contracts.readAccount, async (call, { params }) => {
  const access = await registerAccess(call, params.register);
  await readableRecord(call, access, params.id);
  const found = await call.service.engine.records.account(params.register, params.id);
  if (found === null) throw new MillraceError('NOT_FOUND', { entity: `account ${shortened(`${params.register}/${params.id}`)}` });
  const { balance, reserved, available } = found;
  return { balance, reserved, available };
});

const history = operation(contracts.readRecordHistory, async (call, { params, query }) => {
  const access = await registerAccess(call, params.register);
  await readableRecord(call, access, params.id);
  return recordHistory(call, access, params.id, query);
});

const create = operation(contracts.createRecord, async (call, { params, body }) => {
  const access = await registerAccess(call, params.register);
  const { rights } = access;
  const attributes = body.attributes as JsonObject;
  // Of no organisation where it says so; of one's own where it says nothing.
  const organisation = body.organisation === undefined ? rights.me.organisation : body.organisation;
  const id = body.id ?? call.commandId ?? call.service.engine.newCommandId();
  rights.require('create', 'record', params.register, {
    id,
    register: params.register,
    status: 'active',
    organisation,
    createdBy: call.person,
  });
  requireEditable(access, attributes);
  const done = await call.service.engine.records.create(params.register, id, attributes, {
    ...senderOf(call),
    ...(organisation === null ? {} : { organisation }),
    ...(body.reason === undefined ? {} : { reason: body.reason }),
  });
  call.revise(done.revision);
  return done;
});

const update = operation(contracts.updateRecord, async (call, { params, body }) => {
  const { access, fields } = await mayChange(call, params, 'update');
  // Nobody moves a record to where they could not have changed it.
  if (body.organisation !== undefined)
    access.rights.require('update', 'record', params.register, { ...fields, organisation: body.organisation });
  const changes = body.changes as JsonObject;
  requireEditable(access, changes);
  const { organisation, reason } = body;
  const done = await call.service.engine.records.update(params.register, params.id, changes, {
    ...changing(call),
    ...(organisation === undefined ? {} : { organisation }),
    ...(reason === undefined ? {} : { reason }),
  });
  call.revise(done.revision);
  return done;
});

const archive = operation(contracts.archiveRecord, async (call, { params, body }) => {
  await mayChange(call, params, 'archive');
  const done = await call.service.engine.records.archive(params.register, params.id, body.reason, changing(call));
  call.revise(done.revision);
  return done;
});

const restore = operation(contracts.restoreRecord, async (call, { params, body }) => {
  await mayChange(call, params, 'archive');
  const done = await call.service.engine.records.restore(params.register, params.id, {
    ...changing(call),
    ...(body.reason === undefined ? {} : { reason: body.reason }),
  });
  call.revise(done.revision);
  return done;
});

/** Registers and their records. */
export const operations: readonly Operation[] = [list, read, find, readOne, account, history, create, update, archive, restore];

async function mayChange(call: Call, { register, id }: { readonly register: string; readonly id: string }, action: 'update' | 'archive') {
  const access = await registerAccess(call, register);
  const { fields } = await readableRecord(call, access, id);
  access.rights.require(action, 'record', register, fields);
  return { access, fields };
}

const changing = (call: Call) => ({ ...senderOf(call), ...(call.ifMatch === undefined ? {} : { expectedRevision: call.ifMatch }) });

/** Attributes that equal a value. One that is hidden is answered as one that does not exist. */
function equalities({ visible, definition }: RegisterAccess, text: string): Readonly<Record<string, JsonValue>> {
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    given = undefined;
  }
  if (typeof given !== 'object' || given === null || Array.isArray(given) || Object.keys(given).length > 10)
    throw refusedQuery('equal', '{"name": value}', text);
  const unknown = Object.keys(given).find((name) => !visible.includes(name));
  if (unknown !== undefined)
    throw new MillraceError('RECORD_ATTRIBUTE_UNKNOWN', {
      register: definition.id,
      attribute: shortened(unknown),
      known: visible.join(', '),
    });
  return given as Readonly<Record<string, JsonValue>>;
}

/** Words are found in all searchable attributes at once: where one of them is hidden, only the title is searched, so that nobody finds out what it holds. */
function wordsOf(
  { definition, hidden, hidesTitle }: RegisterAccess,
  search: string | undefined,
): { readonly words?: string; readonly title?: string } {
  if (search === undefined || search.trim() === '') return {};
  if (hidesTitle) throw refusedQuery('search', 'no search: the title of these records is hidden from you', search);
  return hidden.some((name) => definition.attributes[name]?.searchable === true || definition.number?.attribute === name)
    ? { title: search }
    : { words: search };
}

/** The key is the number, or else the first unique value, or else the id. */
function allowedKey(access: RegisterAccess, key: string): string {
  if (keyIsHidden(access)) throw refusedQuery('key', 'no key: it is hidden from you', key);
  return key;
}

const keyIsHidden = ({ definition, hidden }: RegisterAccess): boolean => hidden.some((name) => isKey(definition, name));
const isKey = ({ number, attributes, keys = {} }: RegisterDefinition, name: string): boolean =>
  number?.attribute === name || attributes[name]?.unique === true || Object.values(keys).some((names) => names.includes(name));

function sortOf(access: RegisterAccess, sort: Search['sort']): NonNullable<Search['sort']> {
  if (sort === 'key' && keyIsHidden(access)) throw refusedQuery('sort', 'newest, title', sort);
  if (sort === 'title' && access.hidesTitle) throw refusedQuery('sort', 'newest', sort);
  return sort ?? (access.hidesTitle ? 'newest' : 'title');
}

const refusedQuery = (name: string, expected: string, found: string): RequestRefused =>
  new RequestRefused([requestProblem('SHAPE_FORMAT', `/query/${name}`, { expected, found: shortened(found) })]);
