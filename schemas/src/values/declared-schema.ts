import type { ValueDeclaration } from '../generated/definitions.js';
import type { JsonObject } from './json.js';

/** The JSON Schema of a declared variable, attribute or input: what `compileSchema` takes. */
export function schemaOfDeclaration(declaration: ValueDeclaration): JsonObject {
  const { type, scale, currency, register, items, properties, values, minimum, maximum, maxLength, maxItems, pattern, sensitivity } =
    declaration;
  const jsonType = jsonTypes[type];
  return {
    ...(jsonType === undefined ? {} : { type: jsonType }),
    'x-type': type,
    ...(scale === undefined ? {} : { 'x-scale': scale }),
    ...(currency === undefined ? {} : { 'x-currency': currency }),
    ...(register === undefined ? {} : { 'x-register': register }),
    ...(sensitivity === undefined ? {} : { 'x-sensitivity': sensitivity }),
    ...(values === undefined ? {} : { enum: values }),
    ...(jsonType === 'number' || jsonType === 'integer' ? defined({ minimum, maximum }) : {}),
    ...(jsonType === 'string' ? defined({ maxLength, pattern }) : {}),
    ...(jsonType === 'array' ? { ...defined({ maxItems }), ...(items === undefined ? {} : { items: schemaOfDeclaration(items) }) } : {}),
    ...(jsonType === 'object' && properties !== undefined ? propertiesOf(properties) : {}),
  };
}

function propertiesOf(properties: Readonly<Record<string, ValueDeclaration>>): JsonObject {
  const schemas = Object.fromEntries(Object.entries(properties).map(([name, declaration]) => [name, schemaOfDeclaration(declaration)]));
  return { properties: schemas, additionalProperties: false };
}

function defined(bounds: Readonly<Record<string, string | number | undefined>>): JsonObject {
  return Object.fromEntries(Object.entries(bounds).filter((entry): entry is [string, string | number] => entry[1] !== undefined));
}

/** Types whose values are plain JSON of one type, so that its bounds apply; others are closed shapes of their own. */
const jsonTypes: Readonly<Record<string, 'string' | 'number' | 'integer' | 'boolean' | 'array' | 'object'>> = {
  text: 'string',
  boolean: 'boolean',
  integer: 'integer',
  decimal: 'number',
  list: 'array',
  object: 'object',
};
