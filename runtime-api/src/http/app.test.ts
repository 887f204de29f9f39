import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Type } from '@sinclair/typebox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HttpRig, password, problemIn } from '../../testing/http-rig.js';
import { contract } from './contract.js';
import { operation } from './operation.js';
import { exactly, IdParams } from './shapes.js';

const anybody = { tag: 'test', summary: 'A test.', caller: 'anybody' } as const;
const trial = contract({
  ...anybody,
  id: 'trial',
  method: 'post',
  path: '/trials/{id}',
  params: IdParams,
  query: exactly({ limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 9 })), loud: Type.Optional(Type.Boolean()) }),
  body: exactly({ name: Type.String({ maxLength: 5 }) }),
  answer: Type.Unknown(),
  idempotent: true,
});
const stored = contract({ ...anybody, id: 'stored', method: 'put', path: '/trials', answer: Type.Unknown(), revision: 'required' });
const broken = contract({ ...anybody, id: 'broken', method: 'get', path: '/broken', answer: Type.Unknown() });
const own = contract({ ...anybody, caller: 'person', id: 'own', method: 'get', path: '/own', scope: 'read', answer: Type.Unknown() });
const secret = 'connection to db://root:hunter2@host lost';

describe('the app', () => {
  let rig: HttpRig;
  const post = (body: unknown, headers = {}, path = '/trials/one') => rig.browser().call('POST', path, body, headers);

  beforeAll(async () => {
    rig = await HttpRig.open({
      operations: [
        operation(trial, (call, input) => ({ ...input, commandId: call.commandId ?? null })),
        operation(stored, (call) => {
          call.revise((call.ifMatch ?? 0) + 1);
          return { ifMatch: call.ifMatch };
        }),
        operation(broken, () => {
          throw new Error(secret);
        }),
        operation(own, (call) => ({ person: call.person })),
      ],
    });
  });
  afterAll(() => rig.close());

  it('gives an operation what its contract declares, numbers and booleans converted', async () => {
    const { status, body, headers } = await post(
      { name: 'Anna' },
      { 'idempotency-key': '019CAD21-cf00-7e7f-a624-60fb12588e37' },
      '/trials/a%2Fb?limit=3&loud=true',
    );
    expect(status).toBe(200);
    expect(body).toEqual({
      params: { id: 'a/b' },
      query: { limit: 3, loud: true },
      body: { name: 'Anna' },
      commandId: expect.stringMatching(/^019cad21-cf00-7[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/),
    });
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toBe("default-src 'none';frame-ancestors 'none'");
    expect(headers.get('x-request-id')).toMatch(/^[\w-]{36}$/);
    expect(headers.get('x-powered-by')).toBeNull();
  });

  it.each([
    ['an unknown query parameter', '/trials/one?limits=3', { name: 'A' }, '/query/limits', 'QUERY_UNKNOWN'],
    ['one that comes twice', '/trials/one?limit=3&limit=4', { name: 'A' }, '/query/limit', 'SHAPE_DUPLICATE'],
    ['a number that is none', '/trials/one?limit=many', { name: 'A' }, '/query/limit', 'SHAPE_TYPE'],
    ['a number out of bounds', '/trials/one?limit=99999999999999999999', { name: 'A' }, '/query/limit', 'SHAPE_TYPE'],
    ['an unknown property', '/trials/one', { name: 'A', nick: 'B' }, '/body/nick', 'SHAPE_UNKNOWN_PROPERTY'],
    ['a name that changes objects', '/trials/one', '{"name":"A","__proto__":{"admin":true}}', '/body', 'SHAPE_NAME_FORBIDDEN'],
    ['a property of another type', '/trials/one', { name: 7 }, '/body/name', 'SHAPE_TYPE'],
    ['a body that is a list', '/trials/one', [], '/body', 'SHAPE_TYPE'],
    ['no body', '/trials/one', undefined, '/body', 'BODY_MISSING'],
  ])('refuses %s at its place', async (_what, path, body, pointer, code) => {
    const answer = await post(body, {}, path);
    const { code: found, status, problems } = problemIn(answer);
    expect([answer.status, status, found]).toEqual([400, 400, 'REQUEST_INVALID']);
    expect(problems?.map((problem) => problem.pointer)).toContain(pointer);
    expect(problems?.map((problem) => problem.code)).toContain(code);
  });

  it.each([
    ['text that is no JSON', '{"name":', {}, 400, 'BODY_NOT_JSON'],
    ['another type', 'name=A', { 'content-type': 'application/x-www-form-urlencoded' }, 415, 'BODY_TYPE_WRONG'],
    ['another encoding of letters', '{"name":"A"}', { 'content-type': 'application/json; charset=koi8-r' }, 415, 'BODY_TYPE_WRONG'],
    ['letters of two bytes', '{"name":"A"}', { 'content-type': 'application/json; charset=utf-16' }, 415, 'BODY_TYPE_WRONG'],
    ['one name twice', '{"name":"A","name":"B"}', {}, 400, 'BODY_NAME_REPEATED'],
    ['a compressed body', '{"name":"A"}', { 'content-encoding': 'gzip' }, 415, 'BODY_TYPE_WRONG'],
    ['more than a megabyte', JSON.stringify({ name: 'A'.repeat(1_100_000) }), {}, 413, 'BODY_TOO_LARGE'],
    ['deep nesting', '['.repeat(300_000) + ']'.repeat(300_000), {}, 400, 'REQUEST_INVALID'],
    ['an Idempotency-Key that is no UUIDv7', '{"name":"A"}', { 'idempotency-key': '1' }, 400, 'COMMAND_ID_INVALID'],
  ])('refuses %s', async (_what, body, headers, status, code) => {
    const answer = await post(body, headers);
    expect([answer.status, problemIn(answer).code]).toEqual([status, code]);
  });

  it.each([
    ['GET', '/nothing', 404, 'PATH_UNKNOWN'],
    ['GET', '/api/nothing', 404, 'PATH_UNKNOWN'],
    ['DELETE', '/trials/one', 405, 'METHOD_NOT_ALLOWED'],
    ['GET', '/trials/%zz', 400, 'PATH_MALFORMED'],
    ['POST', '/trials/%ff', 400, 'PATH_MALFORMED'],
    ['GET', '/broken?x=%zz', 400, 'PATH_MALFORMED'],
    ['GET', '/own', 401, 'SIGN_IN_NEEDED'],
  ])('answers %s %s with problem details, in the language asked for', async (method, path, status, code) => {
    const english = await rig.browser().call(method, path);
    expect([english.status, problemIn(english).code]).toEqual([status, code]);
    const russian = await rig.browser().call(method, path, undefined, { 'accept-language': 'de, ru-RU;q=0.8, en;q=0.5' });
    expect(problemIn(russian).title).toMatch(/[а-я]/);
    expect(russian.headers.get('content-language')).toBe('ru');
  });

  it('says which methods there are', async () => {
    expect((await rig.browser().call('DELETE', '/trials/one')).headers.get('allow')).toBe('POST, OPTIONS');
    const options = await rig.browser().call('OPTIONS', '/own');
    expect([options.status, options.headers.get('allow')]).toEqual([204, 'GET, HEAD, OPTIONS']);
  });

  it('wants the revision that the caller has seen, and says the new one', async () => {
    const put = (match?: string) => rig.browser().call('PUT', '/trials', undefined, match === undefined ? {} : { 'if-match': match });
    expect(problemIn(await put())).toMatchObject({ status: 428, code: 'IF_MATCH_MISSING' });
    expect(problemIn(await put('*'))).toMatchObject({ status: 428 });
    expect(problemIn(await put('"x"'))).toMatchObject({ status: 400, code: 'REQUEST_INVALID' });
    for (const match of ['"7"', 'W/"7"']) {
      const answer = await put(match);
      expect([answer.body, answer.headers.get('etag')]).toEqual([{ ifMatch: 7 }, '"8"']);
    }
  });

  it('hides what went wrong on our side behind a reference that the log has', async () => {
    const answer = await rig.browser().call('GET', '/broken');
    const { status, code, instance, title } = problemIn(answer);
    expect([status, code]).toEqual([500, 'INTERNAL']);
    expect(answer.text).not.toContain('hunter2');
    const reference = instance?.slice('urn:millrace:request:'.length) ?? '';
    expect(title).toContain(reference);
    const line = rig.log.find(({ level }) => level === 'error');
    expect(line?.details).toMatchObject({ requestId: reference, operation: 'broken' });
    expect(String(line?.details['cause'])).toContain('hunter2');
  });

  it('answers a request that is no HTTP, and one whose headers have no end', async () => {
    expect(await spoken('FROBNICATE\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 .*"code":"REQUEST_MALFORMED"/s);
    expect(await spoken(`GET / HTTP/1.1\r\nHost: x\r\nX: ${'y'.repeat(20_000)}\r\n\r\n`)).toMatch(
      /^HTTP\/1\.1 431 .*"code":"HEADERS_TOO_LARGE"/s,
    );
  });

  it('a body that says it is too large is refused before it comes', async () => {
    const head = 'POST /api/v1/trials/one HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\n';
    expect(await spoken(`${head}Content-Length: 1000000000000000\r\n\r\n{`)).toMatch(/^HTTP\/1\.1 413 .*"code":"BODY_TOO_LARGE"/s);
  });

  it('a caller who hangs up in the middle of a body harms nobody', async () => {
    await new Promise<void>((resolve) => {
      const socket = connect(rig.port, '127.0.0.1', () => {
        socket.write('POST /api/v1/trials/one HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{"na');
        socket.destroy();
      });
      socket.once('close', () => resolve());
    });
    expect((await post({ name: 'A' })).status).toBe(200);
    expect(rig.log.filter(({ level, details }) => level === 'error' && details['operation'] === 'trial')).toEqual([]);
  });

  it('logs no query, header or body', async () => {
    await post({ name: 'Annaa' }, { 'x-note': 'private' }, '/trials/one?limit=3');
    expect(JSON.stringify(rig.log)).not.toMatch(/Annaa|private|limit/);
  });

  const spoken = (text: string): Promise<string> =>
    new Promise((resolve) => {
      let heard = '';
      const socket = connect(rig.port, '127.0.0.1', () => socket.write(text));
      socket.on('data', (data) => (heard += data.toString()));
      socket.once('close', () => resolve(heard));
    });
});

describe('the portal', () => {
  let folder: string;
  let rig: HttpRig;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'millrace-portal-'));
    await mkdir(join(folder, 'assets'));
    await writeFile(join(folder, 'index.html'), '<script nonce="__CSP_NONCE__"></script><style nonce="__CSP_NONCE__"></style>');
    await writeFile(join(folder, 'assets/app-1a2b.js'), 'export {};');
    await writeFile(join(folder, '.env'), 'SECRET=1');
    rig = await HttpRig.open({ portal: folder });
  });
  afterAll(async () => {
    await rig.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('answers every address of a page with the page, its nonce fresh each time and allowed by its policy', async () => {
    const nonces = new Set<string>();
    for (const path of ['/', '/requests/019cad21', '/inbox?view=done']) {
      const { status, text, headers } = await rig.browser().raw(path);
      const nonce = /script nonce="([^"]+)"/.exec(text)?.[1] ?? '';
      expect(status).toBe(200);
      expect(text).toContain(`style nonce="${nonce}"`);
      expect(headers.get('content-security-policy')).toContain(`script-src 'self' 'nonce-${nonce}'`);
      expect(headers.get('content-security-policy')).not.toContain('unsafe');
      expect(headers.get('cache-control')).toBe('no-store');
      nonces.add(nonce);
    }
    expect(nonces.size).toBe(3);
  });

  it('keeps hashed files for a year, and answers no page for one that is gone', async () => {
    const file = await rig.browser().raw('/assets/app-1a2b.js');
    expect([file.status, file.headers.get('cache-control')]).toEqual([200, 'public, max-age=31536000, immutable']);
    expect((await rig.browser().raw('/assets/app-0000.js')).status).toBe(404);
    expect((await rig.browser().raw('/.env')).text).not.toContain('SECRET');
    expect((await rig.browser().raw('/assets/..%2f.env')).text).not.toContain('SECRET');
  });

  it('that is not built is missed only by those who want its pages', async () => {
    const without = await HttpRig.open();
    try {
      const page = await without.browser().raw('/');
      expect([page.status, page.text]).toEqual([503, expect.stringContaining('pnpm@12 build')]);
      expect((await without.browser().call('GET', '/session')).status).toBe(200);
    } finally {
      await without.close();
    }
  });
});

