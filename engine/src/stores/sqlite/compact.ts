import { stat } from 'node:fs/promises';
import { Keeper } from './keeper.js';
import type { KeptAt } from './kept-at.js';

/**
 * Gives the room that nothing uses any more back to the disk, by writing the file anew (SQLite's VACUUM). Needs as much free room as the file has; commands of a server at work on
 * it wait meanwhile. Answers the bytes of the file before and after. Rejects with `STORE_MISSING`, `STORE_FULL`, or `STORE_UNAVAILABLE` when somebody keeps writing.
 */
export async function compact({ path }: KeptAt): Promise<{ readonly before: number; readonly after: number }> {
  const keeper = await Keeper.open(path);
  try {
    const before = (await stat(keeper.path)).size;
    await keeper.run('VACUUM');
    // What was written anew stands in the log beside until it is folded into the file.
    await keeper.run('PRAGMA wal_checkpoint(TRUNCATE)');
    return { before, after: (await stat(keeper.path)).size };
  } finally {
    await keeper.close();
  }
}
