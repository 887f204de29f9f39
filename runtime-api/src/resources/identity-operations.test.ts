import { createEngine, memoryStore, type Engine } from '@millrace/engine';
import { manualTime } from '@millrace/engine/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Call, SessionOwner } from '../http/call.js';
import type { TokenScope } from '../http/contract.js';
import { IdentityDesk } from '../identity/index.js';
import { RightsDesk } from '../rights/index.js';
import type { Service } from '../service.js';
import type { Settings } from '../settings/index.js';
import { operations as access } from './access/operations.js';
import { operations as groups } from './groups/operations.js';
import { operations as people } from './people/operations.js';
import { operations as positions } from './positions/operations.js';
import { operations as roles } from './roles/operations.js';
import { operations as session } from './session/operations.js';
import { operations as tokens } from './tokens/operations.js';

const operations = [...session, ...people, ...groups, ...positions, ...roles, ...access, ...tokens];
const good = 'a long enough sentence';
const settings = { publicUrl: 'https://work.example.org', mode: 'production' } as Settings;

let engine: Engine;
let service: Service;
let opened: SessionOwner[];
let revisions: number[];

interface Given {
  readonly params?: object;
  readonly query?: object;
  readonly body?: object;
  readonly scopes?: readonly TokenScope[];
  readonly ifMatch?: number;
}

/** Does an operation as somebody, as the edge would. */
async function as(person: string, id: string, given: Given = {}): Promise<unknown> {
  const found = operations.find(({ contract }) => contract.id === id);
  if (found === undefined) throw new Error(`no operation ${id}`);
  const { params, query = {}, body, scopes = null, ifMatch } = given;
  const call: Call = {
    service,
    person,
    tenant: 'main',
    language: 'en',
    scopes,
    ...(ifMatch === undefined ? {} : { ifMatch }),
    revise: (revision) => void revisions.push(revision),
    session: {
      id: undefined,
      owner: undefined,
      expiresAt: undefined,
      address: '',
      csrfToken: () => 'csrf',
      open: async (owner) => void opened.push(owner),
      close: async () => undefined,
    },
  };
  return found.run(call, { params, query, body });
}

const refusal = (code: string) => ({ code });

beforeEach(async () => {
  const store = memoryStore();
  const time = manualTime();
  const log = (): void => undefined;
  engine = await createEngine({ store, time, log });
  const identity = await IdentityDesk.open({ engine, store, time, log, settings });
  service = { engine, settings, identity, rights: new RightsDesk(engine), log, time };
  opened = [];
  revisions = [];
  await engine.people.save('root', { name: 'Root', organisation: 'north', email: 'root@example.org' });
  await engine.people.save('anna', { name: 'Anna', organisation: 'north', manager: 'root', zone: 'Asia/Omsk', email: 'anna@example.org' });
  await engine.people.save('sam', { name: 'Sam', organisation: 'south' });
  await engine.identity.setRoleHolders('administrator', ['user:root']);
  await identity.setPassword('root', good);
  await engine.deploy({
    kind: 'role',
    format: 1,
    id: 'peopleOfNorth',
    name: { en: 'People of the organisation', ru: 'Люди организации' },
    permissions: { all: { action: 'administer', resource: { type: 'person' }, scope: 'organisation' } },
  });
});
afterEach(async () => {
  service.identity.close();
  await engine.close();
});

