import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Answer, type Browser, HttpRig, password, problemIn } from '../../testing/http-rig.js';
import { tally } from '../../testing/demo-rig.js';

/** Administers people of the north, and nothing else. */
const staffOfNorth = {
  kind: 'role',
  format: 1,
  id: 'staffOfNorth',
  permissions: { all: { action: 'administer', resource: { type: 'person' }, scope: 'organisation' } },
};
const outcome = (answer: Answer): string => `${answer.status} ${answer.status < 400 ? '' : problemIn(answer).code}`.trim();

describe('who wants more than they have', () => {
  let rig: HttpRig;
  let [anna, vera]: readonly (Browser | undefined)[] = [];
  const of = (browser: Browser | undefined): Browser => browser ?? rig.browser();
  const because = { reason: 'Because' };

  beforeEach(async () => {
    rig = await HttpRig.open();
    const { people, identity } = rig.service.engine;
    await people.save('anna', { name: 'Anna', organisation: 'north' });
    await people.save('vera', { name: 'Vera', organisation: 'north', email: 'vera@example.org' });
    await people.save('boris', { name: 'Boris', organisation: 'north' });
    await people.save('sam', { name: 'Sam', organisation: 'south' });
    await rig.service.engine.deploy(staffOfNorth);
    await identity.setRoleHolders('staffOfNorth', ['user:anna']);
    [anna, vera] = await Promise.all([rig.signedIn('anna'), rig.signedIn('vera')]);
  });
  afterEach(() => rig.close());

  it('who administers people takes over nobody with a role that they lack, and reaches nobody elsewhere', async () => {
    const vera = (await of(anna).call('GET', '/people/vera')).headers.get('etag') ?? '';
    for (const [method, path, body] of [
      ['POST', '/people/vera/reset-password', undefined],
      ['POST', '/people/vera/invite', undefined],
      ['POST', '/people/vera/disable', because],
      ['PATCH', '/people/vera', { email: 'anna@example.org' }],
      ['PATCH', '/people/anna', { organisation: 'south' }],
      ['POST', '/people', { id: 'new', name: 'New', organisation: 'south' }],
      ['POST', '/people', { id: 'new', name: 'New' }],
    ] as const) {
      const headers = { 'if-match': path === '/people/anna' ? '"2"' : vera };
      expect([path, outcome(await of(anna).call(method, path, body, headers))]).toEqual([path, '403 NOT_ALLOWED']);
    }
    for (const path of ['/people/sam/invite', '/people/nobody/invite', '/people/sam/reset-password'])
      expect(outcome(await of(anna).call('POST', path))).toBe('404 NOT_FOUND');
  });

  it('a person made under a name that a role waits for is let in by nobody who lacks the role', async () => {
    await rig.service.engine.identity.setRoleHolders('administrator', ['user:vera', 'user:ghost']);
    await of(anna).call('POST', '/people', { id: 'ghost', name: 'Ghost', organisation: 'north' });
    for (const path of ['/people/ghost/invite', '/people/ghost/reset-password'])
      expect(outcome(await of(anna).call('POST', path))).toBe('403 NOT_ALLOWED');
    expect(outcome(await of(vera).call('POST', '/people', { id: 'system', name: 'System' }))).toBe('400 INVALID_INPUT');
  });

  it('nobody gives themself a role, a group or a position', async () => {
    for (const path of ['/roles/administrator/holders', '/roles/staffOfNorth/holders', '/roles/ghost/holders'])
      expect(outcome(await of(anna).call('PUT', path, { holders: ['user:anna'] }))).toBe('403 NOT_ALLOWED');
    expect(outcome(await of(anna).call('PUT', '/groups/admins', { name: 'Admins', members: ['anna'] }))).toBe('403 NOT_ALLOWED');
    expect(outcome(await of(anna).call('PUT', '/positions/cfo', { name: 'CFO', holders: ['anna'] }))).toBe('403 NOT_ALLOWED');
    expect(outcome(await of(anna).call('PATCH', '/session', { organisation: 'south' }))).toBe('400 REQUEST_INVALID');
  });

  it('an administrator who disables themself is out at once, with every session and token; the last one stays', async () => {
    expect(outcome(await of(vera).call('POST', '/people/vera/disable', because))).toBe('409 LAST_ADMINISTRATOR');
    await rig.service.engine.identity.setRoleHolders('administrator', ['user:vera', 'user:anna']);
    const other = await rig.signedIn('vera');
    const { secret } = (await of(vera).call('POST', '/tokens', { name: 'CI', scopes: ['administer', 'read'] })).body as { secret: string };
    expect(outcome(await of(vera).call('POST', '/people/vera/disable', because))).toBe('200');
    for (const browser of [of(vera), other]) expect(outcome(await browser.call('GET', '/people'))).toBe('401 SIGN_IN_NEEDED');
    expect(outcome(await rig.browser().signIn('vera'))).toBe('401 SIGN_IN_REFUSED');
    expect(outcome(await of(anna).call('POST', '/people/vera/enable'))).toBe('200');
    for (const browser of [of(vera), other]) expect(outcome(await browser.call('GET', '/people'))).toBe('401 SIGN_IN_NEEDED');
    const program = await rig.browser().call('GET', '/people', undefined, { authorization: `Bearer ${secret}` });
    expect(outcome(program)).toBe('401 TOKEN_REFUSED');
  });

  it('of two administrators who take each other away at once, by every means, one is left', async () => {
    await rig.service.engine.identity.setRoleHolders('administrator', ['user:vera', 'user:anna']);
    await Promise.all([
      ...[1, 2, 3].map(() => of(vera).call('POST', '/people/anna/disable', because)),
      ...[1, 2, 3].map(() => of(anna).call('PUT', '/roles/administrator/holders', { holders: ['user:anna'] })),
      ...[1, 2, 3].map(() => of(vera).call('PUT', '/roles/administrator/holders', { holders: ['user:vera'] })),
      ...[1, 2, 3].map(() => of(anna).call('POST', '/people/vera/disable', because)),
    ]);
    expect(await rig.service.identity.administrators.any({}, 'password')).toBe(true);
  });

  it('a link sets a password once, however many use it at once, and not after its time, a reset or another link', async () => {
    const link = async (how: string): Promise<string> => {
      const { body } = await of(vera).call('POST', `/people/boris/${how}`);
      return (body as { link: string }).link.split('#')[1] ?? '';
    };
    const accept = (token: string): Promise<Answer> => rig.browser().call('POST', '/invitations/accept', { token, password });
    const first = await link('invite');
    const used = await Promise.all(Array.from({ length: 10 }, () => accept(first)));
    expect(tally(used)).toEqual({ '200': 1, '410 INVITATION_INVALID': 9 });
    const [old, now] = [await link('reset-password'), await link('reset-password')];
    for (const token of [first, old, now.replace('boris', 'vera'), `vera.${now}`, now.toUpperCase()])
      expect(outcome(await accept(token))).toBe('410 INVITATION_INVALID');
    await of(vera).call('POST', '/people/boris/disable', because);
    await of(vera).call('POST', '/people/boris/enable');
    expect(outcome(await accept(now))).toBe('410 INVITATION_INVALID');
  });

  it('a password that is reset ends who is signed in, and what they send in that moment', async () => {
    const boris = await (async () => {
      await rig.service.identity.setPassword('boris', password);
      return rig.signedIn('boris');
    })();
    await of(vera).call('POST', '/people/boris/reset-password');
    expect(outcome(await boris.call('PATCH', '/session', { language: 'ru' }))).toBe('401 SIGN_IN_NEEDED');
    expect(outcome(await boris.call('POST', '/session/password', { current: password, next: `${password}!` }))).toBe('401 SIGN_IN_NEEDED');
    expect(outcome(await rig.browser().signIn('boris'))).toBe('401 SIGN_IN_REFUSED');
  });

  it('every spelling of a login is the same login to the limit on tries', async () => {
    const spellings = ['anna', 'ANNA', ' anna ', 'ａｎｎａ', 'ａnna', '𝐚nna', '𝒶nna', 'ⓐnna', 'ᴬnna', 'aｎna', 'anⓝa', 'annª'];
    const tries: string[] = [];
    for (let at = 0; at < 32; at++)
      tries.push(outcome(await rig.browser().signIn(spellings[at % spellings.length] ?? '', 'wrong password')));
    expect(tries.slice(0, 30)).toEqual(Array.from({ length: 30 }, () => '401 SIGN_IN_REFUSED'));
    expect(tries.slice(30)).toEqual(['429 TOO_MANY_TRIES', '429 TOO_MANY_TRIES']);
  });

  it.each<[string, (cookie: string) => string]>([
    ['without its signature', (cookie) => cookie.split('.').slice(0, 2).join('.')],
    ['with another signature', (cookie) => `${cookie.slice(0, -4)}AAAA`],
    ['with another id', (cookie) => cookie.replace('s%3A', 's%3AA')],
    ['unsigned', (cookie) => cookie.replace('s%3A', '')],
    ['after a false one', (cookie) => `millrace.session=s%3Afalse.false; ${cookie}`],
  ])('a cookie %s is of nobody', async (_how, forged) => {
    const { cookie, csrfToken } = of(vera);
    const answer = await rig.browser().call('GET', '/roles', undefined, { cookie: forged(cookie), 'x-csrf-token': csrfToken });
    expect(outcome(answer)).toBe('401 SIGN_IN_NEEDED');
  });

  it('a write needs the token of its own session, whole and once', async () => {
    const write = (headers: Readonly<Record<string, string>>): Promise<Answer> =>
      of(vera).call('PATCH', '/session', { language: 'ru' }, headers);
    const own = of(vera).csrfToken;
    for (const token of [of(anna).csrfToken, '', own.slice(1), `${own}, ${own}`, own.toUpperCase(), 'x'.repeat(5000)])
      expect([token.slice(0, 20), outcome(await write({ 'x-csrf-token': token }))]).toEqual([token.slice(0, 20), '403 CSRF_TOKEN_INVALID']);
    expect(outcome(await write({ 'x-csrf-token': own }))).toBe('200');
    // A header of a program beside a cookie makes it a program, with what its token may; not a session without a token.
    expect(outcome(await write({ authorization: 'Bearer x', 'x-csrf-token': '' }))).toBe('401 TOKEN_REFUSED');
  });
});

