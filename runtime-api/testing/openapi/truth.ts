import { request } from 'node:http';
import { createConfig, lintFromString } from '@redocly/openapi-core';
import fc from 'fast-check';
import { expect } from 'vitest';
import { as } from '../demo-rig.js';
import { type Answer, type Browser, HttpRig, problemIn } from '../http-rig.js';
import { memoryStore } from '@millrace/engine';
import { plantDemo } from '../../src/demo-data/index.js';
import { type Described, describedIn, type Served } from './document.js';
import { allowed, forbidden, type Known, nothingKnown, type Sent, written } from './requests.js';
import { SchemaCheck } from './schema-check.js';
import { Values } from './values.js';

/** How much is tried. */
export interface Much {
  readonly seed: number;
  readonly runs: number;
}

/** Refusals that say: this is not the shape that the document tells. */
const shapeRefusals = new Set([
  'REQUEST_INVALID',
  'BODY_MISSING',
  'BODY_NOT_JSON',
  'BODY_TYPE_WRONG',
  'BODY_UNEXPECTED',
  'COMMAND_ID_INVALID',
  'IF_MATCH_MISSING',
  'METHOD_NOT_ALLOWED',
  'PATH_MALFORMED',
  'PATH_UNKNOWN',
]);

/** What is looked at in the document itself. */
const documentRules = {
  struct: 'error',
  'spec-components-invalid-map-name': 'error',
  'no-unresolved-refs': 'error',
  'no-unused-components': 'error',
  'operation-operationId-unique': 'error',
  'operation-parameters-unique': 'error',
  'path-parameters-defined': 'error',
  'no-identical-paths': 'error',
  'no-path-trailing-slash': 'error',
  'security-defined': 'error',
  'no-enum-type-mismatch': 'error',
  'no-invalid-schema-examples': 'error',
  'no-invalid-parameter-examples': 'error',
  'no-invalid-media-type-examples': 'error',
} as const;

/** A server with the demo's people, and the document it serves: everything is tried by that alone. */
export class Truth {
  private readonly done = new Set<string>();
  private readonly programs = new Map<string, string>();
  private known: Readonly<Record<string, readonly string[]>> = {};
  private records: Known['paths'] = [];
  private lookups: Known['paths'] = [];

  private constructor(
    private readonly rig: HttpRig,
    private admin: Browser,
    readonly document: Served,
    readonly described: readonly Described[],
    private readonly values: Values,
    private readonly check: SchemaCheck,
  ) {}

  static async open(): Promise<Truth> {
    const store = memoryStore();
    await plantDemo(store, { now: Date.now() });
    const rig = await HttpRig.open({
      store,
      env: { MILLRACE_MODE: 'demo' },
      checkAnswers: false,
      tries: { perAddress: 1_000_000, perLogin: 1_000_000 },
    });
    const document = (await rig.browser().raw('/api/openapi.json')).body as Served;
    const truth = new Truth(rig, await as(rig, 'roman'), document, describedIn(document), new Values(document), new SchemaCheck(document));
    await truth.eraseOne();
    await truth.draftSome();
    await truth.lookAround();
    return truth;
  }

  /** The demo has no erasure that could be read. */
  private async eraseOne(): Promise<void> {
    const ended = await this.admin.call('GET', '/instances?status=ended&limit=1');
    const [one] = (ended.body as { readonly items: readonly { readonly id: string }[] }).items;
    await this.admin.call('POST', '/erasures', { instance: one?.id, reason: 'asked by letter' });
  }

  /** Nor has it drafts; one is of a definition that is deployed. */
  private async draftSome(): Promise<void> {
    for (const template of ['empty', 'approval', 'onboarding']) await this.admin.call('POST', '/drafts', { template });
    await this.admin.call('POST', '/drafts', { deployed: { kind: 'process', id: 'purchase' } });
  }

  close(): Promise<void> {
    return this.rig.close();
  }

  /** What a validator of OpenAPI documents finds wrong with this one. */
  async faultsOfDocument(): Promise<readonly string[]> {
    const config = await createConfig({ rules: documentRules });
    const found = await lintFromString({ source: JSON.stringify(this.document), absoluteRef: 'openapi.json', config });
    return found.map(({ ruleId, message, location }) => `${ruleId}: ${message} ${location[0]?.pointer ?? ''}`);
  }

