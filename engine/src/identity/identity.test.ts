import { describe, expect, it } from 'vitest';
import { AggregateRig } from '../../testing/aggregate-rig.js';
import { loginAggregate, roleGrantAggregate, tokenAggregate, type Login, type RoleGrant } from './index.js';

const hash = (digit: string): string => digit.repeat(64);
const newRig = (): AggregateRig => new AggregateRig({ types: [loginAggregate, tokenAggregate, roleGrantAggregate] });
const login = 'main/login/anna';
const invited = (): AggregateRig => {
  const rig = newRig();
  rig.send(login, { type: 'inviteLogin', hash: hash('a'), expiresAt: rig.now + 1000 });
  return rig;
};

describe('a login', () => {
  it('is opened by an invitation, once', () => {
    const rig = invited();
    expect(rig.send(login, { type: 'setCredential', credential: 'c-1', link: hash('a') })).toEqual({ generation: 1, previous: null });
    expect(() => rig.send(login, { type: 'setCredential', credential: 'c-2', link: hash('a') })).toThrowError(/link that still works/);
    expect(rig.state<Login>(login)).toMatchObject({ credential: 'c-1', generation: 1, link: null, closed: false });
    rig.checkRebuild();
  });

  it('takes no invitation that has expired, was replaced, or was never made', () => {
    const rig = invited();
    expect(() => rig.send(login, { type: 'setCredential', credential: 'c-1', link: hash('b') })).toThrowError(/link that still works/);
    rig.send(login, { type: 'inviteLogin', hash: hash('c'), expiresAt: rig.now + 1000 });
    expect(() => rig.send(login, { type: 'setCredential', credential: 'c-1', link: hash('a') })).toThrowError(/link that still works/);
    rig.now += 1000;
    expect(() => rig.send(login, { type: 'setCredential', credential: 'c-1', link: hash('c') })).toThrowError(/link that still works/);
    const other = 'main/login/boris';
    expect(() => rig.send(other, { type: 'setCredential', credential: 'c-1', link: hash('c') })).toThrowError(/link that still works/);
  });

  it('gives a new password to the one who showed the old one, and of two at once only to the first', () => {
    const rig = invited();
    rig.send(login, { type: 'setCredential', credential: 'c-1', link: hash('a') });
    expect(rig.send(login, { type: 'setCredential', credential: 'c-2', replaces: 'c-1' })).toEqual({ generation: 2, previous: 'c-1' });
    expect(() => rig.send(login, { type: 'setCredential', credential: 'c-3', replaces: 'c-1' })).toThrowError(/do not match/);
    expect(rig.state<Login>(login)?.credential).toBe('c-2');
  });

  it('a reset takes the password away, ends the sessions and makes a link', () => {
    const rig = invited();
    rig.send(login, { type: 'setCredential', credential: 'c-1', link: hash('a') });
    const reset = { type: 'resetLogin', hash: hash('d'), expiresAt: rig.now + 5 };
    expect(rig.send(login, reset)).toEqual({ generation: 2, previous: 'c-1' });
    expect(rig.state<Login>(login)).toMatchObject({ credential: null, link: { kind: 'reset', hash: hash('d') } });
    expect(() => rig.send('main/login/nobody', reset)).toThrowError(/login nobody to exist/);
    rig.checkRebuild();
  });

  it('a closed one takes no password, no link, and ends its sessions for good', () => {
    const rig = invited();
    rig.send(login, { type: 'setCredential', credential: 'c-1', link: hash('a') });
    expect(rig.send(login, { type: 'closeLogin' })).toEqual({ generation: 2, previous: null });
    rig.send(login, { type: 'closeLogin' });
    for (const command of [
      { type: 'setCredential', credential: 'c-2' },
      { type: 'inviteLogin', hash: hash('b'), expiresAt: rig.now + 5 },
      { type: 'resetLogin', hash: hash('b'), expiresAt: rig.now + 5 },
    ])
      expect(() => rig.send(login, command)).toThrowError(/it is closed/);
    rig.send(login, { type: 'openLogin' });
    expect(rig.state<Login>(login)).toMatchObject({ closed: false, generation: 2, credential: 'c-1' });
  });

  it('somebody who was never invited can be closed out in advance', () => {
    const rig = newRig();
    rig.send(login, { type: 'closeLogin' });
    expect(() => rig.send(login, { type: 'inviteLogin', hash: hash('a'), expiresAt: rig.now + 5 })).toThrowError(/it is closed/);
  });

  it('who has a password is not invited', () => {
    const rig = newRig();
    rig.send(login, { type: 'setCredential', credential: 'c-1' });
    expect(() => rig.send(login, { type: 'inviteLogin', hash: hash('a'), expiresAt: rig.now + 5 })).toThrowError(/Reset the password/);
  });

  it.each([{ hash: 'secret' }, { expiresAt: 1 }, { expiresAt: 'soon' }, { hash: hash('A') }])('refuses a link with %j', (wrong) => {
    const rig = newRig();
    const command = { type: 'inviteLogin', hash: hash('a'), expiresAt: rig.now + 5, ...wrong };
    expect(() => rig.send(login, command)).toThrowError(/Expected/);
  });
});

