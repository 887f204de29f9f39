import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { JsonObject } from '@millrace/schemas';
import type { Job } from '../../ports/index.js';
import { isPrivateAddress } from './addresses.js';
import { httpConnector } from './http.js';

const servers: Server[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await new Promise((done) => server.close(done));
});

async function serve(
  answer: (headers: IncomingHttpHeaders) => { status?: number; headers?: Record<string, string>; body?: string },
): Promise<string> {
  const server = createServer((request, response) => {
    const { status = 200, headers = {}, body = '' } = answer(request.headers);
    response.writeHead(status, { connection: 'close', ...headers }).end(body);
  });
  servers.push(server);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const secret = (name: string): string | undefined => (name === 'erp' ? 's3cret-value' : name === 'broken' ? 'line\r\nbreak' : undefined);

function call(hosts: readonly string[], input: JsonObject, options: JsonObject = {}): Promise<unknown> {
  const job: Job = {
    id: 'j.1',
    tenant: 'main',
    type: 'http',
    instanceId: 'j',
    definition: { id: 'd', version: 1 },
    elementId: 'e',
    attempt: 1,
    input,
    options,
    initiator: 'anna',
    signal: new AbortController().signal,
  };
  return Promise.resolve(httpConnector({ allowedHosts: hosts, allowedPrivateHosts: hosts, secret })(job));
}

describe('the HTTP connector', () => {
  it('shows no header that was meant for one host to another after a redirect', async () => {
    let seen: IncomingHttpHeaders = {};
    const second = await serve((headers) => ((seen = headers), {}));
    const first = await serve(() => ({ status: 302, headers: { location: `http://${second}/` } }));
    await call(
      [first, second],
      { url: `http://${first}/` },
      { headers: { 'X-Auth-Token': 'secret:erp', Authorization: 'Bearer secret:erp' } },
    );
    expect(seen['idempotency-key']).toBe('j.1');
    expect(JSON.stringify(seen)).not.toContain('s3cret-value');
  });

  it.each(['Host', 'Content-Length', 'Transfer-Encoding', 'Connection', 'Upgrade', 'Proxy-Authorization'])(
    'leaves the header %s to itself',
    async (name) => {
      const host = await serve(() => ({}));
      await expect(call([host], { url: `http://${host}/`, headers: { [name]: '1' } })).rejects.toMatchObject({
        code: 'HTTP_CALL_INVALID',
        retryable: false,
      });
    },
  );

  it('refuses a header that HTTP cannot carry, for good and without telling its value', async () => {
    const host = await serve(() => ({}));
    const failed = await call([host], { url: `http://${host}/` }, { headers: { 'x-key': 'secret:broken' } }).catch(
      (error: unknown) => error as Error,
    );
    expect(failed).toMatchObject({ code: 'HTTP_CALL_INVALID', retryable: false });
    expect((failed as Error).message).not.toContain('break');
  });

  it('fills in secrets that the definition names, and leaves what came with the input as it is', async () => {
    let seen: IncomingHttpHeaders = {};
    const host = await serve((headers) => ((seen = headers), {}));
    await call([host], { url: `http://${host}/`, headers: { 'x-note': 'secret:erp' } }, { headers: { 'x-key': 'secret:erp' } });
    expect(seen).toMatchObject({ 'x-key': 's3cret-value', 'x-note': 'secret:erp' });
  });

  it('refuses an address with a password in it, without repeating it', async () => {
    const host = await serve(() => ({}));
    const failed = (await call([host], { url: `http://anna:hunter2@${host}/` }).catch((error: unknown) => error)) as Error;
    expect(failed).toMatchObject({ code: 'HTTP_CALL_INVALID' });
    expect(failed.message).not.toContain('hunter2');
  });
});

describe('a private address', () => {
  it.each([
    '127.0.0.1',
    '::1',
    '::',
    '::ffff:10.0.0.1',
    '::ffff:7f00:1',
    '::7f00:1',
    'fe80::1%eth0',
    '64:ff9b::a00:1',
    '169.254.169.254',
    'fd00::1',
    'no address',
  ])('is %s', (address) => expect(isPrivateAddress(address)).toBe(true));
  it.each(['93.184.216.34', '2606:2800:220:1::1', '::ffff:93.184.216.34'])('is not %s', (address) =>
    expect(isPrivateAddress(address)).toBe(false),
  );
});
