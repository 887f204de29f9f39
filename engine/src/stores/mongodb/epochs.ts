import { replaceLower, type Ranked } from './guarded-replace.js';
import { isDuplicateKey } from './driver-errors.js';
import type { EpochRow } from '../../ports/index.js';
import type { mongo } from 'mongoose';

/** An epoch's row; its rank is its heartbeat, so that a frozen node's late beat does not turn it back. */
interface EpochDocument extends Ranked {
  readonly row: Omit<EpochRow, 'epoch'>;
}

/** What the runtime nodes tell of themselves. */
export class Epochs {
  readonly #epochs: mongo.Collection<EpochDocument>;

  constructor(db: mongo.Db) {
    this.#epochs = db.collection<EpochDocument>('epochs');
  }

  async all(): Promise<readonly EpochRow[]> {
    const documents = await this.#epochs.find().sort({ _id: 1 }).toArray();
    return documents.map(({ _id, row }) => ({ epoch: _id, ...row }));
  }

  async save({ epoch, startedAt, beat, storedThrough, projectedThrough, closed }: EpochRow, mode: 'create' | 'beat'): Promise<boolean> {
    const document = { _id: epoch, rank: beat, row: { startedAt, beat, storedThrough, projectedThrough, closed } };
    if (mode === 'beat') {
      await replaceLower(this.#epochs, [document], '$lte', () => 1000);
      return true;
    }
    try {
      await this.#epochs.insertOne(document);
      return true;
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  }
}
