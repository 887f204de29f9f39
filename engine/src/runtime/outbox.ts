import { MillraceError } from '@millrace/schemas';
import type { Command, Undeliverable } from '../execution/aggregate.js';
import type { AggregateKey, CollectionSpec, RowWrite, Store, TimeSource } from '../ports/index.js';
import type { Log } from './log.js';
import { passesByItself } from './passing-refusals.js';
import type { Answered, Sent } from './sent.js';

/** The outbox's rows: what other aggregates are still to be told (rule 13). */
export const outboxCollection: CollectionSpec = {
  name: 'outbox',
  fields: { to: 'text', at: 'number', order: 'text' },
  indexes: [{ fields: ['order'] }],
};

/** An effect that waits for its receiver. */
export interface Letter {
  /** `<commit id>.<index>`: the receiver sees it as the command id. */
  readonly id: string;
  readonly tenant: string;
  readonly from: AggregateKey;
  readonly to: AggregateKey;
  readonly command: Command;
  /** Of what is sent instead of a refused one: the id of that, whose row stays until somebody has been told. */
  readonly instead?: string;
}

/** What its row says. */
type LetterBody = Pick<Letter, 'from' | 'to' | 'command'>;

/** What the outbox needs. */
export interface OutboxDeps {
  readonly store: Store;
  readonly time: TimeSource;
  readonly log: Log;
  readonly send: (key: AggregateKey, sent: Sent) => Promise<Answered>;
  readonly pause: (attempt: number) => Promise<void>;
  /** What is done about a letter that was refused for good. */
  readonly undeliverable: (letter: Letter, error: MillraceError) => Undeliverable | undefined;
}

/**
 * Delivers effects: at least once, those of one sender to one receiver in order. A row goes when its receiver has answered; what is refused goes when it only came late, or when somebody has been told of it who can
 * make an incident of it. Where nobody can, it stays, and is tried again at the next start.
 */
export class Outbox {
  /**
   * The last delivery of each sender to each receiver: the next one waits for it. Those of several senders to one receiver are on their way together, so that ten thousand called
   * processes tell their caller in a few commits; the receiver takes them in the order in which they come.
   */
  private readonly tails = new Map<string, Promise<void>>();
  private readonly settling = new Map<string, Promise<void>>();
  private readonly known = new Set<string>();
  private done: RowWrite[] = [];
  private flushing: Promise<void> | undefined;
  private stopped = false;

  constructor(private readonly deps: OutboxDeps) {}

  /** Takes a commit's effects over for delivery. */
  post(commitId: string, letters: readonly Letter[]): void {
    const fresh = letters.filter((letter) => !this.known.has(letter.id));
    if (fresh.length === 0) return;
    const all = Promise.all(fresh.map((letter) => this.enqueue(letter))).then(() => {
      this.settling.delete(commitId);
    });
    this.settling.set(commitId, all);
  }

  /** Takes over effects whose rows were written late, for a writer that died before it could deliver them. */
  take(rows: readonly RowWrite[]): void {
    for (const { collection, key, body, fields } of rows) {
      if (collection !== outboxCollection.name || !fields) continue;
      const slash = key.indexOf('/');
      const id = key.slice(slash + 1);
      this.post(id, [{ id, tenant: key.slice(0, slash), ...(JSON.parse(body) as LetterBody) }]);
    }
  }

  /** Resolves when a commit's effects, and theirs in turn, have been answered (rule 9). */
  async settled(commitId: string): Promise<void> {
    await this.settling.get(commitId);
  }

  /** Whether effects of a commit are still on their way. */
  isSettling(commitId: string): boolean {
    return this.settling.has(commitId);
  }

