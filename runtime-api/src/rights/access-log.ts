import { hash } from 'node:crypto';
import type { AccessNote, Engine } from '@millrace/engine';
import type { Call } from '../http/call.js';

/** How long a line stands for the same question of the same person, in milliseconds: a page that asks again every few seconds writes no line every time. */
const standsFor = 600_000;
/** Questions that are remembered. One that was forgotten costs a line more. */
const mostKept = 20_000;

/** What an answer shows of others, and what it was asked for. */
export interface Seen extends Omit<AccessNote, 'operation' | 'through' | 'filter'> {
  /** What was asked, with everything that tells one question from another. */
  readonly asked: Readonly<Record<string, unknown>>;
  readonly filter: AccessNote['filter'];
}

interface Standing {
  readonly count: number;
  readonly until: number;
  readonly stored: Promise<void>;
}

/**
 * The log of reads of personal data. A line is stored before the answer leaves, so a node that dies has told nobody what is not in the log; where it cannot be stored,
 * there is no answer. The same question of the same person within ten minutes adds a line only if more is shown.
 */
export class AccessLog {
  private readonly standing = new Map<string, Standing>();

  constructor(
    private readonly engine: Engine,
    private readonly monotonic: () => number,
  ) {}

  /** Notes what an operation is about to answer; resolves when the answer may leave. */
  async note({ person, scopes }: Pick<Call, 'person' | 'scopes'>, operation: string, { asked, ...seen }: Seen): Promise<void> {
    const through = scopes === null ? 'session' : 'token';
    // Hashed: what is asked may be as long as an address.
    const key = hash('sha256', JSON.stringify([person, through, operation, asked]), 'base64');
    const before = this.standing.get(key);
    const now = this.monotonic();
    // Who asks at the same moment waits for the same line.
    if (before !== undefined && before.until > now && before.count >= seen.count) return before.stored;
    const stored = this.engine.identity.accessLog.note(person, { ...seen, operation, through });
    this.remember(key, { count: seen.count, until: now + standsFor, stored });
    // What could not be stored stands for nothing.
    stored.catch(() => {
      if (this.standing.get(key)?.stored === stored) this.standing.delete(key);
    });
    return stored;
  }

  private remember(key: string, line: Standing): void {
    this.standing.delete(key);
    this.standing.set(key, line);
    // The oldest stand first.
    for (const oldest of this.standing.keys()) {
      if (this.standing.size <= mostKept) break;
      this.standing.delete(oldest);
    }
  }
}
