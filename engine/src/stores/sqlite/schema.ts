import { closeSync, fsyncSync, openSync, renameSync, rmSync, statSync } from 'node:fs';
import { faultsOf, structure } from './faults.js';
import {
  APPLICATION_ID,
  BASE_SCHEMA,
  column,
  columnType,
  conditionSql,
  layoutOf,
  MIGRATIONS,
  PAGE_SIZE,
  SCHEMA_VERSION,
  type Layout,
} from './layout.js';
import { listEntries } from './write-rows.js';
import type { Session } from './session.js';
import type { CollectionSpec } from '../../ports/index.js';

/** Refuses the file for a reason that the caller's words can name. */
export class FileRefused extends Error {
  readonly code: 'STORE_NEWER' | 'STORE_NOT_OURS' | 'STORE_COPY_TORN' | 'STORE_DAMAGED' | 'INVALID_INPUT';
  readonly params: Readonly<Record<string, string | number>>;

  constructor(code: FileRefused['code'], params: Readonly<Record<string, string | number>>) {
    super(code);
    this.code = code;
    this.params = params;
  }
}

/**
 * Makes the file ours, or finds that it is; without `synced`, writes do not wait for the disk. A file of an older layout is copied beside before it is changed. Nothing is
 * changed in a file of others, of a newer release, or in a copy that is not whole. `path` is null for a database in memory.
 */
export function prepareFile(session: Session, path: string | null, synced = true): void {
  const version = Number(session.pragma('user_version'));
  const application = Number(session.pragma('application_id'));
  const tables = Number(session.prepare('SELECT count(*) FROM sqlite_master').first([])?.[0]);
  if (application !== APPLICATION_ID && tables > 0) {
    throw new FileRefused('STORE_NOT_OURS', { found: 'it is another program’s SQLite database' });
  }
  if (version > SCHEMA_VERSION) throw new FileRefused('STORE_NEWER', { known: SCHEMA_VERSION, found: version });
  const place = path === null ? undefined : String(statSync(path).ino);
  const isCopy = version >= 2 && place !== undefined && isElsewhere(session, place);
  if (tables === 0) session.pragma(`page_size = ${PAGE_SIZE}`);
  session.pragma('journal_mode = WAL');
  session.pragma(`synchronous = ${synced ? 'FULL' : 'OFF'}`);
  session.pragma('cache_size = -65536');
  // The log is folded into the file by a thread beside (`Checkpoints`); within a commit only when that cannot be done. The file beside is cut back when it grew.
  session.pragma('wal_autocheckpoint = 24000');
  session.pragma('journal_size_limit = 67108864');
  if (path !== null && tables > 0 && version < SCHEMA_VERSION) copyBeside(session, `${path}.before-v${SCHEMA_VERSION}`);
  session.write(() => {
    for (let from = version; tables > 0 && from < SCHEMA_VERSION; from++) session.connection.exec(MIGRATIONS[from] ?? '');
    session.connection.exec(BASE_SCHEMA);
    if (isCopy) setMark(session, 'unverified', 'copied');
    if (place !== undefined) setMark(session, 'file', place);
    session.pragma(`application_id = ${APPLICATION_ID}`);
    session.pragma(`user_version = ${SCHEMA_VERSION}`);
  });
}

/** Tells whether the file came here by copying. One that was copied while somebody wrote to it may be half the one and half the other: it is refused. */
function isElsewhere(session: Session, place: string): boolean {
  const known = session.prepare("SELECT value FROM marks WHERE name = 'file'").first([])?.[0];
  if (known === undefined || known === place) return false;
  for (const question of structure) {
    const [fault] = faultsOf(question, session.connection.prepare(question.sql).all([]));
    if (fault !== undefined) throw new FileRefused('STORE_COPY_TORN', { found: fault });
  }
  return true;
}

function setMark(session: Session, name: string, value: string): void {
  session
    .prepare('INSERT INTO marks (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = ?2 WHERE value <> ?2')
    .run([name, value]);
}

/** Writes the whole file once more, on the disk, under a name that it has only when it is complete. */
function copyBeside(session: Session, target: string): void {
  const part = `${target}.unfinished`;
  rmSync(part, { force: true });
  session.connection.prepare('VACUUM INTO ?').all([part]);
  const file = openSync(part, 'r+');
  fsyncSync(file);
  closeSync(file);
  renameSync(part, target);
}

