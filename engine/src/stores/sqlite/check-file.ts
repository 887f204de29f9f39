import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { MillraceError } from '@millrace/schemas';
import { digestOf } from '../sync-files.js';
import { checkChains } from './check-chains.js';
import { faultsOf, first, mostFaults, structure } from './faults.js';
import { Keeper } from './keeper.js';
import { blobsFolderOf, everyBlob, type KeepingOptions, type KeptAt } from './kept-at.js';

/** What a check has counted in a file that is whole. */
export interface CheckedFile {
  readonly commits: number;
  readonly aggregates: number;
  /** Blobs that commits name. */
  readonly blobs: number;
  /** Aggregates of which the gravestone is left, or is about to be; they count as histories. */
  readonly purged: number;
  /** Commits from which something was erased: their hashes vouch for what stood there. */
  readonly erased: number;
}

/**
 * Checks a store's file: its pages and indexes, that every history is unbroken, and that every blob that a commit names is there and is what its name says; with `chain`, that every commit says what was committed. A server may be at
 * work on it. Rejects with `STORE_DAMAGED`, which names the first faults.
 */
export async function checkStore(kept: KeptAt, options: KeepingOptions = {}): Promise<CheckedFile> {
  const checked = await checkKept(kept, { shownAs: kept.path, ...options });
  const folder = blobsFolderOf(kept);
  let done = 0;
  for await (const { tenant, group, hash } of everyBlob(folder)) {
    if ((await digestOf(join(folder, tenant, group, hash))).sha256 !== hash)
      throw new MillraceError('STORE_DAMAGED', { place: kept.path, found: `${tenant}/${group}/${hash}` });
    if (++done % 100 === 0) options.onProgress?.({ step: 'blobs', done });
  }
  return checked;
}

/** Checks a file without reading what its blobs hold; `blobs` is their folder, `shownAs` the name that faults are told under. */
export async function checkKept(
  kept: KeptAt,
  options: KeepingOptions & { readonly shownAs: string; readonly blobs?: string },
): Promise<CheckedFile> {
  const { shownAs, blobs = blobsFolderOf(kept), onProgress } = options;
  const keeper = await Keeper.open(kept.path);
  const refuse = (faults: readonly string[]): never => {
    throw new MillraceError('STORE_DAMAGED', { place: shownAs, found: faults.slice(0, mostFaults).join('; ') });
  };
  try {
    onProgress?.({ step: 'checking', done: 0 });
    for (const question of structure) {
      const faults = faultsOf(question, await keeper.run(question.sql));
      if (faults.length > 0) refuse(faults);
    }
    const faults = await checkChains(keeper, options);
    if (faults.length > 0) refuse(faults);
    return {
      commits: await keeper.number('SELECT count(*) FROM commits'),
      aggregates: await keeper.number(`SELECT count(*) FROM commits c WHERE revision = 1 OR ${first}`),
      blobs: await checkNamedBlobs(keeper, blobs, refuse),
      purged: await keeper.number(`SELECT count(*) FROM commits c WHERE revision > 1 AND ${first}`),
      erased: await keeper.number(`SELECT count(*) FROM commits WHERE substr(body, 1, 28) = '{"format":1,"salt":"erased",'`),
    };
  } finally {
    await keeper.close();
  }
}

/** Looks whether the blobs are there that commits name. */
async function checkNamedBlobs(keeper: Keeper, folder: string, refuse: (faults: readonly string[]) => never): Promise<number> {
  const sql =
    "SELECT n, aggregate, json_extract(body, '$.blobs') FROM commits WHERE n > ? AND instr(body, '\"blobs\":[') > 0 ORDER BY n LIMIT 500";
  const seen = new Set<string>();
  for (let after = -1; ;) {
    const rows = await keeper.run(sql, [after]);
    for (const [, aggregate, list] of rows) {
      const tenant = String(aggregate).split('/', 1)[0] ?? '';
      // A text that people typed may look like a list of blobs.
      const named = typeof list === 'string' ? (JSON.parse(list) as readonly { readonly hash: string }[]) : [];
      for (const { hash } of named) {
        const name = join(tenant, hash.slice(0, 2), hash);
        if (seen.has(name)) continue;
        seen.add(name);
        if (!(await isFile(join(folder, name)))) refuse([`${String(aggregate)}: ${name}`]);
      }
    }
    const last = rows.at(-1)?.[0];
    if (last === undefined) return seen.size;
    after = Number(last);
  }
}

async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
}
