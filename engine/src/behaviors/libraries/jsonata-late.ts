import type library from 'jsonata';

/** The library once it has been fetched. */
const held: { jsonata: typeof library | null } = { jsonata: null };

/** JSONata for pages (condition `@millrace/lean`): fetched only when a form has rules. Throws before `loadJsonata` has ended. */
export function jsonata(source: string, options?: library.JsonataOptions): library.Expression {
  if (held.jsonata === null) throw new Error('The parser of expressions is not loaded. Await loadLibraries(definition) first.');
  return held.jsonata(source, options);
}

/** Whether the parser is here. */
export const hasJsonata = (): boolean => held.jsonata !== null;

/** Fetches the parser. */
export async function loadJsonata(): Promise<void> {
  held.jsonata = (await import('jsonata')).default;
}