  /** Takes up what an earlier life of a node left behind. */
  async recover(tenant: string): Promise<void> {
    let cursor: string | undefined;
    do {
      const query = { collection: 'outbox', tenant, sort: [{ field: 'order' }], limit: 500 };
      const page = await this.deps.store.find(cursor === undefined ? query : { ...query, cursor });
      for (const row of page.rows) {
        const id = row.key.slice(tenant.length + 1);
        this.post(id, [{ id, tenant, ...(JSON.parse(row.body) as LetterBody) }]);
      }
      cursor = page.cursor;
    } while (cursor !== undefined);
  }

  /** Resolves when nothing is on its way. */
  async drained(): Promise<void> {
    while (this.settling.size) await Promise.all(this.settling.values());
    await this.flushing;
  }

  /** Stops delivering; what is left is taken up at the next start. */
  async stop(): Promise<void> {
    this.stopped = true;
    await this.flushing;
  }

  private enqueue(letter: Letter): Promise<void> {
    this.known.add(letter.id);
    const way = `${letter.from} ${letter.to}`;
    const before = this.tails.get(way) ?? Promise.resolve();
    const answered = before.then(() => this.deliver(letter));
    const tail = answered.then(() => undefined);
    this.tails.set(way, tail);
    return answered.then(async (commitId) => {
      this.known.delete(letter.id);
      if (this.tails.get(way) === tail) this.tails.delete(way);
      if (commitId !== undefined) await this.settled(commitId);
    });
  }

  private async deliver(letter: Letter): Promise<string | undefined> {
    for (let attempt = 1; !this.stopped; attempt++) {
      try {
        const answered = await this.deps.send(letter.to, { id: letter.id, actor: 'system', command: letter.command });
        this.strike(letter);
        return answered.commitId;
      } catch (error) {
        if (error instanceof MillraceError && error.code === 'ENGINE_CLOSED') return undefined;
        if (error instanceof MillraceError && error.code === 'AGGREGATE_DAMAGED') {
          // The receiver has not answered: its row stays until somebody has repaired it, and is taken up at the next start.
          this.deps.log('error', 'an effect waits for a damaged receiver', { to: letter.to, type: letter.command.type });
          return undefined;
        }
        if (error instanceof MillraceError && !passesByItself(error)) {
          return this.refused(letter, error);
        }
        await this.deps.pause(attempt);
      }
    }
    return undefined;
  }

  /** Tells whoever can make an incident of a refused letter. */
  private async refused(letter: Letter, error: MillraceError): Promise<string | undefined> {
    const { to, command } = letter;
    const said = { to, type: command.type, code: error.code };
    const instead = this.deps.undeliverable(letter, error);
    // What is sent instead is not replaced once more: a person has to look.
    if (instead === 'stays' || (typeof instead === 'object' && letter.instead !== undefined)) {
      this.deps.log('error', 'an effect was refused and nobody can be told; it stays until the next start', said);
      return undefined;
    }
    if (instead === 'late') this.deps.log('info', 'an effect came too late', said);
    else this.deps.log('warning', 'an effect was refused by its receiver', said);
    if (typeof instead === 'object') return this.deliver({ ...letter, id: `${letter.id}.r`, instead: letter.id, ...instead });
    this.strike(letter);
    return undefined;
  }

  private strike(letter: Letter): void {
    this.done.push({
      collection: 'outbox',
      key: `${letter.tenant}/${letter.instead ?? letter.id}`,
      rank: 2,
      at: this.deps.time.now(),
      fields: null,
      body: '',
    });
    this.flushing ??= this.flush();
  }

  /** Removals gather for one turn of the event loop: delivering again after a crash is harmless, so they need not hurry. */
  private async flush(): Promise<void> {
    for (let attempt = 1; this.done.length;) {
      await new Promise((resolve) => setImmediate(resolve));
      const rows = this.done;
      this.done = [];
      try {
        await this.deps.store.project(rows);
        attempt = 1;
      } catch (cause) {
        this.done = [...rows, ...this.done];
        this.deps.log('warning', 'delivered effects could not be struck off; trying again', { cause });
        if (this.stopped) break;
        await this.deps.pause(attempt++);
      }
    }
    this.flushing = undefined;
  }
}
