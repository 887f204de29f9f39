import { tokenFor } from './token-for.js';
import { randomBytes } from 'node:crypto';

/** What the server answered as done, and was therefore bound to keep. */
export interface Told {
  /** Subject of a request by its id. */
  readonly submitted: Map<string, string>;
  readonly withdrawn: Set<string>;
  /** Outcome by work item. */
  readonly decided: Map<string, string>;
  /** What was typed and kept, by work item, of those nobody decided. */
  readonly drafts: Map<string, string>;
  readonly faults: string[];
}

/** An answer of the server. */
export interface Told200 {
  readonly status: number;
  readonly body: unknown;
}

/** A fresh `Idempotency-Key`. */
export function newKey(): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(Date.now(), 0, 6);
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 15);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 63);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** A program that sends the same again, under the same key, until it is answered. */
export class Program {
  private constructor(
    private readonly address: string,
    readonly person: string,
    private readonly secret: string,
  ) {}

  /** Signs a person in and makes a token for the program that works as them. */
  static async of(address: string, person: string, password: string): Promise<Program> {
    const api = `${address}/api/v1`;
    const type = { 'content-type': 'application/json' };
    const entered = await fetch(`${api}/session`, { method: 'POST', headers: type, body: JSON.stringify({ login: person, password }) });
    const secret = await tokenFor(api, entered, ['read', 'work']);
    if (secret === undefined) throw new Error(`${person} got no token`);
    return new Program(address, person, secret);
  }

  /** Sends until there is an answer that tells: not a broken connection, not "not now". */
  async send(method: string, path: string, body?: unknown): Promise<Told200> {
    const key = newKey();
    for (;;) {
      try {
        const response = await fetch(`${this.address}/api/v1${path}`, {
          method,
          headers: {
            authorization: `Bearer ${this.secret}`,
            ...(method === 'GET' ? {} : { 'content-type': 'application/json', 'idempotency-key': key }),
          },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        });
        const text = await response.text();
        if (response.status !== 503) return { status: response.status, body: JSON.parse(text) as unknown };
      } catch {
        // Killed, or not there yet.
      }
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  }
}

/** What went wrong with an answer, for the list of faults. */
export const fault = (what: string, { status, body }: Told200): string => `${what}: ${status} ${JSON.stringify(body).slice(0, 300)}`;