describe('the access log, by direct calls', () => {
  let rig: HttpRig;
  beforeEach(async () => (rig = await HttpRig.open()));
  afterEach(() => rig.close());

  it('is shown to administrators and to nobody else, by a session or by a token that may administer', async () => {
    const [anna, vera] = await Promise.all([rig.signedIn('anna'), rig.signedIn('vera')]);
    expect(outcome(await anna.call('GET', '/access-log'))).toBe('403 NOT_ALLOWED');
    expect(outcome(await rig.browser().call('GET', '/access-log'))).toBe('401 SIGN_IN_NEEDED');
    const by = async (browser: Browser, scopes: readonly string[]): Promise<string> => {
      const { secret } = (await browser.call('POST', '/tokens', { name: 'CI', scopes })).body as { secret: string };
      return outcome(await rig.browser().call('GET', '/access-log', undefined, { authorization: `Bearer ${secret}` }));
    };
    expect(await by(vera, ['read', 'work', 'deploy'])).toBe('403 SCOPE_MISSING');
    expect(await by(vera, ['administer'])).toBe('200');
    expect(await by(anna, ['read', 'work', 'deploy', 'administer'])).toBe('403 NOT_ALLOWED');
  });

  it('refuses what it does not know, and nobody writes to it', async () => {
    const vera = await rig.signedIn('vera');
    for (const query of [
      'from=yesterday',
      'from=2026-02-30T00:00:00Z',
      'to=',
      'resource=secret',
      'person=A%20B',
      'limit=0',
      'limit=1e3',
      'who=anna',
      'person=a&person=b',
    ])
      expect([query, outcome(await vera.call('GET', `/access-log?${query}`))]).toEqual([query, '400 REQUEST_INVALID']);
    expect(outcome(await vera.call('GET', '/access-log?cursor=xyz'))).toBe('400 CURSOR_INVALID');
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'])
      expect(outcome(await vera.call(method, '/access-log', {}))).toBe('405 METHOD_NOT_ALLOWED');
    expect((await vera.call('GET', '/access-log?from=2030-01-01T00:00:00Z&to=2020-01-01T00:00:00%2B03:00')).body).toEqual({ items: [] });
  });
});
