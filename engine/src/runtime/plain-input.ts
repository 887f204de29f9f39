import { MillraceError, type JsonValue } from '@millrace/schemas';

/** Objects within objects that a command may bring: far more than anybody fills in, far less than a stack holds. */
const deepest = 200;

/**
 * A copy of what a program hands in, as it will be read back from the store: what JSON has no word for is left out or written as JSON writes it, and what
 * the caller changes afterwards changes nothing here. What cannot be written as JSON at all, or is nested without end, is refused.
 */
export function plainInput<T>(input: T, place: string): T {
  let copy: JsonValue;
  try {
    const plain = copied(input, 0);
    if (plain !== notPlain) return plain as T;
    const text = JSON.stringify(input) as string | undefined;
    if (text === undefined) throw new TypeError('no JSON');
    copy = JSON.parse(text) as JsonValue;
  } catch {
    throw new MillraceError('INVALID_INPUT', { place, expected: 'plain JSON', found: shownInput(input) });
  }
  refuseDeep(copy, place, 0);
  return copy as T;
}

/** A copy of JSON that nobody else may change. */
export function jsonCopy<T extends JsonValue>(value: T): T {
  const copy = copied(value, 0);
  return copy === notPlain ? structuredClone(value) : (copy as T);
}

/** Stands for what JSON would write otherwise than it is, or not at all. */
const notPlain = Symbol('not plain');

/**
 * A copy of plain objects, lists and values, without writing them as text: megabytes of text are shared, since they never change. Anything else, and what may be too deep, is `notPlain`.
 */
function copied(value: unknown, depth: number): unknown {
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value + 0 : notPlain;
  if (typeof value !== 'object' || depth > deepest) return notPlain;
  const shape: unknown = Object.getPrototypeOf(value);
  if (Array.isArray(value)) return shape === Array.prototype ? copiedList(value as readonly unknown[], depth) : notPlain;
  return shape === Object.prototype ? copiedObject(value as Readonly<Record<string, unknown>>, depth) : notPlain;
}

function copiedList(list: readonly unknown[], depth: number): unknown {
  const copy: unknown[] = [];
  for (let index = 0; index < list.length; index++) {
    const item = copied(list[index], depth + 1);
    if (item === notPlain) return notPlain;
    copy.push(item);
  }
  return Object.hasOwn(list, 'toJSON') ? notPlain : copy;
}

function copiedObject(object: Readonly<Record<string, unknown>>, depth: number): unknown {
  const copy: Record<string, unknown> = {};
  for (const name of Object.keys(object)) {
    // An assignment to the one would set a prototype; the other may be how the object wants to be written.
    if (name === '__proto__' || name === 'toJSON') return notPlain;
    const value = object[name];
    if (value === undefined) continue;
    const item = copied(value, depth + 1);
    if (item === notPlain) return notPlain;
    copy[name] = item;
  }
  return copy;
}

/** A short description of whatever a caller gave, for messages; never throws. */
export function shownInput(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return value.slice(0, 80);
    case 'object':
      return value === null ? 'null' : 'an object';
    case 'symbol':
    case 'function':
      return `a ${typeof value}`;
    default:
      return String(value).slice(0, 80);
  }
}

function refuseDeep(value: JsonValue, place: string, depth: number): void {
  if (depth > deepest)
    throw new MillraceError('INVALID_INPUT', { place, expected: `values nested at most ${deepest} deep`, found: 'deeper ones' });
  if (typeof value === 'object' && value !== null) for (const part of Object.values(value)) refuseDeep(part, place, depth + 1);
}
