import { MillraceError } from '@millrace/schemas';
import type { AggregateType } from '../execution/aggregate.js';
import type { AggregateKey } from '../ports/index.js';
import { parseKey, type AggregateState } from './aggregate-state.js';
import type { Answered, Sent } from './sent.js';
import { Strand } from './strand.js';
import { strandBytes } from './strand-bytes.js';
import type { StrandDeps } from './strand-deps.js';

const KEY = /^[0-9a-z][0-9a-z._-]{0,63}\/[a-z]{1,32}\/[0-9a-z][0-9a-z._-]{0,199}$/;

/** Of aggregates that are over, so many stay in memory: whoever ended one may look at it. More would outlive young garbage collections, which then copy them for nothing. */
const OVER_KEPT = 64;

/** How much is kept in memory of aggregates to which nothing happens. */
export interface StrandLimits {
  readonly strands: number;
  /** By the strands' own estimate. */
  readonly bytes: number;
}

/** Strands in memory: found by key, idle ones kept within limits of number and weight, those dropped first that were not used for longest, roughly. */
export class Strands {
  private readonly strands = new Map<AggregateKey, Strand>();
  /** Keys of those that are over, the longest first. */
  private readonly over = new Set<AggregateKey>();
  /** What all of them weigh. */
  private bytes = 0;
  private closing = false;
  private open = 0;
  private idle: (() => void)[] = [];

  constructor(
    private readonly types: ReadonlyMap<string, AggregateType>,
    private readonly deps: StrandDeps,
    private readonly keep: StrandLimits,
  ) {}

  /** Sends a command to an aggregate. */
  send(key: AggregateKey, sent: Sent): Promise<Answered> {
    return new Promise((resolve, reject) => this.tell(key, sent, false, resolve, reject));
  }

  /** Sends a command to an aggregate and tells one of the two what became of it; throws where it cannot be sent. `fresh`: its id was made for it just now, so nothing needs to be read first. */
  tell(key: AggregateKey, sent: Sent, fresh: boolean, resolve: (answered: Answered) => void, reject: (error: MillraceError) => void): void {
    if (this.closing) throw new MillraceError('ENGINE_CLOSED');
    const strand = this.strand(key, fresh);
    this.open++;
    strand.send(
      sent,
      (answered) => {
        resolve(answered);
        this.answered(key, strand);
      },
      (error) => {
        reject(error);
        this.answered(key, strand);
      },
    );
  }

  private answered(key: AggregateKey, strand: Strand): void {
    this.open--;
    this.weigh(key, strand);
    if (strand.over) this.letGo(key);
    if (this.open === 0) for (const wake of this.idle.splice(0)) wake();
  }

  /** Resolves when every command on its way has been answered. */
  async drained(): Promise<void> {
    while (this.open > 0) await new Promise<void>((resolve) => this.idle.push(resolve));
  }

  /** The newest state of an aggregate. */
  async look(key: AggregateKey): Promise<AggregateState> {
    const strand = this.strand(key, false);
    try {
      return await strand.look();
    } finally {
      this.weigh(key, strand);
    }
  }

  /** Reads everything anew before it is used again: what was read may have been rolled back (rule 4). */
  forget(): void {
    for (const strand of this.strands.values()) strand.forget();
  }

  /** Reads one anew before it is used again: what it was read from has been rewritten (rule 21). */
  reread(key: AggregateKey): void {
    const strand = this.strands.get(key);
    if (strand?.idle === true) this.drop(key, strand);
    else strand?.forget();
  }

  /** Takes no more commands; those on their way are finished. */
  close(): void {
    this.closing = true;
  }

  private strand(key: AggregateKey, fresh: boolean): Strand {
    const known = this.strands.get(key);
    if (known) {
      known.used = true;
      return known;
    }
    const type = KEY.test(key) ? this.types.get(parseKey(key).type) : undefined;
    if (!type)
      throw new MillraceError('INVALID_INPUT', { place: 'the key', expected: 'the key of an aggregate', found: key.slice(0, 100) });
    const strand = new Strand(key, type, this.deps, fresh);
    this.strands.set(key, strand);
    if (this.strands.size > this.keep.strands) this.evict(key);
    return strand;
  }

  private weigh(key: AggregateKey, strand: Strand): void {
    const weight = strandBytes(strand.held);
    if (weight === strand.counted || this.strands.get(key) !== strand) return;
    this.bytes += weight - strand.counted;
    strand.counted = weight;
    if (this.bytes > this.keep.bytes) this.evict(key);
  }

  private drop(key: AggregateKey, strand: Strand): void {
    this.strands.delete(key);
    strand.empty();
    this.bytes -= strand.counted;
    strand.counted = 0;
  }

  /** Drops the strand that has been over for longest, where there are enough of them. */
  private letGo(key: AggregateKey): void {
    this.over.delete(key);
    this.over.add(key);
    if (this.over.size <= OVER_KEPT) return;
    for (const oldest of this.over) {
      this.over.delete(oldest);
      const strand = this.strands.get(oldest);
      if (strand?.idle && strand.over) this.drop(oldest, strand);
      return;
    }
  }

  /** Drops idle strands, but not the one that is about to be used. One that was used since it was last passed over stays until the next time. */
  private evict(except: AggregateKey): void {
    for (const [key, strand] of this.strands) {
      if (this.strands.size <= this.keep.strands * 0.9 && this.bytes <= this.keep.bytes * 0.9) return;
      if (!strand.idle || key === except) continue;
      if (strand.used) {
        // Moved to the end only now: to move it each time it is used would have the map make itself anew all the time.
        strand.used = false;
        this.strands.delete(key);
        this.strands.set(key, strand);
      } else this.drop(key, strand);
    }
  }
}
