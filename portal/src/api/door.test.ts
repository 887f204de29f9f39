import { beforeEach, describe, expect, it } from 'vitest';
import { createDoor, type DoorKeeper } from './door.js';
import { Unreachable } from './problem.js';

const problem = (status: number, code: string): Response =>
  new Response(JSON.stringify({ type: 'about:blank', title: code, status, code }), {
    status,
    headers: { 'content-type': 'application/problem+json' },
  });
const done = (): Response => new Response('{}', { headers: { 'content-type': 'application/json' } });

let sent: { readonly token: string | null; readonly language: string | null; readonly body: string }[];
let answers: (() => Response | Promise<Response>)[];
let asked: number;
let token: string;
let keeper: DoorKeeper;

const door = (request: Request): Promise<Response> =>
  createDoor(async (one) => {
    sent.push({ token: one.headers.get('X-CSRF-Token'), language: one.headers.get('Accept-Language'), body: await one.text() });
    const answer = answers.shift();
    if (answer === undefined) throw new TypeError('Failed to fetch');
    return answer();
  }, keeper)(request);
const write = (path = '/api/v1/work-items/w/complete'): Request =>
  new Request(`http://localhost${path}`, { method: 'POST', body: '{"a":1}' });

beforeEach(() => {
  sent = [];
  answers = [];
  asked = 0;
  token = 'first';
  keeper = {
    csrfToken: () => token,
    language: () => 'ru',
    renew: () => {
      token = 'fresh';
      return Promise.resolve(true);
    },
    signInAgain: () => {
      asked += 1;
      token = 'after sign-in';
      return Promise.resolve();
    },
  };
});

describe('the door to the service', () => {
  it('carries the token on writes and the language on everything', async () => {
    answers = [done, done];
    await door(write());
    await door(new Request('http://localhost/api/v1/services'));
    expect(sent).toEqual([
      { token: 'first', language: 'ru', body: '{"a":1}' },
      { token: null, language: 'ru', body: '' },
    ]);
  });

  it('asks for the password when the session has ended, and repeats the call with its body', async () => {
    answers = [() => problem(401, 'SIGN_IN_NEEDED'), done];
    expect((await door(write())).ok).toBe(true);
    expect(asked).toBe(1);
    expect(sent.map(({ token: one, body }) => [one, body])).toEqual([
      ['first', '{"a":1}'],
      ['after sign-in', '{"a":1}'],
    ]);
  });

  it('hands a wrong password to who asked with it, and asks for none', async () => {
    answers = [() => problem(401, 'SIGN_IN_REFUSED'), () => problem(401, 'SIGN_IN_REFUSED')];
    expect((await door(write('/api/v1/session'))).status).toBe(401);
    expect((await door(write('/api/v1/session/password'))).status).toBe(401);
    expect(asked).toBe(0);
  });

  it('fetches a fresh token once, and no more than once', async () => {
    answers = [() => problem(403, 'CSRF_TOKEN_INVALID'), done];
    expect((await door(write())).ok).toBe(true);
    expect(sent.map(({ token: one }) => one)).toEqual(['first', 'fresh']);
    answers = [() => problem(403, 'CSRF_TOKEN_INVALID'), () => problem(403, 'CSRF_TOKEN_INVALID')];
    expect((await door(write())).status).toBe(403);
  });

  it('hands on a refusal for want of a right', async () => {
    answers = [() => problem(403, 'NOT_ALLOWED')];
    expect((await door(write())).status).toBe(403);
    expect(sent).toHaveLength(1);
  });

  it('says that the service cannot be reached, but not when nobody wants the answer any more', async () => {
    await expect(door(write())).rejects.toBeInstanceOf(Unreachable);
    const left = new AbortController();
    left.abort();
    await expect(door(new Request('http://localhost/api/v1/services', { signal: left.signal }))).rejects.not.toBeInstanceOf(Unreachable);
  });
});
