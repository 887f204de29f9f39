import type { JsonObject } from './json.js';

const id = { type: 'string', pattern: '^[A-Za-z0-9][A-Za-z0-9_.@-]{0,127}$' } as const;

function closed(properties: JsonObject, required: readonly string[]): JsonObject {
  return { type: 'object', properties, required, additionalProperties: false };
}

/**
 * The JSON Schema of each value type, by the word that `x-type` and variables use. Decimals are JSON numbers of at most 15 significant
 * digits; money carries its currency; instants are in UTC; people, units and organisations are ids.
 */
export const valueSchemas: Readonly<Record<string, JsonObject>> = {
  any: {},
  text: { type: 'string' },
  boolean: { type: 'boolean' },
  integer: { type: 'integer', minimum: Number.MIN_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER },
  decimal: { type: 'number', 'x-scale': 400 },
  money: closed({ amount: { type: 'number', 'x-scale': 400 }, currency: { type: 'string', pattern: '^[A-Z]{3}$' } }, [
    'amount',
    'currency',
  ]),
  date: { type: 'string', format: 'date' },
  time: { type: 'string', format: 'time' },
  instant: { type: 'string', format: 'instant', pattern: 'Z$' },
  duration: { type: 'string', format: 'duration' },
  period: { type: 'string', format: 'duration' },
  zone: { type: 'string', pattern: '^[A-Za-z][A-Za-z0-9_+-]{0,30}(/[A-Za-z0-9_+-]{1,30}){0,2}$' },
  reference: closed({ register: id, id }, ['register', 'id']),
  person: id,
  unit: id,
  organisation: id,
  file: closed(
    {
      hash: { type: 'string', pattern: '^[0-9a-f]{64}$' },
      name: { type: 'string', minLength: 1, maxLength: 1000 },
      type: { type: 'string', maxLength: 200 },
      size: { type: 'integer', minimum: 0 },
    },
    ['hash', 'name', 'type', 'size'],
  ),
  texts: closed({ en: { type: 'string' }, ru: { type: 'string' } }, []),
  rowId: { type: 'string', minLength: 1, maxLength: 128 },
  list: { type: 'array' },
  object: { type: 'object' },
};
