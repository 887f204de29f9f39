import { messageRoomsCollection } from '../correlation/index.js';
import { startSubscriptionsCollection } from '../deployments/index.js';
import type { EngineParts } from './engine-parts.js';

/**
 * Lets messages that are kept begin processes, once those can: after a deployment that brought a message start event, or when a suspended process goes on. Their rooms are told one by
 * one; where that breaks off, deploying or resuming the same again goes on.
 */
export async function startKeptMessages(parts: EngineParts, tenant: string, processes: readonly string[]): Promise<void> {
  for (const name of await namesOf(parts, tenant, processes)) {
    const where = {
      and: [
        { field: 'open', eq: true },
        { field: 'name', eq: name },
      ],
    };
    for await (const row of rowsOf(parts, {
      collection: messageRoomsCollection.name,
      tenant,
      where,
      sort: [{ field: 'key' }],
      limit: 200,
    })) {
      if (Number(row.fields['kept']) === 0) continue;
      const room = `${tenant}/message/${row.key.slice(tenant.length + 1)}`;
      const id = parts.runtime.ids.next(parts.runtime.time.now());
      await parts.runtime.execute(room, { type: 'startsChanged' }, { id, actor: 'system' });
    }
  }
}

/** The messages that begin these processes. */
async function namesOf(parts: EngineParts, tenant: string, processes: readonly string[]): Promise<ReadonlySet<string>> {
  const names = new Set<string>();
  for (const process of processes) {
    const where = { field: 'definition', eq: process };
    for await (const { fields } of rowsOf(parts, { collection: startSubscriptionsCollection.name, tenant, where, limit: 200 }))
      if (fields['kind'] === 'message') names.add(String(fields['name']));
  }
  return names;
}

type Rows = EngineParts['runtime']['store']['find'];

async function* rowsOf(parts: EngineParts, query: Parameters<Rows>[0]): AsyncGenerator<Awaited<ReturnType<Rows>>['rows'][number]> {
  for (let cursor: string | undefined; ;) {
    const page = await parts.available(() => parts.runtime.store.find(cursor === undefined ? query : { ...query, cursor }));
    yield* page.rows;
    if (page.cursor === undefined) return;
    cursor = page.cursor;
  }
}
