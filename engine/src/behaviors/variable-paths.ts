import type { JsonObject, JsonValue } from '@millrace/schemas';

/**
 * The names of a path: `order.amount` is two. A dot or a backslash inside a name stands after a backslash, so that a variable may be called
 * `a.b`.
 */
export function parsePath(path: string): readonly string[] {
  if (!path.includes('\\')) return path.includes('.') ? path.split('.') : [path];
  const names = [''];
  for (let index = 0; index < path.length; index++) {
    const char = path.charAt(index);
    if (char === '.') names.push('');
    else names[names.length - 1] += char === '\\' ? path.charAt(++index) : char;
  }
  return names;
}

/** A name as one step of a path. */
export function pathStep(name: string): string {
  return /[.\\]/.test(name) ? name.replaceAll(/[.\\]/g, (char) => `\\${char}`) : name;
}

/** Names as paths: a dot in a name is part of it. */
export function asPaths(values: JsonObject): JsonObject {
  const names = Object.keys(values);
  return names.every((name) => pathStep(name) === name)
    ? values
    : Object.fromEntries(names.map((name) => [pathStep(name), values[name] ?? null]));
}

/** The value at a path; nothing where the way ends early. */
export function readPath(from: JsonObject, path: readonly string[]): JsonValue | undefined {
  let at: JsonValue | undefined = from;
  for (const name of path) at = ownValue(at, name);
  return at;
}

/** A copy with the value at the path; objects on the way are made where there are none. What is not on the way is shared. */
export function writePath(into: JsonObject, path: readonly string[], value: JsonValue): JsonObject {
  return writeFrom(into, path, 0, value);
}

function writeFrom(into: JsonObject, path: readonly string[], step: number, value: JsonValue): JsonObject {
  const name = path[step] ?? '';
  const inner = step >= path.length - 1 ? value : writeFrom(asObject(ownValue(into, name)), path, step + 1, value);
  // A computed key makes an own property whatever the name, `__proto__` too.
  return { ...into, [name]: inner };
}

/** A copy without the value at the path; the same object where there is none. */
export function removePath(from: JsonObject, path: readonly string[]): JsonObject {
  const [name = '', ...rest] = path;
  const inner = ownValue(from, name);
  if (inner === undefined) return from;
  if (rest.length > 0) return { ...from, [name]: removePath(asObject(inner), rest) };
  return Object.fromEntries(Object.entries(from).filter(([other]) => other !== name));
}

function ownValue(value: JsonValue | undefined, name: string): JsonValue | undefined {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name) ? (value as JsonObject)[name] : undefined;
}

function asObject(value: JsonValue | undefined): JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};
}

/** Roughly the bytes of a value as JSON: what the size guard adds up. */
export function weigh(value: JsonValue | undefined): number {
  if (typeof value === 'string') return value.length + 2;
  if (typeof value !== 'object' || value === null) return value === undefined ? 0 : 6;
  let sum = 2;
  if (Array.isArray(value)) for (const item of value as readonly JsonValue[]) sum += weigh(item) + 1;
  else for (const name in value) sum += name.length + 4 + weigh((value as JsonObject)[name]);
  return sum;
}
