import type { CollectionSpec, FieldType, IndexCondition } from '../../ports/index.js';

/**
 * How the file is laid out. Measured with 20 000 instances (two commits, four row writes) in batches of 250: a commit's place in its epoch's feed is its
 * row number, which saves the feed an index and appends (16 300 instances/s and 2.8 kB each, against 15 100 and 2.9 kB for a table by aggregate and
 * revision with an index for the feed); rows are kept without a row number in pages of 8 kB (17 000 instances/s and 2.7 kB; 16 kB pages give no more).
 * `engine/bench/sqlite-store.bench.mjs` compares the store with a bare program on this layout.
 */

/** `PRAGMA user_version`: raised when a release changes this layout. */
export const SCHEMA_VERSION = 2;
/** `PRAGMA application_id`: "MLRC". Tells our files from others'. */
export const APPLICATION_ID = 0x4d4c5243;
export const PAGE_SIZE = 8192;
/** A commit's row number is `epoch number × 2³² + seq`; exact in a double while there are fewer than 2 million epochs. */
export const EPOCH_STEP = 4_294_967_296;

/** What the file says of itself: `file` is its place on the disk, so that a copy is known as one; `unverified` is why lists must be written anew before they are believed. */
const MARKS = `
CREATE TABLE IF NOT EXISTS marks (name TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL) WITHOUT ROWID;
`;

/** The tables that every file has. `at` and numbers of commits have integer columns, because libsql binds every number as a double. */
export const BASE_SCHEMA = `
CREATE TABLE IF NOT EXISTS epochs (
  n INTEGER PRIMARY KEY, epoch TEXT NOT NULL UNIQUE, startedAt INTEGER, beat INTEGER, storedThrough INTEGER, projectedThrough INTEGER, closed INTEGER);
CREATE TABLE IF NOT EXISTS commits (
  n INTEGER PRIMARY KEY, aggregate TEXT NOT NULL, revision INTEGER NOT NULL, prev INTEGER, at INTEGER NOT NULL, body TEXT NOT NULL);
CREATE UNIQUE INDEX IF NOT EXISTS commits_key ON commits (aggregate, revision);
CREATE TABLE IF NOT EXISTS snapshots (
  aggregate TEXT PRIMARY KEY NOT NULL, revision INTEGER NOT NULL, stamp TEXT NOT NULL, "commit" TEXT NOT NULL, stateFormat INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS snapshot_parts (
  aggregate TEXT NOT NULL, stamp TEXT NOT NULL, part INTEGER NOT NULL, body TEXT NOT NULL, PRIMARY KEY (aggregate, stamp, part));
${MARKS}`;

/** What it takes to bring a file of one layout to the next, by the layout it has. */
export const MIGRATIONS: Readonly<Record<number, string>> = { 1: MARKS };

/** One index that answers "list contains any of these, sorted by the fields": a table with an entry for each text of each row. */
export interface ListTable {
  readonly name: string;
  /** The `texts` field. */
  readonly field: string;
  readonly fields: readonly string[];
  /** Fields that stand in the entries beside those they are sorted by, as they stand in the rows. */
  readonly covers: readonly string[];
  /** Which rows have entries; all where it is absent. */
  readonly only?: IndexCondition | undefined;
}

/** A collection in the file. */
export interface Layout {
  readonly name: string;
  readonly table: string;
  readonly fields: readonly { readonly name: string; readonly type: FieldType }[];
  readonly indexes: readonly { readonly name: string; readonly fields: readonly string[]; readonly only?: IndexCondition | undefined }[];
  readonly lists: readonly ListTable[];
}

/** The layout of a collection. Names are quoted identifiers; the port's checks let only letters and digits into them. */
export function layoutOf(spec: CollectionSpec): Layout {
  const scalar = spec.indexes.filter(({ anyOf }) => anyOf === undefined);
  const lists = spec.indexes.flatMap(({ anyOf, fields, only, covers = [] }) => {
    if (anyOf === undefined) return [];
    const covered = covers.length === 0 ? [] : ['covers', ...covers];
    return [
      { name: `"list:${[spec.name, anyOf, ...fields, ...condition(only), ...covered].join(':')}"`, field: anyOf, fields, only, covers },
    ];
  });
  return {
    name: spec.name,
    table: `"rows:${spec.name}"`,
    fields: Object.entries(spec.fields).map(([name, type]) => ({ name, type })),
    indexes: unique(
      scalar.map(({ fields, only }) => ({ name: `"index:${[spec.name, ...fields, ...condition(only)].join(':')}"`, fields, only })),
    ),
    lists: unique(lists),
  };
}

/** What tells an index of some rows from one of all in its name. */
function condition(only: IndexCondition | undefined): readonly string[] {
  if (only === undefined) return [];
  return ['only', 'eq' in only ? `${only.field}=${String(only.eq)}` : only.field];
}

/** The condition of an index as SQL: written out, because SQLite must see that a question implies it. `prefix` is what stands before the column. */
export function conditionSql(only: IndexCondition, prefix = ''): string {
  const name = `${prefix}${column(only.field)}`;
  if (!('eq' in only)) return `${name} IS NOT NULL`;
  return `${name} = ${typeof only.eq === 'string' ? `'${only.eq}'` : Number(only.eq)}`;
}

function unique<T extends { readonly name: string }>(named: readonly T[]): readonly T[] {
  return [...new Map(named.map((each) => [each.name, each])).values()];
}

/** The column of a field. */
export function column(field: string): string {
  return `"f:${field}"`;
}

/** The declared type of a field's column: remembers the field's type, and gives numbers a compact form. */
export function columnType(type: FieldType): string {
  return { text: 'TEXT', number: 'NUMERIC', boolean: 'BOOLEAN', texts: 'TEXT_LIST' }[type];
}

/** What stands for `null` in a list table, whose columns cannot hold it: it comes before every number and every text. */
export const NULL_IN_LIST = Number.NEGATIVE_INFINITY;
