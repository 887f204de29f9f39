import type { JsonObject, JsonValue } from '@millrace/schemas';
import type { DataSchema } from './definition.js';
import { rowIdName } from './shape.js';

/** The data schema as a document of its own: JSON Schema 2020-12, closed objects, rows with their `_id`. */
export function plainSchema(data: DataSchema): JsonObject {
  return { $schema: 'https://json-schema.org/draft/2020-12/schema', ...closed(data, false) };
}

function closed(schema: DataSchema, isRow: boolean): JsonObject {
  const { properties, items, ...rest } = schema;
  const plain: Record<string, JsonValue> = { ...(rest as JsonObject) };
  if (properties) {
    const rowId: [string, JsonValue][] = isRow ? [[rowIdName, { type: 'string', 'x-type': 'rowId' }]] : [];
    const own = Object.entries(properties).map(([name, property]): [string, JsonValue] => [name, closed(property, false)]);
    plain['properties'] = Object.fromEntries([...own, ...rowId]);
    plain['additionalProperties'] = false;
  }
  if (items) plain['items'] = closed(items, items.properties !== undefined);
  return plain;
}
