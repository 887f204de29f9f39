import { prefixEnd, utf8Bytes } from '../contract/index.js';
import { readBulkError } from './driver-errors.js';
import { batchesOf } from './guarded-replace.js';
import type { AggregateKey, Commit, CommitOutcome } from '../../ports/index.js';
import type { mongo } from 'mongoose';

/** A commit as it is stored: its key is the lock on the revision, and orders the aggregate's history (rule 1). */
interface CommitDocument extends Commit {
  /** `<aggregate>:<revision, 13 digits>`; no aggregate has a colon in its key. */
  readonly _id: string;
}

const DIGITS = 13;
/** Entries of the index that one step over the heads reads. */
const STRIDE = 1000;

/** The commit log: one collection that is only ever added to. */
export class CommitLog {
  readonly #commits: mongo.Collection<CommitDocument>;

  constructor(db: mongo.Db) {
    this.#commits = db.collection<CommitDocument>('commits');
  }

  async createIndexes(): Promise<void> {
    await this.#commits.createIndex({ epoch: 1, seq: 1 }, { name: 'feed' });
    await this.#commits.createIndex({ aggregate: 1, revision: 1 }, { name: 'heads' });
  }

  /** Stores each by itself; outcomes in the order given. Never rejects: what is not known is an outcome (rule 3). */
  async insert(commits: readonly Commit[]): Promise<readonly CommitOutcome[]> {
    const outcomes = new Map<Commit, CommitOutcome>();
    const doubtful = new Map<AggregateKey, CommitOutcome>();
    for (const wave of wavesOf(commits)) {
      // Behind a commit whose fate is unknown nothing of its aggregate is sent: it could leave a gap in the history.
      for (const commit of wave) outcomes.set(commit, doubtful.get(commit.aggregate) ?? UNTOLD);
      const sent = wave.filter(({ aggregate }) => !doubtful.has(aggregate));
      for (const batch of batchesOf(sent, sizeOf)) {
        const answers = await this.#insertBatch(batch);
        batch.forEach((commit, i) => {
          const outcome = answers[i] ?? UNTOLD;
          outcomes.set(commit, outcome);
          if (outcome.status === 'unknown') doubtful.set(commit.aggregate, outcome);
        });
        // A server that answered nothing will not answer the next message either, only later.
        if (answers.every(({ status }) => status === 'unknown')) return commits.map((commit) => outcomes.get(commit) ?? UNTOLD);
      }
    }
    return commits.map((commit) => outcomes.get(commit) ?? UNTOLD);
  }

