import type { Person } from '@millrace/engine';
import type { Text } from '@millrace/schemas';
import { demoAccounts } from '../../demo-data/index.js';
import type { Call, SessionOwner } from '../../http/call.js';
import { operation, type Operation } from '../../http/operation.js';
import { personRow } from '../../identity/index.js';
import type { PersonRights } from '../../rights/index.js';
import { senderOf } from '../asking.js';
import {
  acceptInvitation,
  changeOwnDetails,
  changePassword,
  lookAtInvitation,
  readSession,
  signIn,
  signOut,
  type Session,
} from './contract.js';

export const operations: readonly Operation[] = [
  operation(readSession, (call) => sessionOf(call, call.person)),
  operation(signIn, async (call, { body }) => enter(call, await call.service.identity.signIn(body.login, body.password))),
  operation(signOut, (call) => call.session.close()),
  operation(changeOwnDetails, async (call, { body }) => {
    const { engine } = call.service;
    await engine.execute(`${engine.tenant}/person/${call.person}`, { type: 'changePerson', changes: body } as never, senderOf(call));
    return sessionOf(call, call.person);
  }),
  operation(changePassword, async (call, { body }) =>
    enter(call, await call.service.identity.changePassword(call.person, body.current, body.next)),
  ),
  operation(lookAtInvitation, async (call, { body }) => {
    const { person, expiresAt } = await call.service.identity.lookAtLink(body.token);
    return { login: person.id, name: person.name, expiresAt: new Date(expiresAt).toISOString() };
  }),
  operation(acceptInvitation, async (call, { body }) => enter(call, await call.service.identity.acceptLink(body.token, body.password))),
];

/** Begins a session anew: whatever was known of the one before is worth nothing. */
async function enter(call: Call, owner: SessionOwner): Promise<Session> {
  await call.session.open(owner);
  return sessionOf(call, owner.person);
}

async function sessionOf(call: Call, id: string): Promise<Session> {
  const { engine, rights } = call.service;
  const person = id === '' ? null : await personRow(engine, id);
  const { expiresAt } = call.session;
  const held = person === null ? null : await rights.ofPerson(id);
  return {
    person: person === null || held === null ? null : { ...signedIn(person, held), ...(await placesOf(call, person)) },
    csrfToken: call.session.csrfToken(),
    ...(expiresAt === undefined ? {} : { expiresAt: new Date(expiresAt).toISOString() }),
    ...(person === null && call.service.settings.mode === 'demo' ? { demoAccounts: await openDemoAccounts(call) } : {}),
  };
}

/** What the organisation and the unit of a person are called, where they have names. */
async function placesOf({ service }: Call, { organisation, unit }: Person): Promise<{ organisationName?: Text; unitName?: Text }> {
  const keys = [...(organisation === null ? [] : [`organisation:${organisation}`]), ...(unit === null ? [] : [`unit:${unit}`])];
  const names = await service.engine.workplace.names(keys);
  const [ofOrganisation, ofUnit] = [names[`organisation:${organisation ?? ''}`], names[`unit:${unit ?? ''}`]];
  return {
    ...(ofOrganisation === undefined ? {} : { organisationName: ofOrganisation }),
    ...(ofUnit === undefined ? {} : { unitName: ofUnit }),
  };
}

const signedIn = (
  { id, name, email, organisation, unit, language, zone }: Person,
  rights: PersonRights,
): NonNullable<Session['person']> => ({
  id,
  name,
  email,
  organisation,
  unit,
  language,
  zone,
  roles: rights.roles.map(({ definition }) => definition.id),
  studio: { read: rights.filter('read', 'draft') !== 'none', create: rights.filter('create', 'draft') !== 'none' },
});

/** Accounts for trying out, where the demo data is there; a server for trying out with one's own data has none. */
async function openDemoAccounts({ service: { identity } }: Call): Promise<NonNullable<Session['demoAccounts']>> {
  const access = await identity.accessOf(demoAccounts.map(({ login }) => ({ id: login, active: true })));
  return demoAccounts
    .filter(({ login }) => access.get(login) === 'open')
    .map(({ about, ...account }) => ({ ...account, about: { ...about } }));
}
