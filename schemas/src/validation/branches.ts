import { type Definitions, refName, type Schema } from '../definitions/dialect.js';

/** The type of a JSON value; a number without a fraction is a `number` like any other. */
export function jsonTypeOf(value: unknown): 'string' | 'number' | 'boolean' | 'null' | 'array' | 'object' {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return typeof value as 'string' | 'number' | 'boolean' | 'object';
}

/** Follows references until there is a schema that says something. */
export function resolve(schema: Schema, all: Definitions): Schema {
  let at = schema;
  while (at.$ref !== undefined) at = all[refName(at.$ref)] ?? {};
  return at;
}

/** The branches of an `anyOf`, with those of inner ones in their place. */
export function branchesOf(schema: Schema, all: Definitions): readonly Schema[] {
  const known = flattened.get(schema);
  if (known !== undefined) return known;
  const made = (schema.anyOf ?? []).flatMap((branch) => {
    const resolved = resolve(branch, all);
    return resolved.anyOf === undefined ? [resolved] : branchesOf(resolved, all);
  });
  flattened.set(schema, made);
  return made;
}

const flattened = new WeakMap<Schema, readonly Schema[]>();

/** Whether a schema takes values of this JSON type at all. */
export function takes(schema: Schema, type: string): boolean {
  if (schema.type === undefined) return true;
  const types = Array.isArray(schema.type) ? (schema.type as readonly string[]) : [schema.type as string];
  return types.some((one) => one === type || (one === 'integer' && type === 'number'));
}

/** The branch of a discriminated union that a discriminator's value names. */
export function branchNamed(schema: Schema, property: string, value: unknown, all: Definitions): Schema | undefined {
  return typeof value === 'string' ? indexOf(schema, property, all).get(value) : undefined;
}

const indexes = new WeakMap<Schema, ReadonlyMap<string, Schema>>();

/** The branches of a union by what names them, made once: a process asks thousands of times. */
function indexOf(schema: Schema, property: string, all: Definitions): ReadonlyMap<string, Schema> {
  const known = indexes.get(schema);
  if (known !== undefined) return known;
  const branches = (schema.oneOf ?? []).map((branch) => resolve(branch, all));
  const made = new Map(branches.flatMap((branch) => wordsOf(branch, property).map((word) => [word, branch] as const)));
  indexes.set(schema, made);
  return made;
}

/** All values a discriminator may have. */
export function discriminators(schema: Schema, property: string, all: Definitions): readonly string[] {
  return [...indexOf(schema, property, all).keys()];
}

function wordsOf(branch: Schema, property: string): readonly string[] {
  const said = branch.properties?.[property];
  return said?.const === undefined ? ((said?.enum ?? []) as readonly string[]) : [said.const as string];
}
