import type { Definitions, Schema } from './dialect.js';

/**
 * The draft form of a schema, derived mechanically from the publishable one. What is there must have the right type, known names and valid ids;
 * what is not there yet is no problem. So `required` keeps only what tells an object from others (constants and `x-key`), lower bounds of
 * lists, maps and texts go, and so does "exactly one of". Upper bounds stay: a draft is stored too.
 */
export function toDraft(schema: Schema): Schema {
  const { required, minItems, minProperties, minLength, oneOf, properties, additionalProperties, items, anyOf, ...kept } = schema;
  const identity = required?.filter((name) => isIdentity(schema, name)) ?? [];
  const isPair = minItems !== undefined && minItems === schema.maxItems;
  const branches = oneOf?.filter((branch) => !isBareRequired(branch));
  return {
    ...kept,
    ...(properties === undefined ? {} : { properties: mapValues(properties, toDraft) }),
    ...(identity.length === 0 ? {} : { required: identity }),
    ...(additionalProperties === undefined
      ? {}
      : { additionalProperties: typeof additionalProperties === 'boolean' ? additionalProperties : toDraft(additionalProperties) }),
    ...(items === undefined ? {} : { items: toDraft(items) }),
    ...(isPair ? { minItems } : {}),
    ...(anyOf === undefined ? {} : { anyOf: anyOf.map(toDraft) }),
    ...(branches === undefined || branches.length === 0 ? {} : { oneOf: branches.map(toDraft) }),
  };
}

/** The draft forms of all named schemas. */
export function toDrafts(schemas: Definitions): Definitions {
  return mapValues(schemas, toDraft);
}

/** `{ required: [...] }` and nothing else: one way of saying "exactly one of these properties". */
export function isBareRequired(schema: Schema): boolean {
  return schema.required !== undefined && Object.keys(schema).length === 1;
}

function isIdentity(schema: Schema, name: string): boolean {
  return schema.properties?.[name]?.const !== undefined || schema['x-key']?.includes(name) === true;
}

function mapValues<V, W>(record: Readonly<Record<string, V>>, change: (value: V) => W): Record<string, W> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}
