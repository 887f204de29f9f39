import type { CollectionSpec, Query, Store } from '../src/ports/index.js';
import { checkQuery, Collections } from '../src/stores/contract/index.js';
import { sqliteStore } from '../src/stores/sqlite/index.js';
import { layoutOf } from '../src/stores/sqlite/layout.js';
import type { Bound } from '../src/stores/sqlite/messages.js';
import { planPage } from '../src/stores/sqlite/plan-query.js';
import { prepareCollections, prepareFile } from '../src/stores/sqlite/schema.js';
import { Session } from '../src/stores/sqlite/session.js';
import { SqliteStore } from '../src/stores/sqlite/store.js';

/**
 * What SQLite would do for the first page of a query that grows with the whole collection: scans of a table that no index orders, and sorts of what was found there.
 * Lines of `EXPLAIN QUERY PLAN`; empty where the page is looked up in an index or walks along one. A page that is put together from several index ranges sorts the
 * first rows of each, which is none of it; nor is the sort of what an index of some rows only gave.
 */
export function scansOf(spec: CollectionSpec, query: Query): readonly string[] {
  const collections = new Collections();
  collections.add([spec]);
  const checked = checkQuery(collections.named(spec.name), query);
  const session = new Session(':memory:', 0);
  try {
    prepareFile(session, null);
    prepareCollections(session, [spec]);
    return planPage(checked, layoutOf(spec)).parts.flatMap(({ sql }) => growing(session, sql));
  } finally {
    session.close();
  }
}

/** What does not grow with what is stored: what a statement makes of a page (`u`, `keys`, a subquery), the texts of one row, the lives of nodes, the marks of a file. */
const small = /^SCAN (?:u|keys|epochs|e|marks|l VIRTUAL|CONSTANT ROW|\(subquery|\(join)/;

/** The steps of a statement's plan that take the longer the more is stored. */
function growing(session: Session, sql: string): readonly string[] {
  const rows = session.connection.prepare(`EXPLAIN QUERY PLAN ${sql}`).all([]);
  const steps = rows.map((row) => ({ parent: Number(row[1]), line: String(row[3]) }));
  const isOfPages = (parent: number): boolean => steps.some((step) => step.parent === parent && /^SCAN (?:u|\(subquery)/.test(step.line));
  // Rows that many given values find, as people by their ids, are about as many as were asked for.
  const isOfGiven = /\bIN \((?:\?, ){8,}\?\)/.test(sql);
  return steps
    .filter(
      ({ parent, line }) =>
        (/^SCAN /.test(line) && !small.test(line)) || (line.includes('FOR ORDER BY') && !isOfGiven && !isOfPages(parent)),
    )
    .map(({ line }) => line);
}

/** A statement that reads along an index and passes over what its other conditions do not fit. */
export interface Walk {
  /** The thread that does it. */
  readonly line: string;
  /** What it walks along, and by what values it is narrowed down: `workItems by tenant, open`. */
  readonly along: string;
  /** Fields of the other conditions. */
  readonly passing: readonly string[];
}

/** Where a statement walks. */
function walks(session: Session, sql: string): readonly Omit<Walk, 'line'>[] {
  const rows = session.connection.prepare(`EXPLAIN QUERY PLAN ${sql}`).all([]);
  const asked = new Set([...sql.matchAll(/"f:(\w+)"\s*(?:[<>=]|IS|IN)/g)].map(([, field]) => field ?? ''));
  return rows.flatMap((row) => {
    const [, alias = '', ways = ''] = /^SEARCH (\w+) USING .*?\(([^()]*)\)$/.exec(String(row[3])) ?? [];
    const narrowed = new Set([...ways.matchAll(/(?:f:)?(\w+)[<>=]/g)].map(([, name]) => name ?? ''));
    // A row that is looked up by its key is one row.
    if (alias === '' || ways === 'key=?') return [];
    const passing = [...asked].filter((field) => !narrowed.has(field));
    const [, table = alias] = new RegExp(`FROM "(\\S+)" ${alias}\\b`).exec(sql) ?? [];
    return passing.length === 0 ? [] : [{ along: `${table} by ${[...narrowed].join(', ')}`, passing }];
  });
}

/** An SQLite store that remembers what was asked of it. */
export interface WatchedSqlite {
  readonly store: Store;
  /** Where questions to collections came from: every place in the stacks of those who asked, as `…/engine/src/runtime/lists.ts:93`. */
  readonly askers: ReadonlySet<string>;
  /** Every statement that was run, each once. */
  statements(): Promise<readonly string[]>;
  /** Of every statement the steps that take the longer the more is stored. */
  growing(): Promise<readonly { readonly sql: string; readonly steps: readonly string[] }[]>;
  /** Where statements walk along an index, each place once. */
  walks(): Promise<readonly Walk[]>;
}

/** Opens a file whose statements are remembered. Nothing waits for the disk. */
export function watchedSqlite(path: string): WatchedSqlite {
  const store = sqliteStore({ path, synced: false });
  if (!(store instanceof SqliteStore)) throw new Error('expected an SQLite store');
  const asked = new Map<string, string>();
  for (const [name, line] of Object.entries(store.lines)) {
    const run = line.do.bind(line);
    line.do = (task, ask) => {
      const bounds =
        task === 'fill' ? (ask as { readonly parts: readonly Bound[] }).parts : task === 'read' || task === 'change' ? ask : [];
      for (const { sql } of bounds as readonly Bound[]) asked.set(sql, name);
      return run(task, ask);
    };
  }
  const askers = new Set<string>();
  const noted = new Proxy<Store>(store, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name);
      if (typeof value !== 'function') return value;
      if (name === 'close') return close;
      if (name !== 'find' && name !== 'count') return value.bind(target) as unknown;
      return (...given: unknown[]): unknown => {
        Error.stackTraceLimit = 50;
        for (const [place] of (new Error().stack ?? '').matchAll(/[^\s(]*\/(?:engine|runtime-api)\/src\/[^\s():]+\.ts:\d+/g))
          askers.add(place);
        return (value as (...all: unknown[]) => unknown).apply(target, given);
      };
    },
  });
  const note = async (): Promise<void> => {
    for (const sql of await store.lines.writer.do('statements', null)) asked.set(sql, 'writer');
  };
  let closed: Promise<void> | undefined;
  const close = (): Promise<void> => (closed ??= note().then(() => store.close()));
  const statements = async (): Promise<readonly string[]> => {
    await (closed ?? note());
    return [...asked.keys()].filter((sql) => /^\s*(?:SELECT|WITH|INSERT|UPDATE|DELETE)/.test(sql) && !sql.includes('sqlite_master'));
  };
  const eachOf = async <T>(look: (session: Session, sql: string) => readonly T[]): Promise<{ sql: string; found: readonly T[] }[]> => {
    const session = new Session(path, 5000);
    try {
      return (await statements()).map((sql) => ({ sql, found: look(session, sql) })).filter(({ found }) => found.length > 0);
    } finally {
      session.close();
    }
  };
  return {
    store: noted,
    askers,
    statements,
    growing: async () => (await eachOf(growing)).map(({ sql, found }) => ({ sql, steps: found })),
    async walks() {
      const found = (await eachOf(walks)).flatMap((one) => one.found.map((walk) => ({ line: asked.get(one.sql) ?? '', ...walk })));
      return [...new Map(found.map((walk) => [JSON.stringify(walk), walk])).values()];
    },
  };
}
