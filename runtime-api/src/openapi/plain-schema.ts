import type { TSchema } from '@sinclair/typebox';

/** A JSON Schema as plain data. */
export type PlainSchema = Readonly<Record<string, unknown>>;

const anyName = '^(.*)$';

/** A TypeBox schema as plain data; what TypeBox says of any key by a pattern is said by `additionalProperties`, which every tool reads. */
export function plainSchema(schema: TSchema): PlainSchema {
  return JSON.parse(JSON.stringify(schema), (_key, value: unknown) => {
    if (typeof value !== 'object' || value === null || !('patternProperties' in value)) return value;
    const { patternProperties, ...rest } = value;
    const patterns = patternProperties as Readonly<Record<string, unknown>>;
    return Object.keys(patterns).join() === anyName ? { ...rest, additionalProperties: patterns[anyName] } : value;
  }) as PlainSchema;
}
