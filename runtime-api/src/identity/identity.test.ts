import { createHash } from 'node:crypto';
import { createEngine, memoryStore, type Engine, type Store } from '@millrace/engine';
import { manualTime, type ManualTime } from '@millrace/engine/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { IdentityDesk, Passwords } from './index.js';

const DAY = 86_400_000;
const good = 'a long enough sentence';
let store: Store;
let time: ManualTime;
let engine: Engine;
let passwords: Passwords;
let identity: IdentityDesk;

beforeEach(async () => {
  store = memoryStore();
  time = manualTime();
  engine = await createEngine({ store, time, log: () => undefined });
  passwords = new Passwords();
  identity = await IdentityDesk.open({
    engine,
    store,
    time,
    passwords,
    settings: { publicUrl: 'https://work.example.org' },
    log: () => undefined,
  });
  await engine.people.save('anna', { name: 'Anna Ёлкина', email: 'Anna@Example.org' });
  await engine.people.save('boris', { name: 'Boris', email: 'shared@example.org' });
  await engine.people.save('vera', { name: 'Vera', email: 'shared@example.org' });
});
afterEach(async () => {
  identity.close();
  await engine.close();
});

const refused = { code: 'SIGN_IN_REFUSED', message: expect.stringContaining('do not match') as string };

describe('signing in', () => {
  beforeEach(() => identity.setPassword('anna', good));

  it.each(['anna', ' Anna ', 'ANNA@example.ORG', 'ａｎｎａ'])('finds the person by %j', async (login) => {
    expect(await identity.signIn(login, good)).toEqual({ person: 'anna', generation: 1 });
  });

  it('a password is the same however its signs were composed', async () => {
    await identity.setPassword('boris', 'caf\u00e9 au lait très');
    expect(await identity.signIn('boris', 'cafe\u0301 au lait très')).toMatchObject({ person: 'boris' });
  });

  it.each([
    ['a wrong password', 'anna', `${good}!`],
    ['an unknown login', 'nobody', good],
    ['an e-mail address that nobody has', 'nobody@example.org', good],
    ['an e-mail address that two people have', 'shared@example.org', good],
    ['somebody without a password', 'vera', good],
    ['an id with letters of another alphabet', 'аnna', good],
    ['a letter with a mark upon it', 'ánna', good],
    ['another tenant’s path', '../anna', good],
    ['an empty login', '', good],
    ['a login of signs nobody sees', '\u0000\u200b', good],
    ['the name of an object’s property', 'constructor', good],
  ])('refuses %s in the same words, and works for it as long', async (_what, login, password) => {
    await expect(identity.signIn(login, password)).rejects.toMatchObject(refused);
    expect(passwords.checks).toBe(1);
  });

  it('refuses the right password of somebody disabled, as if it were wrong', async () => {
    await identity.disable('anna', 'left');
    await expect(identity.signIn('anna', good)).rejects.toMatchObject(refused);
    expect(passwords.checks).toBe(1);
  });

  it('many at once wait their turn, and too many are sent away', async () => {
    const few = new Passwords({ atOnce: 1, waiting: 2 });
    const outcomes = await Promise.allSettled(Array.from({ length: 5 }, () => few.check(null, good)));
    const codes = outcomes.map((outcome) => (outcome.status === 'rejected' ? (outcome.reason as { code: string }).code : outcome.value));
    expect(codes).toEqual([false, false, false, 'PASSWORD_CHECK_BUSY', 'PASSWORD_CHECK_BUSY']);
    expect(await few.check(await few.hash(good), good)).toBe(true);
  });

  it('hashes with argon2id', async () => {
    expect(await passwords.hash(good)).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });
});