describe('the session', () => {
  it('begins with the right password and says who is there', async () => {
    const answer = await as('', 'signIn', { body: { login: 'ROOT@example.org', password: good } });
    expect(answer).toMatchObject({
      person: { id: 'root', roles: ['employee', 'administrator'], studio: { read: true, create: true } },
      csrfToken: 'csrf',
    });
    expect(opened).toEqual([{ person: 'root', generation: 1 }]);
    await expect(as('', 'signIn', { body: { login: 'root', password: 'wrong' } })).rejects.toMatchObject(refusal('SIGN_IN_REFUSED'));
    expect(opened).toHaveLength(1);
  });

  it('of nobody tells nothing, and no accounts where people really work', async () => {
    expect(await as('', 'readSession')).toEqual({ person: null, csrfToken: 'csrf' });
  });

  it('is a new one after a password was changed or an invitation accepted', async () => {
    await as('root', 'changePassword', { body: { current: good, next: 'another good sentence' } });
    expect(opened).toEqual([{ person: 'root', generation: 2 }]);
    const { link } = (await as('root', 'invitePerson', { params: { id: 'anna' } })) as { link: string };
    const token = link.split('#')[1];
    expect(await as('', 'lookAtInvitation', { body: { token } })).toMatchObject({ login: 'anna', name: 'Anna' });
    expect(await as('', 'acceptInvitation', { body: { token, password: good } })).toMatchObject({ person: { id: 'anna' } });
    await expect(as('', 'acceptInvitation', { body: { token, password: good } })).rejects.toMatchObject(refusal('INVITATION_INVALID'));
    expect(opened.at(-1)).toEqual({ person: 'anna', generation: 1 });
  });

  it('everybody chooses their own language and zone, and nothing else of themselves', async () => {
    expect(await as('anna', 'changeOwnDetails', { body: { language: 'ru' } })).toMatchObject({
      person: { language: 'ru', zone: 'Asia/Omsk' },
    });
    await expect(as('anna', 'changeOwnDetails', { body: { zone: 'Mars/Base' } })).rejects.toMatchObject(refusal('INVALID_INPUT'));
    await expect(as('anna', 'changePerson', { params: { id: 'anna' }, body: { name: 'Queen' } })).rejects.toMatchObject(
      refusal('NOT_ALLOWED'),
    );
  });
});

