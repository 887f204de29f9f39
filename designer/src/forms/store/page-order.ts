import type { CompiledForm } from '@millrace/engine/forms';
import type { JsonValue } from '@millrace/schemas';
import { type Address, read, rowIndex, wayTo } from './address.js';

const known = new WeakMap<CompiledForm, ReadonlyMap<string, number>>();

/** Where a field stands on the page, for sorting: its place, in a table that of the table, its row and its column. What no field shows comes first. */
export function placeOf(form: CompiledForm, data: JsonValue, address: Address | null): readonly number[] {
  if (address === null) return [-1];
  let order = known.get(form);
  if (!order) known.set(form, (order = new Map([...form.nodes.keys()].map((id, index) => [id, index]))));
  const places = [order.get(address.nodeId) ?? -1];
  let table = tableOf(form, address.nodeId);
  for (let depth = address.rows.length - 1; depth >= 0 && table !== null; depth -= 1) {
    const way = wayTo(form, { nodeId: table, rows: address.rows.slice(0, depth) });
    places.unshift(order.get(table) ?? -1, way === null ? -1 : rowIndex(read(data, way), address.rows[depth] ?? ''));
    table = tableOf(form, table);
  }
  return places;
}

/** Compares two places. */
export function byPlace(a: readonly number[], b: readonly number[]): number {
  for (let at = 0; at < Math.max(a.length, b.length); at += 1) {
    const difference = (a[at] ?? -1) - (b[at] ?? -1);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** The node of the innermost table around a node. */
export function tableOf(form: CompiledForm, nodeId: string): string | null {
  let node = form.nodes.get(nodeId);
  while (node) {
    node = form.nodes.get(node.parent ?? '');
    if (node?.type === 'table' || node?.type === 'repeat') return node.id;
  }
  return null;
}