describe('a session', () => {
  it('ends with the password, with a reset, and when the person is disabled; enabling brings none back', async () => {
    await identity.setPassword('anna', good);
    const first = await identity.signIn('anna', good);
    expect(await identity.sessionCaller(first)).toEqual({ person: 'anna', language: null });
    const second = await identity.changePassword('anna', good, 'another good sentence');
    expect(await identity.sessionCaller(first)).toBeNull();
    expect(await identity.sessionCaller(second)).not.toBeNull();
    await identity.reset('anna');
    expect(await identity.sessionCaller(second)).toBeNull();
    await identity.setPassword('anna', good);
    const third = await identity.signIn('anna', good);
    await identity.disable('anna', 'left');
    expect(await identity.sessionCaller(third)).toBeNull();
    await identity.enable('anna');
    expect(await identity.sessionCaller(third)).toBeNull();
    expect(await identity.sessionCaller(await identity.signIn('anna', good))).not.toBeNull();
  });

  it('is of nobody when it names somebody else’s generation, or nobody', async () => {
    await identity.setPassword('anna', good);
    for (const owner of [
      { person: 'anna', generation: 0 },
      { person: 'anna', generation: 2 },
      { person: 'boris', generation: 1 },
    ])
      expect(await identity.sessionCaller(owner)).toBeNull();
  });

  it('of two changes of a password at once one counts, and only its session lives', async () => {
    await identity.setPassword('anna', good);
    const next = ['the first new sentence', 'the second new sentence'];
    const outcomes = await Promise.allSettled(next.map((password) => identity.changePassword('anna', good, password)));
    const won = outcomes.findIndex(({ status }) => status === 'fulfilled');
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await identity.signIn('anna', next[won]!)).toEqual({ person: 'anna', generation: 2 });
    await expect(identity.signIn('anna', next[1 - won]!)).rejects.toMatchObject(refused);
  });
});