describe('people', () => {
  it('an employee sees colleagues of the own organisation, with what colleagues need', async () => {
    const { items } = (await as('anna', 'listPeople')) as { items: { id: string }[] };
    expect(items.map(({ id }) => id)).toEqual(['anna', 'root']);
    expect(items[1]).toMatchObject({ email: 'root@example.org', access: 'none', zone: null });
    expect(items[0]).toMatchObject({ zone: 'Asia/Omsk', manager: 'root' });
    for (const id of ['sam', 'nobody'])
      await expect(as('anna', 'readPerson', { params: { id } })).rejects.toMatchObject(refusal('NOT_FOUND'));
    expect(await as('anna', 'readManager', { params: { id: 'anna' } })).toEqual({ items: [{ id: 'root', name: 'Root' }] });
    expect(await as('anna', 'listPeople', { query: { organisation: 'south' } })).toEqual({ items: [] });
  });

  it('an administrator sees all, finds by words, and reads whether they may sign in', async () => {
    const list = async (query: object) =>
      ((await as('root', 'listPeople', { query })) as { items: { id: string }[] }).items.map(({ id }) => id);
    expect(await list({})).toEqual(['anna', 'root', 'sam']);
    expect(await list({ search: 'an' })).toEqual(['anna']);
    expect(await list({ search: 'ANNA example' })).toEqual(['anna']);
    expect(await list({ search: '🙂' })).toEqual([]);
    expect(await list({ organisation: 'south', active: true })).toEqual(['sam']);
    expect(await as('root', 'readPerson', { params: { id: 'root' } })).toMatchObject({ access: 'open', revision: 1 });
    expect(revisions).toEqual([1]);
  });

  it('are added and changed by an administrator, by the revision that was seen', async () => {
    const body = { id: 'dora', name: 'Dora', organisation: 'south' };
    expect(await as('root', 'createPerson', { body })).toMatchObject({ id: 'dora', access: 'none', revision: 1 });
    await expect(as('root', 'createPerson', { body: { ...body, name: 'Another' } })).rejects.toMatchObject(refusal('ALREADY_EXISTS'));
    await expect(as('root', 'createPerson', { body: { ...body, id: 'system' } })).rejects.toMatchObject(refusal('INVALID_INPUT'));
    const change = { params: { id: 'dora' }, body: { organisation: null } };
    expect(await as('root', 'changePerson', { ...change, ifMatch: 1 })).toMatchObject({ organisation: null, revision: 2 });
    const late = { params: { id: 'dora' }, body: { organisation: 'north' }, ifMatch: 1 };
    await expect(as('root', 'changePerson', late)).rejects.toMatchObject(refusal('REVISION_CHANGED'));
    await expect(as('anna', 'createPerson', { body: { ...body, id: 'eve' } })).rejects.toMatchObject(refusal('NOT_ALLOWED'));
  });

  it.each(['invitePerson', 'resetPassword', 'disablePerson', 'enablePerson'])('%s is nothing for an employee', async (id) => {
    const given = { params: { id: 'root' }, body: { reason: 'x' } };
    await expect(as('anna', id, given)).rejects.toMatchObject(refusal('NOT_ALLOWED'));
    await expect(as('anna', id, { ...given, params: { id: 'sam' } })).rejects.toMatchObject(refusal('NOT_FOUND'));
  });

  it('who administers the people of an organisation reaches no other, and nobody with roles of which they have none', async () => {
    await engine.identity.setRoleHolders('peopleOfNorth', ['user:anna']);
    expect(await as('anna', 'createPerson', { body: { id: 'nora', name: 'Nora', organisation: 'north' } })).toMatchObject({ id: 'nora' });
    expect(await as('anna', 'invitePerson', { params: { id: 'nora' } })).toMatchObject({
      link: expect.stringContaining('#nora.') as string,
    });
    const elsewhere = { id: 'eve', name: 'Eve', organisation: 'south' };
    await expect(as('anna', 'createPerson', { body: elsewhere })).rejects.toMatchObject(refusal('NOT_ALLOWED'));
    const move = { params: { id: 'nora' }, body: { organisation: 'south' }, ifMatch: 1 };
    await expect(as('anna', 'changePerson', move)).rejects.toMatchObject(refusal('NOT_ALLOWED'));
    for (const id of ['resetPassword', 'invitePerson', 'disablePerson'])
      await expect(as('anna', id, { params: { id: 'root' }, body: { reason: 'x' } })).rejects.toMatchObject(refusal('NOT_ALLOWED'));
    const takeOver = { params: { id: 'root' }, body: { email: 'anna@example.org' }, ifMatch: 1 };
    await expect(as('anna', 'changePerson', takeOver)).rejects.toMatchObject(refusal('NOT_ALLOWED'));
  });

  it('a disabled one is out at once, and the last administrator stays', async () => {
    await service.identity.setPassword('sam', good);
    await as('', 'signIn', { body: { login: 'sam', password: good } });
    const [owner] = opened;
    await as('root', 'disablePerson', { params: { id: 'sam' }, body: { reason: 'left' } });
    expect(await service.identity.sessionCaller(owner!)).toBeNull();
    expect(await as('root', 'readPerson', { params: { id: 'sam' } })).toMatchObject({ active: false, access: 'closed' });
    await as('root', 'enablePerson', { params: { id: 'sam' } });
    expect(await as('root', 'readPerson', { params: { id: 'sam' } })).toMatchObject({ active: true, access: 'open' });
    const last = { params: { id: 'root' }, body: { reason: 'tired' } };
    await expect(as('root', 'disablePerson', last)).rejects.toMatchObject(refusal('LAST_ADMINISTRATOR'));
  });
});

