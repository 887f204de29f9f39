import { MillraceError } from '@millrace/schemas';
import { readBulkError } from './driver-errors.js';
import type { mongo } from 'mongoose';

/** A document that only gives way to one of a higher rank. */
export interface Ranked {
  readonly _id: string;
  readonly rank: number;
}

/** Bytes of one bulk write, well below the 48 MB of a message. */
const BULK_BYTES = 12_000_000;
const BULK_DOCUMENTS = 1000;
/** Each round that leaves a document over means that somebody else wrote it meanwhile; nobody loses that often by chance. */
const ROUNDS = 100;

/**
 * Puts each document in the place of one with a lower rank (`$lt`), or a lower or the same (`$lte`). When it resolves, each document is there or a
 * higher one is. At most one document a key; `bytes` tells roughly how large one is.
 */
export async function replaceLower<T extends Ranked>(
  collection: mongo.Collection<T>,
  documents: readonly T[],
  guard: '$lt' | '$lte',
  bytes: (document: T) => number,
): Promise<void> {
  for (const batch of batchesOf(documents, bytes)) {
    let left = batch;
    for (let round = 0; left.length > 0; round++) {
      if (round === ROUNDS) throw new MillraceError('STORE_UNAVAILABLE', { reason: `${left[0]?._id} is being replaced all the time` });
      left = await lower(collection, await attempt(collection, left, guard), guard);
    }
  }
}

/** Sends guarded upserts; answers those that met a key that is there. */
async function attempt<T extends Ranked>(
  collection: mongo.Collection<T>,
  documents: readonly T[],
  guard: '$lt' | '$lte',
): Promise<readonly T[]> {
  const operations = documents.map((document) => ({
    replaceOne: {
      filter: { _id: document._id, rank: { [guard]: document.rank } } as unknown as mongo.Filter<T>,
      replacement: document,
      upsert: true,
    },
  }));
  try {
    await collection.bulkWrite(operations, { ordered: false });
    return [];
  } catch (error) {
    const { refused, complete } = readBulkError(
      error,
      documents.length,
      ({ matchedCount = 0, upsertedCount = 0 }) => matchedCount + upsertedCount,
    );
    if (!complete || refused.some(({ duplicate }) => !duplicate)) throw error;
    return refused.flatMap(({ index }) => documents[index] ?? []);
  }
}

/**
 * Those of the documents whose place is held by one they should replace. "Duplicate key" mostly means that a newer one is there; but of two that insert
 * an absent key at the same time the loser may be the newer, and must try again.
 */
async function lower<T extends Ranked>(
  collection: mongo.Collection<T>,
  documents: readonly T[],
  guard: '$lt' | '$lte',
): Promise<readonly T[]> {
  if (documents.length === 0) return [];
  const filter = { _id: { $in: documents.map(({ _id }) => _id) } } as unknown as mongo.Filter<T>;
  // The newest there is, acknowledged or not: a majority's older view would make us try again in vain.
  const options: mongo.FindOptions = { projection: { rank: 1 }, readConcern: { level: 'local' } };
  const ranks = new Map<string, number>();
  for await (const { _id, rank } of collection.find<Ranked>(filter, options)) ranks.set(_id, rank);
  return documents.filter(({ _id, rank }) => {
    const there = ranks.get(_id) ?? Number.NEGATIVE_INFINITY;
    return guard === '$lt' ? there < rank : there <= rank;
  });
}

/** Cuts documents into lots that one message can carry, so that the answer to a message is the answer to a lot. */
export function batchesOf<T>(documents: readonly T[], bytes: (document: T) => number): readonly (readonly T[])[] {
  const batches: T[][] = [];
  let room = 0;
  for (const document of documents) {
    const size = bytes(document);
    if (batches.length === 0 || room < size || (batches.at(-1)?.length ?? 0) >= BULK_DOCUMENTS) {
      batches.push([]);
      room = BULK_BYTES;
    }
    batches.at(-1)?.push(document);
    room -= size;
  }
  return batches;
}
