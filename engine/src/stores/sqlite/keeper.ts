import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { MillraceError } from '@millrace/schemas';
import { toStoreError } from './failures.js';
import { APPLICATION_ID, SCHEMA_VERSION } from './layout.js';
import { WorkerLine } from './line.js';
import { OpenHere } from './open-here.js';
import type { SqlValue } from './driver.js';

/** A connection of its own to a file that exists, in a thread of its own: for copying, checking and tidying it while a server may be at work on it. */
export class Keeper {
  readonly path: string;
  readonly #line: WorkerLine;
  readonly #here: OpenHere;

  private constructor(path: string, busyTimeout: number) {
    this.path = resolve(path);
    this.#here = new OpenHere(this.path);
    this.#line = new WorkerLine((line) =>
      this.#here.opened((alone) => line.send('open', { path: this.path, role: 'keeper', busyTimeout, synced: true, alone })),
    );
  }

  /** Opens the file. Rejects with `STORE_MISSING`, `STORE_NOT_OURS` or `STORE_NEWER`. */
  static async open(path: string, busyTimeout = 5000): Promise<Keeper> {
    const isFile = await stat(path).then(
      (found) => found.isFile(),
      () => false,
    );
    // SQLite would make the file.
    if (!isFile) throw new MillraceError('STORE_MISSING', { place: path });
    const keeper = new Keeper(path, busyTimeout);
    try {
      if ((await keeper.number('PRAGMA application_id')) !== APPLICATION_ID)
        throw new MillraceError('STORE_NOT_OURS', { place: path, found: 'it is another program’s SQLite database' });
      const found = await keeper.number('PRAGMA user_version');
      if (found > SCHEMA_VERSION) throw new MillraceError('STORE_NEWER', { place: path, known: SCHEMA_VERSION, found });
      return keeper;
    } catch (error) {
      await keeper.close();
      throw error;
    }
  }

  /** Runs one statement by itself. */
  async run(sql: string, params: readonly SqlValue[] = []): Promise<readonly (readonly SqlValue[])[]> {
    try {
      return await this.#line.do('alone', { sql, params });
    } catch (error) {
      throw toStoreError(error, this.path);
    }
  }

  /** The first value that a statement answers, as a number. */
  async number(sql: string, params: readonly SqlValue[] = []): Promise<number> {
    return Number((await this.run(sql, params))[0]?.[0] ?? 0);
  }

  /** Closes the connection; what failed before is not told again. */
  async close(): Promise<void> {
    await this.#line.close().catch(() => undefined);
    this.#here.closed();
  }
}
