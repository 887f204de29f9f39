import { lookup as dnsLookup } from 'node:dns';
import { request as httpRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { JsonObject, JsonValue } from '@millrace/schemas';
import type { Job, JobHandler } from '../../ports/index.js';
import { JobError } from '../job-error.js';
import { hostListed, isPrivateAddress } from './addresses.js';

/** What the HTTP connector may do. */
export interface HttpConnectorOptions {
  /** Hosts that may be called: `api.example.com`, `api.example.com:8443`, `*.example.com`. Nothing else may. */
  readonly allowedHosts: readonly string[];
  /** Those of them that may resolve to private, loopback or link-local addresses. */
  readonly allowedPrivateHosts?: readonly string[];
  /** Gives the value behind `secret:<name>` in a header. */
  readonly secret?: (name: string) => Promise<string | undefined> | string | undefined;
  /** Bytes of an answer, at most; default 1 MB. */
  readonly maxResponseBytes?: number;
}

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE']);
const MAX_REDIRECTS = 5;
/** Headers that say where a call goes and where it ends: ours alone, or the list of hosts and the length of the body could be talked round. */
const OURS = /^(?:host|content-length|transfer-encoding|connection|keep-alive|upgrade|te|trailer|expect|proxy-.*)$/;
/** What another origin is told after a redirect; everything else may be meant for the first alone (RFC 9110 §15.4). */
const FOR_EVERYBODY = new Set(['accept', 'content-type', 'idempotency-key']);

interface Call {
  readonly method: string;
  readonly url: URL;
  readonly headers: Record<string, string>;
  readonly body: string | undefined;
}

/**
 * Handles service tasks of type `http`. The task's options and input together give `url`, `method` (default `GET`, or `POST` with a body), `query`, `headers` and
 * `body` (sent as JSON); input wins, header by header. The result is `{ status, headers, body }`, with the body parsed when it is JSON.
 *
 * Each call carries `Idempotency-Key: <job id>`, the same over all retries. Statuses 408, 425, 429 and 5xx and network failures are retried; other statuses from
 * 400 on fail for good as `HTTP_STATUS`. Only allowed hosts are called, checked again after resolving and at every redirect (`HTTP_HOST_NOT_ALLOWED`).
 */
export function httpConnector(options: HttpConnectorOptions): JobHandler {
  return async (job) => {
    let call = await prepare(job, options);
    for (let redirects = 0; ; redirects++) {
      const response = await send(call, job, options);
      const status = response.statusCode ?? 0;
      const location = response.headers.location;
      if (status >= 300 && status < 400 && status !== 304 && location !== undefined) {
        response.destroy();
        if (redirects === MAX_REDIRECTS)
          throw new JobError('HTTP_REDIRECTS', `Expected at most ${MAX_REDIRECTS} redirects, but found more. Check the address.`, {
            retryable: false,
          });
        call = redirected(call, status, location);
        continue;
      }
      const body = await read(response, options.maxResponseBytes ?? 1_048_576);
      if (status >= 400) {
        const retryable = status >= 500 || status === 408 || status === 425 || status === 429;
        throw new JobError('HTTP_STATUS', `Expected ${call.url.host} to answer with success, but it answered ${status}.`, { retryable });
      }
      return { status, headers: flatHeaders(response), body: parse(body, response.headers['content-type']) };
    }
  };
}

async function prepare(job: Job, options: HttpConnectorOptions): Promise<Call> {
  const given = { ...job.options, ...job.input };
  const rawUrl = given['url'];
  if (typeof rawUrl !== 'string' || !URL.canParse(rawUrl)) throw invalid('an address such as https://host/path in url', rawUrl);
  const url = new URL(rawUrl);
  if (url.username !== '' || url.password !== '')
    throw invalid('an address without a name or password in it; put them in a header as secret:<name>', url.host);
  for (const [name, value] of entriesOf(given['query'], 'query')) {
    for (const one of Array.isArray(value) ? (value as readonly JsonValue[]) : [value])
      if (one !== null) url.searchParams.append(name, text(one));
  }
  const body = given['body'] === undefined ? undefined : JSON.stringify(given['body']);
  const method = (given['method'] ?? (body === undefined ? 'GET' : 'POST')) as JsonValue;
  if (typeof method !== 'string' || !METHODS.has(method.toUpperCase()))
    throw invalid(`one of ${[...METHODS].join(', ')} in method`, method);
  const headers: Record<string, string> = { accept: 'application/json', 'idempotency-key': job.id };
  if (body !== undefined) headers['content-type'] = 'application/json';
  // Only the definition's own headers may name secrets: the input may be what somebody typed.
  const fixed = entriesOf(job.options['headers'], 'headers').map(([name, value]) => [name, value, true] as const);
  const mapped = entriesOf(job.input['headers'], 'headers').map(([name, value]) => [name, value, false] as const);
  for (const [name, value, trusted] of [...fixed, ...mapped]) {
    const lower = name.toLowerCase();
    if (OURS.test(lower)) throw invalid('headers other than those of the connection', lower);
    headers[lower] = trusted ? await withSecrets(text(value ?? ''), options) : text(value ?? '');
  }
  return { method: method.toUpperCase(), url, headers, body };
}

/** `secret:name` anywhere in a header's value, as the task's options give it, becomes the secret; it never reaches the definition, the history or a log. */
async function withSecrets(value: string, options: HttpConnectorOptions): Promise<string> {
  let filled = value;
  for (const [place, name] of value.matchAll(/secret:([A-Za-z0-9_-]{1,64})/g)) {
    const secret = await options.secret?.(name ?? '');
    if (secret === undefined)
      throw new JobError('SECRET_UNKNOWN', `Expected a secret named ${name ?? ''}, but there is none. Store it first.`, {
        retryable: false,
      });
    filled = filled.replace(place, () => secret);
  }
  return filled;
}

function send(call: Call, job: Job, options: HttpConnectorOptions): Promise<IncomingMessage> {
  const { url } = call;
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw invalid('an http or https address', url.protocol);
  const port = url.port || (url.protocol === 'https:' ? '443' : '80');
  if (!hostListed(options.allowedHosts, url.hostname, port)) throw notAllowed(url.host, 'it is not on the list of allowed hosts');
  const mayBePrivate = hostListed(options.allowedPrivateHosts ?? [], url.hostname, port);
  const literal = url.hostname.replace(/^\[|\]$/g, '');
  if (!mayBePrivate && /^[\d.]+$|:/.test(literal) && isPrivateAddress(literal)) throw notAllowed(url.host, 'it is a private address');
  // The address that was checked is the address that is connected to: a second look-up could answer differently.
  const checkedLookup: RequestOptions['lookup'] = (hostname, lookupOptions, done) => {
    dnsLookup(hostname, { ...lookupOptions, all: true }, (error, addresses) => {
      if (error) return done(error, '', 0);
      const open = mayBePrivate ? addresses : addresses.filter(({ address }) => !isPrivateAddress(address));
      const [first] = open;
      if (!first) return done(notAllowed(url.host, 'it resolves to a private address'), '', 0);
      return lookupOptions.all === true
        ? (done as (e: null, all: typeof open) => void)(null, open)
        : done(null, first.address, first.family);
    });
  };
  return new Promise((resolve, reject) => {
    let request: ReturnType<typeof httpRequest>;
    try {
      request = (url.protocol === 'https:' ? httpsRequest : httpRequest)(
        url,
        { method: call.method, headers: call.headers, lookup: checkedLookup, signal: job.signal, agent: false },
        resolve,
      );
    } catch {
      // Node names the header, and its message could name more: the value may be a secret.
      return reject(invalid('names and values of headers as HTTP has them', Object.keys(call.headers).join(', ')));
    }
    request.on('error', (cause) => reject(cause instanceof JobError ? cause : unreachable(url, cause)));
    request.end(call.body);
  });
}

function redirected(call: Call, status: number, location: string): Call {
  if (!URL.canParse(location, call.url.href)) throw invalid('an address in the redirect', location);
  const url = new URL(location, call.url);
  const headers: Record<string, string> = { ...call.headers };
  if (url.origin !== call.url.origin) for (const name of Object.keys(headers)) if (!FOR_EVERYBODY.has(name)) delete headers[name];
  url.username = '';
  url.password = '';
  const asGet = status === 303 || ((status === 301 || status === 302) && call.method === 'POST');
  if (!asGet) return { ...call, url, headers };
  delete headers['content-type'];
  return { method: 'GET', url, headers, body: undefined };
}

async function read(response: IncomingMessage, limit: number): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of response as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > limit)
        throw new JobError('HTTP_RESPONSE_TOO_LARGE', `Expected an answer of at most ${limit} bytes, but found more.`, {
          retryable: false,
        });
      chunks.push(chunk);
    }
  } catch (cause) {
    throw cause instanceof JobError
      ? cause
      : new JobError('HTTP_UNREACHABLE', 'Expected a whole answer, but the connection broke off.', { cause });
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parse(body: string, contentType: string | undefined): JsonValue {
  if (body === '') return null;
  if (!/[/+]json\b/i.test(contentType ?? '')) return body;
  try {
    return JSON.parse(body) as JsonValue;
  } catch (cause) {
    throw new JobError('HTTP_BODY_INVALID', 'Expected JSON as the answer says it is, but it does not parse.', { retryable: false, cause });
  }
}

function flatHeaders(response: IncomingMessage): JsonObject {
  const kept = ['content-type', 'location', 'etag', 'last-modified', 'retry-after'];
  return Object.fromEntries(kept.flatMap((name) => (typeof response.headers[name] === 'string' ? [[name, response.headers[name]]] : [])));
}

function entriesOf(value: JsonValue | undefined, what: string): [string, JsonValue][] {
  if (value === undefined || value === null) return [];
  if (typeof value !== 'object' || Array.isArray(value)) throw invalid(`names with values in ${what}`, value);
  return Object.entries(value as JsonObject);
}

function text(value: JsonValue): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function invalid(expected: string, found: unknown): JobError {
  return new JobError('HTTP_CALL_INVALID', `Expected ${expected}, but found ${String(JSON.stringify(found) ?? 'nothing').slice(0, 200)}.`, {
    retryable: false,
  });
}

function notAllowed(host: string, why: string): JobError {
  return new JobError(
    'HTTP_HOST_NOT_ALLOWED',
    `Expected a host that may be called, but ${host} may not: ${why}. Ask an administrator to allow it.`,
    { retryable: false },
  );
}

function unreachable(url: URL, cause: Error): JobError {
  const code = (cause as NodeJS.ErrnoException).code ?? cause.name;
  return new JobError('HTTP_UNREACHABLE', `Expected ${url.host} to answer, but it does not (${code}).`, { cause });
}
