import { canonicalJson, type JsonValue, type ValueDeclaration } from '@millrace/schemas';
import { RE2JS } from 're2js';
import { describeFound, sameJson } from './command-input.js';
import { foldedText } from './search-key.js';
import { sha256 } from './sha256.js';
import { formatInstant, isDecimal, isDuration, isMoney, isZone, parseInstant } from './values/index.js';

/** A value as it is kept, or what was expected instead. `found` never shows a value that is not harmless. */
export type CheckedValue =
  { readonly ok: true; readonly value: JsonValue } | { readonly ok: false; readonly expected: string; readonly found: string };

const deepest = 8;
const longestText = 64_000;
const mostItems = 10_000;

/**
 * Checks a value against its declaration, exactly: nothing is rounded, cut or converted, but texts lose white space around them and instants are written
 * in UTC, so that equal values are equal texts.
 */
export function checkedValue(declaration: ValueDeclaration, value: JsonValue, depth = 0): CheckedValue {
  if (depth > deepest) return refused(declaration, `a value nested at most ${deepest} deep`, value);
  // What is being drawn may name any type: the schema tells of it, and nothing fits it here.
  if (!Object.hasOwn(readers, declaration.type)) return refused(declaration, 'a declaration with a type', value);
  const typed = readers[declaration.type](declaration, value, depth);
  if (!typed.ok) return typed;
  return within(declaration, typed.value);
}

type Reader = (declaration: ValueDeclaration, value: JsonValue, depth: number) => CheckedValue;

const accept = (value: JsonValue): CheckedValue => ({ ok: true, value });

function refused(declaration: ValueDeclaration, expected: string, value: unknown): CheckedValue {
  const harmless = declaration.sensitivity === undefined || declaration.sensitivity === 'none';
  return { ok: false, expected, found: harmless ? describeFound(value) : 'another value' };
}

const when =
  (expected: string, holds: (value: JsonValue) => boolean): Reader =>
  (declaration, value) =>
    holds(value) ? accept(value) : refused(declaration, expected, value);

const shaped = (expected: string, pattern: RegExp): Reader =>
  when(expected, (value) => typeof value === 'string' && value.length <= 200 && pattern.test(value));

const text: Reader = (declaration, value) => {
  const limit = declaration.maxLength ?? longestText;
  const trimmed = typeof value === 'string' ? value.trim() : '';
  // Characters, not UTF-16 units, as JSON Schema counts them.
  if (trimmed === '' || (trimmed.length > limit && [...trimmed].length > limit))
    return refused(declaration, `a text of 1 to ${limit} characters`, value);
  if (declaration.pattern !== undefined && !patternOf(declaration.pattern).matcher(trimmed).find()) {
    return refused(declaration, `a text like ${declaration.pattern}`, value);
  }
  return accept(trimmed);
};

const id = shaped('an id', /^[A-Za-z0-9][A-Za-z0-9_.@-]{0,127}$/);

/** One reader a type: a type that is forgotten here does not compile. */
const readers: Readonly<Record<ValueDeclaration['type'], Reader>> = {
  text,
  boolean: when('true or false', (value) => typeof value === 'boolean'),
  integer: when('a whole number', (value) => Number.isSafeInteger(value)),
  decimal: (declaration, value) =>
    isDecimal(value, declaration.scale)
      ? accept(value + 0)
      : refused(declaration, `a number of at most 15 digits, ${declaration.scale ?? 15} after the point`, value),
  money: (declaration, value) => {
    const expected = `an amount of money${declaration.currency === undefined ? '' : ` in ${declaration.currency}`}, { amount, currency }`;
    if (!isMoney(value)) return refused(declaration, expected, value);
    if (!isDecimal(value.amount, declaration.scale))
      return refused(declaration, `an amount of money of at most 15 digits, ${declaration.scale ?? 15} after the point`, value.amount);
    if (declaration.currency !== undefined && value.currency !== declaration.currency)
      return refused(declaration, expected, value.currency);
    return accept({ amount: value.amount, currency: value.currency });
  },
  date: when('a day such as 2026-11-22', isDay),
  time: shaped('a time such as 09:30', /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/),
  instant: (declaration, value) => {
    try {
      return accept(formatInstant(parseInstant(typeof value === 'string' ? value : '')));
    } catch {
      return refused(declaration, 'an instant such as 2026-11-22T09:00:00Z', value);
    }
  },
  duration: when('a duration such as PT8H', (value) => typeof value === 'string' && isDuration(value)),
  period: when('a period such as P1M', (value) => typeof value === 'string' && isDuration(value)),
  zone: when('a time zone such as Europe/Moscow', (value) => typeof value === 'string' && value.length <= 64 && isZone(value)),
  person: id,
  unit: id,
  organisation: id,
  reference: (declaration, value) => {
    // The declared register alone is a reference too: forms and processes hand over the id.
    const { register = declaration.register, id: record, ...rest } = typeof value === 'string' ? { id: value } : objectOf(value);
    const fits = typeof record === 'string' && /^[A-Za-z0-9][A-Za-z0-9_.@-]{0,127}$/.test(record) && Object.keys(rest).length === 0;
    const expected = `a reference { register: ${declaration.register ?? 'any'}, id }`;
    if (!fits || typeof register !== 'string' || (declaration.register ?? register) !== register)
      return refused(declaration, expected, value);
    return accept({ register, id: record });
  },
  file: (declaration, value) => {
    const { hash, name, type, size, ...rest } = objectOf(value);
    const fits =
      typeof hash === 'string' &&
      /^[0-9a-f]{64}$/.test(hash) &&
      typeof name === 'string' &&
      typeof type === 'string' &&
      Number.isSafeInteger(size);
    return fits && Object.keys(rest).length === 0 ? accept(value) : refused(declaration, 'a file { hash, name, type, size }', value);
  },
  texts: (declaration, value) => {
    const { en, ru, ...rest } = objectOf(value);
    const fits = [en, ru].every((part) => part === undefined || (typeof part === 'string' && part.length <= longestText));
    const some = en !== undefined || ru !== undefined;
    return fits && some && Object.keys(rest).length === 0 ? accept(value) : refused(declaration, 'a text by language { en, ru }', value);
  },
  list: (declaration, value, depth) => {
    const limit = declaration.maxItems ?? mostItems;
    if (!isList(value) || value.length > limit) return refused(declaration, `a list of at most ${limit}`, value);
    const entries: JsonValue[] = [];
    for (const entry of value) {
      const checked =
        declaration.items === undefined ? accept(entry) : checkedValue(inherited(declaration, declaration.items), entry, depth + 1);
      if (!checked.ok) return { ...checked, expected: `a list where each entry is ${checked.expected}` };
      entries.push(checked.value);
    }
    return accept(entries);
  },
  object: (declaration, value, depth) => {
    if (typeof value !== 'object' || value === null || isList(value)) return refused(declaration, 'an object', value);
    const { properties } = declaration;
    if (properties === undefined) return accept(value);
    const parts: [string, JsonValue][] = [];
    for (const [name, part] of Object.entries(value)) {
      // A row's own id follows it everywhere, declared or not.
      const declared: ValueDeclaration | undefined = Object.hasOwn(properties, name)
        ? properties[name]
        : name === '_id'
          ? { type: 'text' }
          : undefined;
      if (declared === undefined) return refused(declaration, `an object of ${Object.keys(properties).join(', ')}`, name);
      const checked = checkedValue(inherited(declaration, declared), part, depth + 1);
      if (!checked.ok) return { ...checked, expected: `an object whose ${name} is ${checked.expected}` };
      parts.push([name, checked.value]);
    }
    return accept(Object.fromEntries(parts));
  },
  any: (declaration, value) =>
    JSON.stringify(value).length <= longestText ? accept(value) : refused(declaration, `at most ${longestText} characters as JSON`, value),
};

