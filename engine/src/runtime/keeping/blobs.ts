import { looseBlobsCollection } from '../../keeping/index.js';
import type { Row } from '../../ports/index.js';
import { decodeCommit } from '../commit-codec.js';
import type { Runtime } from '../runtime.js';
import type { Pace } from './pace.js';
import { everyRow } from './trees.js';

/** Histories of one step. */
const CHUNK = 200;

/**
 * Deletes large values that no history of the tenant names any more; answers how many. Values are addressed by their content, so another history may name the same: all are looked
 * through, but only when something is loose at all.
 */
export function sweepBlobs(runtime: Runtime, tenant: string, pace: Pace): Promise<number> {
  return runtime.blobs.whileLooking(() => sweep(runtime, tenant, pace));
}

async function sweep(runtime: Runtime, tenant: string, pace: Pace): Promise<number> {
  const { store } = runtime;
  const loose = new Map<string, Row>();
  for await (const row of everyRow(store, tenant, looseBlobsCollection.name, undefined)) loose.set(row.key.slice(tenant.length + 1), row);
  if (loose.size === 0) return 0;
  const named = new Set<string>();
  await lookThrough(runtime, tenant, pace, (hash) => named.add(hash));
  let gone = 0;
  for (const [hash, row] of loose) {
    const isGone = !named.has(hash) && (await runtime.deleteBlob(tenant, hash));
    // What was put again a moment ago is looked at in the next round.
    if (!isGone && !named.has(hash)) continue;
    if (isGone) gone++;
    await store.project([
      { collection: looseBlobsCollection.name, key: row.key, rank: row.rank + 1, at: runtime.time.now(), fields: null, body: '' },
    ]);
    await pace.step();
  }
  return gone;
}

/** Tells of every blob that a commit of the tenant names. */
async function lookThrough({ store }: Runtime, tenant: string, pace: Pace, tell: (hash: string) => void): Promise<void> {
  for (let after = ''; ;) {
    const page = await store.aggregates(`${tenant}/`, after, CHUNK);
    for (const { aggregate } of page) {
      for (let from = 1; ;) {
        const commits = await store.read(aggregate, from, CHUNK);
        // A text that people typed may look like a list of blobs: that costs a look and no more.
        for (const { body } of commits) if (body.includes('"blobs":[')) for (const { hash } of decodeCommit(body).blobs) tell(hash);
        const last = commits.at(-1);
        if (last === undefined || commits.length < CHUNK) break;
        from = last.revision + 1;
      }
    }
    await pace.step();
    const last = page.at(-1);
    if (last === undefined || page.length < CHUNK) return;
    after = last.aggregate;
  }
}
