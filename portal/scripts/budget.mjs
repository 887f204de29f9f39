// Measures the JavaScript that pages load, from the manifest of the last build: node portal/scripts/budget.mjs. Fails beyond the budget.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';

/** @typedef {{ readonly file: string, readonly imports?: readonly string[], readonly dynamicImports?: readonly string[] }} Chunk */
/** @typedef {Readonly<Record<string, Chunk>>} Manifest */

/** Bytes of JavaScript, gzipped, that the inbox and the request page may load until they can be used. */
export const budget = 350 * 1024;

/** What each page loads beside the entry: its own chunk, the texts, and what it loads at once when it is shown with a form. */
export const pages = {
  'sign-in': ['src/pages/sign-in/SignInPage.tsx'],
  home: ['src/pages/home/Home.tsx'],
  inbox: ['src/pages/inbox/InboxPage.tsx'],
  request: ['src/pages/request/RequestPage.tsx'],
  start: ['src/pages/start/StartPage.tsx'],
};
const always = ['index.html', 'src/i18n/ru.json'];

/**
 * The files that chunks import, directly or not.
 *
 * @param {Manifest} manifest
 * @param {readonly string[]} from
 * @returns {ReadonlySet<string>}
 */
export function filesOf(manifest, from) {
  const files = new Set();
  const visited = new Set();
  const visit = (/** @type {string} */ name) => {
    if (visited.has(name)) return;
    visited.add(name);
    const chunk = manifest[name];
    if (chunk === undefined) throw new Error(`The build has no chunk ${name}. Build the portal first, or correct the list of pages.`);
    if (chunk.file.endsWith('.js')) files.add(chunk.file);
    for (const one of chunk.imports ?? []) visit(one);
  };
  for (const name of from) visit(name);
  return files;
}

/**
 * Bytes of the gzipped files together.
 *
 * @param {string} dist
 * @param {Iterable<string>} files
 */
export function gzipped(dist, files) {
  let sum = 0;
  for (const file of files) sum += gzipSync(readFileSync(join(dist, file)), { level: 9 }).length;
  return sum;
}

/**
 * Prints a table and tells whether every page is within the budget.
 *
 * @param {string} dist
 */
export function measure(dist) {
  /** @type {Manifest} */
  const manifest = JSON.parse(readFileSync(join(dist, '.vite', 'manifest.json'), 'utf8'));
  /** What comes after the page can be used: the form's controls and the drawing. */
  const later = Object.keys(manifest).filter((name) => /\/loaded-(?:form|viewer)\.ts$/.test(name));
  const kb = (/** @type {number} */ bytes) => `${(bytes / 1024).toFixed(1).padStart(7)} kB`;
  let within = true;
  for (const [page, chunks] of Object.entries(pages)) {
    const first = gzipped(dist, filesOf(manifest, [...always, ...chunks]));
    const all = gzipped(dist, filesOf(manifest, [...always, ...chunks, ...(page === 'home' || page === 'sign-in' ? [] : later)]));
    const fits = first <= budget;
    within &&= fits;
    console.log(
      `${page.padEnd(10)} ${kb(first)} at once ${kb(all)} with form and drawing ${fits ? '' : `  over the budget of ${kb(budget)}`}`,
    );
  }
  return within;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  process.exitCode = measure(join(import.meta.dirname, '..', 'dist')) ? 0 : 1;
