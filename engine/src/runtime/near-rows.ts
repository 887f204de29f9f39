import type { AggregateKey, Filter, Row } from '../ports/index.js';
import type { Runtime } from './runtime.js';

/** Milliseconds ahead that timers and jobs are held in memory; the store is looked through twice in that time. */
export const HORIZON = 3_600_000;

/** Rows of a tenant in a state that are due within the horizon, the nearest first. */
export async function* nearRows(runtime: Runtime, collection: 'jobs' | 'timers', tenant: string): AsyncGenerator<Row> {
  const near: Filter = { field: 'dueAt', lte: runtime.time.now() + HORIZON };
  const where: Filter = collection === 'jobs' ? { and: [{ field: 'state', eq: 'due' }, near] } : near;
  for (let cursor: string | undefined; ;) {
    const query = { collection, tenant, where, sort: [{ field: 'dueAt' }], limit: 1000 };
    const page = await runtime.store.find(cursor === undefined ? query : { ...query, cursor });
    yield* page.rows;
    if (page.cursor === undefined) return;
    cursor = page.cursor;
  }
}

/** The process instance that a row `<tenant>/<instance>.<number>` belongs to, and the public id in it. */
export function instanceOf(rowKey: string): { readonly tenant: string; readonly instance: AggregateKey; readonly id: string } {
  const slash = rowKey.indexOf('/');
  const tenant = rowKey.slice(0, slash);
  const id = rowKey.slice(slash + 1);
  return { tenant, instance: `${tenant}/process/${id.slice(0, id.lastIndexOf('.'))}`, id };
}

/**
 * Whose timer a row is. Process instances have rows `<tenant>/<instance>.<number>`, everything else `<tenant>/<type>.<id>`; an instance's id has dashes, a type has
 * none.
 */
export function timerOf(rowKey: string): { readonly to: AggregateKey; readonly id: string } {
  const { tenant, instance, id } = instanceOf(rowKey);
  const dot = id.indexOf('.');
  const type = id.slice(0, dot);
  return { to: /^[a-z]+$/.test(type) ? `${tenant}/${type}/${id.slice(dot + 1)}` : instance, id };
}