describe('groups, positions and roles', () => {
  it('are changed by administrators only', async () => {
    const group = { params: { id: 'buyers' }, body: { name: 'Buyers', members: ['anna', 'sam'] } };
    const position = { params: { id: 'cfo' }, body: { name: { en: 'CFO' }, holders: ['sam'] } };
    const role = { params: { id: 'peopleOfNorth' }, body: { holders: ['group:buyers'] } };
    for (const [id, given] of [
      ['saveGroup', group],
      ['savePosition', position],
      ['setRoleHolders', role],
    ] as const) {
      await expect(as('anna', id, given)).rejects.toMatchObject(refusal('NOT_ALLOWED'));
      await expect(as('root', id, { ...given, scopes: ['work'] })).rejects.toMatchObject(refusal('NOT_ALLOWED'));
      expect(await as('root', id, given)).toEqual({ settled: true });
    }
    for (const id of ['listRoles', 'readRole']) await expect(as('sam', id, role)).rejects.toMatchObject(refusal('NOT_ALLOWED'));
    expect(await as('root', 'readRole', role)).toMatchObject({
      application: 'peopleOfNorth',
      holders: [{ kind: 'group', id: 'buyers', name: 'Buyers' }],
      permissions: [{ id: 'all', action: 'administer' }],
    });
    const { items } = (await as('root', 'listRoles')) as { items: { id: string; holders: unknown[] }[] };
    expect(items.map(({ id }) => id)).toEqual(['administrator', 'employee', 'peopleOfNorth']);
    expect(items[1]?.holders).toMatchObject([{ kind: 'everyone' }]);
  });

  it('show the members whom one may see', async () => {
    await engine.people.saveGroup('buyers', { en: 'Buyers', ru: 'Закупщики' }, ['anna', 'sam']);
    await engine.people.savePosition('cfo', { name: 'CFO', holders: ['sam', 'root'] });
    expect(await as('anna', 'readGroup', { params: { id: 'buyers' } })).toMatchObject({ members: [{ id: 'anna', name: 'Anna' }] });
    expect(await as('root', 'readGroup', { params: { id: 'buyers' } })).toMatchObject({ members: [{ id: 'anna' }, { id: 'sam' }] });
    expect(await as('anna', 'listGroups', { query: { search: 'ЗАКУПЩИКИ' } })).toEqual({
      items: [{ id: 'buyers', name: { en: 'Buyers', ru: 'Закупщики' } }],
    });
    expect(await as('root', 'listGroups', { query: { search: 'ЗАКУПЩИКИ' } })).toMatchObject({ items: [{ id: 'buyers', size: 2 }] });
    expect(await as('anna', 'listPositions')).toMatchObject({ items: [{ id: 'cfo', holders: [{ id: 'root' }] }] });
    expect(await as('root', 'readPosition', { params: { id: 'cfo' } })).toMatchObject({ holders: [{ id: 'root' }, { id: 'sam' }] });
    for (const id of ['readGroup', 'readPosition'])
      await expect(as('root', id, { params: { id: 'none' } })).rejects.toMatchObject(refusal('NOT_FOUND'));
  });

  it('positions of another organisation are not there, nor is how large a group is that reaches into it', async () => {
    await engine.people.savePosition('ceo', { name: 'Head of all' });
    await engine.people.savePosition('south-head', { name: 'Head of the south', organisation: 'south', reportsTo: 'ceo' });
    await engine.people.savePosition('south-buyer', { name: 'Buyer', organisation: 'south', reportsTo: 'south-head', holders: ['anna'] });
    await engine.people.savePosition('north-head', { name: 'Head of the north', organisation: 'north', reportsTo: 'south-head' });
    const seen = async (person: string) => {
      const { items } = (await as(person, 'listPositions')) as { items: { id: string; reportsTo: string | null }[] };
      return items.map(({ id, reportsTo }) => `${id} < ${reportsTo ?? '-'}`);
    };
    expect(await seen('anna')).toEqual(['south-buyer < -', 'ceo < -', 'north-head < -']);
    expect(await seen('sam')).toEqual(['south-buyer < south-head', 'ceo < -', 'south-head < ceo']);
    expect(await seen('root')).toEqual(['south-buyer < south-head', 'ceo < -', 'north-head < south-head', 'south-head < ceo']);
    const hidden = { params: { id: 'south-head' } };
    await expect(as('anna', 'readPosition', hidden)).rejects.toMatchObject(refusal('NOT_FOUND'));
    expect(await as('sam', 'readPosition', hidden)).toMatchObject({ name: 'Head of the south' });
    await engine.deploy({
      kind: 'role',
      format: 1,
      id: 'readsSouth',
      permissions: {
        south: { action: 'read', resource: { type: 'person' }, scope: 'all', where: { field: 'organisation', eq: 'south' } },
        boss: { action: 'read', resource: { type: 'person' }, scope: 'all', where: { field: 'manager', eq: '$me' } },
      },
    });
    await engine.identity.setRoleHolders('readsSouth', ['user:anna']);
    expect(await seen('anna')).toContain('south-head < ceo');
  });

  it('nobody takes the last administrator away, by the role or by the group that has it', async () => {
    const roleTo = (holders: string[]) => as('root', 'setRoleHolders', { params: { id: 'administrator' }, body: { holders } });
    await expect(roleTo([])).rejects.toMatchObject(refusal('LAST_ADMINISTRATOR'));
    await expect(roleTo(['user:anna'])).rejects.toMatchObject(refusal('LAST_ADMINISTRATOR'));
    await engine.people.saveGroup('admins', 'Admins', ['root']);
    await roleTo(['group:admins']);
    const empty = { params: { id: 'admins' }, body: { name: 'Admins', members: [] } };
    await expect(as('root', 'saveGroup', empty)).rejects.toMatchObject(refusal('LAST_ADMINISTRATOR'));
  });

  it('a role that is not there, and the one that all have, are given to nobody', async () => {
    const give = (id: string) => as('root', 'setRoleHolders', { params: { id }, body: { holders: ['user:anna'] } });
    await expect(give('ghost')).rejects.toMatchObject(refusal('NOT_FOUND'));
    await expect(give('employee')).rejects.toMatchObject(refusal('ROLE_BUILT_IN'));
  });
});

