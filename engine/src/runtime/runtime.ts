import { MillraceError } from '@millrace/schemas';
import type { AggregateType, Command, Effect, Undeliverable } from '../execution/aggregate.js';
import type { AggregateKey, CollectionSpec, IdSource, RowWrite, Store, TimeSource } from '../ports/index.js';
import { parseKey, type AggregateState } from './aggregate-state.js';
import { audit, type Audited } from './audit.js';
import { backoff } from './backoff.js';
import { Breath } from './breath.js';
import { BlobGate } from './blob-gate.js';
import { Committer } from './committer.js';
import { auditsCollection, DailyRounds, LOOK_EVERY } from './daily-rounds.js';
import { systemIds } from './ids.js';
import { standardLog, type Log } from './log.js';
import { beginEpoch, Heartbeat, lastWritten } from './node-life.js';
import { Outbox, outboxCollection, type Letter } from './outbox.js';
import { Patience } from './patience.js';
import type { Answerer } from './questions.js';
import type { Answered, Committed, ExecuteOptions, Executed, Sent } from './sent.js';
import { Strands, type StrandLimits } from './strands.js';
import { closeDead, dropRows, rebuild, sweepEpoch, sweepOthers, type RebuildProgress, type SweepDeps } from './sweep.js';
import { systemTime } from './system-time.js';

/** Tenants this installation has seen: whose jobs, timers and effects a starting node takes up. Rows of the pseudo-tenant `system`. */
const tenantsCollection: CollectionSpec = { name: 'tenants', fields: {}, indexes: [] };
const SYSTEM = 'system';

/** Effects to other aggregates are waited for this long before the answer says `settled: false` (rule 9). */
const SETTLE_WITHIN = 300;
/** A dead life's tail is swept again after these milliseconds: an insert of a frozen node may land late (rule 11). */
const SWEEP_AGAIN = [60_000, 600_000, 3_600_000, 86_400_000];
const CLOSE_WITHIN = 10_000;

/** What a runtime node is made of. */
export interface RuntimeOptions {
  readonly store: Store;
  readonly types: readonly AggregateType[];
  /** Collections beside those of the runtime itself. */
  readonly collections: readonly CollectionSpec[];
  readonly answerer: Answerer;
  readonly time?: TimeSource;
  readonly ids?: IdSource;
  readonly log?: Log;
  /** Aggregates kept in memory while nothing happens to them; default 10 000 and 128 MB. */
  readonly keepStrands?: Partial<StrandLimits>;
  /** How long a caller waits for the store, milliseconds; default 15 000. */
  readonly patience?: number;
  /** Whether this node takes up effects, jobs and timers that others left; default true. A command-line tool beside a running server does not. */
  readonly takesUpWork?: boolean;
  /** Waits before try `attempt` of what failed; by default by the time source. */
  readonly pause?: (attempt: number) => Promise<void>;
  /** Before a store that was restored serves anybody: its rows have been written anew. */
  readonly beforeTrust?: (runtime: Runtime) => Promise<void>;
  /** Told of rows that are now in the store. */
  readonly onRows?: (rows: readonly RowWrite[]) => void;
}

/** The server's host of aggregates: one node of the engine. */
export class Runtime {
  readonly time: TimeSource;
  readonly ids: IdSource;
  readonly log: Log;
  readonly store: Store;
  readonly epoch: string;
  private readonly types: ReadonlyMap<string, AggregateType>;
  readonly blobs: BlobGate;
  private readonly committer: Committer;
  private readonly strands: Strands;
  private readonly outbox: Outbox;
  private readonly heartbeat: Heartbeat;
  private readonly patience: Patience;
  private readonly knownTenants = new Set<string>();
  private readonly tenants = new Map<string, Promise<void>>();
  private readonly plans = new Set<() => void>();
  private closed: Promise<void> | undefined;

