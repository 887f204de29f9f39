import type { ErrorCode, ErrorParams, JsonObject, JsonValue } from '@millrace/schemas';
import { compilePattern } from '#re2js';
import type { RE2JS } from 're2js';
import { isDecimal, isDuration, isZone } from '../behaviors/values/index.js';
import { parseDate, parseDateTime, parseTime } from '../decisions/feel/temporal.js';
import type { DataSchema } from './definition.js';
import { isSame } from './empty.js';

/** One thing wrong with a value: where inside it, and what. `FORM_VALUE_TYPE` carries the type expected as `expected`. */
export interface ValueFault {
  readonly path: readonly (string | number)[];
  readonly code: ErrorCode;
  readonly params: ErrorParams;
}

/** The keywords of a data schema that are checked; a form with others is refused. */
export const checkedKeywords: ReadonlySet<string> = new Set([
  ...['type', 'properties', 'required', 'items', 'enum', 'minLength', 'maxLength', 'minItems', 'maxItems', 'uniqueItems'],
  ...['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'pattern', 'format', 'additionalProperties'],
  ...['x-type', 'x-scale', 'x-currency', 'x-sensitivity', 'x-register'],
]);

const maxFaults = 100;
const idPattern = /^[A-Za-z0-9][A-Za-z0-9_.@-]{0,127}$/;
const formats: Readonly<Record<string, (text: string) => boolean>> = {
  email: (text) => text.length <= 254 && /^[^\s@<>()[\]\\,;:"]{1,64}@[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+$/u.test(text),
  uri: (text) => /^[A-Za-z][A-Za-z0-9+.-]*:[^\s<>"{}|\\^`]+$/.test(text),
  uuid: (text) => /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(text),
};

/**
 * Checks a value that is not empty against its data schema and tells everything that is wrong with it, at most 100 things. An interpreter, so that it runs
 * in a browser whose content security policy forbids compiled code.
 */
export function faultsOf(value: JsonValue, schema: DataSchema): readonly ValueFault[] {
  const faults: ValueFault[] = [];
  check(value, schema, [], (fault) => {
    if (faults.length < maxFaults) faults.push(fault);
  });
  return faults;
}

type Report = (fault: ValueFault) => void;
type Path = readonly (string | number)[];

function check(value: JsonValue, schema: DataSchema, path: Path, report: Report): void {
  const type = typeOf(schema);
  if (!isOfType(value, type, schema)) {
    report({ path, code: 'FORM_VALUE_TYPE', params: { expected: type, found: shown(value) } });
    return;
  }
  if (schema.enum && !schema.enum.some((allowed) => isSame(allowed, value))) {
    report({ path, code: 'FORM_VALUE_NOT_ALLOWED', params: { found: shown(value) } });
  }
  if (typeof value === 'number') checkNumber(value, schema, path, report);
  else if (typeof value === 'string') checkText(value, schema, path, report);
  else if (Array.isArray(value)) checkList(value as readonly JsonValue[], schema, path, report);
  else if (typeof value === 'object' && value !== null) checkObject(value as JsonObject, type, schema, path, report);
}

/** Our own type where one is declared, else the one that JSON Schema's stands for. */
function typeOf(schema: DataSchema): string {
  const own = schema['x-type'];
  if (own !== undefined) return own;
  const words: Readonly<Record<string, string>> = { string: 'text', number: 'decimal', array: 'list' };
  return schema.type === undefined ? 'any' : (words[schema.type] ?? schema.type);
}

const ofType: Readonly<Record<string, (value: JsonValue, schema: DataSchema) => boolean>> = {
  any: () => true,
  text: (value) => typeof value === 'string',
  rowId: (value) => typeof value === 'string',
  boolean: (value) => typeof value === 'boolean',
  integer: (value) => Number.isSafeInteger(value),
  decimal: (value) => isDecimal(value) || Number.isSafeInteger(value),
  money: (value) => hasOnly(value, ['amount', 'currency']) && isDecimal(value.amount) && isCurrency(value.currency),
  date: (value) => typeof value === 'string' && parseDate(value) !== null,
  time: (value) => typeof value === 'string' && parseTime(value) !== null,
  instant: (value) => typeof value === 'string' && value.endsWith('Z') && parseDateTime(value) !== null,
  duration: (value) => typeof value === 'string' && isDuration(value),
  period: (value) => typeof value === 'string' && isDuration(value),
  zone: (value) => typeof value === 'string' && isZone(value),
  reference: (value) => hasOnly(value, ['register', 'id']) && isId(value.register) && isId(value.id),
  person: isId,
  unit: isId,
  organisation: isId,
  file: (value) => isPlain(value) && typeof value['name'] === 'string',
  texts: (value) =>
    isPlain(value) && Object.entries(value).every(([name, text]) => ['en', 'ru'].includes(name) && typeof text === 'string'),
  list: (value) => Array.isArray(value),
  object: isPlain,
};

function isOfType(value: JsonValue, type: string, schema: DataSchema): boolean {
  const isIt = Object.hasOwn(ofType, type) ? ofType[type] : undefined;
  return isIt?.(value, schema) ?? false;
}

function checkNumber(value: number, schema: DataSchema, path: Path, report: Report): void {
  const scale = schema['x-scale'];
  if (scale !== undefined && !isDecimal(value, scale)) report({ path, code: 'FORM_VALUE_SCALE', params: { scale, found: value } });
  const bound = (limit: number | undefined, isBroken: boolean, code: ErrorCode): void => {
    if (limit !== undefined && isBroken) report({ path, code, params: { limit, found: value } });
  };
  bound(schema.minimum, value < (schema.minimum ?? 0), 'FORM_VALUE_TOO_SMALL');
  bound(schema.maximum, value > (schema.maximum ?? 0), 'FORM_VALUE_TOO_LARGE');
  bound(schema.exclusiveMinimum, value <= (schema.exclusiveMinimum ?? 0), 'FORM_VALUE_NOT_ABOVE');
  bound(schema.exclusiveMaximum, value >= (schema.exclusiveMaximum ?? 0), 'FORM_VALUE_NOT_BELOW');
}

function checkText(value: string, schema: DataSchema, path: Path, report: Report): void {
  const { minLength, maxLength, pattern, format } = schema;
  // JSON Schema counts characters, not UTF-16 units.
  const length = minLength === undefined && maxLength === undefined ? 0 : [...value].length;
  if (minLength !== undefined && length < minLength)
    report({ path, code: 'FORM_TEXT_TOO_SHORT', params: { limit: minLength, found: length } });
  if (maxLength !== undefined && length > maxLength)
    report({ path, code: 'FORM_TEXT_TOO_LONG', params: { limit: maxLength, found: length } });
  if (pattern !== undefined && !patternOf(pattern).test(value))
    report({ path, code: 'FORM_TEXT_PATTERN', params: { pattern, found: shown(value) } });
  const isFormat = format !== undefined && Object.hasOwn(formats, format) ? formats[format] : undefined;
  if (isFormat?.(value) === false) report({ path, code: 'FORM_VALUE_TYPE', params: { expected: format ?? '', found: shown(value) } });
}

function checkList(value: readonly JsonValue[], schema: DataSchema, path: Path, report: Report): void {
  const { minItems, maxItems, items } = schema;
  if (minItems !== undefined && value.length < minItems)
    report({ path, code: 'FORM_LIST_TOO_SHORT', params: { limit: minItems, found: value.length } });
  if (maxItems !== undefined && value.length > maxItems) {
    report({ path, code: 'FORM_LIST_TOO_LONG', params: { limit: maxItems, found: value.length } });
    return;
  }
  if (schema.uniqueItems === true) {
    const index = value.findIndex((item, at) => value.slice(0, at).some((earlier) => isSame(earlier, item)));
    if (index >= 0) report({ path: [...path, index], code: 'FORM_LIST_REPEATS', params: { found: shown(value[index] ?? null) } });
  }
  if (items) value.forEach((item, index) => check(item, items, [...path, index], report));
}

function checkObject(value: JsonObject, type: string, schema: DataSchema, path: Path, report: Report): void {
  if (type === 'money') {
    checkNumber(value['amount'] as number, schema, [...path, 'amount'], report);
    const currency = schema['x-currency'];
    if (currency !== undefined && value['currency'] !== currency) {
      report({ path: [...path, 'currency'], code: 'FORM_CURRENCY', params: { expected: currency, found: value['currency'] ?? null } });
    }
  }
  const register = schema['x-register'];
  if (type === 'reference' && register !== undefined && value['register'] !== register) {
    report({ path: [...path, 'register'], code: 'FORM_REGISTER', params: { expected: register, found: value['register'] ?? null } });
  }
  const { properties } = schema;
  if (!properties) return;
  for (const name of schema.required ?? []) {
    if (!Object.hasOwn(value, name)) report({ path: [...path, name], code: 'FORM_FIELD_REQUIRED', params: { field: name } });
  }
  for (const [name, item] of Object.entries(value)) {
    const property = Object.hasOwn(properties, name) ? properties[name] : undefined;
    if (property) check(item, property, [...path, name], report);
    else report({ path: [...path, name], code: 'FORM_FIELD_UNKNOWN', params: { name: name.slice(0, 80) } });
  }
}

function isPlain(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function hasOnly<K extends string>(value: JsonValue, names: readonly K[]): value is { readonly [N in K]: JsonValue } {
  return isPlain(value) && Object.keys(value).length === names.length && names.every((name) => Object.hasOwn(value, name));
}

function isId(value: JsonValue): boolean {
  return typeof value === 'string' && idPattern.test(value);
}

function isCurrency(value: JsonValue): boolean {
  return typeof value === 'string' && /^[A-Z]{3}$/.test(value);
}

const patterns = new Map<string, RE2JS>();

/** Compiled patterns, linear in time whatever the analyst wrote; the oldest goes when there are 500. */
function patternOf(source: string): { test(text: string): boolean } {
  let compiled = patterns.get(source);
  if (!compiled) {
    compiled = compilePattern(source);
    const oldest = patterns.size >= 500 ? patterns.keys().next().value : undefined;
    if (oldest !== undefined) patterns.delete(oldest);
    patterns.set(source, compiled);
  }
  const found = compiled;
  return { test: (text) => found.matcher(text).find() };
}

/** Whether the engine for patterns can run this one. */
export function isPattern(source: string): boolean {
  try {
    patternOf(source);
    return true;
  } catch {
    return false;
  }
}

/** What was found, short enough for a message. */
export function shown(value: JsonValue): string {
  if (Array.isArray(value)) return `[… ${value.length}]`;
  if (typeof value === 'object' && value !== null) return '{…}';
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
