import { MillraceError, type JsonValue } from '@millrace/schemas';
import type { AggregateType, Change, DomainEvent } from '../execution/aggregate.js';
import type { Commit, Loaded, RowWrite, Snapshot, Store } from '../ports/index.js';
import { decodeCommit, type CommitContent } from './commit-codec.js';

/** Ranks leave this much room below each revision for projection formats (rule 7). */
export const RANKS_PER_REVISION = 4096;
/** How many command ids an aggregate remembers, and for how long (rule 6). */
const REMEMBERED = 1000;
const REMEMBERED_FOR = 7 * 86_400_000;

/** The first answer to a command, for whoever repeats it. */
export interface Remembered {
  readonly actor: string;
  readonly answer: JsonValue;
  readonly at: number;
}

/** Everything a strand knows of its aggregate at one revision. Never changed in place, but for `recent`, which only the strand's commits extend. */
export interface AggregateState {
  readonly state: unknown;
  /** 0 before the first commit. */
  readonly revision: number;
  /** Id and hash of the commit at `revision`. */
  readonly commit: string | null;
  readonly hash: string;
  readonly at: number;
  /** By command id, oldest first. */
  readonly recent: Map<string, Remembered>;
}

/** An aggregate before its first commit. */
export function unborn(): AggregateState {
  return { state: null, revision: 0, commit: null, hash: '', at: 0, recent: new Map() };
}

/** The parts of an aggregate's key. */
export function parseKey(key: string): { readonly tenant: string; readonly type: string; readonly id: string } {
  const first = key.indexOf('/');
  const second = key.indexOf('/', first + 1);
  return { tenant: key.slice(0, first), type: key.slice(first + 1, second), id: key.slice(second + 1) };
}

/** The key of an aggregate's list row. */
export function listRowKey(key: string): string {
  const { tenant, id } = parseKey(key);
  return `${tenant}/${id}`;
}

/** Remembers the answers of a commit's commands and forgets the oldest (rule 6). */
export function remember(recent: Map<string, Remembered>, commands: CommitContent['commands'], at: number): void {
  for (const { id, actor, answer } of commands) recent.set(id, { actor, answer, at });
  for (const [id, old] of recent) {
    if (recent.size <= REMEMBERED && at - old.at <= REMEMBERED_FOR) break;
    recent.delete(id);
  }
}

/** Applies events in order. */
export function applyAll(type: AggregateType, state: unknown, events: readonly DomainEvent[], at: number): unknown {
  let next = state;
  for (const event of events) next = type.apply(next, event, at);
  return next;
}

/** Rows of a change, with the rank that its revision and the type's projection format give (rule 7). */
export function projectChange(
  type: AggregateType,
  key: string,
  change: Pick<Change<unknown>, 'previous' | 'next' | 'events' | 'revision' | 'at'>,
): { readonly rows: readonly RowWrite[]; readonly listRow: RowWrite | null } {
  const rank = change.revision * RANKS_PER_REVISION + type.projectionFormat;
  const { previous, next, events, revision, at } = change;
  return type.project({ key, tenant: key.slice(0, key.indexOf('/')), previous, next, events, revision, rank, at });
}

/** The outbox rows of a commit (rule 13). */
export function outboxRows(commit: Pick<Commit, 'id' | 'aggregate' | 'at'>, effects: CommitContent['effects']): readonly RowWrite[] {
  const { tenant } = parseKey(commit.aggregate);
  return effects.map((effect, index) => ({
    collection: 'outbox',
    key: `${tenant}/${commit.id}.${index}`,
    rank: 1,
    at: commit.at,
    fields: { to: effect.to, at: commit.at, order: effectOrder(commit.id, index) },
    body: JSON.stringify({ to: effect.to, from: commit.aggregate, command: effect.command }),
  }));
}

/** Sorts effects of one epoch in the order of their commits. */
function effectOrder(commitId: string, index: number): string {
  const dot = commitId.lastIndexOf('.');
  return `${commitId.slice(0, dot)}.${commitId.slice(dot + 1).padStart(12, '0')}.${String(index).padStart(4, '0')}`;
}

/** An aggregate as loaded, and the rows that an interrupted writer still owes (rule 8): other rows first, list row after them. */
export interface LoadedAggregate {
  readonly at: AggregateState;
  readonly owed: readonly RowWrite[];
  readonly owedListRow: RowWrite | null;
  /** Characters of the commits that had to be read: what a new snapshot would spare the next loader. */
  readonly bytes: number;
  /** Characters of all that was read, large values and the snapshot included: about what the state holds, or more. */
  readonly held: number;
}

interface FrozenState {
  readonly state: JsonValue;
  readonly hash: string;
  readonly at: number;
  readonly recent: readonly (readonly [string, Remembered])[];
}

/** The snapshot of a state (rule 18). */
export function snapshotOf(type: AggregateType, key: string, at: AggregateState): Snapshot {
  const frozen: FrozenState = {
    state: type.freeze ? type.freeze(at.state) : (at.state as JsonValue),
    hash: at.hash,
    at: at.at,
    recent: [...at.recent],
  };
  return {
    aggregate: key,
    revision: at.revision,
    commit: at.commit ?? '',
    stateFormat: type.stateFormat,
    body: JSON.stringify(frozen),
  };
}

function fromSnapshot(type: AggregateType, snapshot: Snapshot): AggregateState {
  const frozen = JSON.parse(snapshot.body) as FrozenState;
  return {
    state: type.thaw ? type.thaw(frozen.state) : frozen.state,
    revision: snapshot.revision,
    commit: snapshot.commit,
    hash: frozen.hash,
    at: frozen.at,
    recent: new Map(frozen.recent),
  };
}