  /** What the document allows is never refused for its shape, and every answer is as declared. */
  async tryAllowed(id: string, { seed, runs }: Much): Promise<void> {
    const operation = this.operation(id);
    if (id === 'readEvents') return this.tryStream(operation);
    const one = allowed(this.values, operation, this.knownFor(operation));
    await fc.assert(
      fc.asyncProperty(one, async (asked) => {
        const sent = written(operation, asked);
        const answer = await this.send(this.admin, sent);
        this.hold(operation, sent, answer);
        const code = answer.status >= 400 ? problemIn(answer).code : '';
        expect(shapeRefusals.has(code), told(sent, answer)).toBe(false);
        if (answer.status < 300) this.done.add(id);
        if (operation.tag === 'session') await this.signInAgain();
      }),
      { seed, numRuns: runs },
    );
  }

  /** What the document forbids is refused, and the refusal is as declared. */
  async tryForbidden(id: string, { seed, runs }: Much): Promise<void> {
    const operation = this.operation(id);
    const one = allowed(this.values, operation, this.knownFor(operation));
    for (const right of fc.sample(one, { seed, numRuns: runs })) {
      for (const { what, sent, status } of forbidden(this.values, this.check, operation, right)) {
        const answer = await this.send(this.admin, sent);
        expect(answer.status, `${what}: ${told(sent, answer)}`).toBe(status);
        this.hold(operation, sent, answer);
      }
    }
  }

  /** Nobody, a program without the scope, a session without its token: each gets in where the document says so, and nowhere else. */
  async tryCallers(id: string): Promise<void> {
    const operation = this.operation(id);
    const one = allowed(this.values, operation, nothingKnown);
    const [right] = fc.sample(one, { seed: 1, numRuns: 1 });
    if (right === undefined || id === 'readEvents') return;
    const sent = written(operation, right);
    const ways = operation.security.map((way) => Object.keys(way));
    const isOpen = ways.some((way) => way.length === 0);
    const scopes = operation.security.flatMap(({ token = [] }) => token);
    const statusFor = async (browser: Browser, headers: Readonly<Record<string, string>>): Promise<number> => {
      const answer = await this.send(browser, { ...sent, headers: { ...sent.headers, ...headers } });
      this.hold(operation, sent, answer);
      return answer.status;
    };
    if (operation.tag === 'health') return;
    if (!isOpen) expect(await statusFor(this.rig.browser(), {}), 'nobody').toBe(401);
    expect(await statusFor(this.rig.browser(), { authorization: 'Bearer forged' }), 'a forged token').toBe(401);
    const wrongScopes = ['read', 'work', 'deploy', 'administer'].filter((scope) => !scopes.includes(scope));
    const program = await this.program(wrongScopes);
    expect(await statusFor(this.rig.browser(), { authorization: `Bearer ${program}` }), 'a token without the scope').toBe(403);
    if (ways.some((way) => way.includes('csrf')))
      expect(await statusFor(this.admin, { 'x-csrf-token': 'forged' }), 'a session without its token').toBe(403);
  }

