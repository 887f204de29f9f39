import { createHash } from 'node:crypto';
import { pieces, SNAPSHOT_PART, utf8Bytes, wellFormed } from '../contract/index.js';
import { replaceLower, type Ranked } from './guarded-replace.js';
import type { AggregateKey, Snapshot } from '../../ports/index.js';
import type { mongo } from 'mongoose';

/** Names the parts; written last, so that a snapshot is there whole or not at all (rule 18). Its rank is its revision. */
interface Manifest extends Ranked {
  readonly commit: string;
  readonly stateFormat: number;
  /** Which parts: they are named by what is in them, so that writing them twice is harmless. */
  readonly set: string;
  readonly parts: number;
  readonly length: number;
}

/** A piece of the text. All are of rank 0: what is there under the same name is the same. */
interface Part extends Ranked {
  readonly aggregate: AggregateKey;
  readonly revision: number;
  readonly set: string;
  readonly text: string;
}

/** Somebody may replace a snapshot while it is read; more often than this nobody does. */
const TRIES = 3;

/** Snapshots of aggregates' states: the newest of each. */
export class Snapshots {
  readonly #manifests: mongo.Collection<Manifest>;
  readonly #parts: mongo.Collection<Part>;

  constructor(db: mongo.Db) {
    this.#manifests = db.collection<Manifest>('snapshots');
    this.#parts = db.collection<Part>('snapshotParts');
  }

  async createIndexes(): Promise<void> {
    await this.#parts.createIndex({ aggregate: 1, revision: 1 }, { name: 'aggregate' });
  }

  async save(snapshot: Snapshot): Promise<void> {
    const { aggregate, revision, commit, stateFormat } = snapshot;
    const { set, parts, length } = await this.saveParts(snapshot);
    const manifest: Manifest = { _id: aggregate, rank: revision, commit, stateFormat, set, parts, length };
    await replaceLower(this.#manifests, [manifest], '$lte', () => 1000);
    // What is older is no longer named by anything. Where a newer one was there already, ours will never be.
    const named = await this.#manifests.findOne({ _id: { $eq: aggregate } }, { readConcern: { level: 'local' } });
    await this.#parts.deleteMany({ aggregate: { $eq: aggregate }, revision: { $lte: revision }, set: { $ne: named?.set ?? set } });
  }

  /** Writes the parts alone; without a manifest nobody sees them. */
  async saveParts({ aggregate, revision, commit, stateFormat, body }: Snapshot): Promise<Pick<Manifest, 'set' | 'parts' | 'length'>> {
    const text = wellFormed(body);
    const set = createHash('sha256').update(`${revision} ${commit} ${stateFormat} ${text}`).digest('hex').slice(0, 32);
    const parts = pieces(text, SNAPSHOT_PART).map((piece, i): Part => {
      return { _id: partKey(aggregate, set, i), rank: 0, aggregate, revision, set, text: piece };
    });
    await replaceLower(this.#parts, parts, '$lt', (part) => utf8Bytes(part.text) + 1000);
    return { set, parts: parts.length, length: text.length };
  }

  /** The newest snapshot, or `null` when there is none that is whole: then the history is loaded instead. */
  async load(aggregate: AggregateKey): Promise<Snapshot | null> {
    for (let attempt = 0; attempt < TRIES; attempt++) {
      const manifest = await this.#manifests.findOne({ _id: { $eq: aggregate } });
      if (manifest === null) return null;
      const { rank: revision, commit, stateFormat } = manifest;
      const body = await this.#bodyOf(aggregate, manifest);
      if (body !== null) return { aggregate, revision, commit, stateFormat, body };
    }
    return null;
  }

  /** First the manifest: without it nobody sees the parts. */
  async drop(aggregate: AggregateKey): Promise<void> {
    await this.#manifests.deleteOne({ _id: { $eq: aggregate } });
    await this.#parts.deleteMany({ aggregate: { $eq: aggregate } });
  }

  async #bodyOf(aggregate: AggregateKey, { set, parts, length }: Manifest): Promise<string | null> {
    const keys = Array.from({ length: parts }, (_, i) => partKey(aggregate, set, i));
    const found = await this.#parts
      .find({ _id: { $in: keys } })
      .sort({ _id: 1 })
      .toArray();
    const body = found.map(({ text }) => text).join('');
    return found.length === parts && body.length === length ? body : null;
  }
}

function partKey(aggregate: AggregateKey, set: string, part: number): string {
  return `${aggregate}:${set}:${String(part).padStart(6, '0')}`;
}
