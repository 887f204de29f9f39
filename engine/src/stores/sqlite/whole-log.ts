import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { endianness } from 'node:os';
import { FileRefused } from './schema.js';

/**
 * Whether the log beside the file (`-wal`) still holds all that was acknowledged. When SQLite opens a file it takes of the log what it can read and drops the rest without a word:
 * right for a transaction that was never finished, silent loss where the disk or a person cut or changed what was. Two things tell the difference, and cost nothing to keep:
 *
 * - The index of the log (`-shm`) says how far it reached. SQLite writes that after the log is on the disk, so what it names was finished.
 * - A transaction begins only when the one before is on the disk. So where a frame follows the end of a transaction, that one was finished.
 *
 * Formats: https://www.sqlite.org/walformat.html, https://www.sqlite.org/fileformat2.html#walformat.
 */

const LOG_HEADER = 32;
const FRAME_HEADER = 24;
const INDEX_HEADER = 48;
const AT_ONCE = 64;
/** Others may be writing: what looks cut is looked at again. */
const LOOKS = 5;

/** Refuses a file whose log is cut or changed where it was acknowledged. Nothing may be open in it here; another process may. Nothing is changed. `stamp` changes when somebody writes to it. */
export function requireWholeLog(path: string, stamp: (path: string) => string = stampOf): void {
  for (let look = 0; look < LOOKS; look++) {
    const before = stamp(path);
    const damage = findDamage(path);
    if (damage === undefined) return;
    // Otherwise the log was begun anew, or went on, while it was read.
    if (before === stamp(path)) throw new FileRefused('STORE_DAMAGED', { found: damage });
  }
  // Whoever writes to it all the time has it open, with an index that is no older than the log: SQLite drops nothing when one more opens it, and what was read was on its way.
}

/** How far the index says that the log reached, and of which log it speaks. */
interface Index {
  readonly frames: number;
  /** How many of them the file itself has taken over. */
  readonly takenOver: number;
  readonly salts: readonly [number, number];
}

function findDamage(path: string): string | undefined {
  const index = readIndex(`${path}-shm`);
  // What the file itself has taken over is not missed.
  const owed = index !== undefined && index.takenOver < index.frames ? index.frames : 0;
  const log = Log.open(`${path}-wal`);
  // An index that was left behind without its log, or with one that has not even a beginning.
  if (log === undefined) return owed > 0 ? told(0, owed) : undefined;
  try {
    // Each log has a number one above the one before it: an index of an older one tells nothing, of a newer one that this log is not the last.
    const ofThis = index?.salts[0] === log.salts[0] && index.salts[1] === log.salts[1];
    if (index !== undefined && !ofThis && owed > 0 && ((index.salts[0] - log.salts[0]) | 0) > 0) return told(0, owed);
    const known = ofThis ? index.frames : 0;
    const readable = log.readable();
    // What is readable hides the newer pages of the file, so it must be all or nothing.
    if (readable < known && (readable > 0 || owed > 0)) return told(log.placeOf(readable), known - readable);
    const lost = log.finishedAfter(readable);
    return lost > 0 ? told(log.placeOf(readable), lost) : undefined;
  } finally {
    log.close();
  }
}

const told = (place: number, frames: number): string =>
  `its log (-wal) can be read up to byte ${place} only, and ${frames} pages that were acknowledged stand behind that`;

/** The index of the log, as far as it can be believed. */
function readIndex(path: string): Index | undefined {
  const bytes = Buffer.alloc(2 * INDEX_HEADER + 4);
  const file = opened(path);
  if (file === undefined) return undefined;
  const length = readSync(file, bytes, 0, bytes.length, 0);
  closeSync(file);
  if (length < bytes.length) return undefined;
  // It is written twice, the second copy first: where they differ, the first tells of the transaction before.
  for (const at of [0, INDEX_HEADER]) {
    const words = new Uint32Array(bytes.buffer.slice(bytes.byteOffset + at, bytes.byteOffset + at + INDEX_HEADER));
    const [takenOver = 0] = new Uint32Array(bytes.buffer.slice(bytes.byteOffset + 2 * INDEX_HEADER, bytes.byteOffset + bytes.length));
    const sums = new Sums(false);
    sums.add(words.subarray(0, 10));
    const isSet = (words[3] ?? 0) !== 0;
    // Salts stand as they do in the log, whose numbers have the largest byte first.
    if (isSet && sums.equal(words[10], words[11]))
      return { frames: words[4] ?? 0, takenOver, salts: [bytes.readUInt32BE(at + 32), bytes.readUInt32BE(at + 36)] };
  }
  return undefined;
}

/** The running sums that make each frame depend on all before it. */
class Sums {
  one = 0;
  two = 0;

  constructor(private readonly swapped: boolean) {}

  add(words: Uint32Array): void {
    let { one, two } = this;
    for (let i = 0; i + 1 < words.length; i += 2) {
      one = (one + (this.swapped ? swap(words[i] ?? 0) : (words[i] ?? 0)) + two) | 0;
      two = (two + (this.swapped ? swap(words[i + 1] ?? 0) : (words[i + 1] ?? 0)) + one) | 0;
    }
    this.one = one;
    this.two = two;
  }

  equal(one: number | undefined, two: number | undefined): boolean {
    return this.one === ((one ?? 0) | 0) && this.two === ((two ?? 0) | 0);
  }
}

const swap = (word: number): number => ((word >>> 24) | ((word >>> 8) & 0xff00) | ((word & 0xff00) << 8) | (word << 24)) >>> 0;

