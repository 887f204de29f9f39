import { posix } from 'node:path';
import { isBuiltin } from 'node:module';
import { roomOf, storeAdapters } from './rooms.mjs';

/** Packages of this repository live in these folders; a relative import never leaves its own. */
const packageFolder = /^(?:schemas|engine|runtime-api|designer|portal|tests|examples\/[^/]+)(?=\/)/;

/** Drivers, and the only folder each may be named in: elsewhere they would tie the product to one database. */
const drivers = new Map([
  ['libsql', 'engine/src/stores/sqlite'],
  ['mongodb', 'engine/src/stores/mongodb'],
  ['mongoose', 'engine/src/stores/mongodb'],
  ['pg', 'engine/src/stores/postgres'],
]);

/** @param {string} file */
const packageOf = (file) => packageFolder.exec(file)?.[0] ?? '';

/** @param {string} specifier */
const packageName = (specifier) => specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');

/** @param {string} file @param {RegExp} pattern */
const firstGroup = (file, pattern) => pattern.exec(file)?.[1] ?? null;

/**
 * Why a file may not import something and how to put it right; `null` when it may.
 *
 * @param {string} file Path of the importing file from the top of the repository, with slashes.
 * @param {string} specifier What it imports, as written.
 * @returns {string | null}
 */
export function whyNotImport(file, specifier) {
  const room = roomOf(file);
  if (!room) return `${file} stands in no room. Move it into one, or add the new room to tests/architecture/rules/rooms.mjs.`;
  if (specifier.startsWith('.')) return whyNotInside(file, room, posix.join(posix.dirname(file), specifier));
  if (specifier.startsWith('/') || specifier.startsWith('file:')) {
    return `Expected a relative path or a package, but found ${specifier}. An absolute path works on one machine only.`;
  }
  if (isBuiltin(specifier)) {
    if (!room.node) {
      return `${room.name} runs in the browser too, and ${specifier} is not there. Take what you need as an argument or through engine/src/ports.`;
    }
    return specifier.startsWith('node:') ? null : `Write node:${specifier}, so that nobody takes it for a package.`;
  }
  if (specifier.startsWith('@millrace/')) return whyNotProduct(file, room, specifier);
  const name = packageName(specifier);
  if (room.packages.some((known) => known === name || (known.endsWith('/*') && name.startsWith(known.slice(0, -1))))) return null;
  const home = drivers.get(name);
  if (home) return `${name} is a database driver and may be imported in ${home} only. Use the store port (engine/src/ports/store.ts).`;
  return (
    `${room.name} may not import ${name}. It may import: ${[...room.packages, ...room.products].join(', ') || 'nothing but its own files'}. ` +
    `Move the code to a room that may, or give it what it needs as an argument.`
  );
}

/** @param {string} file @param {import('./rooms.mjs').Room} room @param {string} target */
function whyNotInside(file, room, target) {
  // The tests of the workspace read its scripts, and benchmarks share how they measure and tell; nobody else reaches out of its package.
  const mayReachScripts = room.name === 'tests' && target.startsWith('scripts/');
  const isBetweenBenches = /^[\w-]+\/bench\//.test(file) && /^engine\/bench\/(?:measure|report)\.mjs$/.test(target);
  if (room.name !== 'tooling' && !mayReachScripts && !isBetweenBenches && !target.startsWith(`${packageOf(file)}/`)) {
    return `${target} belongs to another package. Import that package's public entry (its package.json "exports") by its name.`;
  }
  if (room.inside && !room.inside.test(target) && packageOf(file) === packageOf(target)) {
    return `${room.name} may not import ${target}: ${reason(room)} Turn the dependency round, or pass the value in.`;
  }
  const element = firstGroup(file, /^engine\/src\/elements\/([^/]+)\//);
  const otherElement = firstGroup(target, /^engine\/src\/elements\/([^/]+)\//);
  if (element && otherElement && element !== otherElement) {
    return `Element ${element} may not import element ${otherElement}: each must be removable by deleting its folder. Move what both need to engine/src/behaviors.`;
  }
  if (element && /^engine\/src\/elements\/index\.(?:js|ts)$/.test(target)) {
    return `Element ${element} may not import the index of all elements: it would import its neighbours. Ask the graph or the behaviour it was given.`;
  }
  const store = firstGroup(file, /^engine\/src\/stores\/([^/]+)\//);
  const otherStore = firstGroup(target, /^engine\/src\/stores\/([^/]+)\//);
  const beside = /\.test\.tsx?$/.test(file);
  if (!beside && store && otherStore && store !== otherStore && storeAdapters.includes(store) && storeAdapters.includes(otherStore)) {
    return `Store ${store} may not import store ${otherStore}: each has its own driver. Move what both need to engine/src/stores.`;
  }
  return null;
}

/** @param {string} file @param {import('./rooms.mjs').Room} room @param {string} specifier */
function whyNotProduct(file, room, specifier) {
  const name = packageName(specifier);
  if (name === `@millrace/${packageOf(file)}` && !/\.(?:test|stories)\.tsx?$/.test(file) && !file.startsWith('engine/bench/')) {
    return `${file} may not import ${specifier}: it is inside ${name} itself. Use a relative path.`;
  }
  const allowed = room.products.some(
    (product) => product === specifier || (product.endsWith('*') && specifier.startsWith(product.slice(0, -1))),
  );
  if (!allowed) {
    return `${room.name} may not import ${specifier}. Of our own packages it may import: ${room.products.join(', ') || 'none'}.`;
  }
  if (specifier.split('/').includes('dist') || specifier.split('/').includes('src')) {
    return `${specifier} is not a public entry. Import one that package.json "exports" names.`;
  }
  return null;
}

/** @param {import('./rooms.mjs').Room} room */
function reason(room) {
  return room.pure
    ? 'it is pure (no I/O, clock or randomness), and that is not.'
    : 'the table in tests/architecture/rules/rooms.mjs does not let it.';
}
