import Database from 'libsql';

/** What a column holds or a place in a statement is given. Nothing else may reach the driver: libsql ends the process on a boolean. */
export type SqlValue = string | number | null | Uint8Array;

/** A prepared statement. Rows are arrays in the order of the columns. */
export interface Statement {
  /** Runs it; answers how many rows it changed. */
  run(params: readonly SqlValue[]): number;
  first(params: readonly SqlValue[]): readonly SqlValue[] | undefined;
  all(params: readonly SqlValue[]): (readonly SqlValue[])[];
}

/** One connection to a database file: all that the store asks of an SQLite library, so that another can take libsql's place. */
export interface Connection {
  prepare(sql: string): Statement;
  /** Runs statements that answer nothing. */
  exec(sql: string): void;
  readonly inTransaction: boolean;
  close(): void;
}

/** Opens a connection; creates the file when it is missing. */
export function connect(path: string): Connection {
  const database = new Database(path);
  return {
    prepare(sql) {
      const statement = database.prepare(sql);
      // A pragma that only sets something answers no rows, and libsql refuses raw rows of such a statement.
      const answers = statement.reader;
      if (answers) statement.raw(true);
      return {
        run: (params) => statement.run(bindable(params)).changes,
        first: (params) => statement.get(bindable(params)) as readonly SqlValue[] | undefined,
        all(params) {
          if (answers) return statement.all(bindable(params)) as (readonly SqlValue[])[];
          statement.run(bindable(params));
          return [];
        },
      };
    },
    exec(sql) {
      database.exec(sql);
    },
    get inTransaction() {
      return database.inTransaction;
    },
    close() {
      database.close();
    },
  };
}

function bindable(params: readonly SqlValue[]): readonly SqlValue[] {
  for (const value of params) {
    const type = typeof value;
    if (type !== 'string' && type !== 'number' && value !== null && !(value instanceof Uint8Array)) {
      throw new TypeError(`A ${type} cannot be bound to a statement.`);
    }
  }
  return params;
}
