import { APPLICATION_ID, BASE_SCHEMA, column, columnType, layoutOf, PAGE_SIZE, SCHEMA_VERSION, type Layout } from './layout.js';
import { listEntries } from './write-rows.js';
import type { Session } from './session.js';
import type { CollectionSpec } from '../../ports/index.js';

/** Refuses the file for a reason that the caller's words can name. */
export class FileRefused extends Error {
  readonly code: 'STORE_NEWER' | 'STORE_NOT_OURS' | 'INVALID_INPUT';
  readonly params: Readonly<Record<string, string | number>>;

  constructor(code: FileRefused['code'], params: Readonly<Record<string, string | number>>) {
    super(code);
    this.code = code;
    this.params = params;
  }
}

/** Makes the file ours, or finds that it is; without `synced`, writes do not wait for the disk. Nothing is changed in a file of others or of a newer release. */
export function prepareFile(session: Session, synced = true): void {
  const version = Number(session.pragma('user_version'));
  const application = Number(session.pragma('application_id'));
  const tables = Number(session.prepare('SELECT count(*) FROM sqlite_master').first([])?.[0]);
  if (application !== APPLICATION_ID && tables > 0) {
    throw new FileRefused('STORE_NOT_OURS', { found: 'it is another program’s SQLite database' });
  }
  if (version > SCHEMA_VERSION) throw new FileRefused('STORE_NEWER', { known: SCHEMA_VERSION, found: version });
  if (tables === 0) session.pragma(`page_size = ${PAGE_SIZE}`);
  session.pragma('journal_mode = WAL');
  session.pragma(`synchronous = ${synced ? 'FULL' : 'OFF'}`);
  session.pragma('cache_size = -65536');
  // Fewer, larger checkpoints: pages that many batches touch are copied once. The file beside is cut back when it grew.
  session.pragma('wal_autocheckpoint = 2000');
  session.pragma('journal_size_limit = 67108864');
  session.write(() => {
    session.connection.exec(BASE_SCHEMA);
    session.pragma(`application_id = ${APPLICATION_ID}`);
    session.pragma(`user_version = ${SCHEMA_VERSION}`);
  });
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
    session.connection.exec(`CREATE INDEX IF NOT EXISTS ${index.name} ON ${table} (${columns.join(', ')})`);
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
    const key = ['tenant', 'value', ...list.fields.map(column), 'key'].join(', ');
    session.connection.exec(
      `CREATE TABLE ${list.name} (tenant TEXT NOT NULL, value TEXT NOT NULL, ${fields.join('')}key TEXT NOT NULL, PRIMARY KEY (${key})) WITHOUT ROWID`,
    );
    const entries = listEntries(session, layout, list);
    const columns = layout.fields.map(({ name }) => column(name)).join(', ');
    const page = session.connection.prepare(
      `SELECT key, tenant, exact, ${columns} FROM ${layout.table} WHERE key > ? AND tenant IS NOT NULL ORDER BY key LIMIT 500`,
    );
    for (let after = ''; ;) {
      const rows = page.all([after]);
      for (const [key, tenant, exact, ...cells] of rows) {
        entries.insert(String(key), String(tenant), typeof exact === 'string' ? (JSON.parse(exact) as typeof cells) : cells);
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
