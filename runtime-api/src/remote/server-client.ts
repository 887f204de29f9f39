import { randomBytes } from 'node:crypto';
import { checkContract, type ListedProblem, type ProblemDetails } from '@millrace/schemas';
import { textOption, type Call } from '../command-line/command.js';
import { UsageError } from '../command-line/usage-error.js';
import type { Words } from '../files/problem.js';

/** The longest wait for an answer, in milliseconds: a deployment of hundreds of items takes a while. */
const patience = 120_000;

/** What a server refused, or why it could not be asked. */
export class ServerRefused extends Error {
  constructor(
    /** In the language that was asked for. */
    message: string,
    readonly code?: string,
    readonly problems: readonly ListedProblem[] = [],
  ) {
    super(message);
  }
}

/** A running server, called as a program with a token. */
export class ServerClient {
  constructor(
    /** Without a slash at the end. */
    readonly url: string,
    private readonly token: string,
    private readonly words: (words: Words) => string,
    private readonly language: 'en' | 'ru',
  ) {}

  /** Calls a path of the interface. Rejects with `ServerRefused`. `key` makes a repeated write one. */
  async call(method: 'GET' | 'POST', path: string, body?: unknown, key?: string): Promise<unknown> {
    const answer = await this.answerOf(method, path, body, key);
    const text = await answer.text().catch(() => '');
    const found = parsed(text);
    if (answer.ok && found !== undefined) return found;
    if (checkContract('problemDetails', found).length === 0) {
      const { title, code, problems } = found as ProblemDetails;
      throw new ServerRefused(`${code}: ${title}`, code, problems);
    }
    throw new ServerRefused(
      this.words({
        en: `Expected a Millrace server at ${this.url}, but found another answer (${answer.status}). Check --server.`,
        ru: `По адресу ${this.url} ожидался сервер Millrace, а пришёл другой ответ (${answer.status}). Проверьте --server.`,
      }),
    );
  }

  private async answerOf(method: string, path: string, body: unknown, key: string | undefined): Promise<Response> {
    try {
      return await fetch(`${this.url}/api/v1${path}`, {
        method,
        redirect: 'error',
        signal: AbortSignal.timeout(patience),
        headers: {
          authorization: `Bearer ${this.token}`,
          'accept-language': this.language,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(key === undefined ? {} : { 'idempotency-key': key }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
    } catch (error) {
      const { cause } = error as { cause?: { code?: unknown } };
      const why = typeof cause?.code === 'string' ? cause.code : error instanceof Error ? error.name : 'unknown';
      throw new ServerRefused(
        this.words({
          en: `Expected a server at ${this.url} to answer, but it does not (${why}). Check --server and whether it runs.`,
          ru: `Сервер ${this.url} не отвечает (${why}). Проверьте --server и запущен ли он.`,
        }),
      );
    }
  }
}

/** The server that a command was told to use: `--server` with `--token`, or `MILLRACE_TOKEN`. `undefined`: none, so a store is meant. */
export function serverOf(call: Call, command: string): ServerClient | undefined {
  const { terminal, host } = call;
  const given = textOption(call, 'server');
  if (given === undefined) return undefined;
  const refuse = (en: string, ru: string): never => {
    throw new UsageError({ en, ru }, command);
  };
  if (textOption(call, 'store') !== undefined)
    refuse('Expected --server or --store, but found both. Keep one.', 'Ожидалось --server или --store, а указаны оба. Оставьте один.');
  const url = URL.canParse(given) ? new URL(given) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol) || url.username !== '' || url.pathname !== '/')
    return refuse(
      'Expected --server to be an address such as https://work.example.org.',
      'В --server ожидается адрес вида https://work.example.org.',
    );
  const token = textOption(call, 'token') ?? host.env['MILLRACE_TOKEN'];
  if (token === undefined || !/^[\x21-\x7e]{1,500}$/.test(token))
    return refuse(
      'Expected a token for the server: --token, or MILLRACE_TOKEN in the environment. Make one in the portal or by POST /api/v1/tokens.',
      'Нужен ключ доступа к серверу: --token или MILLRACE_TOKEN в окружении. Создайте его в портале или вызовом POST /api/v1/tokens.',
    );
  return new ServerClient(url.origin, token, (words) => terminal.words(words), terminal.language);
}

/** Options of commands that work on a store or on a running server. */
export const serverOptions = {
  server: {
    type: 'string',
    value: 'URL',
    about: { en: 'a running server, instead of a store', ru: 'работающий сервер вместо хранилища' },
  },
  token: {
    type: 'string',
    value: 'TOKEN',
    about: { en: 'its token; otherwise MILLRACE_TOKEN of the environment', ru: 'ключ доступа к нему; иначе MILLRACE_TOKEN из окружения' },
  },
} as const;

/** A UUIDv7 of now, for `Idempotency-Key`. */
export function newKey(now: number): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(now, 0, 6);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
