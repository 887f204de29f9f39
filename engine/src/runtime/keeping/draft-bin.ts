import { draftKey, draftsCollection } from '../../drafts/index.js';
import type { Row } from '../../ports/index.js';
import { decodeCommit } from '../commit-codec.js';
import type { Runtime } from '../runtime.js';
import { apart } from './apart.js';
import type { Forgetter } from './forgetter.js';
import { everyRow } from './trees.js';

/**
 * Takes drafts out of the bin for good whose time there is over, with their histories; answers how many. First a draft says that it is gone, so that nobody restores it any more;
 * its row goes last, so that whoever comes next finishes what was interrupted.
 */
export async function emptyBin(runtime: Runtime, tenant: string, forgetter: Forgetter): Promise<number> {
  const where = { field: 'expiresAt', lt: runtime.time.now() + 1 };
  let emptied = 0;
  for await (const row of everyRow(runtime.store, tenant, draftsCollection.name, where, 'expiresAt')) {
    const id = row.key.slice(tenant.length + 1);
    await apart(runtime, 'a draft could not be taken out of the bin', { draft: id }, async () => {
      if (await purge(runtime, tenant, id, row, forgetter)) emptied++;
    });
    await forgetter.pace.step();
  }
  return emptied;
}

async function purge(runtime: Runtime, tenant: string, id: string, found: Row, forgetter: Forgetter): Promise<boolean> {
  const key = draftKey(tenant, id);
  let row: Row | null = found;
  if (row.fields['status'] !== 'gone') {
    const commandId = runtime.ids.next(runtime.time.now());
    await runtime.execute(key, { type: 'purgeDraft', due: true } as never, { id: commandId, actor: 'system' });
    row = await runtime.store.get(draftsCollection.name, found.key);
    // Somebody restored it in this moment.
    if (row?.fields['status'] !== 'gone') return false;
  }
  for await (const { body } of forgetter.commits(key)) await forgetter.noteLoose(decodeCommit(body).blobs.map(({ hash }) => hash));
  await forgetter.remove(key, draftsCollection.name, row);
  return true;
}
