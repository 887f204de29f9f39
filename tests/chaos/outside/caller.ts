import { isDeepStrictEqual } from 'node:util';
import { newKey } from '../told-by-server.js';

/** An answer of the server. */
export interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

/** A write that was answered with success: the server is bound to it. */
export interface Acknowledged extends Answer {
  readonly by: Caller;
  readonly key: string;
  readonly method: string;
  readonly path: string;
  readonly sent: unknown;
}

/** What all callers of a run share: what was acknowledged, and what went wrong. */
export class Told {
  readonly acknowledged: Acknowledged[] = [];
  readonly faults: string[] = [];
  /** How often an answer did not come, and how often each of the passing refusals did. */
  readonly counts = new Map<string, number>();
  /** Milliseconds from sending to the answer, of writes that were answered at their first try. */
  readonly took: number[] = [];
  isOver = false;
  /** The server is gone for good: nobody waits for answers any more. */
  isAbandoned = false;

  count(what: string): void {
    this.counts.set(what, (this.counts.get(what) ?? 0) + 1);
  }

  fault(what: string, { status, body }: Answer): void {
    this.faults.push(`${what}: ${status} ${JSON.stringify(body).slice(0, 300)}`);
  }
}

/** "Not now": the same is sent again under the same key. */
const passing = new Set([503, 507]);

/** A program that acts as a person and sends the same again, under the same key, until it is answered. */
export class Caller {
  constructor(
    private readonly address: string,
    readonly person: string,
    private readonly secret: string,
    readonly told: Told,
  ) {}

  /** The same caller at another server with the same data; what goes wrong there is told apart. */
  at(address: string): Caller {
    return new Caller(address, this.person, this.secret, new Told());
  }

  /** Asks until there is an answer. */
  async ask(path: string): Promise<Answer> {
    for (;;) {
      const answer = await this.try('GET', path);
      if (answer) return answer;
    }
  }

  /** Sends until there is an answer; a success is written down. */
  async write(method: string, path: string, sent: unknown, key = newKey()): Promise<Answer & { readonly key: string }> {
    for (let first = true; ; first = false) {
      const since = performance.now();
      const answer = await this.try(method, path, sent, key);
      if (!answer) continue;
      if (first) this.told.took.push(performance.now() - since);
      if (answer.status < 300) this.told.acknowledged.push({ ...answer, by: this, key, method, path, sent });
      return { ...answer, key };
    }
  }

  /** Sends what was acknowledged once more, as a program would that has not heard the answer: the first answer comes. */
  async again({ key, method, path, sent, status, body }: Acknowledged): Promise<void> {
    for (;;) {
      const answer = await this.try(method, path, sent, key);
      if (!answer) continue;
      this.told.count('sent again');
      // How far it has come, and what became of a message so far, may be more by now.
      const { settled: _before, outcome: _then, ...first } = body;
      const { settled: _now, outcome: _since, ...second } = answer.body;
      if (answer.status !== status || !isDeepStrictEqual(first, second))
        this.told.fault(`${method} ${path} sent again under ${key}, first answered ${status} ${JSON.stringify(body)}`, answer);
      return;
    }
  }

  /** One try: nothing where the server is not there, breaks off, or says "not now". */
  async try(method: string, path: string, sent?: unknown, key?: string): Promise<Answer | undefined> {
    if (this.told.isAbandoned) throw new Error('The server is gone.');
    try {
      const response = await fetch(`${this.address}/api/v1${path}`, {
        method,
        headers: {
          authorization: `Bearer ${this.secret}`,
          ...(sent === undefined ? {} : { 'content-type': 'application/json' }),
          ...(key === undefined ? {} : { 'idempotency-key': key }),
        },
        ...(sent === undefined ? {} : { body: JSON.stringify(sent) }),
      });
      const text = await response.text();
      const body = (text === '' ? {} : JSON.parse(text)) as Answer['body'];
      if (!passing.has(response.status)) {
        if (response.status >= 500) this.told.fault(`${method} ${path}`, { status: response.status, body });
        return { status: response.status, body };
      }
      this.told.count(`${response.status} ${String(body['code'])}`);
    } catch {
      this.told.count('no answer');
    }
    // Not so often that a server that starts has nothing else to do.
    await new Promise((resolve) => setTimeout(resolve, 150));
    return undefined;
  }
}
