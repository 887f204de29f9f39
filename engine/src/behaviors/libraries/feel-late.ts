import type * as Library from './feel.js';

/** The library once it has been fetched. */
const held: { feel: typeof Library | null } = { feel: null };

function feel(): typeof Library {
  if (held.feel === null) throw new Error('FEEL is not loaded. Await loadExpressions() first.');
  return held.feel;
}

/** FEEL for pages (condition `@millrace/lean`): fetched only where processes are drawn. All of these throw before `loadFeel` has ended. */
export const evaluateSource: typeof Library.evaluateSource = (source, names) => feel().evaluateSource(source, names);
export const nodesOf: typeof Library.nodesOf = (source) => feel().nodesOf(source);
export const momentOf: typeof Library.momentOf = (ms) => feel().momentOf(ms);

/** Fetches the library. */
export async function loadFeel(): Promise<void> {
  held.feel = await import('./feel.js');
}
