import type { JsonValue } from '../values/json.js';

/** The JSON types of JSON Schema; `integer` is a number without a fraction. */
export type JsonType = 'string' | 'number' | 'integer' | 'boolean' | 'null' | 'array' | 'object';

/**
 * The part of JSON Schema 2020-12 that our own schemas are written in. It is small on purpose: each keyword is understood by ajv, by our
 * `checkShape`, by the derivation of drafts and by the generators of types and pages.
 *
 * Unions come in three forms, so that an error can always speak of the branch that was meant:
 * `oneOf` with a `discriminator`; `anyOf` whose branches differ by JSON type or by `x-key`; `oneOf` of bare `required` lists, which says
 * "exactly one of these properties".
 */
export interface Schema {
  readonly $schema?: string;
  readonly $id?: string;
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
  readonly title?: string;
  readonly description?: string;
  readonly type?: JsonType | readonly JsonType[];
  readonly const?: JsonValue;
  readonly enum?: readonly JsonValue[];
  readonly not?: { readonly enum: readonly JsonValue[] };
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly propertyNames?: Schema;
  readonly minProperties?: number;
  readonly maxProperties?: number;
  readonly items?: Schema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly discriminator?: { readonly propertyName: string };
  /** Properties that tell this object from others: a draft keeps them required. */
  readonly 'x-key'?: readonly string[];
  /** What a value in words is, for messages: a key of the vocabulary (`id`, `expression` …). */
  readonly 'x-word'?: string;
  /** `false` on what can be drawn, imported and kept but is not executed yet: a deployment refuses a definition that uses it. */
  readonly 'x-executable'?: boolean;
}

/** Named schemas that others refer to with `ref`. */
export type Definitions = Readonly<Record<string, Schema>>;

/** A reference to a named schema. */
export function ref(name: string): Schema {
  return { $ref: `#/$defs/${name}` };
}

/** The name a reference points to. */
export function refName(pointer: string): string {
  return pointer.slice('#/$defs/'.length);
}

/** An object that refuses what it does not know, so that a typo is never silently ignored. */
export function object(
  description: string,
  properties: Readonly<Record<string, Schema>>,
  required: readonly string[] = [],
  more: Pick<Schema, 'oneOf' | 'x-key' | 'minProperties'> = {},
): Schema {
  return { description, type: 'object', properties, ...(required.length > 0 ? { required } : {}), additionalProperties: false, ...more };
}

/** A map by id. */
export function mapOf(value: Schema, description?: string, names: Schema = ref('Id')): Schema {
  return {
    ...(description === undefined ? {} : { description }),
    type: 'object',
    propertyNames: names,
    additionalProperties: value,
    maxProperties: 10_000,
  };
}

/** A list. */
export function listOf(items: Schema, description?: string, more: Pick<Schema, 'minItems' | 'maxItems' | 'uniqueItems'> = {}): Schema {
  return { ...(description === undefined ? {} : { description }), type: 'array', items, maxItems: 10_000, ...more };
}

/** One of several words. */
export function oneOfWords(words: readonly string[], description?: string): Schema {
  return { ...(description === undefined ? {} : { description }), type: 'string', enum: words };
}

/** A schema with another description: the place says more than the shared type. */
export function described(schema: Schema, description: string): Schema {
  return { ...schema, description };
}
