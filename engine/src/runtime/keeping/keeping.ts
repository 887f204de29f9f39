import { MillraceError } from '@millrace/schemas';
import { keptSince } from '../../behaviors/retention.js';
import { gravestonesCollection } from '../../execution/index.js';
import {
  erasureKey,
  erasuresCollection,
  upkeepRoundKey,
  upkeepRoundsCollection,
  type Blocked,
  type ErasureCommand,
  type UpkeepCommand,
  type UpkeepReport,
} from '../../keeping/index.js';
import type { AggregateKey, Row } from '../../ports/index.js';
import type { EngineParts } from '../engine-parts.js';
import { apart } from './apart.js';
import { sweepBlobs } from './blobs.js';
import { emptyBin } from './draft-bin.js';
import { dueRoots } from './due.js';
import { Eraser, type ListedErasure } from './eraser.js';
import { Forgetter } from './forgetter.js';
import { inLanes } from './lanes.js';
import { Pace, Stopped } from './pace.js';
import { RowsTogether } from './rows-together.js';
import { everyRow, isHeld, owingAggregates, treeOf, whyKept } from './trees.js';

/** How long gravestones and the reports of rounds are kept. */
const A_YEAR = 'P1Y';
/** Milliseconds between two rounds. */
const EVERY = 3_600_000;
/** Instances that are named in a report, of those that stay though their time is over. */
const EXAMPLES = 100;
/** Trees that are purged at once. Each takes a fourth of its time, so that others have the rest. */
const LANES = 8;

type Writable<T> = { -readonly [K in keyof T]: T[K] };
type Tally = Writable<Required<Omit<UpkeepReport, 'blocked' | 'examples'>>> & {
  readonly blocked: Record<Blocked, number>;
  readonly examples: { instance: string; why: Blocked }[];
};

/** What upkeep needs of an engine. */
export type KeepingParts = Pick<EngineParts, 'runtime' | 'answerer' | 'latest'>;

/** What is kept, and for how long: rounds of upkeep that purge what was kept long enough, and erasures. One round at a time. */
export class Keeping {
  private readonly paces = new Set<Pace>();
  private running: Promise<unknown> = Promise.resolve();
  private closed = false;

  /** `usual` is how long instances are kept of which their process says nothing. */
  constructor(
    private readonly parts: KeepingParts,
    readonly usual: string,
  ) {}

  /** Does rounds from now on. */
  begin(): void {
    const { runtime } = this.parts;
    runtime.every(EVERY, async () => {
      for (const tenant of await runtime.tenantIds()) await this.round(tenant);
    });
  }

  /** Ends what is under way after its present step; the next start goes on with it. */
  async stop(): Promise<void> {
    this.closed = true;
    for (const pace of this.paces) pace.stop();
    await this.running.catch(() => undefined);
  }

  /** A round for one tenant: finishes what was begun, purges what is due, goes on with erasures. `hurried`: somebody waits for it. */
  round(tenant: string, hurried = false): Promise<UpkeepReport> {
    return this.alone(async (pace) => {
      pace.hurried = hurried;
      const tally = newTally(this.parts.runtime.time.now());
      try {
        await this.work(tenant, pace, tally);
      } catch (error) {
        // What was done so far is told in any case.
        await this.report(tenant, tally).catch(() => undefined);
        if (!(error instanceof Stopped)) throw error;
      }
      return this.report(tenant, tally);
    });
  }

  /** Goes on with one erasure. */
  erase(tenant: string, id: string): Promise<void> {
    return this.alone(async (pace) => {
      pace.hurried = true;
      await this.eraser(tenant, pace).run(id);
    });
  }

  /** Takes out of the bin for good what is due, also what somebody wants gone at once. */
  emptyBin(tenant: string): Promise<number> {
    return this.alone((pace) => {
      pace.hurried = true;
      return emptyBin(this.parts.runtime, tenant, new Forgetter(this.parts.runtime, tenant, pace));
    });
  }

  /** Erases again what the list beside the store says, before a store that was restored serves anybody (rule 23). */
  async again(): Promise<void> {
    const { runtime } = this.parts;
    for (const text of (await runtime.store.erasures?.all()) ?? []) {
      const { id, tenant, kind, subject, by, at, reason } = JSON.parse(text) as ListedErasure;
      const command: ErasureCommand = { type: 'requestErasure', subject: { kind, id: subject }, reason, by, at };
      await runtime.execute(erasureKey(tenant, id), command, { id: runtime.ids.next(runtime.time.now()), actor: 'system' });
      runtime.log('warning', 'an erasure is applied again to the restored store', { erasure: id });
      await this.erase(tenant, id);
    }
  }

  private alone<T>(work: (pace: Pace) => Promise<T>): Promise<T> {
    const pace = new Pace(this.parts.runtime);
    if (this.closed) pace.stop();
    this.paces.add(pace);
    const mine = this.running
      .catch(() => undefined)
      .then(() => work(pace))
      .finally(() => this.paces.delete(pace));
    this.running = mine;
    return mine;
  }

