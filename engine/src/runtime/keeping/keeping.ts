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
import type { EngineParts } from '../engine-parts.js';
import { sweepBlobs } from './blobs.js';
import { dueRoots } from './due.js';
import { Eraser, type ListedErasure } from './eraser.js';
import { Forgetter } from './forgetter.js';
import { Pace, Stopped } from './pace.js';
import { everyRow, owingAggregates, treeOf, whyKept } from './trees.js';

/** How long gravestones and the reports of rounds are kept. */
const A_YEAR = 'P1Y';
/** Milliseconds between two rounds. */
const EVERY = 3_600_000;
/** Instances that are named in a report, of those that stay though their time is over. */
const EXAMPLES = 100;

type Writable<T> = { -readonly [K in keyof T]: T[K] };
type Tally = Writable<Omit<UpkeepReport, 'blocked' | 'examples'>> & {
  readonly blocked: Writable<UpkeepReport['blocked']>;
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
      tally.commits += await forgetter.finish(row);
    await this.purgeDue(tenant, forgetter, pace, tally);
    const yearAgo = keptSince(A_YEAR, runtime.time.now());
    for await (const row of everyRow(store, tenant, gravestonesCollection.name, { field: 'purgedAt', lt: yearAgo }, 'purgedAt')) {
      await forgetter.remove(`${tenant}/process/${idIn(tenant, row.key)}`, gravestonesCollection.name, row);
      tally.gravestones++;
    }
    for await (const row of everyRow(store, tenant, upkeepRoundsCollection.name, { field: 'at', lt: yearAgo }, 'at'))
      await forgetter.remove(upkeepRoundKey(tenant, idIn(tenant, row.key)), upkeepRoundsCollection.name, row);
    for await (const row of everyRow(store, tenant, erasuresCollection.name, { field: 'state', in: ['running', 'waiting'] }))
      tally.erased += await this.eraser(tenant, pace).run(idIn(tenant, row.key));
    tally.blobs += await sweepBlobs(runtime, tenant, pace);
  }

  private async purgeDue(tenant: string, forgetter: Forgetter, pace: Pace, tally: Tally): Promise<void> {
    const { runtime } = this.parts;
    const owing = await owingAggregates(runtime.store, tenant);
    for await (const row of dueRoots(this.parts, tenant, this.usual)) {
      await pace.step();
      const tree = await treeOf(runtime.store, tenant, row);
      const why = await whyKept(runtime, tree, owing);
      if (why !== undefined) {
        tally.blocked[why]++;
        if (tally.examples.length < EXAMPLES) tally.examples.push({ instance: idIn(tenant, row.key), why });
        continue;
      }
      // The root goes last: as long as it is there, the rest of its tree is found again.
      for (const member of [...tree].reverse()) {
        tally.commits += await forgetter.purge(member, 'retention');
        tally.purged++;
        await pace.step();
      }
    }
  }

  /** What was done is a commit; a round in which nothing was to be done is not. */
  private async report(tenant: string, tally: Tally): Promise<UpkeepReport> {
    const { runtime } = this.parts;
    const report: UpkeepReport = { ...tally, endedAt: runtime.time.now() };
    const { purged, commits, blobs, gravestones, erased, examples } = report;
    if (purged + commits + blobs + gravestones + erased + examples.length === 0) return report;
    runtime.log('info', 'upkeep', { tenant, purged, commits, blobs, gravestones, erased, blocked: report.blocked });
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
  const blocked = { open: 0, held: 0, incidents: 0, undelivered: 0 };
  return { startedAt, endedAt: startedAt, purged: 0, commits: 0, blobs: 0, gravestones: 0, erased: 0, blocked, examples: [] };
}
