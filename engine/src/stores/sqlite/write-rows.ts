import { column, NULL_IN_LIST, type Layout, type ListTable } from './layout.js';
import type { SqlValue, Statement } from './driver.js';
import type { Session } from './session.js';

/** The first revision's ranks are below this: such a row is most likely new, so it is inserted without looking first. */
const FIRST_RANKS = 8192;

/** The columns of a row in the order of the table. */
type RowCells = readonly SqlValue[];
const [KEY, TENANT, RANK, DIED, EXACT, BODY, FIELDS] = [0, 1, 2, 3, 4, 5, 6] as const;

/** What is known of a row that is stored. */
interface KnownRow {
  readonly rank: number;
  /** Null where it was removed. */
  readonly tenant: SqlValue;
  /** Whether a column reads otherwise than it was written. */
  readonly isExact: boolean;
  readonly fields: readonly SqlValue[];
}

/** Of the rows that are remembered, and how many characters one may have in one field: readers of thousands are not kept. */
const HALF = 2048;
const MOST_CHARACTERS = 500;

/** Writes rows of one collection, each guarded by its rank, touching only the indexes whose fields changed. */
export class RowWriter {
  /** How many fields a row has. */
  readonly fields: number;
  /** The fields of a tombstone. */
  readonly noFields: readonly null[];
  readonly #layout: Layout;
  readonly #session: Session;
  readonly #insert: Statement;
  readonly #look: Statement;
  readonly #lists: readonly ListEntries[];
  readonly #updates = new Map<string, Statement>();
  readonly #written = new LastWritten();

