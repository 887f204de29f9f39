import { createHash } from 'node:crypto';
import type { CollectionSpec, Store as RowStore, TimeSource } from '@millrace/engine';
import session from 'express-session';
import type { SessionData } from 'express-session';
import type { ServiceLog } from '../service-log.js';
import { sweepExpired, sweepHourly } from './expired-rows.js';

/** Rows of sessions: `<tenant>/<SHA-256 of the session id>`, so that who reads the store cannot take a session over. They are no projection and in no history. */
export const sessionsCollection: CollectionSpec = {
  name: 'sessions',
  fields: { expiresAt: 'number' },
  indexes: [{ fields: ['expiresAt'] }],
};

/** A session that ended stays ended: no write that was under way brings its row back. */
const ENDED = Number.MAX_SAFE_INTEGER;
/** How often a session that is only used is written again. */
const TOUCH_EVERY = 60_000;
/** Of a session whose cookie has no end of its own. */
const AT_MOST = 86_400_000;

/** What stands in a row beside the session itself. */
type Kept = SessionData & { readonly writtenAt?: number };
type Callback<T = never> = (error?: unknown, value?: T | null) => void;

/** The store of express-session over the engine's store. */
export class SessionRows extends session.Store {
  private rank = 0;
  private stopSweeping = ignore;

  constructor(
    private readonly deps: { readonly store: RowStore; readonly tenant: string; readonly time: TimeSource; readonly log: ServiceLog },
  ) {
    super();
  }

  /** Opens the collection and begins to sweep what has expired. */
  async start(): Promise<void> {
    await this.deps.store.open([sessionsCollection]);
    this.stopSweeping = sweepHourly(this.deps, () => this.sweep());
  }

  stop(): void {
    this.stopSweeping();
  }

  override get(id: string, answer: (error: unknown, session?: SessionData | null) => void): void {
    this.read(id).then(
      (found) => answer(null, found),
      (error: unknown) => answer(error),
    );
  }

  override set(id: string, data: SessionData, done: Callback = ignore): void {
    settle(this.write(id, data), done);
  }

  override destroy(id: string, done: Callback = ignore): void {
    const { store, time } = this.deps;
    const row = { collection: sessionsCollection.name, key: this.keyOf(id), rank: ENDED, at: time.now(), fields: null, body: '' };
    settle(store.project([row]), done);
  }

  /** Moves the end of a session that is used; not more often than every minute. */
  override touch(id: string, data: SessionData, done: Callback = ignore): void {
    const { writtenAt = 0 } = data as Kept;
    settle(this.deps.time.now() - writtenAt < TOUCH_EVERY ? Promise.resolve() : this.write(id, data), done);
  }

  /** Removes sessions that have expired; answers how many. */
  sweep(): Promise<number> {
    const { store, tenant, time } = this.deps;
    return sweepExpired({ store, collection: sessionsCollection.name, tenant, now: time.now(), rank: ENDED });
  }

  private async read(id: string): Promise<SessionData | null> {
    const { store, time } = this.deps;
    const row = await store.get(sessionsCollection.name, this.keyOf(id));
    if (row === null || Number(row.fields['expiresAt']) <= time.now()) return null;
    return JSON.parse(row.body) as SessionData;
  }

  private async write(id: string, data: SessionData): Promise<void> {
    const { store, time } = this.deps;
    const now = time.now();
    const { expires } = data.cookie;
    const end = expires === undefined || expires === null ? now + AT_MOST : new Date(expires).getTime();
    const expiresAt = Number.isFinite(end) ? end : now + AT_MOST;
    const kept: Kept = { ...data, writtenAt: now };
    const key = this.keyOf(id);
    const rank = Math.max(this.nextRank(now), ((await store.rankOf(sessionsCollection.name, key)) ?? 0) + 1);
    // One above the rank of an ended session would be above it, and no whole number any more.
    if (rank >= ENDED) return;
    await store.project([{ collection: sessionsCollection.name, key, rank, at: now, fields: { expiresAt }, body: JSON.stringify(kept) }]);
  }

  /** Ascending within this process also in one millisecond; by the clock between processes. */
  private nextRank(now: number): number {
    this.rank = Math.max(this.rank + 1, now * 1000);
    return this.rank;
  }

  private keyOf(id: string): string {
    return `${this.deps.tenant}/${createHash('sha256').update(id).digest('hex')}`;
  }
}

const ignore = (): void => undefined;

function settle(work: Promise<unknown>, done: Callback): void {
  work.then(
    () => done(),
    (error: unknown) => done(error),
  );
}
