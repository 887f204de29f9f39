import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Browser, HttpRig, password, problemIn } from '../../testing/http-rig.js';

let rig: HttpRig;
beforeEach(async () => {
  rig = await HttpRig.open();
});
afterEach(() => rig.close());

const personOf = async (browser: Browser): Promise<string | undefined> =>
  ((await browser.call('GET', '/session')).body as { person: { id: string } | null }).person?.id;

describe('a session', () => {
  it('begins with a cookie that no script reads, and is of the one who signed in', async () => {
    const browser = rig.browser();
    const answer = await browser.signIn('anna');
    expect(answer.body).toMatchObject({ person: { id: 'anna' }, csrfToken: expect.stringMatching(/^[0-9a-f]{64}$/) as string });
    const [cookie = ''] = answer.headers.getSetCookie();
    expect(cookie).toMatch(/^millrace\.session=.*; Path=\/; Expires=.*; HttpOnly; SameSite=Lax$/);
    expect(await personOf(browser)).toBe('anna');
  });

  it('has a cookie for https only where people come by https', async () => {
    const https = await HttpRig.open({ env: { MILLRACE_PUBLIC_URL: 'https://work.example.org' } });
    try {
      const answer = await https.browser().call('POST', '/session', { login: 'anna', password }, { 'x-forwarded-proto': 'https' });
      expect(answer.headers.getSetCookie()[0]).toContain('; Secure');
      expect(answer.headers.get('strict-transport-security')).toContain('max-age=31536000');
    } finally {
      await https.close();
    }
  });

  it('gives visitors no cookie, so that nobody fills the store by looking', async () => {
    expect((await rig.browser().call('GET', '/session')).headers.getSetCookie()).toEqual([]);
  });

  it('gets a new id when somebody signs in again, and the one before is worth nothing', async () => {
    const browser = await rig.signedIn('anna');
    const before = browser.cookie;
    await browser.signIn('vera');
    expect(browser.cookie).not.toBe(before);
    const thief = rig.browser();
    thief.cookie = before;
    expect(await personOf(thief)).toBeUndefined();
  });

  it.each([
    'millrace.session=s%3Aforged.c2lnbmF0dXJl',
    'millrace.session=x',
    'millrace.session=%zz',
    `millrace.session=${'x'.repeat(9000)}`,
  ])('that is forged is nobody’s: %.40s', async (cookie) => {
    const browser = rig.browser();
    browser.cookie = cookie;
    expect(await personOf(browser)).toBeUndefined();
  });

  it.each([
    ['without its token', ''],
    ['with another session’s token', 'f'.repeat(64)],
  ])('writes nothing %s', async (_what, token) => {
    const browser = await rig.signedIn('anna');
    browser.csrfToken = token;
    expect(problemIn(await browser.call('PATCH', '/session', { language: 'ru' }))).toMatchObject({
      status: 403,
      code: 'CSRF_TOKEN_INVALID',
    });
    expect((await browser.call('DELETE', '/session')).status).toBe(403);
  });

  it('that has ended elsewhere ends here: a new password, a closed access, signing out', async () => {
    const [first, second] = [await rig.signedIn('anna'), await rig.signedIn('anna')];
    const changed = await first.call('POST', '/session/password', { current: password, next: 'another long sentence' });
    expect(changed.status).toBe(200);
    expect(await personOf(first)).toBe('anna');
    expect(problemIn(await second.call('GET', '/tokens'))).toMatchObject({ status: 401, code: 'SIGN_IN_NEEDED' });
    first.csrfToken = (changed.body as { csrfToken: string }).csrfToken;
    const kept = first.cookie;
    expect((await first.call('DELETE', '/session')).status).toBe(204);
    first.cookie = kept;
    expect(await personOf(first)).toBeUndefined();
    const last = await rig.signedIn('anna', 'another long sentence');
    await rig.service.identity.disable('anna', 'left');
    expect(await personOf(last)).toBeUndefined();
  });

  it('keeps the language that its person chose, unless a page asks for another', async () => {
    const browser = await rig.signedIn('anna');
    await browser.call('PATCH', '/session', { language: 'ru' });
    expect(problemIn(await browser.call('GET', '/people/nobody')).title).toMatch(/[а-я]/);
    expect(problemIn(await browser.call('GET', '/people/nobody', undefined, { 'accept-language': 'en' })).title).not.toMatch(/[а-я]/);
  });
});

describe('a token', () => {
  const bearer = (token: string): Record<string, string> => ({ authorization: `Bearer ${token}` });
  const make = async (scopes: readonly string[]): Promise<string> => {
    const browser = await rig.signedIn('vera');
    return ((await browser.call('POST', '/tokens', { name: 'test', scopes })).body as { secret: string }).secret;
  };

  it('does what its scopes say, without cookie or CSRF token', async () => {
    const read = await make(['read']);
    expect((await rig.browser().call('GET', '/people', undefined, bearer(read))).status).toBe(200);
    expect(problemIn(await rig.browser().call('POST', '/people', { id: 'new', name: 'New' }, bearer(read)))).toMatchObject({
      status: 403,
      code: 'SCOPE_MISSING',
      params: { scope: 'administer' },
    });
    const administer = await make(['administer']);
    expect((await rig.browser().call('POST', '/people', { id: 'new', name: 'New' }, bearer(administer))).status).toBe(201);
  });

  it('makes no tokens, and begins no session', async () => {
    const token = await make(['read', 'work', 'deploy', 'administer']);
    for (const [method, path, body] of [
      ['GET', '/tokens', undefined],
      ['POST', '/tokens', { name: 'x', scopes: ['read'] }],
      ['POST', '/session', { login: 'anna', password }],
    ] as const) {
      expect(problemIn(await rig.browser().call(method, path, body, bearer(token)))).toMatchObject({ status: 403, code: 'SESSION_NEEDED' });
    }
  });

  it.each(['x', 'mr_00000000000000000000000000000000_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', ' ', 'a b c'])(
    'that is wrong is refused, even beside a session: %j',
    async (token) => {
      const browser = await rig.signedIn('anna');
      const answer = await browser.call('GET', '/people', undefined, bearer(token));
      expect(problemIn(answer)).toMatchObject({ status: 401, code: 'TOKEN_REFUSED' });
      expect(answer.headers.get('www-authenticate')).toContain('Bearer');
    },
  );
});
