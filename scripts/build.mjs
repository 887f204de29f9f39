import './node-version.mjs';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { cache, top } from './repository.mjs';
import { runNode, secondsSince, tool } from './run.mjs';

/** Packages that are built, in the order of their dependencies; each has its output in `dist`. */
const packages = ['schemas', 'engine', 'designer', 'runtime-api'];
const stamp = join(cache, 'build');
const portalStamp = join(cache, 'build-portal');
const notSource = new Set(['node_modules', 'dist', 'data', 'coverage', 'storybook-static']);

/**
 * Builds what is older than its sources and says so; when nothing changed since the last build, answers within a moment.
 * Answers whether it succeeded.
 *
 * @param {{ readonly say?: (line: string) => void }} [options]
 * @returns {Promise<boolean>}
 */
export async function build({ say = console.log } = {}) {
  const now = fingerprint(packages, hasOutput);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return true;
  if (!existsSync(tool('typescript/bin/tsc'))) {
    say('Expected the packages to be installed, but they are not. This installs them, builds and starts: npx -y pnpm@12 start');
    return false;
  }
  const since = performance.now();
  say('Building (this is done once, and again after a change; it takes 20 seconds to two minutes) …');
  rmSync(stamp, { force: true });
  for (const name of packages) removeOrphans(join(top, name));
  for (const name of packages) {
    const started = performance.now();
    if ((await runNode([tool('typescript/bin/tsc'), '-b', name])) !== 0) {
      say('The build failed: see the errors above. Run the command again when they are corrected.');
      return false;
    }
    say(`  ${name}: ${secondsSince(started)}`);
  }
  mkdirSync(cache, { recursive: true });
  writeFileSync(stamp, now);
  say(`Built in ${secondsSince(since)}.`);
  return true;
}

/**
 * Builds the pages that people see, where they are older than their sources. Without them the HTTP interface works all the same, so a failure is told and nothing
 * else is held up by it. Answers whether they are there.
 *
 * @param {{ readonly say?: (line: string) => void }} [options]
 * @returns {Promise<boolean>}
 */
export async function buildPortal({ say = console.log } = {}) {
  const page = join(top, 'portal', 'dist', 'index.html');
  const now = fingerprint(['schemas', 'engine', 'designer', 'portal'], () => existsSync(page));
  if (existsSync(portalStamp) && existsSync(page) && readFileSync(portalStamp, 'utf8') === now) return true;
  const since = performance.now();
  say('Building the portal …');
  rmSync(portalStamp, { force: true });
  const vite = join('portal', 'node_modules', 'vite', 'bin', 'vite.js');
  if (!existsSync(join(top, vite)) || (await runNode([vite, 'build', 'portal', '--logLevel', 'warn'])) !== 0) {
    say('The portal could not be built: see the errors above. The HTTP interface works without its pages.');
    return false;
  }
  mkdirSync(cache, { recursive: true });
  writeFileSync(
    portalStamp,
    fingerprint(['schemas', 'engine', 'designer', 'portal'], () => true),
  );
  say(`Built the portal in ${secondsSince(since)}.`);
  return true;
}

/** @param {string} name */
const hasOutput = (name) => existsSync(join(top, name, 'dist', 'tsconfig.tsbuildinfo'));

/**
 * Removes what an earlier build made of sources that are gone: it would still be packed and could still be imported.
 *
 * @param {string} folder
 */
function removeOrphans(folder) {
  const built = join(folder, 'dist');
  // `rootDir` of the package: with `src` its name is not repeated in `dist`.
  const { compilerOptions } = JSON.parse(readFileSync(join(folder, 'tsconfig.json'), 'utf8'));
  const visit = (/** @type {string} */ inside) => {
    for (const entry of readdirSync(join(built, inside), { withFileTypes: true })) {
      const path = join(inside, entry.name);
      if (entry.isDirectory()) visit(path);
      else if (
        !entry.name.endsWith('.tsbuildinfo') &&
        !['.ts', '.tsx'].some((ending) => existsSync(join(folder, compilerOptions.rootDir, path.replace(/\.(?:d\.ts|js)$/, ending))))
      ) {
        rmSync(join(built, path));
      }
    }
  };
  if (existsSync(built)) visit('');
}

/**
 * Changes whenever a source, a setting or the output of the build does: by path, size and time of change, so no file is read.
 *
 * @param {readonly string[]} folders
 * @param {(name: string) => boolean} isBuilt
 */
function fingerprint(folders, isBuilt) {
  const hash = createHash('sha256').update(process.versions.node);
  const visit = (/** @type {string} */ folder) => {
    for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = join(folder, entry.name);
      if (entry.isDirectory() && !notSource.has(entry.name)) visit(path);
      else if (entry.isFile()) addFile(path);
    }
  };
  const addFile = (/** @type {string} */ path) => {
    const { size, mtimeMs } = statSync(path);
    hash.update(`${path}\0${size}\0${mtimeMs}\0`);
  };
  for (const name of folders) visit(join(top, name));
  for (const name of ['package.json', 'pnpm-lock.yaml', 'tsconfig.json', 'tsconfig.base.json']) addFile(join(top, name));
  for (const name of folders) hash.update(isBuilt(name) ? 'built' : 'missing');
  return hash.digest('hex');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) process.exitCode = (await build()) && (await buildPortal()) ? 0 : 1;
