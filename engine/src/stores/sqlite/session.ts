import { connect, type Connection, type SqlValue, type Statement } from './driver.js';

/** The most statements kept prepared. Lists are asked in few shapes, so this is seldom reached. */
const KEPT = 400;

/** A connection with its prepared statements and transactions. */
export class Session {
  readonly connection: Connection;
  readonly #statements = new Map<string, Statement>();

  constructor(path: string, busyTimeout: number) {
    this.connection = connect(path);
    this.pragma(`busy_timeout = ${busyTimeout}`);
    this.pragma('foreign_keys = OFF');
  }

  prepare(sql: string): Statement {
    let statement = this.#statements.get(sql);
    if (statement === undefined) {
      if (this.#statements.size >= KEPT) for (const oldest of this.#statements.keys()) if (this.#statements.delete(oldest)) break;
      statement = this.connection.prepare(sql);
      this.#statements.set(sql, statement);
    }
    return statement;
  }

  /** The statements that are kept prepared. */
  get prepared(): readonly string[] {
    return [...this.#statements.keys()];
  }

  /** Sets or asks a pragma; answers its first value. */
  pragma(words: string): SqlValue | undefined {
    return this.connection.prepare(`PRAGMA ${words}`).all([])[0]?.[0];
  }

  /**
   * Runs `work` in one write transaction. When `work` or the start fails, nothing was written and the error says so; when only the end fails, nobody
   * knows, and the error is an `UnknownFate`.
   */
  write<T>(work: () => T): T {
    this.prepare('BEGIN IMMEDIATE').run([]);
    let result: T;
    try {
      result = work();
    } catch (error) {
      this.#rollBack();
      throw error;
    }
    try {
      this.prepare('COMMIT').run([]);
    } catch (error) {
      this.#rollBack();
      // The frame that makes a transaction stand is written last: when there was no room for it, or no lock, it does not stand.
      if (error instanceof Error && 'code' in error && (error.code === 'SQLITE_FULL' || error.code === 'SQLITE_BUSY')) throw error;
      throw new UnknownFate(error);
    }
    return result;
  }

  /** Runs `work` so that all its reads see one moment. */
  read<T>(work: () => T): T {
    this.prepare('BEGIN').run([]);
    try {
      return work();
    } finally {
      this.#rollBack();
    }
  }

  #rollBack(): void {
    // A full disk makes SQLite roll back by itself; rolling back again would hide the first error behind another.
    if (this.connection.inTransaction) this.prepare('ROLLBACK').run([]);
  }

  close(): void {
    this.#statements.clear();
    this.connection.close();
  }
}

/** The end of a transaction failed: it may have been written or not. */
export class UnknownFate extends Error {
  constructor(cause: unknown) {
    super('The end of a transaction failed.', { cause });
  }
}
