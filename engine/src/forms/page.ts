import type { CompiledNode } from './compiled-form.js';
import { type FormDefinition, type FormNode, nodesOf } from './definition.js';
import { type Binding, parseBind, pathKey } from './shape.js';

/** The node types that hold other nodes and have no value. */
export const containerTypes: ReadonlySet<string> = new Set(['page', 'group', 'columns', 'tabs', 'tab', 'wizard', 'step']);
/** The node types that are only looked at. */
export const staticTypes: ReadonlySet<string> = new Set(['heading', 'paragraph', 'divider']);
/** The node types whose value is a list of rows. */
export const rowsTypes: ReadonlySet<string> = new Set(['table', 'repeat']);

/** A node by id; only the form's own, never what every JavaScript object answers to. */
export function nodeOf(definition: FormDefinition, id: string): FormNode | undefined {
  const nodes = nodesOf(definition);
  return Object.hasOwn(nodes, id) ? nodes[id] : undefined;
}

/** The nodes that can be reached from the root, in the order of the page. A node met again is passed over: the check tells of it. */
export function readPage(definition: FormDefinition): ReadonlyMap<string, CompiledNode> {
  const met = new Map<string, { readonly parent: string | null; readonly table: string | null }>();
  const pending: { readonly id: string; readonly parent: string | null; readonly table: string | null }[] = [];
  pending.push({ id: definition.root, parent: null, table: null });
  for (let next = pending.pop(); next; next = pending.pop()) {
    const node = nodeOf(definition, next.id);
    if (!node || met.has(next.id)) continue;
    met.set(next.id, { parent: next.parent, table: next.table });
    const table = rowsTypes.has(node.type) && node.bind !== undefined ? node.bind.replaceAll('[]', '') : next.table;
    // The last child goes on the pile first, so that the first is met first.
    for (const child of [...(node.children ?? [])].reverse()) pending.push({ id: child, parent: next.id, table });
  }
  const fields = fieldsBelow(definition, met);
  return new Map(
    [...met].map(([id, place]): [string, CompiledNode] => {
      const node = nodeOf(definition, id) as FormNode;
      return [
        id,
        {
          id,
          type: node.type,
          parent: place.parent,
          children: (node.children ?? []).filter((child) => met.get(child)?.parent === id),
          fields: fields.get(id) ?? [],
          path: node.bind === undefined ? null : parseBind(node.bind).path,
          table: place.table,
          label: node.label ?? null,
          options: node.options ?? {},
        },
      ];
    }),
  );
}

function fieldsBelow(
  definition: FormDefinition,
  met: ReadonlyMap<string, { readonly parent: string | null }>,
): ReadonlyMap<string, readonly string[]> {
  const fields = new Map<string, string[]>();
  for (const id of met.keys()) {
    if (nodeOf(definition, id)?.bind === undefined) continue;
    for (let above: string | null = id; above !== null; above = met.get(above)?.parent ?? null) {
      const list = fields.get(above);
      if (list) list.push(id);
      else fields.set(above, [id]);
    }
  }
  return fields;
}

/** The nodes that have a value, by its path. */
export function bindingsOf(nodes: ReadonlyMap<string, CompiledNode>): ReadonlyMap<string, Binding> {
  const bindings = new Map<string, Binding>();
  for (const node of nodes.values()) {
    if (node.path === null || bindings.has(pathKey(node.path))) continue;
    bindings.set(pathKey(node.path), { nodeId: node.id, hasChildren: node.fields.length > 1 });
  }
  return bindings;
}
