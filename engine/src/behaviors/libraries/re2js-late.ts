import type { RE2JS } from 're2js';

/** The library once it has been fetched. */
const held: { compile: ((source: string) => RE2JS) | null } = { compile: null };

/** Compiles a pattern, for pages (condition `@millrace/lean`): fetched only when a form has patterns. Throws before `loadPatterns` has ended. */
export function compilePattern(source: string): RE2JS {
  if (held.compile === null) throw new Error('The engine for patterns is not loaded. Await loadLibraries(definition) first.');
  return held.compile(source);
}

/** Whether the engine for patterns is here. */
export const hasPatterns = (): boolean => held.compile !== null;

/** Fetches the engine for patterns. */
export async function loadPatterns(): Promise<void> {
  const { RE2JS: engine } = await import('re2js');
  held.compile = (source) => engine.compile(source);
}