/** What is inside a personal or secret value is as sensitive as the whole. */
const inherited = (outer: ValueDeclaration, inner: ValueDeclaration): ValueDeclaration =>
  outer.sensitivity === undefined || inner.sensitivity !== undefined ? inner : { ...inner, sensitivity: outer.sensitivity };

/** Whether a value of the right type keeps to the least, the greatest and the only values of its declaration. */
export function within(declaration: ValueDeclaration, value: JsonValue): CheckedValue {
  const { minimum, maximum, values } = declaration;
  const number = typeof value === 'number' ? value : isMoney(value) ? value.amount : undefined;
  if (number !== undefined && minimum !== undefined && number < minimum) return refused(declaration, `at least ${minimum}`, number);
  if (number !== undefined && maximum !== undefined && number > maximum) return refused(declaration, `at most ${maximum}`, number);
  if (values !== undefined && !values.some((allowed) => sameJson(allowed, value))) {
    return refused(
      declaration,
      `one of ${values
        .slice(0, 10)
        .map((allowed) => JSON.stringify(allowed))
        .join(', ')}`,
      value,
    );
  }
  return accept(value);
}

/**
 * The text by which a value is found and compared: folded like everything people search, numbers and dates as they are written. The value alone decides, so a
 * row can be rebuilt without the register's definition. Long ones are hashed.
 */
export function valueKey(value: JsonValue): string {
  const key = plainKey(value);
  return key.length <= 120 ? key : `#${sha256(key)}`;
}

function plainKey(value: JsonValue): string {
  if (typeof value === 'string') return foldedText(value);
  if (typeof value !== 'object' || value === null) return String(value);
  const reference = referenceOf(value);
  if (reference !== null) return reference;
  return isMoney(value) ? `${value.amount} ${value.currency}` : canonicalJson(value);
}

/** `<register>/<id>` of a reference; `null` for every other value. */
export function referenceOf(value: JsonValue): string | null {
  const { register, id: record, ...rest } = objectOf(value);
  return typeof register === 'string' && typeof record === 'string' && Object.keys(rest).length === 0 ? `${register}/${record}` : null;
}

function isDay(value: JsonValue | undefined): boolean {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(value)) return false;
  try {
    parseInstant(`${value}T00:00:00Z`);
    return true;
  } catch {
    return false;
  }
}

const isList = (value: JsonValue): value is readonly JsonValue[] => Array.isArray(value);

function objectOf(value: JsonValue): { readonly [key: string]: JsonValue } {
  return typeof value === 'object' && value !== null && !isList(value) ? value : {};
}

const compiled = new Map<string, RE2JS>();

export function patternOf(pattern: string): RE2JS {
  const known = compiled.get(pattern);
  if (known !== undefined) return known;
  // Bounded: a tenant with thousands of patterns compiles some again instead of filling the memory.
  if (compiled.size >= 500) compiled.clear();
  const made = RE2JS.compile(pattern);
  compiled.set(pattern, made);
  return made;
}
