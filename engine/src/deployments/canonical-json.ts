import type { JsonValue } from '@millrace/schemas';

/**
 * JSON text that depends on the content alone: properties in the order of their names' UTF-16 code units, no white space (as RFC 8785
 * orders them). Equal definitions have equal texts, however they were written or edited, so their hashes tell whether anything changed.
 */
export function canonicalJson(value: JsonValue): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const names = Object.keys(value)
    .filter((name) => value[name] !== undefined)
    .sort();
  return `{${names.map((name) => `${JSON.stringify(name)}:${canonicalJson(value[name]!)}`).join(',')}}`;
}

const isList = (value: object): value is readonly JsonValue[] => Array.isArray(value);
