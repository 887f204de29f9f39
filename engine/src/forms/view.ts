import type { JsonObject, JsonValue } from '@millrace/schemas';
import { type Access, accessByNode } from './access.js';
import type { CompiledForm } from './compiled-form.js';
import { withoutEmpty } from './empty.js';
import { isPlain, rowsWithIds } from './rows.js';
import { type ObjectShape, rowIdName, type Shape } from './shape.js';

/**
 * The data of a form as a person at a step may read it: without what access hides and without what the form does not know. Rows carry `_id`. What only
 * a rule hides stays: it is no secret, and the browser needs it to show the field again.
 */
export function viewOf(form: CompiledForm, data: JsonObject, access: Readonly<Record<string, Access>> = {}): JsonObject {
  const accessOf = accessByNode(form, access);
  const view = viewObject(form.data, data, accessOf);
  return view ?? {};
}

type AccessOf = (nodeId: string) => Access;

function viewObject(shape: ObjectShape, data: JsonObject, accessOf: AccessOf): JsonObject | undefined {
  const entries = [...shape.properties].flatMap(([name, property]): [string, JsonValue][] => {
    const value = Object.hasOwn(data, name) ? viewValue(property, data[name], accessOf) : undefined;
    return value === undefined ? [] : [[name, value]];
  });
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

function viewValue(shape: Shape, value: JsonValue | undefined, accessOf: AccessOf): JsonValue | undefined {
  if (shape.kind === 'object') return isPlain(value) ? viewObject(shape, value, accessOf) : undefined;
  const isHidden = accessOf(shape.guard) === 'hidden';
  if (shape.kind === 'leaf') return isHidden ? undefined : withoutEmpty(value);
  const rows = rowsWithIds(value).map(({ id, row }): JsonObject => ({ ...viewObject(shape.item, row, accessOf), [rowIdName]: id }));
  // A hidden table shows its rows only for columns that are listed as visible themselves: for what is in them, or for what is to be filled in.
  const isNeeded = !isHidden || hasEditable(shape.item, accessOf) || rows.some((row) => Object.keys(row).length > 1);
  return rows.length === 0 || !isNeeded ? undefined : rows;
}

/** Whether the person may fill in anything inside. */
function hasEditable(shape: Shape, accessOf: AccessOf): boolean {
  if (shape.kind !== 'object') return accessOf(shape.guard) === 'editable' || (shape.kind === 'rows' && hasEditable(shape.item, accessOf));
  return [...shape.properties.values()].some((property) => hasEditable(property, accessOf));
}
