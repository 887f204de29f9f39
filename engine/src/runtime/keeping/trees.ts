import type { ProcessState } from '../../execution/index.js';
import type { Blocked } from '../../keeping/index.js';
import type { AggregateKey, Filter, Row, Store } from '../../ports/index.js';
import { outboxCollection } from '../outbox.js';
import type { Runtime } from '../runtime.js';

/** An ended instance, by its row. */
export interface Member {
  readonly id: string;
  readonly key: AggregateKey;
  readonly row: Row;
}

function memberOf(tenant: string, row: Row): Member {
  const id = row.key.slice(tenant.length + 1);
  return { id, key: `${tenant}/process/${id}`, row };
}

/** An instance and all that it called, callers before the called. */
export async function treeOf(store: Store, tenant: string, root: Row): Promise<readonly Member[]> {
  const tree = [memberOf(tenant, root)];
  // What is found on the way is looked under too.
  for (const { id } of tree) {
    for await (const row of everyRow(store, tenant, 'instances', { field: 'parent', eq: id }, 'startedAt'))
      tree.push(memberOf(tenant, row));
  }
  return tree;
}

/** Every row that fits, a page at a time. */
export async function* everyRow(
  store: Store,
  tenant: string,
  collection: string,
  where: Filter | undefined,
  sort?: string,
): AsyncGenerator<Row> {
  const asked = {
    collection,
    tenant,
    limit: 500,
    ...(where === undefined ? {} : { where }),
    ...(sort === undefined ? {} : { sort: [{ field: sort }] }),
  };
  for (let cursor: string | undefined; ;) {
    const page = await store.find(cursor === undefined ? asked : { ...asked, cursor });
    yield* page.rows;
    if (page.cursor === undefined) return;
    ({ cursor } = page);
  }
}

/** Aggregates that still have something to tell others (rule 13). */
export async function owingAggregates(store: Store, tenant: string): Promise<ReadonlySet<AggregateKey>> {
  const owing = new Set<AggregateKey>();
  for await (const { body } of everyRow(store, tenant, outboxCollection.name, undefined)) {
    const { from } = JSON.parse(body) as { readonly from?: string };
    if (from !== undefined) owing.add(from);
  }
  return owing;
}

/** Why a tree must stay as it is; `undefined` where nothing keeps it. */
export async function whyKept(runtime: Runtime, tree: readonly Member[], owing: ReadonlySet<AggregateKey>): Promise<Blocked | undefined> {
  if (tree.some(({ row }) => row.fields['status'] === 'active')) return 'open';
  if (tree.some(({ row }) => Number(row.fields['openIncidents']) > 0)) return 'incidents';
  for (const { key } of tree) {
    const state = (await runtime.look(key)).state as ProcessState | null;
    runtime.reread(key);
    if (state?.keeping?.hold !== undefined) return 'held';
    if (owing.has(key) || (state !== null && state.farewells.size > 0)) return 'undelivered';
  }
  return (await isHeldAbove(runtime, tree)) ? 'held' : undefined;
}

/** Whether somebody holds an instance by now. */
export async function isHeld(runtime: Runtime, member: Member | undefined): Promise<boolean> {
  if (member === undefined) return false;
  const state = (await runtime.look(member.key)).state as ProcessState | null;
  return state?.keeping?.hold !== undefined;
}

/** Whether somebody holds an instance that called the root of the tree, or called what called it. */
async function isHeldAbove(runtime: Runtime, [root]: readonly Member[]): Promise<boolean> {
  let above = root?.row.fields['parent'];
  while (root !== undefined && typeof above === 'string') {
    const key = `${root.key.slice(0, root.key.lastIndexOf('/') + 1)}${above}`;
    const state = (await runtime.look(key)).state as ProcessState | null;
    runtime.reread(key);
    if (state?.keeping?.hold !== undefined) return true;
    above = state?.parent?.id;
  }
  return false;
}

/** Why the data of an instance and of all that it called cannot be erased now, for whoever asks; what is still to be delivered is a matter of a moment. */
export async function whyNotErased(runtime: Runtime, tenant: string, root: Row): Promise<Blocked | undefined> {
  return whyKept(runtime, await treeOf(runtime.store, tenant, root), new Set());
}
