import type { CompiledForm } from '@millrace/engine/forms';
import type { JsonObject, JsonValue } from '@millrace/schemas';
import type { FormAccess } from '../contract.js';
import { isPlain, rowsOf } from './address.js';

type Shape = CompiledForm['data']['properties'] extends ReadonlyMap<string, infer S> ? S : never;

/** What filling tables up needs to know: who may add rows, and how rows are named. */
export interface LeastRows {
  readonly form: CompiledForm;
  /** The access of a node at this step. */
  readonly accessOf: (nodeId: string) => FormAccess;
  readonly newId: () => string;
}

/**
 * Data in which every table that asks for rows (`minRows`) and may be given some has so many, empty ones at the end, so that a person finds a row to fill
 * in. Tables inside rows too.
 */
export function withLeastRows(context: LeastRows, data: JsonObject): JsonObject {
  return inObject(context, context.form.data.properties, data);
}

/** An empty row of a table, with the rows that tables inside of it ask for. */
export function emptyRow(context: LeastRows, table: string): JsonObject & { readonly _id: string } {
  const _id = context.newId();
  const shape = shapeOf(context.form.data.properties, context.form.nodes.get(table)?.path ?? []);
  return shape?.kind === 'rows' ? { ...inObject(context, shape.item.properties, {}), _id } : { _id };
}

function inObject(context: LeastRows, properties: ReadonlyMap<string, Shape>, data: JsonObject): JsonObject {
  const filled: Record<string, JsonValue> = { ...data };
  for (const [name, shape] of properties) {
    const value = Object.hasOwn(data, name) ? data[name] : undefined;
    if (shape.kind === 'rows') {
      const rows = rowsIn(context, shape, value);
      if (rows.length > 0) filled[name] = rows;
    } else if (shape.kind === 'object') {
      const inner = inObject(context, shape.properties, isPlain(value) ? value : {});
      if (Object.keys(inner).length > 0) filled[name] = inner;
    }
  }
  return filled;
}

function rowsIn(context: LeastRows, shape: Shape & { readonly kind: 'rows' }, value: JsonValue | undefined): JsonObject[] {
  const { form, accessOf, newId } = context;
  const options = form.nodes.get(shape.nodeId ?? '')?.options ?? {};
  const asked = options['minRows'];
  const mayAdd = !shape.offForm && options['fixed'] !== true && accessOf(shape.guard) === 'editable';
  const rows = rowsOf(value).map((row) => inObject(context, shape.item.properties, row));
  const missing = typeof asked === 'number' && mayAdd ? Math.min(asked, shape.schema.maxItems ?? asked) - rows.length : 0;
  for (let index = 0; index < missing; index += 1) rows.push(inObject(context, shape.item.properties, { _id: newId() }));
  return rows;
}

function shapeOf(properties: ReadonlyMap<string, Shape>, path: readonly string[]): Shape | undefined {
  const [name, ...rest] = path;
  const shape = properties.get(name ?? '');
  if (rest.length === 0 || shape === undefined || shape.kind === 'leaf') return shape;
  return shapeOf(shape.kind === 'rows' ? shape.item.properties : shape.properties, rest);
}
