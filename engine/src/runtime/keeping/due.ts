import { keptSince } from '../../behaviors/retention.js';
import { deployedItemsCollection } from '../../deployments/index.js';
import type { DeployedProcess } from '../../model/executable.js';
import type { Row } from '../../ports/index.js';
import type { KeepingParts } from './keeping.js';
import { apart } from './apart.js';
import { everyRow } from './trees.js';

/** Roots of trees whose time is over, the longest ended of each process first. `usual` is what counts where a process says nothing. */
export async function* dueRoots(parts: KeepingParts, tenant: string, usual: string): AsyncGenerator<Row> {
  const { store, time } = parts.runtime;
  const now = time.now();
  for await (const definition of deployedProcesses(parts, tenant)) {
    let retentions: ReadonlyMap<string, string | undefined> = new Map();
    const isKnown = await apart(parts.runtime, 'how long a process is kept could not be read', { definition }, async () => {
      retentions = await retentionsOf(parts, tenant, definition);
    });
    // Not purged by what another may have said.
    if (!isKnown) continue;
    const since = new Map([...retentions].map(([process, own]) => [process, keptSince(own ?? usual, now)]));
    const latest = Math.max(...since.values(), keptSince(retentions.size === 0 ? usual : 'never', now));
    if (latest === Number.NEGATIVE_INFINITY) continue;
    for (const status of ['completed', 'cancelled']) {
      const where = {
        and: [
          { field: 'definition', eq: definition },
          { field: 'status', eq: status },
          // What ended before had begun before: the index is in this order.
          { field: 'startedAt', lt: latest },
          { field: 'endedAt', lt: latest },
          { field: 'parent', eq: null },
        ],
      };
      for await (const row of everyRow(store, tenant, 'instances', where, 'startedAt')) {
        const { process = '' } = JSON.parse(row.body) as { readonly process?: string };
        if (Number(row.fields['endedAt']) < (since.get(process) ?? keptSince(usual, now))) yield row;
      }
    }
  }
}

async function* deployedProcesses({ runtime }: KeepingParts, tenant: string): AsyncGenerator<string> {
  let before = '';
  for await (const { fields } of everyRow(runtime.store, tenant, deployedItemsCollection.name, { field: 'kind', eq: 'process' }, 'id')) {
    const id = String(fields['id']);
    if (id !== before) yield id;
    before = id;
  }
}

/** What the newest version of a definition says of each of its processes; in use, or the last that was. */
async function retentionsOf(
  { answerer, latest }: KeepingParts,
  tenant: string,
  id: string,
): Promise<ReadonlyMap<string, string | undefined>> {
  const found = (await latest(tenant, 'process', id)) ?? (await answerer.later('deployed', { kind: 'process', id }, tenant));
  if (found === null) return new Map();
  const { process } = (await answerer.later('definition', { hash: found.hash }, tenant)) as DeployedProcess;
  return new Map(process.processes.map((name) => [name, process.scopes.get(name)?.retention]));
}
