import { hasJsonata, loadJsonata } from '#jsonata';
import { hasPatterns, loadPatterns } from '#re2js';
import type { DataSchema, FormDefinition } from './definition.js';

/**
 * Fetches what a form needs beside our own code: the parser of expressions where it has rules, the engine for patterns where it has patterns. Null where
 * all of it is here, as it always is unless a page was bundled with the condition `@millrace/lean`; await it before `compileForm`. A form is never checked
 * by less.
 */
export function loadLibraries(definition: FormDefinition): Promise<void> | null {
  const missing = [
    ...(!hasJsonata() && Object.keys(definition.rules ?? {}).length > 0 ? [loadJsonata()] : []),
    ...(!hasPatterns() && hasPattern(definition.data) ? [loadPatterns()] : []),
  ];
  return missing.length === 0 ? null : Promise.all(missing).then(() => undefined);
}

function hasPattern({ pattern, properties, items }: DataSchema): boolean {
  return pattern !== undefined || (items !== undefined && hasPattern(items)) || Object.values(properties ?? {}).some(hasPattern);
}