describe('a token', () => {
  const key = 'main/token/t-1';
  const issue = (rig: AggregateRig, more: object = {}): unknown =>
    rig.send(key, {
      type: 'issueToken',
      person: 'anna',
      name: 'CI',
      scopes: ['deploy'],
      hash: hash('a'),
      expiresAt: rig.now + 1000,
      ...more,
    });

  it('is there until it is revoked', () => {
    const rig = newRig();
    issue(rig);
    expect(() => issue(rig)).toThrowError(/not to exist yet/);
    expect(rig.row('tokens', 'main/t-1')).toMatchObject({ person: 'anna', scopes: ['deploy'], hash: hash('a') });
    rig.send(key, { type: 'revokeToken' });
    rig.send(key, { type: 'revokeToken' });
    expect(rig.row('tokens', 'main/t-1')).toBeNull();
    expect(() => rig.send('main/token/t-2', { type: 'revokeToken' })).toThrowError(/token t-2 to exist/);
    rig.checkRebuild();
  });

  it.each([
    { scopes: [] },
    { scopes: ['everything'] },
    { scopes: ['read', 'read'] },
    { scopes: 'read' },
    { expiresAt: 5 },
    { expiresAt: 9e15 },
    { name: ' ' },
    { person: 'A' },
  ])('refuses one with %j', (wrong) => {
    expect(() => issue(newRig(), wrong)).toThrowError(/Expected/);
  });
});

describe('who has a role', () => {
  const key = 'main/rolegrant/buyer';
  const set = (rig: AggregateRig, holders: unknown, more: object = {}): unknown =>
    rig.send(key, { type: 'setRoleHolders', role: 'buyer', holders, ...more });

  it('is a list of principals, and its history says who got it and who lost it', () => {
    const rig = newRig();
    set(rig, ['user:anna', 'group:finance', 'user:anna']);
    set(rig, ['position:cfo', 'group:finance']);
    expect(rig.events(key).at(-1)?.facts).toEqual({ role: 'buyer', added: ['position:cfo'], removed: ['user:anna'] });
    expect(rig.state<RoleGrant>(key)).toMatchObject({ holders: ['group:finance', 'position:cfo'], revision: 2 });
    expect(set(rig, ['group:finance', 'position:cfo'])).toMatchObject({ changed: false });
    rig.checkRebuild();
  });

  it('refuses a change of what somebody changed meanwhile, and what is no principal', () => {
    const rig = newRig();
    set(rig, ['user:anna']);
    expect(() => set(rig, [], { expectedRevision: 0 })).toThrowError(/at revision 0, but it is at 1/);
    for (const wrong of ['anna', ['anna'], ['role:x'], [5], null]) expect(() => set(rig, wrong)).toThrowError(/Expected/);
    expect(() => rig.send(key, { type: 'setRoleHolders', role: 'other', holders: [] })).toThrowError(/the id behind/);
  });
});