  async #insertBatch(commits: readonly Commit[]): Promise<readonly CommitOutcome[]> {
    const documents = commits.map(documentOf);
    try {
      const { insertedCount } = await this.#commits.insertMany(documents, { ordered: false });
      return commits.map(() => (insertedCount === commits.length ? STORED : UNTOLD));
    } catch (error) {
      const { refused, complete } = readBulkError(error, commits.length, ({ insertedCount = 0 }) => insertedCount);
      const outcomes: CommitOutcome[] = commits.map(() => (complete ? STORED : unknown(error)));
      const taken: number[] = [];
      for (const { index, duplicate } of refused) {
        outcomes[index] = unknown(error);
        if (duplicate) taken.push(index);
      }
      await this.#tellConflicts(commits, taken, outcomes);
      return outcomes;
    }
  }

  /** Only another's commit under the key is a conflict. Our own, from a try whose answer was lost, stays unknown until it is read back (rule 3). */
  async #tellConflicts(commits: readonly Commit[], taken: readonly number[], outcomes: CommitOutcome[]): Promise<void> {
    if (taken.length === 0) return;
    const keys = taken.flatMap((index) => (commits[index] === undefined ? [] : [keyOf(commits[index].aggregate, commits[index].revision)]));
    try {
      const holders = new Map<string, string>();
      const aggregate = { $in: taken.map((index) => commits[index]?.aggregate ?? '') };
      for await (const { _id, id } of this.#commits.find({ _id: { $in: keys }, aggregate }, { projection: { id: 1 } }))
        holders.set(_id, id);
      taken.forEach((index, i) => {
        const holder = holders.get(keys[i] ?? '');
        if (holder !== undefined && holder !== commits[index]?.id) outcomes[index] = { status: 'conflict' };
      });
    } catch {
      // They stay unknown, with the error they had.
    }
  }

  async readCommit(aggregate: AggregateKey, revision: number): Promise<Commit | null> {
    const document = await this.#commits.findOne({ _id: { $eq: keyOf(aggregate, revision) }, aggregate: { $eq: aggregate } });
    return document && commitOf(document);
  }

  /** Commits from a revision on, ascending; all of them when no limit is given. */
  async read(aggregate: AggregateKey, from: number, limit?: number): Promise<readonly Commit[]> {
    const cursor = this.#commits.find(historyOf(aggregate, from)).sort({ _id: 1 }).batchSize(1000);
    if (limit !== undefined) cursor.limit(limit);
    return (await cursor.toArray()).map(commitOf);
  }

  async head(aggregate: AggregateKey): Promise<{ readonly revision: number; readonly id: string } | null> {
    const options = { projection: { revision: 1, id: 1 } };
    const [newest] = await this.#commits.find(historyOf(aggregate, 0), options).sort({ _id: -1 }).limit(1).toArray();
    return newest === undefined ? null : { revision: newest.revision, id: newest.id };
  }

  /**
   * Heads in the order of the aggregates' keys. Reads the index alone, a stride at a time; an aggregate longer than the rest of a stride is jumped over,
   * so a page costs at most two round trips an aggregate, and one a thousand commits where aggregates are short.
   */
  async aggregates(
    prefix: string,
    after: string,
    limit: number,
  ): Promise<readonly { readonly aggregate: AggregateKey; readonly revision: number }[]> {
    const heads = new Map<AggregateKey, number>();
    const end = prefixEnd(prefix);
    for (let last = after; ;) {
      const range = { $gt: last, $gte: prefix, ...(end !== null && { $lt: end }) };
      const steps = await this.#commits
        .find({ aggregate: range }, { projection: { _id: 0, aggregate: 1, revision: 1 } })
        .sort({ aggregate: 1, revision: 1 })
        .limit(STRIDE)
        .toArray();
      for (const { aggregate, revision } of steps) heads.set(aggregate, revision);
      const final = steps.at(-1)?.aggregate;
      const complete = heads.size - (steps.length < STRIDE ? 0 : 1);
      if (final === undefined || steps.length < STRIDE || complete >= limit) break;
      // The stride may have ended in the middle of this one.
      heads.set(final, (await this.head(final))?.revision ?? heads.get(final) ?? 0);
      last = final;
      if (heads.size >= limit) break;
    }
    return [...heads].slice(0, limit).map(([aggregate, revision]) => ({ aggregate, revision }));
  }

  /** Removes the oldest up to a revision; a deletion that is interrupted leaves the newest of them, as one that was asked for fewer does. */
  async forget(aggregate: AggregateKey, through: number, limit: number): Promise<number> {
    const range = { $gte: keyOf(aggregate, 0), $lte: keyOf(aggregate, through) };
    const oldest = await this.#commits
      .find({ aggregate: { $eq: aggregate }, _id: range }, { projection: { _id: 1 } })
      .sort({ _id: 1 })
      .limit(limit)
      .toArray();
    const last = oldest.at(-1)?._id;
    if (last === undefined) return 0;
    const { deletedCount } = await this.#commits.deleteMany({ aggregate: { $eq: aggregate }, _id: { $gte: range.$gte, $lte: last } });
    return deletedCount;
  }

  /** Puts another body in the place of a commit's. */
  async rewrite({ id, aggregate, revision }: Pick<Commit, 'id' | 'aggregate' | 'revision'>, body: string): Promise<boolean> {
    const ours = { _id: { $eq: keyOf(aggregate, revision) }, aggregate: { $eq: aggregate }, id: { $eq: id } };
    return (await this.#commits.updateOne(ours, { $set: { body } })).matchedCount === 1;
  }

  async feed(epoch: string, afterSeq: number, limit: number): Promise<readonly Commit[]> {
    const cursor = this.#commits.find({ epoch: { $eq: epoch }, seq: { $gt: afterSeq } });
    return (await cursor.sort({ seq: 1 }).limit(limit).toArray()).map(commitOf);
  }
}

const STORED: CommitOutcome = { status: 'stored', projected: false };
/** Nothing tells what became of it; looking at the key does. */
const UNTOLD: CommitOutcome = { status: 'unknown', cause: null };

function unknown(cause: unknown): CommitOutcome {
  return { status: 'unknown', cause };
}

function keyOf(aggregate: AggregateKey, revision: number): string {
  return `${aggregate}:${String(revision).padStart(DIGITS, '0')}`;
}

/** By the key for its order, and by the aggregate because a sharded cluster is sharded by it. */
function historyOf(aggregate: AggregateKey, from: number) {
  return { aggregate: { $eq: aggregate }, _id: { $gte: keyOf(aggregate, from), $lte: `${aggregate}:${'9'.repeat(DIGITS)}` } };
}

function documentOf({ id, aggregate, revision, prev, epoch, seq, at, body }: Commit): CommitDocument {
  return { _id: keyOf(aggregate, revision), id, aggregate, revision, prev, epoch, seq, at, body };
}

function commitOf({ id, aggregate, revision, prev, epoch, seq, at, body }: CommitDocument): Commit {
  return { id, aggregate, revision, prev, epoch, seq, at, body };
}

function sizeOf({ body }: Commit): number {
  return utf8Bytes(body) + 1500;
}

/** An unordered insert promises no order: a second commit of one aggregate waits until the first one's fate is known. */
function wavesOf(commits: readonly Commit[]): readonly (readonly Commit[])[] {
  const waves: Commit[][] = [];
  const seen = new Map<AggregateKey, number>();
  for (const commit of commits) {
    const wave = seen.get(commit.aggregate) ?? 0;
    seen.set(commit.aggregate, wave + 1);
    (waves[wave] ??= []).push(commit);
  }
  return waves;
}