describe('an invitation', () => {
  it('sets a password once, and the person is in', async () => {
    const { token, link, expiresAt } = await identity.invite('anna');
    expect(link).toBe(`https://work.example.org/invitation#${token}`);
    expect(expiresAt).toBe(time.now() + 7 * DAY);
    expect(await identity.lookAtLink(token)).toMatchObject({ person: { id: 'anna', name: 'Anna Ёлкина' }, expiresAt });
    const owner = await identity.acceptLink(token, good);
    expect(await identity.sessionCaller(owner)).toMatchObject({ person: 'anna' });
    await expect(identity.acceptLink(token, 'another good sentence')).rejects.toMatchObject({ code: 'INVITATION_INVALID' });
    await expect(identity.lookAtLink(token)).rejects.toMatchObject({ code: 'INVITATION_INVALID' });
    expect(await identity.signIn('anna', good)).toEqual(owner);
  });

  it('used twice in the same moment sets one password', async () => {
    const { token } = await identity.invite('anna');
    const both = await Promise.allSettled([identity.acceptLink(token, good), identity.acceptLink(token, 'another good sentence')]);
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('stays when the password was refused, and stops when another is made', async () => {
    const first = await identity.invite('anna');
    await expect(identity.acceptLink(first.token, 'qwertyuiop')).rejects.toMatchObject({ code: 'PASSWORD_TOO_COMMON' });
    const second = await identity.invite('anna');
    await expect(identity.acceptLink(first.token, good)).rejects.toMatchObject({ code: 'INVITATION_INVALID' });
    expect(await identity.acceptLink(second.token, good)).toMatchObject({ person: 'anna' });
  });

  it('works seven days and a reset one', async () => {
    const { token } = await identity.invite('anna');
    time.advance(7 * DAY);
    await expect(identity.acceptLink(token, good)).rejects.toMatchObject({ code: 'INVITATION_INVALID' });
    await identity.setPassword('anna', good);
    const reset = await identity.reset('anna');
    await expect(identity.signIn('anna', good)).rejects.toMatchObject(refused);
    time.advance(DAY);
    await expect(identity.lookAtLink(reset.token)).rejects.toMatchObject({ code: 'INVITATION_INVALID' });
  });

  it.each(['', '.', 'anna', 'anna.', 'nobody.x', '../anna.x', 'boris.'.repeat(80), 'constructor.x'])(
    'a made-up one %j is refused',
    async (token) => {
      await identity.invite('anna');
      await expect(identity.lookAtLink(token)).rejects.toMatchObject({ code: 'INVITATION_INVALID' });
      await expect(identity.acceptLink(token, good)).rejects.toMatchObject({ code: 'INVITATION_INVALID' });
    },
  );

  it('of one person opens nobody else’s login, and of somebody disabled none', async () => {
    const { token } = await identity.invite('anna');
    await identity.invite('boris');
    await expect(identity.acceptLink(token.replace('anna', 'boris'), good)).rejects.toMatchObject({ code: 'INVITATION_INVALID' });
    await identity.disable('anna', 'left');
    await expect(identity.acceptLink(token, good)).rejects.toMatchObject({ code: 'INVITATION_INVALID' });
    await expect(identity.invite('anna')).rejects.toMatchObject({ code: 'LOGIN_CLOSED' });
  });

  it('is for people who are there and have no password', async () => {
    await expect(identity.invite('nobody')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await identity.setPassword('anna', good);
    await expect(identity.invite('anna')).rejects.toMatchObject({ code: 'LOGIN_OPEN' });
    await expect(identity.reset('nobody')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('a password', () => {
  it.each([
    ['too short', 'PASSWORD_LENGTH'],
    ['x'.repeat(201), 'PASSWORD_LENGTH'],
    ['qwertyuiop', 'PASSWORD_TOO_COMMON'],
    ['Пароль 12345', 'PASSWORD_TOO_COMMON'],
    ['aaaaaaaaaaaa', 'PASSWORD_TOO_COMMON'],
    ['123123123123', 'PASSWORD_TOO_COMMON'],
    ['abcdefghijkl', 'PASSWORD_TOO_COMMON'],
    ['9876543210', 'PASSWORD_TOO_COMMON'],
    ['Anna Ёлкина', 'PASSWORD_PERSONAL'],
    ['anna елкина 1990', 'PASSWORD_PERSONAL'],
    ['anna@EXAMPLE.org', 'PASSWORD_PERSONAL'],
    ['annaannaanna', 'PASSWORD_PERSONAL'],
  ])('%j is refused with %s', async (password, code) => {
    await expect(identity.setPassword('anna', password)).rejects.toMatchObject({ code });
  });

  it.each(['корова летит на луну', '🐄🐄🌙🚀🐄🐄🌙🚀🌙🐄', 'my anna writes long sentences'])('%j is taken', async (password) => {
    await identity.setPassword('anna', password);
    expect(await identity.signIn('anna', password)).toMatchObject({ person: 'anna' });
  });

  it('is not changed without the old one', async () => {
    await identity.setPassword('anna', good);
    await expect(identity.changePassword('anna', 'something else', 'another good sentence')).rejects.toMatchObject(refused);
    await expect(identity.changePassword('boris', good, 'another good sentence')).rejects.toMatchObject(refused);
  });
});

describe('a token for programs', () => {
  const make = (days = 90) => identity.createToken({ person: 'anna', name: 'CI', scopes: ['read', 'deploy'], days });

  it('acts as its person within its scopes until it is revoked or expires', async () => {
    const { secret, token } = await make();
    expect(secret).toMatch(/^mr_[0-9a-f]{32}_[A-Za-z0-9_-]{43}$/);
    expect(JSON.stringify(token)).not.toContain(secret.slice(-43));
    expect(await identity.tokenCaller(secret)).toEqual({ person: 'anna', language: null, scopes: ['read', 'deploy'] });
    await engine.identity.revokeToken(token.id);
    expect(await identity.tokenCaller(secret)).toBeNull();
    const other = await make(1);
    time.advance(DAY);
    expect(await identity.tokenCaller(other.secret)).toBeNull();
  });

  it('is worth nothing with another secret, another id, or of somebody disabled', async () => {
    const [first, second] = [await make(), await make()];
    const mixed = `${first.secret.slice(0, 36)}${second.secret.slice(36)}`;
    const flipped = `${first.secret.slice(0, -1)}${first.secret.endsWith('A') ? 'B' : 'A'}`;
    for (const secret of [mixed, flipped, '', 'mr_', first.secret.slice(3), ` ${first.secret}`, `${first.secret}x`, first.token.id])
      expect(await identity.tokenCaller(secret)).toBeNull();
    await identity.disable('anna', 'left');
    expect(await identity.tokenCaller(first.secret)).toBeNull();
  });

  it.each<[string, () => Promise<unknown>]>([
    ['its person is disabled and enabled again', () => identity.disable('anna', 'Left').then(() => identity.enable('anna'))],
    ['the password is reset', () => identity.reset('anna')],
    ['the password is changed', () => identity.changePassword('anna', good, `${good} anew`)],
  ])('ends as sessions do when %s, and is listed no more', async (_how, end) => {
    await identity.setPassword('anna', good);
    const { secret } = await make();
    expect(await identity.tokenCaller(secret)).not.toBeNull();
    await end();
    expect(await identity.tokenCaller(secret)).toBeNull();
    expect(await engine.identity.tokens('anna')).toEqual([]);
    expect(await identity.tokenCaller((await make()).secret)).not.toBeNull();
  });

  it('of an earlier release works on, and ends for good when its person is disabled', async () => {
    const { token, secret } = await make();
    const { generation: _none, ...older } = token;
    const id = engine.newCommandId();
    const old = secret.replace(token.id.replaceAll('-', ''), id.replaceAll('-', ''));
    await engine.identity.issueToken(id, { ...older, hash: createHash('sha256').update(old).digest('hex') });
    await identity.setPassword('anna', good);
    expect(await identity.tokenCaller(old)).not.toBeNull();
    await identity.disable('anna', 'Left');
    expect(await identity.tokenCaller(old)).toBeNull();
    await identity.enable('anna');
    expect(await identity.tokenCaller(old)).toBeNull();
  });

  it('there are at most fifty of a person', async () => {
    for (let i = 0; i < 50; i++) await make();
    await expect(make()).rejects.toMatchObject({ code: 'LIMIT_EXCEEDED' });
  });
});

describe('the last administrator', () => {
  beforeEach(async () => {
    await identity.setPassword('anna', good);
    await identity.setPassword('boris', good);
    await engine.people.saveGroup('admins', 'Admins', ['anna', 'vera']);
    await engine.identity.setRoleHolders('administrator', ['group:admins']);
  });

  it('cannot be disabled; somebody who cannot sign in does not count', async () => {
    await expect(identity.disable('anna', 'left')).rejects.toMatchObject({ code: 'LAST_ADMINISTRATOR' });
    await engine.identity.setRoleHolders('administrator', ['group:admins', 'user:boris']);
    await identity.disable('anna', 'left');
    await expect(identity.disable('boris', 'left')).rejects.toMatchObject({ code: 'LAST_ADMINISTRATOR' });
  });

  it('two who disable each other in the same moment: one stays', async () => {
    await engine.identity.setRoleHolders('administrator', ['user:anna', 'user:boris']);
    const both = await Promise.allSettled([identity.disable('anna', 'x'), identity.disable('boris', 'x')]);
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await identity.administrators.any()).toBe(true);
  });

  it('cannot lose the role, nor the group by which they have it', async () => {
    const keep = (after: Parameters<typeof identity.administrators.keep>[0]) => identity.administrators.keep(after, async () => 'done');
    await expect(keep({ holders: ['user:vera'] })).rejects.toMatchObject({ code: 'LAST_ADMINISTRATOR' });
    await expect(keep({ members: { of: 'group:admins', people: ['vera'] } })).rejects.toMatchObject({ code: 'LAST_ADMINISTRATOR' });
    expect(await keep({ members: { of: 'group:admins', people: ['boris'] } })).toBe('done');
    expect(await keep({ holders: ['user:boris'] })).toBe('done');
  });

  it('where there is none yet, nothing is refused, and the machine makes the first', async () => {
    await engine.identity.setRoleHolders('administrator', []);
    await identity.disable('anna', 'left');
    const first = await identity.firstAdministrator();
    const again = await identity.firstAdministrator();
    await expect(identity.lookAtLink(first!.token)).rejects.toMatchObject({ code: 'INVITATION_INVALID' });
    expect(await identity.acceptLink(again!.token, good)).toMatchObject({ person: 'admin' });
    expect(await identity.firstAdministrator()).toBeNull();
  });
});

it('who may sign in is told of many people at once', async () => {
  await identity.setPassword('anna', good);
  await identity.invite('boris');
  await identity.disable('vera', 'left');
  await engine.people.save('dora', { name: 'Dora' });
  const people = [
    { id: 'anna', active: true },
    { id: 'boris', active: true },
    { id: 'vera', active: false },
    { id: 'dora', active: true },
  ];
  expect([...(await identity.accessOf(people)).values()]).toEqual(['open', 'invited', 'closed', 'none']);
});
