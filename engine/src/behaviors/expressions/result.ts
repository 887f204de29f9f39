import type { JsonValue } from '@millrace/schemas';
import type { ExpressionResult } from '../../execution/aggregate.js';
import { ExpressionFailure, failureOf, jsonataFailure, wordsFor } from './failure.js';
import { expressionLimits as limits } from './limits.js';

/**
 * What an expression gave, as plain JSON that shares nothing with its input: without JSONata's marks, prototypes or functions, within the limits of
 * size and depth. Throws an `ExpressionFailure` for what is no JSON, and for the key `__proto__`, which would change a reader's object.
 */
export function plainResult(value: unknown): JsonValue | undefined {
  if (value === undefined || value === null || typeof value === 'boolean') return value;
  return new Copy().copy(value, 0);
}

class Copy {
  #left: number = limits.result;

  copy(value: unknown, depth: number): JsonValue {
    if (value === null || value === undefined) return this.#spend(4, null);
    if (typeof value === 'boolean') return this.#spend(5, value);
    if (typeof value === 'string') return this.#spend(value.length + 2, value);
    if (typeof value === 'number') {
      if (!Number.isFinite(value)) throw jsonataFailure('D1001');
      return this.#spend(8, value + 0);
    }
    if (typeof value !== 'object' || isFunctionValue(value)) throw failureOf('EXPRESSION_RESULT_INVALID', { found: 'a function' });
    if (depth >= limits.resultDepth) throw tooLarge(limits.resultDepth, 'levels');
    return Array.isArray(value) ? this.#copyList(value, depth) : this.#copyObject(value as Record<string, unknown>, depth);
  }

  #copyList(list: readonly unknown[], depth: number): JsonValue {
    this.#spend(list.length + 2, null);
    const copied: JsonValue[] = [];
    for (const member of list) copied.push(this.copy(member, depth + 1));
    return copied;
  }

  #copyObject(object: Record<string, unknown>, depth: number): JsonValue {
    this.#spend(2, null);
    const copied: Record<string, JsonValue> = {};
    for (const key of Object.keys(object)) {
      if (key === '__proto__') throw failureOf('EXPRESSION_RESULT_INVALID', { found: 'an object with the key __proto__' });
      this.#spend(key.length + 4, null);
      if (object[key] !== undefined) copied[key] = this.copy(object[key], depth + 1);
    }
    return copied;
  }

  #spend<T>(characters: number, value: T): T {
    this.#left -= characters;
    if (this.#left < 0) throw tooLarge(limits.result, 'characters');
    return value;
  }
}

/** Whether a value is one of JSONata's functions. */
function isFunctionValue(value: object): boolean {
  const { _jsonata_function: builtin, _jsonata_lambda: lambda } = value as { _jsonata_function?: unknown; _jsonata_lambda?: unknown };
  return (builtin === true || lambda === true) && 'implementation' in value !== 'body' in value;
}

/** A failure as an expression's result. Takes our failures, JSONata's plain error objects, and what should not have happened. */
export function failedResult(error: unknown): ExpressionResult & { readonly ok: false } {
  // JSONata writes its own words over those of an error that passes through it.
  if (error instanceof ExpressionFailure) return { ok: false, code: error.code, message: wordsFor(error.code) ?? error.message };
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown };
  if (typeof code === 'string' && /^[DST]\d{4}$/.test(code)) {
    return { ok: false, code, message: wordsFor(code) ?? (typeof message === 'string' ? message : code) };
  }
  if (error instanceof RangeError) {
    // JavaScript's own two limits: the depth of the stack, and the length of a text.
    const isStack = error.message.includes('call stack');
    return failedResult(isStack ? jsonataFailure('D1011') : tooLarge(limits.text, 'characters'));
  }
  return failedResult(failureOf('EXPRESSION_FAILED', { reason: typeof message === 'string' ? message.slice(0, 200) : 'unknown error' }));
}

/** The value where a list is expected: nothing is an empty list, one hit a list of one, a list itself. */
export function asList(value: JsonValue | undefined): readonly JsonValue[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? (value as readonly JsonValue[]) : [value];
}

function tooLarge(limit: number, unit: string): ExpressionFailure {
  return failureOf('EXPRESSION_RESULT_TOO_LARGE', { limit, unit });
}
