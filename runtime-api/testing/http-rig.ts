import { createEngine, memoryStore, systemTime, type Engine, type Store } from '@millrace/engine';
import { manualTime } from '@millrace/engine/testing';
import { checkContract, type ProblemDetails } from '@millrace/schemas';
import { type App, createApp, type AppOptions } from '../src/http/app.js';
import { listen, type Listening } from '../src/http/listen.js';
import { IdentityDesk } from '../src/identity/index.js';
import { RightsDesk } from '../src/rights/index.js';
import type { Service } from '../src/service.js';
import { readSettings } from '../src/settings/index.js';

/** What an answer was. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body as JSON; `undefined` where it is none. */
  readonly body: unknown;
}

/** What is logged. */
export interface LogLine {
  readonly level: string;
  readonly message: string;
  readonly details: Readonly<Record<string, unknown>>;
}

/** A password that the rules accept. */
export const password = 'a long enough sentence';

/** A listening server over a store in memory, and browsers that call it. */
export class HttpRig {
  private constructor(
    readonly service: Service,
    readonly log: readonly LogLine[],
    private readonly app: App,
    private readonly listening: Listening,
  ) {}

  /** Opens a server; `anna` may sign in, `vera` administers, both with `password`. A store that is given has its own people. */
  static async open(
    options: AppOptions & { readonly store?: Store; readonly env?: Readonly<Record<string, string>> } = {},
  ): Promise<HttpRig> {
    const { store = memoryStore(), env = {}, ...appOptions } = options;
    const log: LogLine[] = [];
    const note = (level: string, message: string, details: Readonly<Record<string, unknown>> = {}): void =>
      void log.push({ level, message, details });
    // A planted store has its own time; the clock of the machine goes on from there.
    const time = options.store === undefined ? manualTime('2026-03-02T09:00:00Z') : undefined;
    const engine = await createEngine({ store, log: note, ...(time === undefined ? {} : { time }) });
    const clock = time ?? systemTime();
    const settings = readSettings({ MILLRACE_SECRET_KEY: 'k'.repeat(40), MILLRACE_STORE: 'memory:', ...env });
    const identity = await IdentityDesk.open({ engine, store, settings, time: clock, log: note });
    if (options.store === undefined) await enter(engine, identity);
    const service: Service = { engine, settings, identity, rights: new RightsDesk(engine), log: note, time: clock };
    const app = createApp(service, { checkAnswers: true, ...appOptions });
    const listening = await listen('127.0.0.1', 0);
    listening.answerWith(app.app);
    return new HttpRig(service, log, app, listening);
  }

  get base(): string {
    return `http://127.0.0.1:${this.listening.port}`;
  }

  get port(): number {
    return this.listening.port;
  }

  /** A browser that nobody has signed in with. */
  browser(): Browser {
    return new Browser(this.base);
  }

  /** A browser in which somebody has signed in. */
  async signedIn(login: string, secret = password): Promise<Browser> {
    const browser = this.browser();
    const { status } = await browser.signIn(login, secret);
    if (status !== 200) throw new Error(`Expected ${login} to sign in, but found ${status}.`);
    return browser;
  }

  async close(): Promise<void> {
    this.app.endStreams();
    this.listening.server.closeAllConnections();
    await new Promise((resolve) => this.listening.server.close(resolve));
    this.service.identity.close();
    await this.service.engine.close();
  }
}

async function enter(engine: Engine, identity: IdentityDesk): Promise<void> {
  await engine.people.save('anna', { name: 'Anna', language: 'en' });
  await engine.people.save('vera', { name: 'Vera' });
  await engine.identity.setRoleHolders('administrator', ['user:vera']);
  await identity.setPassword('anna', password);
  await identity.setPassword('vera', password);
}

/** Keeps the cookie and the token of its session, as a browser does. */
export class Browser {
  cookie = '';
  csrfToken = '';

  constructor(private readonly base: string) {}

  /** Calls a path of the interface, e.g. `/session`. A body is sent as JSON unless it is a text. */
  async call(method: string, path: string, body?: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    const text = body === undefined || typeof body === 'string' ? body : JSON.stringify(body);
    return this.raw(path.startsWith('/api') ? path : `/api/v1${path}`, {
      method,
      headers: {
        ...(this.cookie === '' ? {} : { cookie: this.cookie }),
        ...(method === 'GET' || this.csrfToken === '' ? {} : { 'x-csrf-token': this.csrfToken }),
        ...(text === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(text === undefined ? {} : { body: text }),
    });
  }

  /** Any request as it is. */
  async raw(path: string, init: RequestInit = {}): Promise<Answer> {
    const response = await fetch(this.base + path, { redirect: 'manual', ...init });
    const text = await response.text();
    for (const cookie of response.headers.getSetCookie()) this.cookie = cookie.split(';')[0] ?? '';
    return { status: response.status, headers: response.headers, text, body: jsonOf(text) };
  }

  async signIn(login: string, secret = password): Promise<Answer> {
    const answer = await this.call('POST', '/session', { login, password: secret });
    this.csrfToken = (answer.body as { csrfToken?: string } | undefined)?.csrfToken ?? '';
    return answer;
  }
}

/** A refusal's problem details, held against their schema. */
export function problemIn(answer: Answer): ProblemDetails {
  const found = checkContract('problemDetails', answer.body);
  if (found.length > 0 || !answer.headers.get('content-type')?.startsWith('application/problem+json'))
    throw new Error(
      `Expected problem details, but found ${answer.status} ${answer.text.slice(0, 300)} ${JSON.stringify(found).slice(0, 300)}`,
    );
  return answer.body as ProblemDetails;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
