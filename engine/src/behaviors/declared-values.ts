import type { ErrorCode, ErrorParams, JsonObject, JsonValue, ValueDeclaration } from '@millrace/schemas';
import { checkedValue, patternOf, within } from './checked-value.js';
import type { VariableDeclaration } from '../model/definition.js';
import type { ExecutableProcess } from '../model/executable.js';
import { decimalDigits, isDecimal, round } from './values/decimal.js';

/** How a value that does not fit its declaration is turned down. */
export type Refuse = (code: ErrorCode, params: ErrorParams) => never;

/**
 * The value as its declaration wants it, or `refuse` with `VARIABLE_INVALID`. What was computed is rounded to the declared scale, half to even; what was entered
 * must fit it: nothing a person typed is changed silently.
 */
export function conformValue(
  declaration: VariableDeclaration,
  value: JsonValue,
  name: string,
  origin: 'computed' | 'entered',
  refuse: Refuse,
): JsonValue {
  // Empty is absent: a null empties a variable whatever its type.
  if (value === null) return value;
  if (declaration.type === 'decimal' && typeof value === 'number') {
    const scale = declaration.scale;
    const settled = origin === 'entered' || scale === undefined ? value : round(value, scale);
    if (isDecimal(settled, scale)) value = settled === 0 ? 0 : settled;
  }
  const expected = mismatch(declaration as ValueDeclaration, value);
  return expected === null ? value : refuse('VARIABLE_INVALID', { name, expected, found: shown(value) });
}

/** Initial values of the variables a scope declares. */
export function initialVariables(process: ExecutableProcess, scope: string): JsonObject {
  const initial: Record<string, JsonValue> = {};
  for (const [name, declaration] of Object.entries(declarationsOf(process, scope)))
    if (declaration.initial !== undefined) initial[name] = declaration.initial;
  return initial;
}

/** The variables that live in a process or subprocess. */
export function declarationsOf(process: ExecutableProcess, scope: string): Readonly<Record<string, VariableDeclaration>> {
  return process.scopes.get(scope)?.variables ?? {};
}

/** What was expected instead, or nothing where the value keeps to its type and every bound of its declaration. */
function mismatch(declaration: ValueDeclaration, value: JsonValue): string | null {
  const typed = mistyped(declaration, value);
  if (typed !== null) return typed;
  const bounded = within(declaration, value);
  return bounded.ok ? null : bounded.expected;
}

function mistyped(declaration: ValueDeclaration, value: JsonValue): string | null {
  switch (declaration.type) {
    case 'text':
      return mistypedText(declaration, value);
    case 'boolean':
      return typeof value === 'boolean' ? null : 'true or false';
    case 'integer':
      return Number.isSafeInteger(value) ? null : 'a whole number';
    case 'decimal':
      return isDecimal(value, declaration.scale)
        ? null
        : `a number of at most ${decimalDigits} significant digits${declaration.scale === undefined ? '' : ` and ${declaration.scale} after the point`}`;
    case 'list':
      return mistypedList(declaration, value);
    case 'object':
      return mistypedObject(declaration, value);
    case 'any':
      return null;
    default: {
      const checked = checkedValue(declaration, value);
      return checked.ok ? null : checked.expected;
    }
  }
}

function mistypedText({ maxLength, pattern }: ValueDeclaration, value: JsonValue): string | null {
  if (typeof value !== 'string') return 'a text';
  // Characters, not UTF-16 units, as JSON Schema counts them.
  if (maxLength !== undefined && value.length > maxLength && [...value].length > maxLength)
    return `a text of at most ${maxLength} characters`;
  return pattern === undefined || patternOf(pattern).matcher(value).find() ? null : `a text like ${pattern}`;
}

function mistypedList({ items, maxItems }: ValueDeclaration, value: JsonValue): string | null {
  if (!Array.isArray(value)) return 'a list';
  const entries = value as readonly JsonValue[];
  if (maxItems !== undefined && entries.length > maxItems) return `a list of at most ${maxItems}`;
  if (items === undefined) return null;
  for (const entry of entries) {
    const expected = entry === null ? null : mismatch(items, entry);
    if (expected !== null) return `a list where each entry is ${expected}`;
  }
  return null;
}

/** Properties nobody declared stay: a row brings its own id, and a service more than is asked for. */
function mistypedObject({ properties }: ValueDeclaration, value: JsonValue): string | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'an object';
  for (const [name, declared] of Object.entries(properties ?? {})) {
    const part = Object.hasOwn(value, name) ? (value as JsonObject)[name] : undefined;
    const expected = part === undefined || part === null ? null : mismatch(declared, part);
    if (expected !== null) return `an object whose ${name} is ${expected}`;
  }
  return null;
}

function shown(value: JsonValue): JsonValue {
  return typeof value === 'object' ? JSON.stringify(value).slice(0, 60) : value;
}
