import type { Filter, Person as DirectoryPerson } from '@millrace/engine';
import { MillraceError } from '@millrace/schemas';
import type { Call } from '../../http/call.js';
import { operation, type Operation } from '../../http/operation.js';
import { senderOf } from '../asking.js';
import { personRow, type Access, type NewLink } from '../../identity/index.js';
import type { PersonRights } from '../../rights/index.js';
import { Names } from '../names.js';
import {
  changePerson,
  createPerson,
  disablePerson,
  enablePerson,
  invitePerson,
  listPeople,
  readManager,
  readPerson,
  resetPassword,
  type Person,
} from './contract.js';
import { directoryPage, notFound } from './directory.js';

export const operations: readonly Operation[] = [
  operation(listPeople, async (call, { query }) => {
    const { organisation, unit, active, ...asked } = query;
    const rights = await call.service.rights.of(call);
    const readable = rights.where('read', 'person');
    if (readable === null) return { items: [] };
    const conditions: Filter[] = [
      ...(readable.where === undefined ? [] : [readable.where]),
      ...(organisation === undefined ? [] : [{ field: 'organisation', eq: organisation }]),
      ...(unit === undefined ? [] : [{ field: 'unit', eq: unit }]),
      ...(active === undefined ? [] : [{ field: 'active', eq: active }]),
    ];
    const { rows, cursor } = await directoryPage(call, 'people', asked, conditions);
    const people = rows.map(({ body }) => JSON.parse(body) as DirectoryPerson);
    const access = await call.service.identity.accessOf(people);
    const items = people.map((person) => shownTo(rights, person, access.get(person.id) ?? 'none'));
    return { items, ...(cursor === undefined ? {} : { cursor }) };
  }),
  operation(readPerson, async (call, { params }) => answered(call, await readable(call, params.id))),
  operation(readManager, async (call, { params }) => {
    const { id } = await readable(call, params.id);
    const managers = await call.service.engine.identity.managers(id);
    const names = await Names.read(
      call,
      managers.map((manager) => `user:${manager}`),
    );
    return { items: managers.map((manager) => names.person(manager)) };
  }),
  operation(createPerson, async (call, { body }) => {
    const { id, name, ...details } = body;
    const rights = await call.service.rights.of(call);
    rights.require('administer', 'person', undefined, fieldsOf({ ...nowhere, ...details, id }));
    const { engine } = call.service;
    await engine.execute(`${engine.tenant}/person/${id}`, { type: 'createPerson', name, ...details } as never, senderOf(call));
    return answered(call, await existing(call, id));
  }),
  operation(changePerson, async (call, { params, body }) => {
    const person = await administered(call, params.id);
    const rights = await call.service.rights.of(call);
    // Nor may anybody be moved out of reach of one’s own rights, or into it.
    rights.require('administer', 'person', undefined, fieldsOf({ ...person, ...body }));
    const { engine } = call.service;
    const expected = call.ifMatch === undefined ? {} : { expectedRevision: call.ifMatch };
    const command = { type: 'changePerson', changes: body, ...expected };
    await engine.execute(`${engine.tenant}/person/${person.id}`, command, senderOf(call));
    return answered(call, await existing(call, person.id));
  }),
  operation(invitePerson, async (call, { params }) => {
    const { id } = await administered(call, params.id);
    return linkOf(await call.service.identity.invite(id, senderOf(call)));
  }),
  operation(resetPassword, async (call, { params }) => {
    const { id } = await administered(call, params.id);
    return linkOf(await call.service.identity.reset(id, senderOf(call)));
  }),
  operation(disablePerson, async (call, { params, body }) => {
    const { id } = await administered(call, params.id);
    const { settled } = await call.service.identity.disable(id, body.reason, senderOf(call));
    return { settled };
  }),
  operation(enablePerson, async (call, { params }) => {
    const { id } = await administered(call, params.id);
    const { settled } = await call.service.identity.enable(id, senderOf(call));
    return { settled };
  }),
];

/** What a person without these details has in their place. */
const nowhere = { email: null, organisation: null, unit: null, manager: null, active: true };

const fieldsOf = (person: Partial<Person>): Readonly<Record<string, string | boolean | null>> => ({
  id: person.id ?? null,
  email: person.email ?? null,
  organisation: person.organisation ?? null,
  unit: person.unit ?? null,
  manager: person.manager ?? null,
  active: person.active ?? true,
});

async function existing(call: Call, id: string): Promise<DirectoryPerson> {
  const person = await personRow(call.service.engine, id);
  if (person === null) throw notFound(`person ${id}`);
  return person;
}

/** A person whom the caller may read; whoever may not hears that there is none. */
async function readable(call: Call, id: string): Promise<DirectoryPerson> {
  const rights = await call.service.rights.of(call);
  const person = await existing(call, id);
  if (!rights.may('read', 'person', undefined, fieldsOf(person))) throw notFound(`person ${id}`);
  return person;
}

/** A person whom the caller may administer: by a permission, and with no role that the caller does not have, for who sets a password has what it opens. */
async function administered(call: Call, id: string): Promise<DirectoryPerson> {
  const rights = await call.service.rights.of(call);
  const person = await readable(call, id);
  rights.require('administer', 'person', undefined, fieldsOf(person));
  if (rights.administers) return person;
  const own = new Set(rights.roles.map(({ definition }) => definition.id));
  const theirs = await call.service.rights.rolesGiven(id);
  if (theirs.some((role) => !own.has(role))) throw new MillraceError('NOT_ALLOWED', { action: 'administer', resource: 'person' });
  return person;
}

async function answered(call: Call, person: DirectoryPerson): Promise<Person> {
  const [rights, access] = await Promise.all([call.service.rights.of(call), call.service.identity.accessOf([person])]);
  call.revise(person.revision);
  return shownTo(rights, person, access.get(person.id) ?? 'none');
}

/** Colleagues see where somebody works and how to write to them; the rest is for the person and for those who administer people. */
function shownTo(rights: PersonRights, person: DirectoryPerson, access: Access): Person {
  const { id, name, email, organisation, unit, manager, zone, language, active, revision } = person;
  const whole = id === rights.me.id || rights.may('administer', 'person', undefined, fieldsOf(person));
  const details = whole ? { manager, zone, language, access } : { manager: null, zone: null, language: null, access: 'none' as const };
  return { id, name, email, organisation, unit, active, revision, ...details };
}

const linkOf = ({ link, expiresAt }: NewLink): { readonly link: string; readonly expiresAt: string } => ({
  link,
  expiresAt: new Date(expiresAt).toISOString(),
});