  private constructor(
    private readonly options: RuntimeOptions,
    epoch: string,
  ) {
    this.time = options.time ?? systemTime();
    this.ids = options.ids ?? systemIds();
    this.log = options.log ?? standardLog;
    this.store = options.store;
    this.epoch = epoch;
    this.types = new Map(options.types.map((type) => [type.type, type]));
    const { store, time, ids, log } = this;
    const pause = (attempt: number): Promise<void> => this.pause(attempt);
    this.blobs = new BlobGate(store, time);
    this.committer = new Committer({ store, blobs: this.blobs, time, log, epoch, pause });
    this.strands = new Strands(
      this.types,
      {
        store,
        time,
        ids,
        log,
        committer: this.committer,
        answerer: options.answerer,
        pause,
        breath: new Breath(() => time.monotonic()),
        onCommitted: (committed) => this.committed(committed),
      },
      { strands: 10_000, bytes: 128 * 1024 * 1024, ...options.keepStrands },
    );
    const send = (key: AggregateKey, sent: Sent): Promise<Answered> => this.strands.send(key, sent);
    const undeliverable = ({ to, command }: Letter, error: MillraceError): Undeliverable | undefined =>
      this.undeliverable({ to, command }, error);
    this.outbox = new Outbox({ store, time, log, send, pause, undeliverable });
    const stopListening = store.onUncertainty?.(() => this.strands.forget());
    if (stopListening) this.plans.add(stopListening);
    this.patience = new Patience(time, options.patience ?? 15_000);
    this.heartbeat = new Heartbeat(epoch, { store, time, committer: this.committer, log });
  }

  /** Opens the store and begins a new life of this node. */
  static async start(given: RuntimeOptions): Promise<Runtime> {
    const { store, time = systemTime() } = given;
    const options = { ...given, time };
    const own = [outboxCollection, tenantsCollection, auditsCollection];
    await store.open([...options.collections, ...own]);
    if (time.written) time.written(await lastWritten(store));
    const runtime = new Runtime(options, await beginEpoch(store, time));
    try {
      await runtime.clearDoubt();
      if (options.takesUpWork !== false) await runtime.takeUp();
    } catch (error) {
      runtime.letGo();
      throw error;
    }
    return runtime;
  }

  /** Sends a command to an aggregate and answers when it is stored and its rows are there. Rejects with a `MillraceError`. */
  execute(key: AggregateKey, command: Command, options: ExecuteOptions): Promise<Executed> {
    if (this.closed) return Promise.reject(new MillraceError('ENGINE_CLOSED'));
    const tenant = key.slice(0, key.indexOf('/'));
    if (!this.knownTenants.has(tenant)) return Promise.resolve(this.knowTenant(tenant)).then(() => this.execute(key, command, options));
    const { id, actor, onBehalfOf, fresh = false } = options;
    const sent: Sent = onBehalfOf === undefined ? { id, actor, command } : { id, actor, onBehalfOf, command };
    return new Promise((resolve, reject) => {
      const wait = this.patience.begin(() => reject(unconfirmed()));
      const answered = ({ answer, revision, commitId }: Answered): void => {
        this.patience.over(wait);
        if (commitId === undefined || !this.outbox.isSettling(commitId)) resolve({ answer, revision, settled: true });
        else this.waitSettled(commitId).then((settled) => resolve({ answer, revision, settled }), reject);
      };
      const refused = (error: unknown): void => {
        this.patience.over(wait);
        reject(error);
      };
      try {
        this.strands.tell(key, sent, fresh, answered, refused);
      } catch (error) {
        refused(error);
      }
    });
  }

  /** The newest state of an aggregate. */
  look(key: AggregateKey): Promise<AggregateState> {
    return this.strands.look(key);
  }

  /** Reads an aggregate anew before it is used again: its commits have been rewritten. */
  reread(key: AggregateKey): void {
    this.strands.reread(key);
  }

  /** Deletes a large value; answers `false` where a commit that names it may be on its way from here, and it stays. */
  deleteBlob(tenant: string, hash: string): Promise<boolean> {
    return this.blobs.delete(tenant, hash);
  }

