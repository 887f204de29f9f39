import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const bin = fileURLToPath(new URL('../../bin/millrace.mjs', import.meta.url));
const built = fileURLToPath(new URL('../../dist/server.js', import.meta.url));

let folder: string;
let running: ChildProcess[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'millrace-serve-'));
});
afterEach(async () => {
  for (const child of running) child.kill('SIGKILL');
  running = [];
  await rm(folder, { recursive: true, force: true });
});

/** A server as its own process. */
function serve(env: Readonly<Record<string, string>>): {
  child: ChildProcess;
  said(part: string): Promise<string>;
  ended: Promise<{ code: number | null; text: string }>;
} {
  let text = '';
  let hear = (): void => undefined;
  const child = spawn(process.execPath, [bin, 'serve', '--lang', 'en'], {
    cwd: folder,
    env: { PATH: process.env['PATH'], MILLRACE_SECRET_KEY: 'k'.repeat(40), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.push(child);
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (data: Buffer) => {
      text += data.toString();
      hear();
    });
  const ended = new Promise<{ code: number | null; text: string }>((resolve) => child.once('close', (code) => resolve({ code, text })));
  return {
    child,
    ended,
    said: (part) =>
      new Promise((resolve, reject) => {
        hear = () => {
          if (text.includes(part)) resolve(text);
        };
        hear();
        void ended.then(({ code }) => reject(new Error(`Expected to read ${part}, but it ended with ${code}: ${text}`)));
      }),
  };
}

const taken = (): Promise<{ port: number; free(): Promise<void> }> =>
  new Promise((resolve) => {
    const server = createServer();
    server.listen(0, () => {
      const address = server.address();
      resolve({
        port: typeof address === 'object' && address !== null ? address.port : 0,
        free: () => new Promise((done) => server.close(() => done())),
      });
    });
  });

describe.skipIf(!existsSync(built))('millrace serve (needs a build)', { timeout: 60_000 }, () => {
  it('finishes what it is answering, ends streams, keeps everything and ends with 0 when it is asked to', async () => {
    const { port, free } = await taken();
    await free();
    const env = { PORT: String(port), MILLRACE_STORE: 'sqlite:data/app.db' };
    const first = serve(env);
    const text = await first.said('Open this link');
    const link = /http:\S+\/invitation#(\S+)/.exec(text)?.[1] ?? '';
    const answer = await fetch(`http://127.0.0.1:${port}/api/v1/invitations/accept`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token: link, password: 'a long enough sentence' }),
    });
    expect(answer.status).toBe(200);
    const cookie = (answer.headers.getSetCookie()[0] ?? '').split(';')[0] ?? '';
    const stream = await fetch(`http://127.0.0.1:${port}/api/v1/events?topics=inbox`, { headers: { cookie } });
    expect(stream.status).toBe(200);

    // A request whose body is half there when the signal comes is answered.
    const body = JSON.stringify({ name: 'Anna', id: 'anna' });
    const { csrfToken } = (await answer.json()) as { csrfToken: string };
    const slow = connect(port, '127.0.0.1');
    let heard = '';
    slow.on('data', (data) => (heard += data.toString()));
    const closed = new Promise((resolve) => slow.once('close', resolve));
    const head = `POST /api/v1/people HTTP/1.1\r\nHost: localhost\r\nCookie: ${cookie}\r\nX-CSRF-Token: ${csrfToken}\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n`;
    await new Promise<void>((resolve) => slow.write(head + body.slice(0, 10), () => resolve()));
    // The server has surely seen the beginning once it has answered somebody who came later.
    await fetch(`http://127.0.0.1:${port}/api/health/live`);
    first.child.kill('SIGTERM');
    await first.said('Ending');
    slow.write(body.slice(10));
    await closed;
    expect(heard).toMatch(/^HTTP\/1\.1 201 /);
    await stream.text().catch(() => undefined);
    expect(await first.ended).toMatchObject({ code: 0, text: expect.stringContaining('everything is stored') as string });

    const second = serve(env);
    expect(await second.said('Ready in')).not.toContain('Open this link');
    const people = await fetch(`http://127.0.0.1:${port}/api/v1/people/anna`, { headers: { cookie } });
    expect([people.status, await people.json()]).toEqual([200, expect.objectContaining({ name: 'Anna' })]);
    second.child.kill('SIGINT');
    expect((await second.ended).code).toBe(0);
  });

  it('refuses a taken port before it has written anything', async () => {
    const { port, free } = await taken();
    const { code, text } = await serve({ PORT: String(port), MILLRACE_MODE: 'demo', MILLRACE_STORE: 'sqlite:data/app.db' }).ended;
    await free();
    expect(code).toBe(1);
    expect(text).toContain(`Expected port ${port} to be free`);
    expect(text).toContain(`PORT=${port + 1}`);
    expect(text).not.toMatch(/\n\s+at /);
    expect(existsSync(join(folder, 'data'))).toBe(false);
  });

  it('ends in order when its terminal is closed', async () => {
    const { child, said, ended } = serve({ PORT: '0', MILLRACE_STORE: 'memory:' });
    await said('Ready in');
    child.kill('SIGHUP');
    expect(await ended).toMatchObject({ code: 0, text: expect.stringContaining('everything is stored') as string });
  });

  it('does not serve demo data in production: everybody knows its passwords', async () => {
    const store = { PORT: '0', MILLRACE_STORE: 'sqlite:demo.db' };
    const demo = serve({ ...store, MILLRACE_MODE: 'demo' });
    await demo.said('Ready in');
    demo.child.kill('SIGTERM');
    await demo.ended;
    const { code, text } = await serve(store).ended;
    expect([code, text]).toEqual([1, expect.stringContaining('Expected a store without demo data in production') as string]);
    expect(text).not.toContain('Ready in');
  });

  it('says which folder or server stands in the way of the store', async () => {
    await writeFile(join(folder, 'file'), '');
    const inFile = await serve({ PORT: '0', MILLRACE_MODE: 'demo', MILLRACE_STORE: 'sqlite:file/app.db' }).ended;
    expect([inFile.code, inFile.text]).toEqual([
      1,
      expect.stringMatching(/^Expected to be able to use the store.*\nMILLRACE_STORE is sqlite:file\/app\.db/) as string,
    ]);
  });

  it('refuses settings that cannot be meant, all at once, and never shows a secret', async () => {
    const { code, text } = await serve({ PORT: 'x', MILLRACE_STOER: 'memory:', MILLRACE_SECRET_KEY: 'hunter2' }).ended;
    expect(code).toBe(1);
    for (const part of ['Expected PORT', 'Did you mean MILLRACE_STORE?', 'Expected MILLRACE_SECRET_KEY']) expect(text).toContain(part);
    expect(text).not.toContain('hunter2');
    expect(existsSync(join(folder, 'data'))).toBe(false);
  });
});