describe('health and the description of the interface', () => {
  it('are open to everybody; ready is false while the server ends', async () => {
    const closing = { isClosing: false };
    const rig = await HttpRig.open({ closing });
    try {
      for (const path of ['/api/health/live', '/api/health/ready', '/api/openapi.json', '/api/docs'])
        expect((await rig.browser().call('GET', path)).status).toBe(200);
      closing.isClosing = true;
      expect((await rig.browser().call('GET', '/api/health/live')).status).toBe(200);
      expect(problemIn(await rig.browser().call('GET', '/api/health/ready'))).toMatchObject({ status: 503, code: 'ENGINE_CLOSED' });
    } finally {
      await rig.close();
    }
  });
});

describe('a login that is guessed at', () => {
  it('must wait, from whichever side the tries come; others may go on', async () => {
    const rig = await HttpRig.open({ tries: { perAddress: 8, perLogin: 3 } });
    try {
      const codes: string[] = [];
      for (let tries = 0; tries < 4; tries++) codes.push(problemIn(await rig.browser().signIn(' ANNA ', 'wrong one')).code);
      expect(codes).toEqual(['SIGN_IN_REFUSED', 'SIGN_IN_REFUSED', 'SIGN_IN_REFUSED', 'TOO_MANY_TRIES']);
      const refused = await rig.browser().signIn('anna', password);
      expect(refused.status).toBe(429);
      expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
      expect((await rig.browser().signIn('vera', password)).status).toBe(200);
      for (let tries = 0; tries < 3; tries++) await rig.browser().signIn(`nobody${tries}`, 'wrong one');
      expect((await rig.browser().signIn('vera', password)).status).toBe(429);
    } finally {
      await rig.close();
    }
  });
});