  /** Methods that a path does not have. */
  async tryMethods(): Promise<void> {
    const methods = new Map<string, string[]>();
    for (const { path, method } of this.described) methods.set(path, [...(methods.get(path) ?? []), method]);
    for (const [path, known] of methods) {
      const filled = path.replaceAll(/\{\w+\}/g, 'x');
      const allowedThere = [...(known.includes('GET') ? ['GET', 'HEAD'] : []), ...known.filter((method) => method !== 'GET'), 'OPTIONS'];
      for (const method of ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'TRACE', 'PROPFIND', 'QUERY'].filter(
        (one) => !allowedThere.includes(one),
      )) {
        const { status, allow } = await this.bare(method, filled);
        expect([method, path, status, allow.split(', ').sort().join()]).toEqual([method, path, 405, [...allowedThere].sort().join()]);
      }
      const { status, allow } = await this.bare('OPTIONS', filled);
      expect([path, status, allow.split(', ').sort().join()]).toEqual([path, 204, [...allowedThere].sort().join()]);
    }
  }

  /** Reads that never succeeded, but for those that need what no generator knows: work of one's own with a lookup, a request of one's own. */
  neverDone(): readonly string[] {
    const hard = new Set(['readEvents', 'lookUpForWorkItem']);
    return this.described.filter(({ id, method }) => method === 'GET' && !hard.has(id) && !this.done.has(id)).map(({ id }) => id);
  }

  private async tryStream(operation: Described): Promise<void> {
    const stop = new AbortController();
    const url = `${this.rig.base}${operation.path}?topics=inbox,requests,notifications`;
    const response = await fetch(url, { headers: { cookie: this.admin.cookie }, signal: stop.signal });
    expect([response.status, response.headers.get('content-type')?.split(';')[0]]).toEqual([200, 'text/event-stream']);
    stop.abort();
  }

  private hold(operation: Described, sent: Sent, answer: Answer): void {
    expect(answer.status, told(sent, answer) + this.failures()).not.toBe(500);
    expect(this.check.problemOf(operation, answer), told(sent, answer)).toBeNull();
    expect(answer.text).not.toMatch(/\n\s+at .*\.(?:js|ts):\d/);
  }

  private failures(): string {
    const last = this.rig.log.filter(({ level }) => level === 'error').at(-1)?.details;
    return JSON.stringify(last, (_key, value: unknown) => (value instanceof Error ? value.stack : value)) ?? '';
  }

  private async send(browser: Browser, { method, path, headers, body }: Sent): Promise<Answer> {
    return browser.call(method, path, body, headers);
  }

  /** The session of the one who tries ends by some operations. */
  private async signInAgain(): Promise<void> {
    const { body } = await this.admin.call('GET', '/session');
    if ((body as { person: { id: string } | null }).person?.id !== 'roman') this.admin = await as(this.rig, 'roman');
  }

  private async program(scopes: readonly string[]): Promise<string> {
    const known = this.programs.get(scopes.join());
    if (known !== undefined) return known;
    const made = await this.admin.call('POST', '/tokens', { name: 'Truth', scopes });
    const { secret } = made.body as { secret: string };
    this.programs.set(scopes.join(), secret);
    return secret;
  }

  private bare(method: string, path: string): Promise<{ readonly status: number; readonly allow: string }> {
    return new Promise((resolve, reject) => {
      const headers = { cookie: this.admin.cookie, 'x-csrf-token': this.admin.csrfToken };
      const sent = request(`${this.rig.base}${path}`, { method, headers }, (response) => {
        response.resume();
        response.once('end', () => resolve({ status: response.statusCode ?? 0, allow: response.headers.allow ?? '' }));
      });
      sent.once('error', reject);
      sent.end();
    });
  }

  private operation(id: string): Described {
    const found = this.described.find((one) => one.id === id);
    if (found === undefined) throw new Error(`Expected an operation ${id} in the document.`);
    return found;
  }

  private knownFor({ path }: Described): Known {
    return {
      ids: this.known[''] ?? [],
      idsFor: (name) => this.known[path.slice(0, path.indexOf(`/{${name}}`))] ?? [],
      paths: path.includes('/records/{id}') ? this.records : path.startsWith('/api/v1/services/{id}/lookups/') ? this.lookups : [],
    };
  }

  /** Ids by the path of their list; under `''` those that stand in bodies. */
  private async lookAround(): Promise<void> {
    const found: Record<string, readonly string[]> = {};
    // Whoever tries stays who they are.
    const idsAt = async (path: string): Promise<readonly string[]> =>
      (((await this.admin.call('GET', path)).body as { items?: readonly { id?: string }[] }).items ?? [])
        .flatMap(({ id }) => id ?? [])
        .filter((id) => id !== 'roman' && id !== 'administrator')
        .slice(0, 40);
    for (const { path, method, parameters } of this.described) {
      if (method !== 'GET' || parameters.some((one) => one.in === 'path' || one.required)) continue;
      found[path] = await idsAt(path === '/api/v1/work-items' ? `${path}?view=all` : path);
    }
    const people = found['/api/v1/people'] ?? [];
    found[''] = [...people, ...people.map((id) => `user:${id}`), 'purchase', 'north-works'];
    this.known = found;
    const ofRegister = async (register: string) => (await idsAt(`/registers/${register}/records`)).map((id) => ({ register, id }));
    this.records = (await Promise.all((found['/api/v1/registers'] ?? []).map(ofRegister))).flat();
    const ofService = async (id: string) => {
      const { body } = await this.admin.call('GET', `/services/${id}`);
      const nodes =
        (body as { sheet?: { definition: { nodes: Readonly<Record<string, { type: string }>> } } | null }).sheet?.definition.nodes ?? {};
      const fields = Object.entries(nodes).filter(([, { type }]) => type === 'lookup' || type === 'person');
      return fields.map(([nodeId]) => ({ id, nodeId }));
    };
    this.lookups = (await Promise.all((found['/api/v1/services'] ?? []).map(ofService))).flat();
  }
}

const told = ({ method, path, body }: Sent, { status, text }: Answer): string =>
  `${method} ${path.slice(0, 300)} ${body?.slice(0, 300) ?? ''} → ${status} ${text.slice(0, 500)}`;
