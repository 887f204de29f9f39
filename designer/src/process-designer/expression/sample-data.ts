import type { Declaration, SeenVariable } from '../properties/editing/seen-variables.js';

const examples: Readonly<Record<string, unknown>> = {
  text: 'text',
  boolean: true,
  integer: 1,
  decimal: 1.5,
  money: { amount: 1000, currency: 'RUB' },
  date: '2026-03-31',
  time: '09:00',
  instant: '2026-03-31T09:00:00Z',
  duration: 'PT8H',
  period: 'P1M',
  zone: 'Europe/Moscow',
  reference: { register: 'register', id: '1' },
  person: 'anna',
  unit: 'sales',
  organisation: 'ours',
  file: { name: 'file.pdf' },
  texts: { en: 'text', ru: 'текст' },
};

/** A value of a declared type: its first value where it has one, one of those allowed, else an example. */
function valueFor(declaration: Declaration | undefined, depth = 0): unknown {
  if (!declaration || depth > 6) return null;
  const { type, initial, values, properties, items } = declaration;
  if (initial !== undefined) return initial;
  if (values && values.length > 0) return values[0];
  if (type === 'list') return items ? [valueFor(items, depth + 1)] : [];
  if (type === 'object')
    return Object.fromEntries(Object.entries(properties ?? {}).map(([name, inner]) => [name, valueFor(inner, depth + 1)]));
  return examples[type ?? ''] ?? null;
}

/** Values to try an expression on, made of the declared types. */
export function sampleOf(variables: readonly SeenVariable[]): Record<string, unknown> {
  return Object.fromEntries(variables.map(({ name, declaration }) => [name, valueFor(declaration)]));
}

const keyOf = (about: string): string => `millrace.designer.sample.${about}`;

/** The sample that somebody wrote in this browser. @param about The process, and what in it where it is not about its variables. */
export function keptSample(about: string): string | undefined {
  try {
    return localStorage.getItem(keyOf(about)) ?? undefined;
  } catch {
    // A browser can forbid its storage.
    return undefined;
  }
}

/** Keeps a sample in this browser; nothing forgets it. */
export function keepSample(about: string, text: string | undefined): void {
  try {
    if (text === undefined) localStorage.removeItem(keyOf(about));
    else localStorage.setItem(keyOf(about), text);
  } catch {
    // It is used now all the same; only the next visit begins anew.
  }
}