interface Frame {
  /** Whether it belongs to this log and follows, by its sums, from the frame that stands before it. */
  readonly follows: boolean;
  /** Whether it ends a transaction. */
  readonly ends: boolean;
}

/** The log of a file. */
class Log {
  private readonly frameSize: number;
  private readonly frames: number;
  private readonly swapped: boolean;

  private constructor(
    private readonly file: number,
    private readonly header: Buffer,
  ) {
    this.frameSize = FRAME_HEADER + header.readUInt32BE(8);
    this.frames = Math.floor((fstatSync(file).size - LOG_HEADER) / this.frameSize);
    // The lowest bit of the magic says whose order of bytes the sums are made in.
    this.swapped = ((header.readUInt32BE(0) & 1) === 1) !== (endianness() === 'BE');
  }

  /** Nothing where there is no log that begins as one. */
  static open(path: string): Log | undefined {
    const file = opened(path);
    if (file === undefined) return undefined;
    const header = Buffer.alloc(LOG_HEADER);
    const length = readSync(file, header, 0, LOG_HEADER, 0);
    if (length === LOG_HEADER && header.readUInt32BE(0) >>> 1 === 0x377f0682 >>> 1) {
      const log = new Log(file, header);
      if (log.headerHolds()) return log;
    }
    closeSync(file);
    return undefined;
  }

  get salts(): readonly [number, number] {
    return [this.header.readUInt32BE(16), this.header.readUInt32BE(20)];
  }

  /** Where a frame begins. */
  placeOf(frame: number): number {
    return LOG_HEADER + frame * this.frameSize;
  }

  close(): void {
    closeSync(this.file);
  }

  /** How many frames SQLite would take: up to the end of the last transaction that is whole. */
  readable(): number {
    let whole = 0;
    for (const [at, { follows, ends }] of this.look(0)) {
      if (!follows) break;
      if (ends) whole = at + 1;
    }
    return whole;
  }

  /** How many frames behind `from` belong to transactions that were finished: those after which another began. */
  finishedAfter(from: number): number {
    let finished = 0;
    let endedBefore = false;
    for (const [at, { follows, ends }] of this.look(from)) {
      if (follows && endedBefore && at > from) finished = at - from;
      endedBefore = ends;
    }
    return finished;
  }

  private headerHolds(): boolean {
    const sums = this.sumsOf(this.header, 0, LOG_HEADER - 8, new Sums(this.swapped));
    return sums.equal(this.header.readUInt32BE(24), this.header.readUInt32BE(28));
  }

  /** The frames from `from` on, each judged by the one that stands before it. */
  private *look(from: number): Generator<readonly [number, Frame]> {
    let before: readonly [number, number] =
      from === 0 ? [this.header.readUInt32BE(24), this.header.readUInt32BE(28)] : this.sumsIn(this.read(from - 1, 1), 0);
    for (let at = from; at < this.frames; at += AT_ONCE) {
      const bytes = this.read(at, Math.min(AT_ONCE, this.frames - at));
      for (let n = 0; (n + 1) * this.frameSize <= bytes.length; n++) {
        const start = n * this.frameSize;
        const ours = bytes.readUInt32BE(start + 8) === this.salts[0] && bytes.readUInt32BE(start + 12) === this.salts[1];
        const own = this.sumsIn(bytes, start);
        yield [at + n, { follows: ours && this.holds(bytes, start, before, own), ends: ours && bytes.readUInt32BE(start + 4) !== 0 }];
        before = own;
      }
    }
  }

  private holds(bytes: Buffer, start: number, before: readonly [number, number], own: readonly [number, number]): boolean {
    const sums = new Sums(this.swapped);
    [sums.one, sums.two] = [before[0] | 0, before[1] | 0];
    this.sumsOf(bytes, start, 8, sums);
    this.sumsOf(bytes, start + FRAME_HEADER, this.frameSize - FRAME_HEADER, sums);
    return sums.equal(own[0], own[1]);
  }

  private sumsOf(bytes: Buffer, from: number, length: number, sums: Sums): Sums {
    const begin = bytes.byteOffset + from;
    // Words must begin at a fourth byte; a frame's do when the buffer does.
    const words =
      begin % 4 === 0 ? new Uint32Array(bytes.buffer, begin, length / 4) : new Uint32Array(bytes.buffer.slice(begin, begin + length));
    sums.add(words);
    return sums;
  }

  private sumsIn(bytes: Buffer, start: number): readonly [number, number] {
    return [bytes.readUInt32BE(start + 16), bytes.readUInt32BE(start + 20)];
  }

  private read(frame: number, count: number): Buffer {
    const bytes = Buffer.alloc(count * this.frameSize);
    return bytes.subarray(0, readSync(this.file, bytes, 0, bytes.length, this.placeOf(frame)));
  }
}

function opened(path: string): number | undefined {
  try {
    return openSync(path, 'r');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Changes when somebody writes to the log, however little. */
function stampOf(path: string): string {
  return [`${path}-wal`, `${path}-shm`]
    .map((each) => {
      const file = opened(each);
      if (file === undefined) return '';
      const bytes = Buffer.alloc(INDEX_HEADER);
      readSync(file, bytes, 0, INDEX_HEADER, 0);
      const { size, mtimeMs } = fstatSync(file);
      closeSync(file);
      return `${bytes.toString('hex')} ${each.endsWith('wal') ? `${size} ${mtimeMs}` : ''}`;
    })
    .join(' ');
}
