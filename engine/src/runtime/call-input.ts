import { MillraceError } from '@millrace/schemas';
import type { Sender } from './engine-options.js';
import { shownInput } from './plain-input.js';

/** The options of a call, or a query: a copy, so that nothing a caller changes meanwhile counts; what is no object is refused. */
export function optionsOf<T extends object>(options: T | undefined, place = 'the options'): T {
  const given: unknown = options;
  if (given === undefined) return {} as T;
  if (typeof given !== 'object' || given === null) return refuse(place, 'an object', given);
  try {
    if (!Array.isArray(given)) return { ...(given as T) };
  } catch {
    // A proxy, or a property that cannot be read.
  }
  return refuse(place, 'an object that can be read', given);
}

/** Refuses values that are given and are no text. */
export function refuseNoText(values: Readonly<Record<string, unknown>>): void {
  for (const [place, value] of Object.entries(values)) {
    if (value !== undefined && typeof value !== 'string') refuse(place, 'text', value);
  }
}

/** An id or another text that must be given. */
export function textGiven(place: string, value: unknown): string {
  return typeof value === 'string' ? value : refuse(place, 'text', value);
}

/** Refuses a sender who is nobody. */
export function checkSender(sender: Sender): void {
  for (const name of ['actor', 'onBehalfOf'] as const) {
    const person: unknown = sender[name];
    if (person !== undefined && (typeof person !== 'string' || person === '' || person.length > 200))
      refuse(name, 'the id of a person', person);
  }
}

/** Says what was expected in a place, and what was found there. */
export function refuse(place: string, expected: string, found: unknown): never {
  throw new MillraceError('INVALID_INPUT', { place, expected, found: shownInput(found) });
}

/** A tenant's name, or a refusal. */
export function tenantOf(tenant: string): string {
  if (typeof tenant === 'string' && /^[0-9a-z][0-9a-z_-]{0,63}$/.test(tenant) && tenant !== 'system') return tenant;
  return refuse('tenant', 'up to 64 letters a-z, digits, _ or -, and not "system"', tenant);
}

/** Only what was given: an absent property is not the same as one that is `undefined`. */
export function present<T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const kept: { [K in keyof T]?: unknown } = {};
  for (const name in values) if (values[name] !== undefined) kept[name] = values[name];
  return kept as { [K in keyof T]?: Exclude<T[K], undefined> };
}
