import { MillraceError, type JsonObject } from '@millrace/schemas';
import { nextSubscriptions } from '../correlation/index.js';
import { deployedItem, latestItem, readContent, waitingStarts } from '../deployments/index.js';
import type { ExpressionResult, Questions } from '../execution/aggregate.js';
import { membersOf, principalsOf, relationOf } from '../people/index.js';
import type { RowWrite, Store, TimeSource } from '../ports/index.js';
import { compileContent } from './compile-content.js';
import { ExpiringCache } from './expiring-cache.js';
import type { Answerer, QuestionKind } from './questions.js';

/** Evaluates expressions: in place where that is bounded, otherwise in a worker. */
export interface ExpressionHost {
  evaluateNow(source: string, input: Questions['expression']['ask']['input'], bindings?: JsonObject): ExpressionResult | 'needsWorker';
  evaluate(source: string, input: Questions['expression']['ask']['input'], bindings?: JsonObject): Promise<ExpressionResult>;
  close(): Promise<void>;
}

/** Milliseconds that what is known of people may be old: another node may have changed it. Changes made here count at once. */
const PEOPLE_KEPT = 2000;
/** Principals and people in all answers that are kept. */
const PRINCIPALS_KEPT = 200_000;
/** Bytes of a compiled definition for a character of its JSON, measured: what it says, its graph and its parsed expressions. */
const BYTES_A_CHARACTER = 10;
const PEOPLE_COLLECTIONS = new Set(['people', 'groups', 'positions']);

/** Answers what decisions ask: from memory where it can, else from the store or the expression workers. */
export class StoreAnswerer implements Answerer {
  private readonly contents: ExpiringCache<unknown>;
  private readonly people: ExpiringCache<readonly string[]>;
  private readonly keys = new LastKey();
  /** Definitions that are being read and compiled. */
  private readonly compiling = new Map<string, Promise<unknown>>();
  /** Counts changes of people, so that an answer read before a change is not kept after it. */
  private peopleChanges = 0;

  constructor(
    private readonly store: Store,
    private readonly expressions: ExpressionHost,
    time: TimeSource,
    /** For definitions that are compiled. */
    bytes: number,
  ) {
    this.contents = new ExpiringCache(() => 0, bytes);
    this.people = new ExpiringCache(() => time.monotonic(), PRINCIPALS_KEPT, PEOPLE_KEPT);
  }

  /** Hears of rows that were written here. */
  note(rows: readonly RowWrite[]): void {
    if (!rows.some((row) => PEOPLE_COLLECTIONS.has(row.collection))) return;
    this.peopleChanges++;
    this.people.clear();
  }

  now<K extends QuestionKind>(kind: K, ask: Questions[K]['ask'], tenant: string): Questions[K]['answer'] | undefined {
    if (kind === 'expression') {
      const { source, input, bindings } = ask as Questions['expression']['ask'];
      const result = this.expressions.evaluateNow(source, input, bindings);
      return result === 'needsWorker' ? undefined : result;
    }
    if (kind === 'definition') return this.contents.get(this.keys.of(tenant, (ask as Questions['definition']['ask']).hash));
    if (kind === 'latest' || kind === 'deployed' || kind === 'starts' || kind === 'subscriptions') return undefined;
    return this.people.get(peopleKey(kind, ask, tenant));
  }

  async later<K extends QuestionKind>(kind: K, ask: Questions[K]['ask'], tenant: string): Promise<Questions[K]['answer']> {
    return await this.find(kind, ask, tenant);
  }

  /** The principal keys of a person; the people they stand for are kept a moment. */
  async principals(tenant: string, person: string): Promise<readonly string[]> {
    return this.now('principals', { person }, tenant) ?? this.later('principals', { person }, tenant);
  }

  private async find(kind: QuestionKind, ask: Questions[QuestionKind]['ask'], tenant: string): Promise<unknown> {
    switch (kind) {
      case 'expression': {
        const { source, input, bindings } = ask as Questions['expression']['ask'];
        return this.expressions.evaluate(source, input, bindings);
      }
      case 'definition':
        return this.definition(tenant, (ask as Questions['definition']['ask']).hash);
      case 'latest': {
        const { kind: of, id } = ask as Questions['latest']['ask'];
        const found = await latestItem(this.store, tenant, of, id);
        return found && { hash: found.hash, version: found.version, ...(found.suspended === true ? { suspended: true } : {}) };
      }
      case 'deployed':
        return deployedItem(this.store, tenant, ask as Questions['deployed']['ask']);
      case 'starts': {
        const { kind: of, name } = ask as Questions['starts']['ask'];
        return waitingStarts(this.store, tenant, of, name);
      }
      case 'subscriptions':
        return nextSubscriptions(this.store, tenant, ask as Questions['subscriptions']['ask']);
      case 'principals':
        return this.known(kind, ask, tenant, () => principalsOf(this.store, tenant, (ask as Questions['principals']['ask']).person));
      case 'members':
        return this.known(kind, ask, tenant, () => membersOf(this.store, tenant, (ask as Questions['members']['ask']).principal));
      case 'relation': {
        const { relation, of } = ask as Questions['relation']['ask'];
        return this.known(kind, ask, tenant, () => relationOf(this.store, tenant, relation, of));
      }
    }
  }

  /** Hundreds who ask at once, after a start or a deployment, wait for one that reads and compiles. */
  private definition(tenant: string, hash: string): Promise<unknown> {
    const key = `${tenant}/${hash}`;
    const known = this.contents.get(key);
    if (known !== undefined) return Promise.resolve(known);
    let compiling = this.compiling.get(key);
    if (compiling === undefined) {
      compiling = this.compiled(tenant, hash, key).finally(() => this.compiling.delete(key));
      this.compiling.set(key, compiling);
    }
    return compiling;
  }

  private async compiled(tenant: string, hash: string, key: string): Promise<unknown> {
    const content = await readContent(this.store, tenant, hash);
    if (content === null) throw new MillraceError('CONTENT_UNKNOWN', { hash });
    const compiled = compileContent(content);
    this.contents.set(key, compiled, BYTES_A_CHARACTER * JSON.stringify(content).length);
    return compiled;
  }

  private async known(kind: QuestionKind, ask: object, tenant: string, read: () => Promise<readonly string[]>): Promise<readonly string[]> {
    const before = this.peopleChanges;
    const answer = await read();
    if (before === this.peopleChanges) this.people.set(peopleKey(kind, ask, tenant), answer, 1 + answer.length);
    return answer;
  }
}

/** The key of a content. The last one is kept: a text that is made anew each time is hashed anew each time. */
class LastKey {
  private tenant = '';
  private hash = '';
  private key = '';

  of(tenant: string, hash: string): string {
    if (hash === this.hash && tenant === this.tenant) return this.key;
    [this.tenant, this.hash, this.key] = [tenant, hash, `${tenant}/${hash}`];
    return this.key;
  }
}

function peopleKey(kind: string, ask: object, tenant: string): string {
  return `${tenant} ${kind} ${JSON.stringify(Object.values(ask))}`;
}
