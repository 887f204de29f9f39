import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { top } from '../../scripts/repository.mjs';

const notOurs = new Set(['node_modules', 'dist', 'data', 'coverage', '.git', '.cache', 'storybook-static']);

/** A text of the repository. */
export interface Source {
  /** From the top of the repository, with slashes. */
  readonly path: string;
  readonly text: string;
}

/** Paths of all files below a folder of the repository, without what is installed or built. */
export function pathsBelow(folder: string): readonly string[] {
  return readdirSync(join(top, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder ? `${folder}/${entry.name}` : entry.name;
    if (entry.isDirectory()) return notOurs.has(entry.name) ? [] : pathsBelow(path);
    return entry.isFile() ? [path] : [];
  });
}

/** Everything we wrote in TypeScript or JavaScript. */
export function allSources(): readonly Source[] {
  return pathsBelow('')
    .filter((path) => /\.(?:ts|tsx|mjs)$/.test(path) && !path.includes('/generated/') && path !== 'portal/src/api/generated.ts')
    .map((path) => ({ path, text: readFileSync(join(top, path), 'utf8') }));
}