describe('tokens', () => {
  const make = async (person: string, body: object = { name: 'CI', scopes: ['read'] }) =>
    (await as(person, 'createToken', { body })) as { token: { id: string; expiresAt: string }; secret: string };

  it('are one’s own; nobody sees or ends another’s but an administrator', async () => {
    const { token, secret } = await make('anna');
    expect(await service.identity.tokenCaller(secret)).toMatchObject({ person: 'anna', scopes: ['read'] });
    expect(await as('anna', 'listTokens')).toMatchObject({ items: [{ id: token.id, name: 'CI' }] });
    expect(JSON.stringify(await as('anna', 'listTokens'))).not.toContain(secret.slice(-20));
    expect(await as('sam', 'listTokens')).toEqual({ items: [] });
    for (const id of [token.id, 'nonsense', '00000000-0000-7000-8000-000000000000'])
      await expect(as('sam', 'revokeToken', { params: { id } })).rejects.toMatchObject(refusal('NOT_FOUND'));
    await as('root', 'revokeToken', { params: { id: token.id } });
    expect(await service.identity.tokenCaller(secret)).toBeNull();
  });

  it('a token with too small a scope does not administer, whoever made it', async () => {
    const given = { params: { id: 'sam' }, body: { reason: 'x' }, scopes: ['read', 'work'] as const };
    await expect(as('root', 'disablePerson', given)).rejects.toMatchObject(refusal('NOT_ALLOWED'));
    await as('root', 'disablePerson', { ...given, scopes: ['administer'] });
  });
});

describe('why somebody may', () => {
  it('see a person: it is them, their organisation, or a role', async () => {
    const why = async (asker: string, query: object) =>
      (await as(asker, 'explainAccess', { query })) as { allowed: boolean; reasons: unknown[] };
    expect(await why('anna', { resource: 'person', id: 'anna' })).toMatchObject({
      allowed: true,
      reasons: [{ because: 'self' }, { because: 'role' }],
    });
    expect(await why('anna', { resource: 'person', id: 'sam' })).toEqual({ allowed: false, reasons: [] });
    expect(await why('anna', { resource: 'person', id: 'nobody' })).toEqual({ allowed: false, reasons: [] });
    expect(await why('root', { resource: 'person', id: 'sam', person: 'root' })).toMatchObject({
      allowed: true,
      reasons: [
        { because: 'role', role: 'administrator', through: 'user:root', text: { ru: expect.stringContaining('Администратор') as string } },
      ],
    });
    expect(await why('root', { resource: 'person', id: 'sam', person: 'anna' })).toEqual({ allowed: false, reasons: [] });
    await expect(why('anna', { resource: 'person', id: 'sam', person: 'root' })).rejects.toMatchObject(refusal('NOT_ALLOWED'));
    for (const resource of ['instance', 'workItem', 'record', 'service'])
      expect(await why('root', { resource, id: 'x/y' })).toEqual({ allowed: false, reasons: [] });
  });
});
