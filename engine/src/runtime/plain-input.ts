import { MillraceError, type JsonValue } from '@millrace/schemas';

/** Objects within objects that a command may bring: far more than anybody fills in, far less than a stack holds. */
const deepest = 200;

/**
 * What a program hands in, as it will be read back from the store: what JSON has no word for is left out or written as JSON writes it, so an instance
 * in memory never knows more than its history. What cannot be written as JSON at all is refused.
 */
export function plainInput<T>(input: T): T {
  if (isPlain(input, 0)) return input;
  try {
    return JSON.parse(JSON.stringify(input)) as T;
  } catch {
    throw refused('plain JSON', 'a value that cannot be written as JSON');
  }
}

/** The person a command is sent by. */
export function actorOf(actor: unknown): string {
  if (actor === undefined) return 'system';
  if (typeof actor === 'string' && actor.trim() !== '' && actor.length <= 200) return actor;
  throw new MillraceError('INVALID_INPUT', { place: 'actor', expected: 'the id of a person', found: shown(actor) });
}

function isPlain(value: unknown, depth: number): boolean {
  if (depth > deepest) throw refused(`values nested at most ${deepest} deep`, 'deeper ones');
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true;
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object') return false;
  if (Array.isArray(value)) return value.every((entry) => isPlain(entry, depth + 1));
  const prototype: unknown = Object.getPrototypeOf(value);
  return (prototype === Object.prototype || prototype === null) && Object.values(value).every((part) => isPlain(part, depth + 1));
}

function refused(expected: string, found: JsonValue): MillraceError {
  return new MillraceError('INVALID_INPUT', { place: 'the command', expected, found });
}

function shown(value: unknown): string {
  return typeof value === 'string' ? `a text of ${value.length} characters` : value === null ? 'null' : typeof value;
}
