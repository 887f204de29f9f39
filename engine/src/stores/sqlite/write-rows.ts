import { column, NULL_IN_LIST, type Layout, type ListTable } from './layout.js';
import type { SqlValue, Statement } from './driver.js';
import type { Session } from './session.js';

/** The first revision's ranks are below this: such a row is most likely new, so it is inserted without looking first. */
const FIRST_RANKS = 8192;

/** A row as it is to be kept. `cells` are the fields' columns; for a tombstone they are null, as is the tenant. */
export interface RowCells {
  readonly key: string;
  readonly tenant: string | null;
  readonly rank: number;
  readonly died: number | null;
  readonly exact: SqlValue;
  readonly body: SqlValue;
  readonly cells: readonly SqlValue[];
}

/** Writes rows of one collection, each guarded by its rank, touching only the indexes whose fields changed. */
export class RowWriter {
  readonly layout: Layout;
  readonly #session: Session;
  readonly #insert: Statement;
  readonly #look: Statement;
  readonly #lists: readonly ListEntries[];
  readonly #updates = new Map<string, Statement>();

  constructor(session: Session, layout: Layout) {
    this.#session = session;
    this.layout = layout;
    const columns = layout.fields.map(({ name }) => `, ${column(name)}`).join('');
    const places = ', ?'.repeat(layout.fields.length);
    this.#insert = session.prepare(
      `INSERT INTO ${layout.table} (key, tenant, rank, died, exact, body${columns}) VALUES (?, ?, ?, ?, ?, ?${places}) ON CONFLICT DO NOTHING`,
    );
    this.#look = session.prepare(`SELECT rank, tenant, exact${columns} FROM ${layout.table} WHERE key = ?`);
    this.#lists = layout.lists.map((list) => listEntries(session, layout, list));
  }

  write(row: RowCells): void {
    if (row.rank < FIRST_RANKS && this.#tryInsert(row)) return;
    const known = this.#look.first([row.key]);
    if (known === undefined) this.#tryInsert(row);
    else if (Number(known[0]) < row.rank) this.#replace(known, row);
  }

  #tryInsert({ key, tenant, rank, died, exact, body, cells }: RowCells): boolean {
    if (this.#insert.run([key, tenant, rank, died, exact, body, ...cells]) === 0) return false;
    if (tenant !== null) for (const list of this.#lists) list.insert(key, tenant, cells);
    return true;
  }

  #replace([, tenantBefore = null, exactBefore = null, ...columnsBefore]: readonly SqlValue[], row: RowCells): void {
    const before = typeof exactBefore === 'string' ? (JSON.parse(exactBefore) as SqlValue[]) : columnsBefore;
    // A column with a NUL reads as if it ended there, so then every column counts as changed.
    const all = exactBefore !== null || row.exact !== null;
    const died = row.died !== null || tenantBefore === null;
    const changed: number[] = [];
    row.cells.forEach((cell, i) => (all || cell !== before[i]) && changed.push(i));
    const params: SqlValue[] = [row.rank, row.exact, row.body];
    if (died) params.push(row.tenant, row.died);
    for (const i of changed) params.push(row.cells[i] ?? null);
    params.push(row.key);
    this.#update(died, changed).run(params);
    for (const list of this.#lists) {
      if (!died && !changed.some((i) => list.uses(i))) continue;
      if (typeof tenantBefore === 'string') list.remove(row.key, tenantBefore, before);
      if (row.tenant !== null) list.insert(row.key, row.tenant, row.cells);
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
        ...changed.map((i) => column(this.layout.fields[i]?.name ?? '')),
      ];
      update = this.#session.prepare(`UPDATE ${this.layout.table} SET ${columns.map((name) => `${name} = ?`).join(', ')} WHERE key = ?`);
      if (this.#updates.size < 64) this.#updates.set(shape, update);
    }
    return update;
  }
}

/** Writes the entries of one list table. */
export interface ListEntries {
  /** Whether the field at this place stands in the entries. */
  uses(place: number): boolean;
  insert(key: string, tenant: string, cells: readonly SqlValue[]): void;
  remove(key: string, tenant: string, cells: readonly SqlValue[]): void;
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
  const each = (statement: Statement, key: string, tenant: string, cells: readonly SqlValue[]) => {
    const held = cells[texts];
    if (typeof held !== 'string' || held === '[]') return;
    const order = sorted.map((place) => cells[place] ?? NULL_IN_LIST);
    for (const value of JSON.parse(held) as readonly string[]) statement.run([tenant, value, ...order, key]);
  };
  return {
    uses: (place) => place === texts || sorted.includes(place),
    insert: (key, tenant, cells) => each(insert, key, tenant, cells),
    remove: (key, tenant, cells) => each(remove, key, tenant, cells),
  };
}
