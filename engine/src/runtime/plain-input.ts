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
    const text = JSON.stringify(input) as string | undefined;
    if (text === undefined) throw new TypeError('no JSON');
    copy = JSON.parse(text) as JsonValue;
  } catch {
    throw new MillraceError('INVALID_INPUT', { place, expected: 'plain JSON', found: shownInput(input) });
  }
  refuseDeep(copy, place, 0);
  return copy as T;
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
