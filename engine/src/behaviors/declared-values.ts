import type { ErrorCode, ErrorParams, JsonObject, JsonValue } from '@millrace/schemas';
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
    if (isDecimal(settled, scale)) return settled === 0 ? 0 : settled;
  }
  const expected = mismatch(declaration, value);
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

function mismatch(declaration: VariableDeclaration, value: JsonValue): string | null {
  switch (declaration.type) {
    case 'text':
      return typeof value === 'string' ? null : 'a text';
    case 'boolean':
      return typeof value === 'boolean' ? null : 'true or false';
    case 'integer':
      return Number.isSafeInteger(value) ? null : 'a whole number';
    case 'decimal':
      return `a number of at most ${decimalDigits} significant digits${declaration.scale === undefined ? '' : ` and ${declaration.scale} after the point`}`;
    case 'list':
      return Array.isArray(value) ? null : 'a list';
    case 'object':
      return typeof value === 'object' && !Array.isArray(value) ? null : 'an object';
    default:
      return null;
  }
}

function shown(value: JsonValue): JsonValue {
  return typeof value === 'object' ? JSON.stringify(value).slice(0, 60) : value;
}
