import type { CompiledForm, CompiledNode } from '@millrace/engine/forms';
import type { JsonObject, JsonValue } from '@millrace/schemas';

/** A node of a form, in a table that of one row: the ids of the rows around it, from the outside in. */
export interface Address {
  readonly nodeId: string;
  readonly rows: readonly string[];
}

/** An address as a key. Row ids keep it right when rows above are removed or moved. */
export function keyOf({ nodeId, rows }: Address): string {
  return [...rows, nodeId].join(' ');
}

/** The address of a key. */
export function addressFrom(key: string): Address {
  const parts = key.split(' ');
  return { nodeId: parts.at(-1) ?? '', rows: parts.slice(0, -1) };
}

/** The ids of the rows around, from their part of a key; `''` is none. */
export function rowsIn(row: string): readonly string[] {
  return row === '' ? [] : row.split(' ');
}

/** The way to a value through the data: names and, for rows, their ids. */
export type Way = readonly (string | { readonly row: string })[];

/** The way to what a node is bound to; null for nodes without a value. */
export function wayTo(form: CompiledForm, { nodeId, rows }: Address): Way | null {
  const path = form.nodes.get(nodeId)?.path;
  if (!path) return null;
  const tables = tablePathsAbove(form, nodeId);
  const ids = [...rows];
  return path.flatMap((name, index): Way => {
    const here = path.slice(0, index + 1).join('.');
    const id = tables.has(here) ? ids.shift() : undefined;
    return id === undefined ? [name] : [name, { row: id }];
  });
}

function tablePathsAbove(form: CompiledForm, nodeId: string): ReadonlySet<string> {
  const paths = new Set<string>();
  for (let node = form.nodes.get(nodeId); node; node = node.parent === null ? undefined : form.nodes.get(node.parent)) {
    if (node.table !== null) paths.add(node.table);
  }
  return paths;
}

/** Whether a value is an object with properties. */
export function isPlain(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The rows of a list: what is no row is passed over. */
export function rowsOf(value: JsonValue | undefined): readonly JsonObject[] {
  return Array.isArray(value) ? (value as readonly JsonValue[]).filter(isPlain) : [];
}

const places = new WeakMap<readonly JsonValue[], ReadonlyMap<string, number>>();

/** The index of a row among rows that never change in place; -1 if it is not there. By a map, because a long table asks for each of its cells. */
export function rowIndex(rows: JsonValue | undefined, id: string): number {
  if (!Array.isArray(rows)) return -1;
  const list = rows as readonly JsonValue[];
  let byId = places.get(list);
  if (!byId) {
    // The first of two rows of one id counts.
    const entries = list.map((row, index): [string, number] => [isPlain(row) ? String(row['_id']) : '', index]);
    places.set(list, (byId = new Map(entries.reverse())));
  }
  return byId.get(id) ?? -1;
}

function rowIn(rows: JsonValue | undefined, id: string): JsonValue | undefined {
  return Array.isArray(rows) ? (rows as readonly JsonValue[])[rowIndex(rows, id)] : undefined;
}

/** The value at the end of a way; undefined if there is none. */
export function read(data: JsonValue | undefined, way: Way): JsonValue | undefined {
  let here = data;
  for (const step of way) {
    if (typeof step === 'string') here = isPlain(here) && Object.hasOwn(here, step) ? here[step] : undefined;
    else here = rowIn(here, step.row);
    if (here === undefined) return undefined;
  }
  return here;
}

/** The data with another value at the end of a way; undefined removes it. Nothing is changed in place. A row that is not there stays away. */
export function write(data: JsonValue | undefined, way: Way, value: JsonValue | undefined): JsonValue | undefined {
  const [step, ...rest] = way;
  if (step === undefined) return value;
  if (typeof step !== 'string') return rowsOf(data).map((row) => (row['_id'] === step.row ? (write(row, rest, value) ?? row) : row));
  const object = isPlain(data) ? data : {};
  const inner = write(Object.hasOwn(object, step) ? object[step] : undefined, rest, value);
  const others = Object.entries(object).filter(([name]) => name !== step);
  const isEmpty = inner === undefined || (Array.isArray(inner) && inner.length === 0);
  // Names keep their order where the value was there before, so that a comparison of texts stays quiet.
  if (isEmpty) return Object.fromEntries(others);
  return Object.hasOwn(object, step)
    ? Object.fromEntries(Object.entries(object).map(([name, old]): [string, JsonValue] => [name, name === step ? inner : old]))
    : Object.fromEntries([...others, [step, inner]]);
}

/** The JSON Pointer of a way in data as it is now: row ids become indexes. */
export function pointerOf(data: JsonValue, way: Way): string {
  let here: JsonValue | undefined = data;
  let pointer = '';
  for (const step of way) {
    if (typeof step === 'string') {
      here = isPlain(here) && Object.hasOwn(here, step) ? here[step] : undefined;
      pointer += `/${step.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    } else {
      pointer += `/${rowIndex(here, step.row)}`;
      here = rowIn(here, step.row);
    }
  }
  return pointer;
}

/**
 * The address of the field that a pointer leads to, in data as it is now: the field of the value itself, else that of the value it is inside of or the
 * list it belongs to. Null where no field shows it.
 */
export function addressOf(form: CompiledForm, data: JsonValue, pointer: string): Address | null {
  const nodes = nodesByPath(form);
  const steps = pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  const names: string[] = [];
  const rows: string[] = [];
  let here: JsonValue | undefined = data;
  let found: Address | null = null;
  for (const step of steps) {
    if (Array.isArray(here) && /^\d+$/.test(step)) {
      const row: JsonValue | undefined = (here as readonly JsonValue[])[Number(step)];
      const id = isPlain(row) ? row['_id'] : undefined;
      if (typeof id === 'string') rows.push(id);
      here = row;
      continue;
    }
    names.push(step);
    here = isPlain(here) && Object.hasOwn(here, step) ? here[step] : undefined;
    const node = nodes.get(names.join('.'));
    if (node) found = { nodeId: node.id, rows: [...rows] };
  }
  return found;
}

const known = new WeakMap<CompiledForm, ReadonlyMap<string, CompiledNode>>();

function nodesByPath(form: CompiledForm): ReadonlyMap<string, CompiledNode> {
  let found = known.get(form);
  if (!found) {
    found = new Map([...form.nodes.values()].flatMap((node): [string, CompiledNode][] => (node.path ? [[node.path.join('.'), node]] : [])));
    known.set(form, found);
  }
  return found;
}
