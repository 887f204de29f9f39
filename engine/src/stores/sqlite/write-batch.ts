import { EPOCH_STEP, type Layout } from './layout.js';
import { RowWriter } from './write-rows.js';
import type { SqlValue, Statement } from './driver.js';
import type { FlatBatch } from './encode.js';
import type { Session } from './session.js';

/** Writes flat batches: commits each by itself, rows only of those stored, all in one transaction. */
export class BatchWriter {
  readonly #session: Session;
  readonly #insert: Statement;
  readonly #findEpoch: Statement;
  readonly #addEpoch: Statement;
  readonly #epochs = new Map<string, number>();
  readonly #rows = new Map<string, RowWriter>();
  readonly #askVersion: Statement;
  /** Of the file, as it was after the last batch: another connection that writes makes it another. */
  #version: SqlValue | undefined;

  constructor(session: Session) {
    this.#session = session;
    this.#insert = session.prepare(
      'INSERT INTO commits (n, aggregate, revision, prev, at, body) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
    );
    this.#findEpoch = session.prepare('SELECT n FROM epochs WHERE epoch = ?');
    this.#askVersion = session.prepare('PRAGMA data_version');
    this.#addEpoch = session.prepare('INSERT INTO epochs (epoch) VALUES (?) ON CONFLICT DO NOTHING');
  }

  /** Takes collections in, or their later forms. */
  know(layouts: readonly Layout[]): void {
    for (const layout of layouts) this.#rows.set(layout.name, new RowWriter(this.#session, layout));
  }

  /** Answers 1 for each commit stored and 0 for each in conflict. */
  write(batch: FlatBatch): readonly number[] {
    try {
      return this.#session.write(() => {
        this.#heed();
        return this.#writeCells(batch);
      });
    } catch (error) {
      // A number given to an epoch went with the transaction, and so did the rows.
      this.#epochs.clear();
      this.forgetRows();
      throw error;
    }
  }

  /** To be called when rows were changed otherwise than by this writer. */
  forgetRows(): void {
    for (const rows of this.#rows.values()) rows.forget();
  }

  /** Within the transaction: from here on nobody else writes. */
  #heed(): void {
    const version = this.#askVersion.first([])?.[0];
    if (version === this.#version) return;
    this.#version = version;
    this.forgetRows();
  }

  #writeCells({ epochs, collections, cells, commits, rows }: FlatBatch): readonly number[] {
    const numbers = epochs.map((epoch) => this.#epochNumber(epoch) * EPOCH_STEP);
    const writers = collections.map((name) => this.#writerOf(name));
    const outcomes: number[] = [];
    let at = 0;
    const number = (place: SqlValue | undefined) => numbers[place as number] ?? 0;
    for (let i = 0; i < commits; i++) {
      const prev = cells[at + 4] === null ? null : number(cells[at + 4]) + (cells[at + 5] as number);
      const place = number(cells[at + 2]) + (cells[at + 3] as number);
      const [aggregate = null, revision = null] = [cells[at], cells[at + 1]];
      const stored = this.#insert.run([place, aggregate, revision, prev, cells[at + 6] ?? null, cells[at + 7] ?? null]) === 1;
      outcomes.push(stored ? 1 : 0);
      at = this.#writeRows(cells, at + 9, cells[at + 8] as number, writers, stored);
    }
    this.#writeRows(cells, at, rows, writers, true);
    return outcomes;
  }

  /** Writes `count` rows from `at` on, or steps over them; answers where they end. */
  #writeRows(cells: readonly SqlValue[], from: number, count: number, writers: readonly RowWriter[], wanted: boolean): number {
    let at = from;
    for (let i = 0; i < count; i++) {
      const writer = writers[cells[at] as number];
      if (writer === undefined) throw new Error('A row names no collection.');
      const live = cells[at + 2] !== null;
      const end = at + 7 + (live ? writer.fields : 0);
      if (wanted) writer.write(live ? cells.slice(at + 1, end) : [...cells.slice(at + 1, end), ...writer.noFields]);
      at = end;
    }
    return at;
  }

  #epochNumber(epoch: string): number {
    const known = this.#epochs.get(epoch);
    if (known !== undefined) return known;
    this.#addEpoch.run([epoch]);
    const n = Number(this.#findEpoch.first([epoch])?.[0]);
    if (this.#epochs.size > 1000) this.#epochs.clear();
    this.#epochs.set(epoch, n);
    return n;
  }

  #writerOf(name: string): RowWriter {
    const writer = this.#rows.get(name);
    if (writer === undefined) throw new Error(`The collection ${name} was not opened.`);
    return writer;
  }
}