  private eraser(tenant: string, pace: Pace): Eraser {
    const { runtime } = this.parts;
    return new Eraser(runtime, tenant, new Forgetter(runtime, tenant, pace), pace);
  }

  private async work(tenant: string, pace: Pace, tally: Tally): Promise<void> {
    const { runtime } = this.parts;
    const { store } = runtime;
    const forgetter = new Forgetter(runtime, tenant, pace);
    await pace.step();
    for await (const row of everyRow(store, tenant, gravestonesCollection.name, { field: 'forgotten', eq: false }, 'purgedAt'))
      await apart(runtime, 'a purge could not be finished', { instance: idIn(tenant, row.key) }, async () => {
        tally.commits += await forgetter.finish(row);
      });
    await this.purgeDue(tenant, pace, tally);
    const yearAgo = keptSince(A_YEAR, runtime.time.now());
    for await (const row of everyRow(store, tenant, gravestonesCollection.name, { field: 'purgedAt', lt: yearAgo }, 'purgedAt')) {
      await forgetter.remove(`${tenant}/process/${idIn(tenant, row.key)}`, gravestonesCollection.name, row);
      tally.gravestones++;
    }
    for await (const row of everyRow(store, tenant, upkeepRoundsCollection.name, { field: 'at', lt: yearAgo }, 'at'))
      await forgetter.remove(upkeepRoundKey(tenant, idIn(tenant, row.key)), upkeepRoundsCollection.name, row);
    for await (const row of everyRow(store, tenant, erasuresCollection.name, { field: 'state', in: ['running', 'waiting'] }))
      await apart(runtime, 'an erasure was interrupted', { erasure: idIn(tenant, row.key) }, async () => {
        tally.erased += await this.eraser(tenant, pace).run(idIn(tenant, row.key));
      });
    tally.drafts += await emptyBin(runtime, tenant, forgetter);
    tally.blobs += await sweepBlobs(runtime, tenant, pace);
  }

  /** Many at once, for what takes long is waiting for the disk, which they share. */
  private async purgeDue(tenant: string, pace: Pace, tally: Tally): Promise<void> {
    const { runtime } = this.parts;
    const owing = await owingAggregates(runtime.store, tenant);
    const rows = new RowsTogether(runtime.store);
    await inLanes(dueRoots(this.parts, tenant, this.usual), LANES, pace, async (row, lane) => {
      const id = idIn(tenant, row.key);
      const blocked = (why: Blocked): void => {
        tally.blocked[why]++;
        if (tally.examples.length < EXAMPLES) tally.examples.push({ instance: id, why });
      };
      await apart(runtime, 'an instance could not be purged', { instance: id }, async () => {
        const why = await this.purgeTree(tenant, row, owing, new Forgetter(runtime, tenant, lane, rows), tally);
        if (why !== undefined) blocked(why);
      }).then((done) => done || blocked('failed'));
    });
  }

  /** Purges a tree, or answers why not. The root goes last: as long as it is there, the rest of its tree is found again. */
  private async purgeTree(
    tenant: string,
    root: Row,
    owing: ReadonlySet<AggregateKey>,
    forgetter: Forgetter,
    tally: Tally,
  ): Promise<Blocked | undefined> {
    const { runtime } = this.parts;
    const tree = await treeOf(runtime.store, tenant, root);
    const why = await whyKept(runtime, tree, owing);
    if (why !== undefined) return why;
    for (const [index, member] of [...tree].reverse().entries()) {
      // A hold may have come meanwhile, also on one above.
      if (index > 0 && (await isHeld(runtime, tree[0]))) return 'held';
      try {
        tally.commits += await forgetter.purge(member, 'retention');
      } catch (error) {
        if (error instanceof MillraceError && error.code === 'INSTANCE_HELD') return 'held';
        throw error;
      }
      tally.purged++;
      await forgetter.pace.step();
    }
    return undefined;
  }

  /** What was done is a commit; a round in which nothing was to be done is not. */
  private async report(tenant: string, tally: Tally): Promise<UpkeepReport> {
    const { runtime } = this.parts;
    const report: UpkeepReport = { ...tally, endedAt: runtime.time.now() };
    const { purged, commits, blobs, gravestones, drafts, erased, examples } = { drafts: 0, ...report };
    if (purged + commits + blobs + gravestones + drafts + erased + examples.length === 0) return report;
    runtime.log('info', 'upkeep', { tenant, purged, commits, blobs, gravestones, drafts, erased, blocked: report.blocked });
    const command: UpkeepCommand = { type: 'noteRound', report };
    const id = runtime.ids.next(report.endedAt);
    if (!this.closed) await runtime.execute(upkeepRoundKey(tenant, id), command, { id: runtime.ids.next(report.endedAt), actor: 'system' });
    return report;
  }
}

function idIn(tenant: string, key: string): string {
  return key.slice(tenant.length + 1);
}

function newTally(startedAt: number): Tally {
  const blocked = { open: 0, held: 0, incidents: 0, undelivered: 0, failed: 0 };
  return { startedAt, endedAt: startedAt, purged: 0, commits: 0, blobs: 0, gravestones: 0, drafts: 0, erased: 0, blocked, examples: [] };
}
