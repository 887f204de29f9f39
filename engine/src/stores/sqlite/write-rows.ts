import { column, NULL_IN_LIST, type Layout, type ListTable } from './layout.js';
import type { SqlValue, Statement } from './driver.js';
import type { Session } from './session.js';

/** The first revision's ranks are below this: such a row is most likely new, so it is inserted without looking first. */
const FIRST_RANKS = 8192;

/** The columns of a row in the order of the table. */
type RowCells = readonly SqlValue[];
const [KEY, TENANT, RANK, DIED, EXACT, BODY, FIELDS] = [0, 1, 2, 3, 4, 5, 6] as const;

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

  write(row: RowCells): void {
    const rank = row[RANK] as number;
    if (rank < FIRST_RANKS && this.#tryInsert(row)) return;
    const known = this.#look.first([row[KEY] ?? null]);
    if (known === undefined) this.#tryInsert(row);
    else if ((known[RANK] as number) < rank) this.#replace(known, row);
  }

  #tryInsert(row: RowCells): boolean {
    if (this.#insert.run(row) === 0) return false;
    if (row[TENANT] !== null) for (const list of this.#lists) list.insert(row[KEY], row[TENANT], row.slice(FIELDS));
    return true;
  }

  #replace(known: RowCells, row: RowCells): void {
    // A column with a NUL reads as if it ended there, so then every column counts as changed.
    const all = known[EXACT] !== null || row[EXACT] !== null;
    const before = typeof known[EXACT] === 'string' ? (JSON.parse(known[EXACT]) as SqlValue[]) : known.slice(FIELDS);
    const after = row.slice(FIELDS);
    const died = row[TENANT] === null || known[TENANT] === null;
    const changed: number[] = [];
    for (let i = 0; i < after.length; i++) if (all || after[i] !== before[i]) changed.push(i);
    const params: SqlValue[] = [row[RANK] ?? 0, row[EXACT] ?? null, row[BODY] ?? ''];
    if (died) params.push(row[TENANT] ?? null, row[DIED] ?? null);
    for (const i of changed) params.push(after[i] ?? null);
    params.push(row[KEY] ?? '');
    this.#update(died, changed).run(params);
    for (const list of this.#lists) {
      if (!died && !changed.some((i) => list.uses(i))) continue;
      if (known[TENANT] !== null) list.remove(row[KEY], known[TENANT], before);
      if (row[TENANT] !== null) list.insert(row[KEY], row[TENANT], after);
    }
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

/** Writes the entries of one list table. */
export interface ListEntries {
  /** Whether the field at this place stands in the entries. */
  uses(place: number): boolean;
  insert(key: SqlValue | undefined, tenant: SqlValue | undefined, fields: readonly SqlValue[]): void;
  remove(key: SqlValue | undefined, tenant: SqlValue | undefined, fields: readonly SqlValue[]): void;
}

export function listEntries(session: Session, layout: Layout, list: ListTable): ListEntries {
  const placeOf = (field: string) => layout.fields.findIndex(({ name }) => name === field);
  const texts = placeOf(list.field);
  const sorted = list.fields.map(placeOf);
  const columns = ['tenant', 'value', ...list.fields.map(column), 'key'];
  const insert = session.prepare(
    `INSERT INTO ${list.name} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')}) ON CONFLICT DO NOTHING`,
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
  const each = (statement: Statement, key: SqlValue = null, tenant: SqlValue = null, cells: readonly SqlValue[]) => {
    const held = cells[texts];
    if (typeof held !== 'string' || held === '[]' || !isIn(cells)) return;
    const order = sorted.map((place) => cells[place] ?? NULL_IN_LIST);
    for (const value of JSON.parse(held) as readonly string[]) statement.run([tenant, value, ...order, key]);
  };
  return {
    uses: (place) => place === texts || place === decides || sorted.includes(place),
    insert: (key, tenant, cells) => each(insert, key, tenant, cells),
    remove: (key, tenant, cells) => each(remove, key, tenant, cells),
  };
}
