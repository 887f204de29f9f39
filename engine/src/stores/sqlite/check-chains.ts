import type { Keeper } from './keeper.js';
import { mostFaults } from './faults.js';
import type { KeepingOptions } from './kept-at.js';

/** Commits of one look. */
const CHUNK = 100;

/** Shows every commit to `chain`, by aggregate and revision; answers what is wrong with those that are told. */
export async function checkChains(keeper: Keeper, { chain, onProgress }: KeepingOptions): Promise<readonly string[]> {
  const faults: string[] = [];
  if (chain === undefined) return faults;
  const sql = `SELECT aggregate, revision, at, body FROM commits WHERE (aggregate, revision) > (?, ?) ORDER BY aggregate, revision LIMIT ${CHUNK}`;
  for (let [after, above, done] = ['', 0, 0]; faults.length < mostFaults;) {
    const rows = await keeper.run(sql, [after, above]);
    for (const [name, nth, at, body] of rows) {
      const [aggregate, revision] = [String(name), Number(nth)];
      const fault = chain({ aggregate, revision, at: Number(at), body: String(body) });
      if (fault !== undefined) faults.push(`${aggregate} ${revision}: ${fault}`);
      [after, above] = [aggregate, revision];
    }
    done += rows.length;
    if (rows.length < CHUNK) break;
    if (done % (CHUNK * 100) === 0) onProgress?.({ step: 'checking', done });
  }
  return faults;
}
