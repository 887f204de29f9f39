import { storedValue, type Collection } from '../contract/index.js';
import type { CommitEntry, FieldValue, RowWrite } from '../../ports/index.js';
import type { SqlValue } from './driver.js';

/**
 * Batches as one flat list of texts and numbers: cloning that to the worker costs a sixth of cloning the objects (0.9 µs against 5.5 µs a commit,
 * measured), and is done while the worker writes the batch before.
 */
export interface FlatBatch {
  /** Names of epochs, which commits refer to by place. */
  readonly epochs: readonly string[];
  /** Names of collections, which rows refer to by place. */
  readonly collections: readonly string[];
  /** For each commit: aggregate, revision, epoch, seq, epoch and seq of `prev` (or null, null), at, body, number of rows; then each row's cells. */
  readonly cells: readonly SqlValue[];
  /** How many commits. */
  readonly commits: number;
  /** How many rows there are besides those of commits. */
  readonly rows: number;
}

/** Commits with their rows, list rows last. */
export function flattenEntries(entries: readonly CommitEntry[], collectionOf: (name: string) => Collection): FlatBatch {
  const epochs = new Places();
  const flat = new RowCells(collectionOf);
  const { cells } = flat;
  for (const { commit, rows, listRow } of entries) {
    const dot = commit.prev?.lastIndexOf('.') ?? -1;
    const prevEpoch = commit.prev === null ? null : epochs.of(commit.prev.slice(0, dot));
    const prevSeq = commit.prev === null ? null : Number(commit.prev.slice(dot + 1));
    cells.push(commit.aggregate, commit.revision, epochs.of(commit.epoch), commit.seq, prevEpoch, prevSeq, commit.at, text(commit.body));
    cells.push(rows.length + (listRow === null ? 0 : 1));
    for (const row of rows) flat.add(row);
    if (listRow !== null) flat.add(listRow);
  }
  return { epochs: epochs.names, collections: flat.collections.names, cells, commits: entries.length, rows: 0 };
}

/** Rows alone. */
export function flattenRows(rows: readonly RowWrite[], collectionOf: (name: string) => Collection): FlatBatch {
  const flat = new RowCells(collectionOf);
  for (const row of rows) flat.add(row);
  return { epochs: [], collections: flat.collections.names, cells: flat.cells, commits: 0, rows: rows.length };
}

/**
 * The cells of rows: collection; then the columns in the order of the table: key, tenant, rank, died, exact, body, a cell a field. Of a tombstone, which
 * has no tenant, the fields are left out.
 */
class RowCells {
  readonly cells: SqlValue[] = [];
  readonly collections = new Places();
  readonly #collectionOf: (name: string) => Collection;

  constructor(collectionOf: (name: string) => Collection) {
    this.#collectionOf = collectionOf;
  }

  add(row: RowWrite): void {
    const { fields } = row;
    const { cells } = this;
    cells.push(this.collections.of(row.collection), row.key);
    if (fields === null) {
      cells.push(null, row.rank, row.at, null, '');
      return;
    }
    cells.push(row.key.slice(0, row.key.indexOf('/')), row.rank, null, null, text(row.body));
    const start = cells.length;
    let cut = false;
    for (const { name, type } of this.#collectionOf(row.collection).fields) {
      const cell = cellOf(storedValue(type, Object.hasOwn(fields, name) ? fields[name] : undefined));
      if (typeof cell === 'string' && type === 'text' && cell.includes('\0')) cut = true;
      cells.push(cell);
    }
    // libsql gives back a text up to its first NUL; the rare row that has one keeps its cells a second time, escaped.
    if (cut) cells[start - 2] = JSON.stringify(cells.slice(start));
  }
}

/** Each name once, and its place. */
class Places {
  readonly names: string[] = [];
  readonly #places = new Map<string, number>();

  of(name: string): number {
    let place = this.#places.get(name);
    if (place === undefined) {
      place = this.names.push(name) - 1;
      this.#places.set(name, place);
    }
    return place;
  }
}

function cellOf(value: FieldValue | readonly string[]): SqlValue {
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'string' || typeof value === 'number' || value === null) return value;
  return JSON.stringify(value);
}

const utf8 = new TextEncoder();

/** A body as it is kept: text, or its bytes where libsql would give back the text only up to its first NUL. */
export function text(body: string): SqlValue {
  return body.includes('\0') ? utf8.encode(body) : body;
}
