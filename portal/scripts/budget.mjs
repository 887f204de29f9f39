// Measures the JavaScript that pages load, from the manifest of the last build: node portal/scripts/budget.mjs [DIST]. Fails beyond the budget.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';

/** @typedef {{ readonly file: string, readonly imports?: readonly string[], readonly dynamicImports?: readonly string[] }} Chunk */
/** @typedef {Readonly<Record<string, Chunk>>} Manifest */

/** Bytes of JavaScript, gzipped, that the inbox and the request page may load in all: with an opened work item and its form, with the form and the route. */
export const budget = 350 * 1024;

/** Every page loads these; of the texts the larger language. */
const always = ['index.html', 'src/i18n/ru.json'];

/** Loaded by the page itself, outside of the bundle: it sets light or dark before anything is drawn. */
const beside = ['scheme.js'];

/** What loads when a form or a drawing is shown, named as the end of a chunk's source. */
const parts = {
  form: ['src/parts/loaded-form.ts'],
  drawing: ['src/pages/request/loaded-viewer.ts'],
  // A form to be filled in.
  editing: ['designer/src/forms/widgets/editing.ts'],
  // A form with rules; to be read only, with rules that hide something.
  rules: ['jsonata/jsonata.js'],
  // Only forms with a field of that kind, or with tabs.
  search: ['designer/src/forms/widgets/searching.ts'],
  tabs: ['designer/src/forms/nodes/PagesNode.tsx'],
  pattern: ['re2js/build/index.js'],
  // Only where processes are drawn.
  feel: ['engine/src/behaviors/libraries/feel.ts'],
  calendar: ['designer/src/forms/widgets/Calendar.tsx'],
  // Only requests that something holds up, or where somebody chooses what begins.
  byHand: ['src/pages/request/loaded-by-hand.ts'],
  // Only the pages of the studio.
  studioTexts: ['src/i18n/studio.en.json', 'src/i18n/studio.ru.json'],
  // Only where the navigation has more pages than fit at the bottom of a phone; the portal has four, and the studio for those who may.
  more: ['designer/src/patterns/MoreNavigation.tsx'],
};

/**
 * The pages: the chunk of each, what it shows in all cases (`with`), and what only some forms add (`some`). The budget holds for `with`; what `some` adds
 * is printed. A chunk that no list names makes the measurement fail.
 *
 * @type {Readonly<Record<string, { readonly chunk: string, readonly with: readonly (keyof typeof parts)[], readonly some: readonly (keyof typeof parts)[] }>>}
 */
export const pages = {
  'sign-in': { chunk: 'src/pages/sign-in/SignInPage.tsx', with: [], some: [] },
  home: { chunk: 'src/pages/home/Home.tsx', with: [], some: [] },
  inbox: {
    chunk: 'src/pages/inbox/InboxPage.tsx',
    with: ['form', 'editing', 'rules'],
    some: ['search', 'tabs', 'calendar', 'pattern'],
  },
  request: { chunk: 'src/pages/request/RequestPage.tsx', with: ['form', 'drawing', 'rules'], some: ['tabs', 'byHand'] },
  start: { chunk: 'src/pages/start/StartPage.tsx', with: ['form', 'editing', 'rules', 'search'], some: ['tabs', 'calendar', 'pattern'] },
};
/** The pages that the design promises the budget for. */
const promised = ['inbox', 'request'];

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
 * The names in a manifest of the chunks that parts of a page are.
 *
 * @param {Manifest} manifest
 * @param {readonly string[]} names
 */
export function chunksOf(manifest, names) {
  const ends = names.flatMap((name) => /** @type {Readonly<Record<string, readonly string[]>>} */ (parts)[name] ?? []);
  return ends.map((end) => Object.keys(manifest).find((name) => name === end || name.endsWith(`/${end}`)) ?? end);
}

/**
 * The chunks that one of the pages' parts would load later and that no list here names, so that nothing is loaded uncounted.
 *
 * @param {Manifest} manifest
 * @returns {readonly string[]}
 */
export function uncounted(manifest) {
  const listed = new Set([...chunksOf(manifest, Object.keys(parts)), ...always, 'src/i18n/en.json']);
  const roots = [...chunksOf(manifest, Object.keys(parts)), ...promised.map((page) => pages[page]?.chunk ?? page)];
  const found = new Set();
  const visited = new Set();
  const visit = (/** @type {string} */ name) => {
    // The entry loads every other page, each when it is opened.
    if (visited.has(name) || name === 'index.html') return;
    visited.add(name);
    for (const one of manifest[name]?.imports ?? []) visit(one);
    for (const one of manifest[name]?.dynamicImports ?? []) if (!listed.has(one)) found.add(one);
  };
  for (const name of roots) visit(name);
  return [...found];
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
 * Prints a table and tells whether the promised pages are within the budget.
 *
 * @param {string} dist
 */
export function measure(dist) {
  /** @type {Manifest} */
  const manifest = JSON.parse(readFileSync(join(dist, '.vite', 'manifest.json'), 'utf8'));
  const kb = (/** @type {number} */ bytes) => `${(bytes / 1024).toFixed(1).padStart(6)} kB`;
  const left = uncounted(manifest);
  if (left.length > 0) console.log(`Loaded later and counted nowhere; add it to the parts: ${left.join(', ')}`);
  let within = left.length === 0;
  for (const [page, { chunk, with: shown, some }] of Object.entries(pages)) {
    const size = (/** @type {readonly string[]} */ names) =>
      gzipped(dist, [...beside, ...filesOf(manifest, [...always, chunk, ...chunksOf(manifest, names)])]);
    const all = size(shown);
    const fits = all <= budget || !promised.includes(page);
    within &&= fits;
    const more = some.map((name) => ` +${name}${kb(size([...shown, name]) - all)}`).join('');
    const whole = shown.length === 0 ? '' : `, ${kb(all)} with ${shown.join(', ')}`;
    console.log(
      `${page.padEnd(8)} ${kb(size([]))} at once${whole}${fits ? '' : ` OVER THE BUDGET of ${kb(budget)}`}${more && `; some forms${more}`}`,
    );
  }
  return within;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  process.exitCode = measure(process.argv[2] ?? join(import.meta.dirname, '..', 'dist')) ? 0 : 1;
