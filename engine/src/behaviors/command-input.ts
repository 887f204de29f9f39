import { MillraceError, type JsonValue, type Text } from '@millrace/schemas';

const idPattern = /^[0-9a-z][0-9a-z._-]{0,63}$/;

/** Refuses a part of a command: `INVALID_INPUT` with what was expected at which place and what was found. */
export function refuseInput(place: string, expected: string, value: unknown): never {
  throw new MillraceError('INVALID_INPUT', { place, expected, found: describeFound(value) });
}

/** A short, safe description of a value for messages: never a whole document. */
export function describeFound(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'object') return 'an object';
  const text = typeof value === 'string' ? JSON.stringify(value) : String(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

/** A text of 1 to `max` characters without white space around it. */
export function requireText(value: unknown, place: string, max = 200): string {
  const text = typeof value === 'string' ? value.trim() : '';
  if (text === '' || text.length > max) refuseInput(place, `a text of 1 to ${max} characters`, value);
  return text;
}

/** Like `requireText`; nothing, null and the empty text are null. */
export function optionalText(value: unknown, place: string, max = 200): string | null {
  return value === undefined || value === null || value === '' ? null : requireText(value, place, max);
}

/** An id: 1 to 64 of `0-9 a-z . _ -`, beginning with a letter or digit. */
export function requireId(value: unknown, place: string): string {
  if (typeof value !== 'string' || !idPattern.test(value)) refuseInput(place, 'an id of 1 to 64 characters 0-9 a-z . _ -', value);
  return value;
}

/** Like `requireId`; nothing, null and the empty text are null. */
export function optionalId(value: unknown, place: string): string | null {
  return value === undefined || value === null || value === '' ? null : requireId(value, place);
}

/** A list of at most `max` ids, each kept once, in order. */
export function requireIds(value: unknown, place: string, max: number): readonly string[] {
  if (!Array.isArray(value) || value.length > max) refuseInput(place, `a list of at most ${max} ids`, value);
  return [...new Set(value.map((id: unknown, index) => requireId(id, `${place}/${index}`)))];
}

/** A text shown to people: one string, or an object with `en`, `ru` or both; each of 1 to `max` characters. */
export function requireShownText(value: unknown, place: string, max = 200): Text {
  if (typeof value === 'string') return requireText(value, place, max);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) refuseInput(place, 'a text, or a text by language', value);
  const { en, ru, ...rest } = value as { en?: unknown; ru?: unknown };
  if (Object.keys(rest).length > 0 || (en === undefined && ru === undefined)) refuseInput(place, 'a text for en, ru or both', value);
  return {
    ...(en === undefined ? {} : { en: requireText(en, `${place}/en`, max) }),
    ...(ru === undefined ? {} : { ru: requireText(ru, `${place}/ru`, max) }),
  };
}

/** Every language's version of a text shown to people: what a search looks through. */
export function textVersions(text: Text): readonly string[] {
  return typeof text === 'string' ? [text] : [text.en, text.ru].filter((version) => version !== undefined);
}

/**
 * Refuses an edit that was made looking at an older revision of the entity (`If-Match`): `REVISION_CHANGED`. Nothing expected is
 * always right: programs may choose to overwrite.
 */
export function requireRevision(expected: unknown, found: number, entity: string): void {
  if (expected === undefined || expected === found) return;
  if (!Number.isSafeInteger(expected)) refuseInput('/expectedRevision', 'a whole number', expected);
  throw new MillraceError('REVISION_CHANGED', { entity, expected: expected as number, found });
}

/** The state of an entity that must exist: `NOT_FOUND` when it does not. */
export function requireEntity<S>(state: S | null, entity: string): S {
  if (state === null) throw new MillraceError('NOT_FOUND', { entity });
  return state;
}

/** Whether two JSON values are equal; the order of an object's properties does not matter, absent equals undefined. */
export function sameJson(a: JsonValue | undefined, b: JsonValue | undefined): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const left = a as { readonly [key: string]: JsonValue };
  const right = b as { readonly [key: string]: JsonValue };
  const keys = Object.keys(left);
  return keys.length === Object.keys(right).length && keys.every((key) => Object.hasOwn(right, key) && sameJson(left[key], right[key]));
}
