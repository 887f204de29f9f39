import { afterEach, describe, expect, it } from 'vitest';
import { manualTime } from '../../testing/manual-time.js';
import { memoryData, memoryStore } from '../stores/memory/index.js';
import { createEngine } from './create-engine.js';
import type { Engine } from './engine.js';

const open: Engine[] = [];
const time = manualTime();
const data = memoryData();
const start = async (on = data): Promise<Engine> => {
  const engine = await createEngine({ store: memoryStore(on), time });
  open.push(engine);
  return engine;
};
const credentials = (on: typeof data): readonly string[] =>
  [...(on.rows.get('credentials')?.values() ?? [])].filter(({ fields }) => fields !== null).map(({ body }) => body);
const everything = (on: typeof data): string =>
  JSON.stringify([...on.commits.values()].flatMap((history) => [...history.values()].map(({ body }) => body)));

afterEach(async () => {
  for (const engine of open.splice(0)) await engine.close();
});

describe('passwords', () => {
  it('are in no commit, survive a restart and a rebuild from nothing, and the old ones go', async () => {
    const engine = await start();
    await engine.identity.setCredential('anna', { hash: 'hash-of-the-first' });
    const first = await engine.identity.credential('anna');
    expect(first?.hash).toBe('hash-of-the-first');
    await engine.identity.setCredential('anna', { hash: 'hash-of-the-second', replaces: first!.id });
    expect(credentials(data)).toEqual(['{"hash":"hash-of-the-second"}']);
    expect(everything(data)).not.toContain('hash-of');
    await engine.rebuild({ drop: true });
    await engine.close();
    const next = await start();
    expect((await next.identity.credential('anna'))?.hash).toBe('hash-of-the-second');
    expect(await next.identity.login('anna')).toMatchObject({ generation: 2, closed: false });
  });

  it('of many set at once by the same old one exactly one counts, and it is the one that is kept', async () => {
    const own = memoryData();
    const engine = await start(own);
    await engine.identity.setCredential('anna', { hash: 'old' });
    const { id } = (await engine.identity.credential('anna'))!;
    const tries = ['a', 'b', 'c', 'd'].map((hash) => engine.identity.setCredential('anna', { hash, replaces: id }));
    const outcomes = await Promise.allSettled(tries);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const winner = ['a', 'b', 'c', 'd'][outcomes.findIndex(({ status }) => status === 'fulfilled')];
    expect((await engine.identity.credential('anna'))?.hash).toBe(winner);
    // What the losers wrote goes with the next change, once nobody can name it any more.
    time.advance(3_600_001);
    await engine.identity.setCredential('anna', { hash: 'last' });
    expect(credentials(own)).toEqual(['{"hash":"last"}']);
  });

  it('a reset leaves no hash behind', async () => {
    const own = memoryData();
    const engine = await start(own);
    await engine.identity.setCredential('anna', { hash: 'old' });
    await engine.identity.reset('anna', { hash: 'f'.repeat(64), expiresAt: time.now() + 1000 });
    expect(credentials(own)).toEqual([]);
    expect(await engine.identity.credential('anna')).toBeNull();
  });

  it('cannot be listed', async () => {
    const engine = await start();
    await expect(engine.findRows({ collection: 'credentials', tenant: 'main', limit: 10 })).rejects.toThrow(/one that may be listed/);
  });
});

describe('tokens and roles', () => {
  it('a token is found until it is revoked, and listed until it expires', async () => {
    const engine = await start(memoryData());
    const id = engine.newCommandId();
    const given = { person: 'anna', name: 'CI', scopes: ['read'] as const, hash: 'a'.repeat(64), expiresAt: time.now() + 1000 };
    expect(await engine.identity.issueToken(id, given)).toMatchObject({ id, name: 'CI', revoked: false });
    expect(await engine.identity.tokens('anna')).toHaveLength(1);
    time.advance(1000);
    expect(await engine.identity.tokens('anna')).toEqual([]);
    await engine.identity.revokeToken(id);
    expect(await engine.identity.token(id)).toBeNull();
    await expect(engine.identity.token('../x')).rejects.toThrow(/up to 64/);
  });

  it('the grants of a person are those of their principals', async () => {
    const engine = await start(memoryData());
    await engine.identity.setRoleHolders('Buyer-Of-Things', ['group:finance']);
    await engine.identity.setRoleHolders('clerk', ['user:anna']);
    expect((await engine.identity.roleGrants(['group:finance', 'user:boris'])).map(({ role }) => role)).toEqual(['Buyer-Of-Things']);
    expect(await engine.identity.roleGrants([])).toEqual([]);
    expect(await engine.identity.roleGrants()).toHaveLength(2);
  });

  it('a role is read as it was last deployed, and a wrong one is refused', async () => {
    const engine = await start(memoryData());
    const role = (scope: string): object => ({
      kind: 'role',
      format: 1,
      id: 'clerk',
      permissions: { read: { action: 'read', resource: { type: 'application' }, scope } },
    });
    await engine.deploy(role('all'));
    expect((await engine.identity.roles()).map(({ id, application }) => [id, application])).toEqual([['clerk', 'clerk']]);
    expect(await engine.identity.roles(['other'])).toEqual([]);
    await expect(engine.deploy(role('own'))).rejects.toMatchObject({ code: 'DEPLOYMENT_REFUSED' });
  });
});