  /** Every tenant this installation has seen. */
  async tenantIds(): Promise<readonly string[]> {
    const found: string[] = [];
    for (let cursor: string | undefined; ;) {
      const query = { collection: tenantsCollection.name, tenant: SYSTEM, limit: 1000 };
      const page = await this.store.find(cursor === undefined ? query : { ...query, cursor });
      found.push(...page.rows.map((row) => row.key.slice(SYSTEM.length + 1)));
      if (page.cursor === undefined) return found;
      cursor = page.cursor;
    }
  }

  /** Compares the log with the rows (rule 11): what it repairs in quiet times is a fault of ours. */
  audit(tenant: string): Promise<Audited> {
    return audit(this.sweepDeps(), tenant);
  }

  /**
   * Writes every row of a tenant anew from the log; answers how many aggregates there were. With `drop` rows that no aggregate implies go as well: a collection holds those of
   * all tenants, so then every tenant's rows are written anew.
   */
  async rebuild(
    tenant: string,
    { drop = false, onProgress }: { readonly drop?: boolean; readonly onProgress?: (progress: RebuildProgress) => void } = {},
  ): Promise<number> {
    const deps = this.sweepDeps();
    if (drop) await dropRows(deps);
    let total = 0;
    for (const each of drop ? new Set([tenant, ...(await this.tenantIds())]) : [tenant])
      total += await rebuild(deps, each, onProgress ? { onProgress } : {});
    return total;
  }

  /** Rolls forward what another life left; answers how many aggregates needed it. */
  sweep(epoch: string): Promise<number> {
    return sweepEpoch(this.sweepDeps(), epoch, 0);
  }

  /** What is done about a letter that its receiver refused for good; nothing where nobody cares. */
  undeliverable(letter: Effect, { code, message, params }: MillraceError): Undeliverable | undefined {
    const { tenant, type } = parseKey(letter.to);
    return this.types.get(type)?.undeliverable?.(letter, { code, message: message.slice(0, 2000), params }, tenant);
  }

  /** Resolves when nothing is on its way between aggregates. */
  async settled(): Promise<void> {
    await this.strands.drained();
    await this.outbox.drained();
  }

  /** Runs something at intervals until the node closes. */
  every(ms: number, run: () => Promise<void>): void {
    const plan = (): void => {
      const cancel = this.time.after(ms, () => {
        this.plans.delete(cancel);
        run()
          .catch((cause: unknown) => this.log('warning', 'regular work failed; it is tried again later', { cause }))
          .finally(() => {
            if (!this.closed) plan();
          });
      });
      this.plans.add(cancel);
    };
    plan();
  }

  /** Takes no more commands, finishes those on their way and ends this life. What cannot be finished in time is left to the next start. */
  close(): Promise<void> {
    return (this.closed ??= this.end());
  }

  private async end(): Promise<void> {
    for (const cancel of this.plans) cancel();
    this.strands.close();
    const finish = async (): Promise<true> => {
      await this.outbox.stop();
      await Promise.all([this.strands.drained(), this.committer.drained()]);
      // Deliveries that were answered meanwhile are struck off while the store is still there.
      await this.outbox.stop();
      return true;
    };
    const finished = await this.within(CLOSE_WITHIN, finish());
    this.committer.stop();
    const lastBeat = this.heartbeat.stop(finished && this.committer.clean).catch((cause: unknown) => {
      this.log('warning', 'the last heartbeat could not be written', { cause });
    });
    // A store that answers no more must not keep the program from ending.
    await this.within(
      CLOSE_WITHIN,
      lastBeat.then(() => true),
    );
    await this.within(
      CLOSE_WITHIN,
      this.store.close().then(() => true),
    );
  }

  /** Ends a node that could not start. The store stays open: it is the caller's until the node has it. */
  private letGo(): void {
    this.closed = Promise.resolve();
    for (const cancel of this.plans) cancel();
    this.strands.close();
    this.committer.stop();
    void this.outbox.stop();
    this.heartbeat.stop(false).catch((cause: unknown) => this.log('warning', 'the last heartbeat could not be written', { cause }));
  }

