import type { DataSchema } from './definition.js';

/** Names from the top of the data to a value, without indexes: `['lines', 'sum']`. */
export type DataPath = readonly string[];

interface ShapeBase {
  readonly path: DataPath;
  readonly schema: DataSchema;
  /** Whether the data schema asks for it always. */
  readonly required: boolean;
  /** The node bound to it; null where no field shows it. */
  readonly nodeId: string | null;
  /** The node whose access holds for it: its own, or the nearest above. */
  readonly guard: string;
  /** Not on the form: it may be read as far as its guard may, but never changed through the form. */
  readonly offForm: boolean;
}

/** A group of properties. */
export interface ObjectShape extends ShapeBase {
  readonly kind: 'object';
  readonly properties: ReadonlyMap<string, Shape>;
}

/** A list of rows that carry `_id`. */
export interface RowsShape extends ShapeBase {
  readonly kind: 'rows';
  readonly item: ObjectShape;
}

/** A value that a field edits as one: a scalar, a list of scalars, a sum of money, a file. */
export interface LeafShape extends ShapeBase {
  readonly kind: 'leaf';
}

/** What stands at a place of the data. */
export type Shape = ObjectShape | RowsShape | LeafShape;

/** What the shapes need to know of the page. */
export interface Binding {
  readonly nodeId: string;
  /** Whether other fields stand below it on the page: then what has no field there is off the form. */
  readonly hasChildren: boolean;
}

/** Joins a path for use as a key. Names hold no dots. */
export function pathKey(path: DataPath): string {
  return path.join('.');
}

/** Reads a `bind` into a path: `lines[].item` is `['lines', 'item']` through the table `lines`. */
export function parseBind(bind: string): { readonly path: DataPath; readonly tables: readonly string[] } {
  const path: string[] = [];
  const tables: string[] = [];
  for (const step of bind.split('.')) {
    const isTable = step.endsWith('[]');
    path.push(isTable ? step.slice(0, -2) : step);
    if (isTable) tables.push(pathKey(path));
  }
  return { path, tables };
}

/** Builds the shapes of a form's data. `bindings` are the nodes by path. */
export function shapeOf(data: DataSchema, root: string, bindings: ReadonlyMap<string, Binding>): ObjectShape {
  const build = (schema: DataSchema, path: DataPath, required: boolean, guard: string, offForm: boolean): Shape => {
    const bound = bindings.get(pathKey(path)) ?? null;
    const base: ShapeBase = {
      path,
      schema,
      required,
      nodeId: bound?.nodeId ?? null,
      guard: bound?.nodeId ?? guard,
      offForm: bound === null && offForm,
    };
    // Below a field that stands alone everything belongs to it; below one that has columns only those do.
    const offBelow = bound === null ? offForm : bound.hasChildren;
    if (isRows(schema)) return { ...base, kind: 'rows', item: objectOf(schema.items ?? {}, { ...base, offForm: false }, offBelow, build) };
    if (isObject(schema)) return objectOf(schema, base, offBelow, build);
    return { ...base, kind: 'leaf' };
  };
  return objectOf(data, { path: [], schema: data, required: false, nodeId: null, guard: root, offForm: false }, true, build);
}

type Build = (schema: DataSchema, path: DataPath, required: boolean, guard: string, offForm: boolean) => Shape;

function objectOf(schema: DataSchema, base: ShapeBase, offBelow: boolean, build: Build): ObjectShape {
  const properties = new Map<string, Shape>();
  for (const [name, property] of Object.entries(schema.properties ?? {})) {
    if (name === rowIdName) continue;
    const required = schema.required?.includes(name) ?? false;
    properties.set(name, build(property, [...base.path, name], required, base.guard, offBelow));
  }
  return { ...base, kind: 'object', properties };
}

/** The property that names a row, so that differences, comments and files follow it. */
export const rowIdName = '_id';

const composite = new Set(['money', 'reference', 'person', 'unit', 'organisation', 'file', 'texts', 'any', 'object']);

function isObject(schema: DataSchema): boolean {
  return schema.properties !== undefined && schema.type === 'object' && !composite.has(schema['x-type'] ?? '');
}

function isRows(schema: DataSchema): boolean {
  return schema.type === 'array' && schema.items !== undefined && isObject(schema.items);
}

/** The shape at a path, through tables; null if there is none. Below a leaf is the leaf: `price.amount` of a sum of money. */
export function shapeAt(shape: Shape, path: DataPath): Shape | null {
  let here: Shape = shape;
  for (const name of path) {
    if (here.kind === 'leaf') return here;
    const properties: ReadonlyMap<string, Shape> = here.kind === 'rows' ? here.item.properties : here.properties;
    const next = properties.get(name);
    if (next === undefined) return null;
    here = next;
  }
  return here;
}
