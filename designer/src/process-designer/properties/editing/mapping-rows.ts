import { sayWords } from '../texts.js';
import type { Reading } from './use-typed.js';

/** An expression as a definition holds it. */
export type Source = string | { readonly language: 'jsonata' | 'feel'; readonly source: string };

/** One line of a mapping as it is being written: it may have no name yet, or that of another. */
export interface MappingRow {
  readonly row: number;
  readonly name: string;
  readonly source: Source | undefined;
}

/** The lines of a mapping. */
export function rowsOf(value: unknown): readonly MappingRow[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value as Readonly<Record<string, Source>>).map(([name, source], row) => ({ row, name, source }));
}

/** The mapping that lines say; nothing where there are none. Lines that say nothing at all are passed over. */
export function mappingOf(rows: readonly MappingRow[]): Reading {
  const mapping: Record<string, Source> = {};
  for (const { name, source } of rows) {
    if (name === '' && source === undefined) continue;
    if (name === '') return { wrong: sayWords('keyMissing') };
    if (source === undefined) return { wrong: sayWords('sourceMissing', { name }) };
    if (Object.hasOwn(mapping, name)) return { wrong: sayWords('keyTwice', { name }) };
    Object.defineProperty(mapping, name, { value: source, enumerable: true, configurable: true, writable: true });
  }
  return { value: Object.keys(mapping).length === 0 ? undefined : mapping };
}
