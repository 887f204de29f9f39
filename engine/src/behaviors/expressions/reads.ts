import type { JsonValue } from '@millrace/schemas';

/** What reads variables without writing their names: wildcards, the input as a whole, escapes in names, functions that take the input where nothing is given. */
const readsWithoutNaming = /[*\\%]|\$(?![A-Za-z_])|\$\w+\s*\(\s*\)|\$(?:eval|lookup|each|sift)\b/;

/** Whether an expression may read variables that it does not name. */
export function readsAnything(source: string): boolean {
  return readsWithoutNaming.test(source);
}

/** Whether an expression that names what it reads may read a variable. Says yes rather once too often. */
export function mayReadNamed(source: string, name: string): boolean {
  return /\s/.test(name) || source.includes(name);
}

/** Of an expression's input what it may read: a variable of megabytes that it does not name need not travel to it. */
export function readPart(source: string, input: JsonValue): JsonValue {
  if (typeof input !== 'object' || input === null || Array.isArray(input) || readsAnything(source)) return input;
  return Object.fromEntries(Object.entries(input).filter(([name]) => mayReadNamed(source, name)));
}
