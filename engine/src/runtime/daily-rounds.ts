import type { CollectionSpec, Store, TimeSource } from '../ports/index.js';
import { audit, type AuditPlace } from './audit.js';
import type { Log } from './log.js';
import { TOMBSTONES_FOR, type SweepDeps } from './sweep.js';

/** Where each tenant's audit stands, so that a node that starts goes on where the last one stopped. Rows of the pseudo-tenant `system`. */
export const auditsCollection: CollectionSpec = { name: 'audits', fields: {}, indexes: [] };

/** A node looks this often whether something is due. */
export const LOOK_EVERY = 600_000;
const AUDIT_EVERY = 86_400_000;
/** An audit that has not been heard of for this long is nobody's any more. */
const GIVEN_UP_AFTER = 3_600_000;
/** The place is written down every so many aggregates. */
const NOTED_EVERY = 5000;
/** Tombstones removed in one write. */
const TOMBSTONES_A_WRITE = 500;
/** After each step others have the store for so many times as long. */
const REST = 3;

/** What the daily rounds need. */
export interface RoundsDeps {
  readonly sweep: SweepDeps;
  readonly store: Store;
  readonly time: TimeSource;
  readonly log: Log;
  readonly tenants: () => Promise<readonly string[]>;
  /** Collections whose tombstones are swept. */
  readonly collections: readonly string[];
  readonly stopped: () => boolean;
}

/** What is written down of a tenant's audit. Times are milliseconds since 1970 UTC. */
interface AuditNote {
  readonly since: number;
  /** When it was last heard of. */
  readonly at: number;
  /** Absent when it is through. */
  readonly place?: AuditPlace;
  readonly checked: number;
  readonly repaired: number;
}

/**
 * What a node does once a day with all there is: it removes old tombstones and compares the log with the rows (rule 11). A million histories take their time, so both go in small steps with rests between
 * them, and an audit that was interrupted goes on where it was.
 */
export class DailyRounds {
  constructor(private readonly deps: RoundsDeps) {}

  /** Does what is due. */
  async run(): Promise<void> {
    await this.sweepTombstones();
    for (const tenant of await this.deps.tenants()) {
      if (this.deps.stopped()) return;
      await this.auditIfDue(tenant);
    }
  }

  private async sweepTombstones(): Promise<void> {
    const { store, time, collections, stopped } = this.deps;
    for (const collection of collections) {
      for (let gone = TOMBSTONES_A_WRITE; gone >= TOMBSTONES_A_WRITE && !stopped();) {
        const since = time.monotonic();
        gone = await store.sweepTombstones(collection, time.now() - TOMBSTONES_FOR, TOMBSTONES_A_WRITE);
        if (gone > 0) await this.rest(since);
      }
    }
  }

  private async auditIfDue(tenant: string): Promise<void> {
    const { store, time, log, stopped } = this.deps;
    const key = `system/${tenant}`;
    const row = await store.get(auditsCollection.name, key);
    const known = row === null ? undefined : (JSON.parse(row.body) as AuditNote);
    const now = time.now();
    const isUnderWay = known?.place !== undefined && now - known.at < GIVEN_UP_AFTER;
    const isDone = known !== undefined && known.place === undefined && now - known.since < AUDIT_EVERY;
    if (isUnderWay || isDone) return;
    const before = known?.place === undefined ? { since: now, checked: 0, repaired: 0 } : known;
    let rank = row?.rank ?? 0;
    const note = async (found: { readonly checked: number; readonly repaired: readonly string[] }, place?: AuditPlace): Promise<void> => {
      const [checked, repaired] = [before.checked + found.checked, before.repaired + found.repaired.length];
      const body: AuditNote = { since: before.since, at: time.now(), checked, repaired, ...(place === undefined ? {} : { place }) };
      await store.project([{ collection: auditsCollection.name, key, rank: ++rank, at: body.at, fields: {}, body: JSON.stringify(body) }]);
    };
    let since = time.monotonic();
    // The first step is written down, so that others know that somebody is at it.
    let noted = -NOTED_EVERY;
    let isThrough = true;
    const found = await audit(this.deps.sweep, tenant, {
      from: known?.place,
      onStep: async (place, sofar) => {
        if (sofar.checked - noted >= NOTED_EVERY) {
          noted = sofar.checked;
          await note(sofar, place);
        }
        await this.rest(since);
        since = time.monotonic();
        return (isThrough = !stopped());
      },
    });
    if (isThrough) await note(found);
    if (found.repaired.length) log('error', 'the audit had to repair rows', { tenant, repaired: found.repaired.length });
  }

  /** Lets others have the store for longer than it was taken from them. */
  private rest(since: number): Promise<void> {
    const { time } = this.deps;
    return new Promise((resolve) => time.after(Math.max(1, REST * (time.monotonic() - since)), resolve));
  }
}
