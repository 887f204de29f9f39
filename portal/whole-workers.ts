import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

/** Packages whose private names mean less under the condition `@millrace/lean`. */
const packages = ['engine', 'schemas'];

interface Meaning {
  readonly '@millrace/source': string;
}

/**
 * Gives private names (`#phrases`, `#catalogue`, …) their whole meaning: for workers, which check definitions and need every word and every language of expressions. What a worker loads costs no page
 * anything, so nothing is left out of it (docs/adr/0009).
 */
export function wholeInWorkers(): Plugin {
  const files = new Map<string, string>();
  for (const name of packages) {
    const folder = join(import.meta.dirname, '..', name);
    const { imports } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
      readonly imports: Readonly<Record<string, Meaning>>;
    };
    for (const [alias, meaning] of Object.entries(imports)) files.set(alias, join(folder, meaning['@millrace/source']));
  }
  return { name: 'millrace-whole-in-workers', enforce: 'pre', resolveId: (source) => files.get(source) ?? null };
}