/** Creates or extends the tables of collections, and fills indexes that are new. */
export function prepareCollections(session: Session, specs: readonly CollectionSpec[]): readonly Layout[] {
  const layouts = specs.map(layoutOf);
  session.write(() => {
    for (const layout of layouts) {
      prepareColumns(session, layout);
      prepareIndexes(session, layout);
      prepareLists(session, layout);
    }
  });
  return layouts;
}

function prepareColumns(session: Session, { name, table, fields }: Layout): void {
  const columns = fields.map((field) => `${column(field.name)} ${columnType(field.type)}`);
  session.connection.exec(
    `CREATE TABLE IF NOT EXISTS ${table} (key TEXT PRIMARY KEY NOT NULL, tenant TEXT, rank INTEGER NOT NULL, died INTEGER, exact TEXT, body TEXT NOT NULL` +
      `${columns.map((each) => `, ${each}`).join('')}) WITHOUT ROWID`,
  );
  session.connection.exec(`CREATE INDEX IF NOT EXISTS "died:${name}" ON ${table} (died) WHERE died IS NOT NULL`);
  const known = new Map(
    session.connection
      .prepare(`SELECT name, type FROM pragma_table_info('rows:${name}')`)
      .all([])
      .map(([field, type]) => [field, type]),
  );
  for (const field of fields) {
    const type = known.get(`f:${field.name}`);
    if (type === undefined) session.connection.exec(`ALTER TABLE ${table} ADD COLUMN ${column(field.name)} ${columnType(field.type)}`);
    else if (type !== columnType(field.type)) {
      throw new FileRefused('INVALID_INPUT', {
        expected: `type ${String(type)} as in the file`,
        place: `${name}.${field.name}`,
        found: field.type,
      });
    }
  }
}

function prepareIndexes(session: Session, { name, table, indexes }: Layout): void {
  for (const index of indexes) {
    const columns = ['tenant', ...index.fields.map(column), 'key'];
    const some = index.only === undefined ? '' : ` WHERE ${conditionSql(index.only)}`;
    session.connection.exec(`CREATE INDEX IF NOT EXISTS ${index.name} ON ${table} (${columns.join(', ')})${some}`);
  }
  const wanted = new Set(indexes.map((index) => index.name));
  for (const known of names(session, 'index', `index:${name}:`))
    if (!wanted.has(`"${known}"`)) session.connection.exec(`DROP INDEX "${known}"`);
}

function prepareLists(session: Session, layout: Layout): void {
  const known = new Set(names(session, 'table', `list:${layout.name}:`).map((each) => `"${each}"`));
  for (const list of layout.lists) {
    if (known.delete(list.name)) continue;
    const fields = list.fields.map((field) => {
      const type = layout.fields.find((each) => each.name === field)?.type;
      // Texts get no type, so that the number standing for null stays a number.
      return `${column(field)} ${type === 'text' ? '' : 'NUMERIC'} NOT NULL, `;
    });
    const covered = list.covers.map((field) => {
      const type = layout.fields.find((each) => each.name === field)?.type ?? 'text';
      return `${column(field)} ${columnType(type)}, `;
    });
    const key = ['tenant', 'value', ...list.fields.map(column), 'key'].join(', ');
    session.connection.exec(
      `CREATE TABLE ${list.name} (tenant TEXT NOT NULL, value TEXT NOT NULL, ${[...fields, ...covered].join('')}key TEXT NOT NULL, PRIMARY KEY (${key})) WITHOUT ROWID`,
    );
    const entries = listEntries(session, layout, list);
    const columns = layout.fields.map(({ name }) => column(name)).join(', ');
    const page = session.connection.prepare(
      `SELECT key, tenant, exact, ${columns} FROM ${layout.table} WHERE key > ? AND tenant IS NOT NULL ORDER BY key LIMIT 500`,
    );
    for (let after = ''; ;) {
      const rows = page.all([after]);
      for (const [key, tenant, exact, ...cells] of rows) {
        const held = typeof exact === 'string' ? (JSON.parse(exact) as typeof cells) : cells;
        const row = { tenant: String(tenant), fields: held };
        entries.insert(String(key), row, entries.entriesOf(row));
      }
      if (rows.length === 0) break;
      after = String(rows.at(-1)?.[0]);
    }
  }
  // What no release in use keeps up would go stale.
  for (const left of known) session.connection.exec(`DROP TABLE ${left}`);
}

function names(session: Session, type: 'index' | 'table', start: string): readonly string[] {
  const found = session.connection
    .prepare('SELECT name FROM sqlite_master WHERE type = ? AND substr(name, 1, ?) = ?')
    .all([type, start.length, start]);
  return found.map(([name]) => String(name));
}