/** A store that is away is not a damaged history. */
async function blobOf(store: Store, tenant: string, hash: string): Promise<Uint8Array | null> {
  try {
    return await store.blobs.get(tenant, hash);
  } catch (cause) {
    if (cause instanceof MillraceError) throw cause;
    throw new MillraceError('STORE_UNAVAILABLE', { reason: 'a large value could not be read' }, { cause });
  }
}

/** The content of a commit, with its large values fetched; `size` is about how much that is, in bytes. */
export async function contentOf(
  store: Store,
  commit: Commit,
): Promise<{ readonly content: CommitContent; readonly hash: string; readonly erased: readonly string[]; readonly size: number }> {
  const decoded = decodeCommit(commit.body);
  const size = decoded.blobs.reduce((sum, blob) => sum + blob.size, commit.body.length);
  if (!decoded.blobs.length) return { content: decoded.content, hash: decoded.hash, erased: decoded.erased, size };
  const { tenant } = parseKey(commit.aggregate);
  const texts: string[] = [];
  for (const blob of decoded.blobs) {
    const bytes = await blobOf(store, tenant, blob.hash);
    if (!bytes) {
      const found = `the large value ${blob.hash} of commit ${commit.id} is missing`;
      throw new MillraceError('AGGREGATE_DAMAGED', { aggregate: commit.aggregate, found });
    }
    texts.push(Buffer.from(bytes).toString('utf8'));
  }
  return { content: decoded.fill(texts), hash: decoded.hash, erased: decoded.erased, size };
}

/**
 * Folds an aggregate's commits. A gap, a fork or an event that this release does not know refuses with `AGGREGATE_DAMAGED` (rules 4 and 19). Rows of
 * commits above the list row's revision are owed: their writer may have died before it wrote them.
 */
export async function loadAggregate(store: Store, type: AggregateType, key: string): Promise<LoadedAggregate> {
  const [loaded, projected] = await Promise.all([store.load(key), projectedRevision(store, type, key)]);
  try {
    return await fold(store, type, key, loaded, projected);
  } catch (cause) {
    if (cause instanceof MillraceError) throw cause;
    throw new MillraceError(
      'AGGREGATE_DAMAGED',
      { aggregate: key, found: cause instanceof Error ? cause.message : String(cause) },
      { cause },
    );
  }
}

/** Up to which revision an aggregate's rows are there; infinite for one without rows. The list row of a purged one is a tombstone, and gone after a while: its gravestone's stays. */
export async function projectedRevision(store: Store, { collections, gravestone }: AggregateType, key: string): Promise<number> {
  const [list] = collections;
  if (list === undefined) return Infinity;
  let rank = await store.rankOf(list, listRowKey(key));
  if (rank === null && gravestone !== undefined) rank = await store.rankOf(gravestone.collection, listRowKey(key));
  return Math.floor((rank ?? 0) / RANKS_PER_REVISION);
}

/** Whether a commit says that those before it may be gone. */
export function isGravestone({ gravestone }: AggregateType, commit: Commit | undefined): boolean {
  return gravestone !== undefined && commit !== undefined && decodeCommit(commit.body).content.events[0]?.type === gravestone.event;
}

async function fold(store: Store, type: AggregateType, key: string, loaded: Loaded, projected: number): Promise<LoadedAggregate> {
  // A state of another format is not read: the commits still say everything.
  const usable = loaded.snapshot?.stateFormat === type.stateFormat && loaded.snapshot.revision <= projected;
  let commits = loaded.snapshot && !usable ? await wholeLog(store, key) : loaded.commits;
  let at = loaded.snapshot && usable ? fromSnapshot(type, loaded.snapshot) : unborn();
  const last = commits.at(-1);
  if (last !== undefined && (commits[0]?.revision ?? 0) > at.revision + 1 && isGravestone(type, last)) {
    commits = [last];
    at = { ...unborn(), revision: last.revision - 1, commit: last.prev };
  }
  const owed: RowWrite[] = [];
  let owedListRow: RowWrite | null = null;
  let held = usable ? (loaded.snapshot?.body.length ?? 0) : 0;
  for (const commit of commits) {
    if (commit.revision !== at.revision + 1) throw new Error(`revision ${at.revision + 1} is missing`);
    if (commit.prev !== at.commit) throw new Error(`revision ${commit.revision} does not follow the one before it`);
    const { content, hash, size } = await contentOf(store, commit);
    held += size;
    const previous = at.state;
    const state = applyAll(type, previous, content.events, commit.at);
    remember(at.recent, content.commands, commit.at);
    at = { state, revision: commit.revision, commit: commit.id, hash, at: commit.at, recent: at.recent };
    if (commit.revision > projected) {
      const change = { previous, next: state, events: content.events, revision: commit.revision, at: commit.at };
      const projection = projectChange(type, key, change);
      owed.push(...projection.rows, ...outboxRows(commit, content.effects));
      owedListRow = projection.listRow ?? owedListRow;
    }
  }
  const bytes = commits.reduce((sum, { body }) => sum + body.length, 0);
  return { at, owed, owedListRow, bytes, held };
}

async function wholeLog(store: Store, key: string): Promise<Commit[]> {
  const commits: Commit[] = [];
  for (;;) {
    const page = await store.read(key, (commits.at(-1)?.revision ?? 0) + 1, 1000);
    commits.push(...page);
    if (page.length < 1000) return commits;
  }
}

/** Whatever keeps the store from being read is `STORE_UNAVAILABLE`; what it says itself is told. */
export async function reading<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    if (cause instanceof MillraceError) throw cause;
    throw new MillraceError('STORE_UNAVAILABLE', { reason: 'it could not be read' }, { cause });
  }
}
