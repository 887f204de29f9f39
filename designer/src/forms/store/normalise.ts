import type { CompiledForm } from '@millrace/engine/forms';
import type { JsonObject, JsonValue } from '@millrace/schemas';
import { isPlain, rowsOf } from './address.js';

type Shape = CompiledForm['data']['properties'] extends ReadonlyMap<string, infer S> ? S : never;

/**
 * Data to begin with, as the form knows it: without what it does not declare (a draft may be older than the form), without what is empty, every row with an
 * `_id` of its own. Never throws on any data.
 */
export function normalise(form: CompiledForm, data: unknown, newId: () => string): JsonObject {
  const json = asJson(data);
  return isPlain(json) ? object(form.data.properties, json, newId) : {};
}

/** Only what JSON can hold; a circle or a function leaves nothing. */
function asJson(data: unknown): JsonValue | undefined {
  try {
    const text = JSON.stringify(data) as string | undefined;
    return text === undefined ? undefined : (JSON.parse(text) as JsonValue);
  } catch {
    return undefined;
  }
}

function object(properties: ReadonlyMap<string, Shape>, data: JsonObject, newId: () => string): JsonObject {
  return Object.fromEntries(
    [...properties].flatMap(([name, shape]): [string, JsonValue][] => {
      const given = Object.hasOwn(data, name) ? data[name] : undefined;
      const kept = given === undefined || given === null || given === '' ? undefined : valueOf(shape, given, newId);
      return kept === undefined ? [] : [[name, kept]];
    }),
  );
}

function valueOf(shape: Shape, value: JsonValue, newId: () => string): JsonValue | undefined {
  if (shape.kind === 'leaf') return value;
  if (shape.kind === 'object') return isPlain(value) ? object(shape.properties, value, newId) : undefined;
  const seen = new Set<string>();
  const rows = rowsOf(value).map((row): JsonObject => {
    const own = row['_id'];
    const id = typeof own === 'string' && own !== '' && !seen.has(own) ? own : newId();
    seen.add(id);
    return { _id: id, ...object(shape.item.properties, row, newId) };
  });
  return rows.length === 0 ? undefined : rows;
}

/** Whether two values are the same JSON. */
export function sameJson(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [left, right] = [Object.entries(a), b as Readonly<Record<string, unknown>>];
  return (
    left.length === Object.keys(right).length && left.every(([name, item]) => Object.hasOwn(right, name) && sameJson(item, right[name]))
  );
}