  constructor(session: Session, layout: Layout) {
    this.#session = session;
    this.#layout = layout;
    this.fields = layout.fields.length;
    this.noFields = layout.fields.map(() => null);
    const columns = ['key', 'tenant', 'rank', 'died', 'exact', 'body', ...layout.fields.map(({ name }) => column(name))];
    const places = columns.map(() => '?').join(', ');
    this.#insert = session.prepare(`INSERT INTO ${layout.table} (${columns.join(', ')}) VALUES (${places}) ON CONFLICT DO NOTHING`);
    // The body is not compared, so it is not read.
    this.#look = session.prepare(
      `SELECT ${columns.map((name) => (name === 'body' ? 'NULL' : name)).join(', ')} FROM ${layout.table} WHERE key = ?`,
    );
    this.#lists = layout.lists.map((list) => listEntries(session, layout, list));
  }

  /** Forgets what it wrote: somebody else has written since, or what it wrote was undone. */
  forget(): void {
    this.#written.clear();
  }

  write(row: RowCells): void {
    const rank = row[RANK] as number;
    const key = row[KEY] as string;
    if (rank < FIRST_RANKS && this.#tryInsert(key, row)) return;
    const known = this.#written.get(key) ?? this.#lookUp(key);
    if (known === undefined) this.#tryInsert(key, row);
    else if (known.rank < rank) this.#replace(key, known, row);
  }

  #lookUp(key: string): KnownRow | undefined {
    const cells = this.#look.first([key]);
    if (cells === undefined) return undefined;
    const exact = cells[EXACT];
    const fields = typeof exact === 'string' ? (JSON.parse(exact) as SqlValue[]) : cells.slice(FIELDS);
    return { rank: cells[RANK] as number, tenant: cells[TENANT] ?? null, isExact: exact !== null, fields };
  }

  #tryInsert(key: string, row: RowCells): boolean {
    if (this.#insert.run(row) === 0) return false;
    const after = knownRow(row);
    if (after.tenant !== null) for (const list of this.#lists) list.insert(key, after, list.entriesOf(after));
    this.#written.set(key, after);
    return true;
  }

  #replace(key: string, before: KnownRow, row: RowCells): void {
    const after = knownRow(row);
    // A column with a NUL reads as if it ended there, so then every column counts as changed.
    const all = before.isExact || after.isExact;
    const died = after.tenant === null || before.tenant === null;
    const changed: number[] = [];
    for (let i = 0; i < this.fields; i++) if (all || after.fields[i] !== before.fields[i]) changed.push(i);
    const params: SqlValue[] = [after.rank, row[EXACT] ?? null, row[BODY] ?? ''];
    if (died) params.push(after.tenant, row[DIED] ?? null);
    for (const i of changed) params.push(after.fields[i] ?? null);
    params.push(key);
    this.#update(died, changed).run(params);
    for (const list of this.#lists) {
      if (!died && !changed.some((i) => list.uses(i))) continue;
      const [gone, come] = [list.entriesOf(before), list.entriesOf(after)];
      // One more reader of ten thousand is one entry, as long as what the entries say stands.
      const stay = list.isAlike(before, after);
      list.remove(key, before, stay ? without(gone, come) : gone);
      list.insert(key, after, stay ? without(come, gone) : come);
    }
    this.#written.set(key, after);
  }

  /** A statement that names only what changed: SQLite rewrites the indexes of every column that is named, changed or not. */
  #update(died: boolean, changed: readonly number[]): Statement {
    const shape = `${died ? 'd' : ''}${changed.join()}`;
    let update = this.#updates.get(shape);
    if (update === undefined) {
      const columns = [
        'rank',
        'exact',
        'body',
        ...(died ? ['tenant', 'died'] : []),
        ...changed.map((i) => column(this.#layout.fields[i]?.name ?? '')),
      ];
      update = this.#session.prepare(`UPDATE ${this.#layout.table} SET ${columns.map((name) => `${name} = ?`).join(', ')} WHERE key = ?`);
      if (this.#updates.size < 64) this.#updates.set(shape, update);
    }
    return update;
  }
}

function knownRow(row: RowCells): KnownRow {
  return { rank: row[RANK] as number, tenant: row[TENANT] ?? null, isExact: (row[EXACT] ?? null) !== null, fields: row.slice(FIELDS) };
}

/** The rows that were written last, at most twice `HALF` of them: most are written again soon, and need not be read then. */
class LastWritten {
  #young = new Map<string, KnownRow>();
  #old = new Map<string, KnownRow>();

  get(key: string): KnownRow | undefined {
    return this.#young.get(key) ?? this.#old.get(key);
  }

  set(key: string, row: KnownRow): void {
    if (row.fields.some((cell) => typeof cell === 'string' && cell.length > MOST_CHARACTERS)) {
      this.#young.delete(key);
      this.#old.delete(key);
      return;
    }
    if (this.#young.size >= HALF) {
      this.#old = this.#young;
      this.#young = new Map();
    }
    this.#young.set(key, row);
  }

  clear(): void {
    this.#young.clear();
    this.#old.clear();
  }
}

/** Writes the entries of one list table, of which each text of a row has one. */
export interface ListEntries {
  /** Whether the field at this place stands in the entries, or decides whether there are any. */
  uses(place: number): boolean;
  /** The texts of which the row has entries. */
  entriesOf(row: Listed): readonly string[];
  /** Whether the entries of the same text say the same with both. */
  isAlike(one: Listed, other: Listed): boolean;
  insert: WriteEntries;
  remove: WriteEntries;
}

/** What of a row stands in its entries; no tenant: it was removed. */
export type Listed = Pick<KnownRow, 'tenant' | 'fields'>;

type WriteEntries = (key: string, row: Listed, texts: readonly string[]) => void;

const NONE: readonly string[] = [];

function without(texts: readonly string[], others: readonly string[]): readonly string[] {
  if (others.length === 0) return texts;
  const known = others.length < 8 ? undefined : new Set(others);
  return texts.filter((text) => !(known?.has(text) ?? others.includes(text)));
}

export function listEntries(session: Session, layout: Layout, list: ListTable): ListEntries {
  const placeOf = (field: string) => layout.fields.findIndex(({ name }) => name === field);
  const texts = placeOf(list.field);
  const sorted = list.fields.map(placeOf);
  const covered = list.covers.map(placeOf);
  const columns = ['tenant', 'value', ...list.fields.map(column), 'key'];
  const all = [...columns, ...list.covers.map(column)];
  const insert = session.prepare(
    `INSERT INTO ${list.name} (${all.join(', ')}) VALUES (${all.map(() => '?').join(', ')}) ON CONFLICT DO NOTHING`,
  );
  const remove = session.prepare(`DELETE FROM ${list.name} WHERE ${columns.map((name) => `${name} = ?`).join(' AND ')}`);
  const { only } = list;
  const decides = only === undefined ? -1 : placeOf(only.field);
  const wanted = only === undefined || !('eq' in only) ? null : typeof only.eq === 'string' ? only.eq : Number(only.eq);
  const isIn = (cells: readonly SqlValue[]): boolean => {
    if (decides < 0) return true;
    const cell = cells[decides] ?? null;
    return wanted === null ? cell !== null : cell === wanted;
  };
  const each =
    (statement: Statement, beside: readonly number[]): WriteEntries =>
    (key, { tenant, fields }, values) => {
      if (values.length === 0) return;
      const order = sorted.map((place) => fields[place] ?? NULL_IN_LIST);
      const rest = beside.map((place) => fields[place] ?? null);
      for (const value of values) statement.run([tenant, value, ...order, key, ...rest]);
    };
  return {
    uses: (place) => place === texts || place === decides || sorted.includes(place) || covered.includes(place),
    entriesOf({ tenant, fields }) {
      const held = fields[texts];
      if (tenant === null || typeof held !== 'string' || held === '[]' || !isIn(fields)) return NONE;
      return JSON.parse(held) as readonly string[];
    },
    isAlike: (one, other) => [...sorted, ...covered].every((place) => one.fields[place] === other.fields[place]),
    insert: each(insert, covered),
    remove: each(remove, []),
  };
}
