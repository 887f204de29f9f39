import type { JsonObject, JsonValue } from '@millrace/schemas';
import { parsePath } from '../behaviors/variable-paths.js';

/** What a definition declares of a value, as far as erasing needs it. */
export interface Declared {
  /** It is personal or secret: it goes whole. */
  readonly sensitive: boolean;
  /** Of an object; absent where nothing is declared of what is in it. */
  readonly properties?: ReadonlyMap<string, Declared>;
  /** Of the entries of a list. */
  readonly items?: Declared;
}

/** What a process and its forms declare, by name. */
export type DeclaredData = ReadonlyMap<string, Declared>;

/** Of what is declared twice, by a variable and by a form's field of the same name, the more careful counts. */
function merged(one: Declared | undefined, other: Declared): Declared {
  if (one === undefined) return other;
  const properties = new Map(one.properties);
  for (const [name, declared] of other.properties ?? []) properties.set(name, merged(properties.get(name), declared));
  const items = one.items && other.items ? merged(one.items, other.items) : (one.items ?? other.items);
  const isOpen = one.properties === undefined && other.properties === undefined;
  return { sensitive: one.sensitive || other.sensitive, ...(isOpen ? {} : { properties }), ...(items === undefined ? {} : { items }) };
}

/** Reads a declaration of a variable, or of a form's data (whose sensitivity is `x-sensitivity`). */
function declarationOf(given: JsonObject): Declared {
  const { sensitivity = given['x-sensitivity'], properties, items } = given;
  const inner = properties === undefined ? undefined : new Map(declarationsIn(properties));
  return {
    sensitive: sensitivity === 'personal' || sensitivity === 'secret',
    ...(inner === undefined ? {} : { properties: inner }),
    ...(items === undefined ? {} : { items: declarationOf(Object(items) as JsonObject) }),
  };
}

function declarationsIn(given: unknown): readonly (readonly [string, Declared])[] {
  return Object.entries(Object(given) as JsonObject).map(([name, each]) => [name, declarationOf(Object(each) as JsonObject)] as const);
}

/**
 * What a process definition and the forms it uses declare, all names together: variables of processes and of what is in them, and fields of forms. A variable that a form
 * fills by an expression naming a sensitive field is sensitive too.
 */
export function declaredData(definition: JsonObject, forms: readonly JsonObject[]): DeclaredData {
  const all = new Map<string, Declared>();
  const add = (name: string, declared: Declared): void => void all.set(name, merged(all.get(name), declared));
  const parts = [
    ...Object.values(Object(definition['processes']) as JsonObject),
    ...Object.values(Object(definition['elements']) as JsonObject),
  ];
  for (const part of parts) for (const [name, declared] of declarationsIn((Object(part) as JsonObject)['variables'])) add(name, declared);
  for (const form of forms)
    for (const [name, declared] of declarationsIn((Object(form['data']) as JsonObject)['properties'])) add(name, declared);
  for (const part of parts) {
    const { out } = Object((Object(part) as JsonObject)['form']) as { readonly out?: JsonObject };
    for (const [path, source] of Object.entries(Object(out) as JsonObject)) {
      const [root] = parsePath(path);
      if (root !== undefined && namesSensitive(all, sourceOf(source))) add(root, { sensitive: true });
    }
  }
  return all;
}

function sourceOf(expression: JsonValue): string {
  return typeof expression === 'string' ? expression : JSON.stringify(expression);
}

function namesSensitive(all: DeclaredData, source: string): boolean {
  const words = new Set(source.match(/[\p{L}_$][\p{L}\p{N}_$]*/gu));
  const isOne = (declared: Declared, name: string): boolean =>
    (declared.sensitive && words.has(name)) || [...(declared.properties ?? [])].some(([inner, each]) => isOne(each, inner));
  return [...all].some(([name, declared]) => isOne(declared, name));
}

/** What may stay of a value: `keep` where it is declared and nothing in it is sensitive, `erase`, or the parts of it that go. Undeclared values go: nobody said that they are harmless. */
export function withoutSensitive(
  value: JsonValue,
  declared: Declared | undefined,
  marker: string,
  isWhole: (value: JsonValue) => boolean,
): JsonValue {
  if (value === null || isMarker(value)) return value;
  if (declared === undefined || declared.sensitive) return marker;
  if (isWhole(value)) return isHarmless(declared) ? value : marker;
  if (Array.isArray(value)) {
    const { items } = declared;
    if (items === undefined && declared.properties === undefined) return value;
    return value.map((entry: JsonValue) => withoutSensitive(entry, items ?? declared, marker, isWhole));
  }
  if (typeof value !== 'object' || declared.properties === undefined) return value;
  const { properties } = declared;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      withoutSensitive(inner, name === '_id' ? harmless : properties.get(name), marker, isWhole),
    ]),
  );
}

/** What stands in the place of an erased value: the reference to its erasure (rule 21). */
export function markerOf(erasure: string): string {
  return `erased:${erasure}`;
}

/** Whether a value was erased already. */
export function isMarker(value: JsonValue): boolean {
  return typeof value === 'string' && /^erased:[0-9a-f]{8}-[0-9a-f-]{27}$/.test(value);
}

/** Ids of rows are ours. */
const harmless: Declared = { sensitive: false };

function isHarmless({ sensitive, properties, items }: Declared): boolean {
  return !sensitive && properties === undefined && (items === undefined || isHarmless(items));
}

/** What is declared at a path such as `order.amount`. */
export function declaredAt(data: DeclaredData, path: string): Declared | undefined {
  const [root = '', ...steps] = parsePath(path);
  let declared = data.get(root);
  for (const step of steps) {
    if (declared === undefined || declared.sensitive) return declared;
    if (declared.properties === undefined) return declared;
    declared = declared.properties.get(step);
  }
  return declared;
}