  /** A store that was restored or copied serves nobody before its rows have been written anew (rule 23). */
  private async clearDoubt(): Promise<void> {
    const doubt = (await this.store.doubt?.()) ?? null;
    if (doubt === null) return;
    this.log('warning', 'the store was restored or copied: its lists are written anew before anybody is served', { doubt });
    const done = await this.rebuild(SYSTEM, { drop: true });
    await this.options.beforeTrust?.(this);
    await this.store.trust?.();
    this.log('warning', 'the lists are written anew', { histories: done });
  }

  private async takeUp(): Promise<void> {
    const lives = await this.store.epochs();
    await sweepOthers(this.sweepDeps(), this.epoch);
    for (const tenant of await this.tenantIds()) {
      this.knownTenants.add(tenant);
      await this.outbox.recover(tenant);
    }
    for (const ms of SWEEP_AGAIN) {
      const cancel = this.time.after(ms, () => {
        this.plans.delete(cancel);
        sweepOthers(this.sweepDeps(), this.epoch)
          .then(() => (ms === SWEEP_AGAIN.at(-1) ? closeDead(this.store, lives, this.epoch) : undefined))
          .catch((cause: unknown) => this.log('warning', 'a sweep failed', { cause }));
      });
      this.plans.add(cancel);
    }
    const rounds = new DailyRounds({
      sweep: this.sweepDeps(),
      store: this.store,
      time: this.time,
      log: this.log,
      tenants: () => this.tenantIds(),
      collections: [...new Set([...[...this.types.values()].flatMap((type) => type.collections), outboxCollection.name])],
      stopped: () => this.closed !== undefined,
    });
    this.every(LOOK_EVERY, () => rounds.run());
  }

  private sweepDeps(): SweepDeps {
    return { store: this.store, types: this.types, log: this.log, onRows: (rows) => this.late(rows) };
  }

  private committed({ key, commitId, rows, effects }: Committed): void {
    if (commitId === '') return this.late(rows);
    this.options.onRows?.(rows);
    if (effects.length === 0) return;
    const { tenant } = parseKey(key);
    this.outbox.post(
      commitId,
      effects.map(({ to, command }, index) => ({ id: `${commitId}.${index}`, tenant, from: key, to, command })),
    );
  }

  /** Rows of a writer that did not come to it: their jobs, timers and effects are taken up here. */
  private late(rows: readonly RowWrite[]): void {
    this.options.onRows?.(rows);
    if (this.options.takesUpWork !== false) this.outbox.take(rows);
  }

  private async waitSettled(commitId: string): Promise<boolean> {
    const settling = this.outbox.settled(commitId);
    return this.within(
      SETTLE_WITHIN,
      settling.then(() => true),
    );
  }

  /** `false` when it takes longer than `ms`. */
  within(ms: number, work: Promise<true> | Promise<boolean>): Promise<boolean> {
    return new Promise((resolve, reject) => {
      const cancel = this.time.after(ms, () => resolve(false));
      (work as Promise<boolean>).then(resolve, reject).finally(cancel);
    });
  }

  private pause(attempt: number): Promise<void> {
    if (this.options.pause) return this.options.pause(attempt);
    return new Promise((resolve) => this.time.after(backoff(attempt), resolve));
  }

  /** A tenant is written down before its first commit, so that no later start overlooks it. */
  private knowTenant(tenant: string): Promise<void> | undefined {
    const known = this.tenants.get(tenant);
    if (known) return known;
    const row: RowWrite = {
      collection: tenantsCollection.name,
      key: `${SYSTEM}/${tenant}`,
      rank: 1,
      at: this.time.now(),
      fields: {},
      body: '{}',
    };
    // The same promise for all who wait, so that they go on in the order they came.
    const writing = this.store.project([row]).then(
      () => void this.knownTenants.add(tenant),
      (cause: unknown) => {
        this.tenants.delete(tenant);
        throw cause instanceof MillraceError
          ? cause
          : new MillraceError('STORE_UNAVAILABLE', { reason: 'it could not be written' }, { cause });
      },
    );
    this.tenants.set(tenant, writing);
    return writing;
  }
}

function unconfirmed(): MillraceError {
  return new MillraceError('STORE_UNAVAILABLE', {
    reason: 'it has not confirmed the change yet; repeat the command with the same command id',
  });
}
