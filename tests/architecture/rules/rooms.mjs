/**
 * The rooms of the house and who may import whom: one table, read by the linter (eslint.config.mjs) and by tests/architecture.
 * A new room is a new entry here, together with the folder.
 *
 * @typedef {object} Room
 * @property {string} name What messages call it.
 * @property {RegExp} files Paths from the top of the repository, with slashes. The first room that matches owns the file.
 * @property {boolean} pure No I/O, clock, randomness or timers; runs in the browser.
 * @property {boolean} node May import `node:*`.
 * @property {readonly string[]} packages Packages from the registry it may import.
 * @property {readonly string[]} products Entries of our own packages it may import, by specifier; `*` stands for the rest of one.
 * @property {RegExp | null} inside Paths of the same package that it may reach by a relative import; `null` for all of them.
 */

/** Rooms of `engine/src` without I/O, clock or randomness. `ports` holds types only. */
export const pureEngineRooms = [
  'model',
  'elements',
  'execution',
  'behaviors',
  'interchange',
  'decisions',
  'forms',
  'calendars',
  'registers',
  'people',
  'identity',
  'deployments',
  'drafts',
  'notifications',
  'keeping',
  'correlation',
  'soundness',
  'simulation',
  'ports',
];

/** Pure folders of `engine/src/stores`: what all adapters agree on, and the one that needs no driver. */
export const pureStoreRooms = ['contract', 'memory'];

/** Pure folders of `designer/src`: they run at the server too. */
export const pureDesignerRooms = ['drawing', 'layout', 'document', 'elements', 'export'];

/** Adapters of the store port. Each has its own driver, so none imports another. */
export const storeAdapters = ['memory', 'sqlite', 'mongodb', 'postgres'];

/** Packages that run in the browser and at the server alike. With `#`: private names that package.json's `imports` gives two meanings. */
const purePackages = ['jsonata', '#jsonata', '#re2js', '#feel', '#phrases', 'big.js', 're2js', 'feelin', 'saxes', 'dmn-moddle'];
const pureInside = new RegExp(`^engine/src/(?:${pureEngineRooms.join('|')}|stores/(?:${pureStoreRooms.join('|')}))/`);
const pureDesigner = `^designer/src/(?:${pureDesignerRooms.join('|')})/`;
const testPackages = ['vitest', 'fast-check'];
const toolPackages = [
  'typescript',
  'eslint',
  'typescript-eslint',
  'prettier',
  'rolldown',
  'json-schema-to-typescript',
  'ajv',
  'ajv-formats',
];

/** What every part of the HTTP service may use. */
const servicePackages = ['@sinclair/typebox', '@node-rs/argon2', 'pino'];
/** What is drawn with, in the designer and the portal. */
const browserPackages = [
  'react',
  'react-dom',
  '@mui/*',
  '@emotion/*',
  '@rjsf/*',
  '@cfworker/json-schema',
  'luxon',
  '@fontsource-variable/inter',
];
/** What only the portal needs. */
const portalPackages = ['react-router', '@tanstack/react-query', 'i18next', 'react-i18next', 'openapi-fetch', 'uuid'];
const storyPackages = [
  'storybook',
  '@storybook/*',
  '@vitejs/plugin-react',
  'vite',
  'axe-core',
  '@xyflow/react',
  'playwright-core',
  'happy-dom',
  // Reads what we write, more strictly than a browser.
  'saxes',
];

/** Files beside the adapters: what several of them use, on Node. */
const besideAdapters = '^engine/src/stores/[^/]+$';

/** @param {string} name @param {string} files @param {readonly string[]} drivers @returns {Room} */
const storeRoom = (name, files, drivers) => ({
  name,
  files: new RegExp(files),
  pure: false,
  node: true,
  packages: [...purePackages, ...drivers],
  products: ['@millrace/schemas'],
  inside: new RegExp(`${pureInside.source}|${besideAdapters}|${files}`),
});

/** @type {readonly Room[]} */
export const rooms = [
  {
    name: 'test beside the code',
    files: /^(?:schemas|engine|runtime-api)\/(?:src|testing)\/.*\.test\.ts$/,
    pure: false,
    node: true,
    packages: [
      ...purePackages,
      ...testPackages,
      ...toolPackages,
      ...servicePackages,
      'express',
      'express-session',
      'openapi-typescript',
      'libsql',
      'mongodb',
      'mongoose',
    ],
    products: ['@millrace/*'],
    inside: null,
  },
  {
    name: 'schemas',
    files: /^schemas\/src\//,
    pure: true,
    node: false,
    packages: ['ajv', 'ajv-formats', 're2js', '#catalogue'],
    products: [],
    inside: null,
  },
  {
    name: 'pure engine',
    files: new RegExp(`${pureInside.source}`),
    pure: true,
    node: false,
    packages: purePackages,
    products: ['@millrace/schemas'],
    inside: pureInside,
  },
  storeRoom('store sqlite', '^engine/src/stores/sqlite/', ['libsql']),
  storeRoom('store mongodb', '^engine/src/stores/mongodb/', ['mongodb', 'mongoose']),
  storeRoom('store postgres', '^engine/src/stores/postgres/', ['pg']),
  storeRoom('stores', besideAdapters, []),
  {
    name: 'engine runtime',
    files: /^engine\/src\/runtime\//,
    pure: false,
    node: true,
    packages: purePackages,
    products: ['@millrace/schemas'],
    inside: new RegExp(`${pureInside.source}|^engine/src/runtime/`),
  },
  {
    name: 'engine composition',
    files: /^engine\/src\/(?:[^/]+\.ts$|embedding\/)/,
    pure: false,
    node: true,
    packages: purePackages,
    products: ['@millrace/schemas'],
    inside: /^engine\/src\//,
  },
  {
    name: 'engine test kit',
    files: /^engine\/testing\//,
    pure: false,
    node: true,
    packages: [...purePackages, ...testPackages],
    products: ['@millrace/schemas'],
    inside: /^engine\/(?:src|testing)\//,
  },
  {
    name: 'engine bench',
    files: /^engine\/bench\//,
    pure: false,
    node: true,
    packages: [...purePackages, 'libsql', 'bpmn-engine'],
    products: ['@millrace/*'],
    inside: null,
  },
  {
    // bpmn-js is here alone: what the bench runs beside never comes into what we ship.
    name: 'designer bench',
    files: /^designer\/bench\//,
    pure: false,
    node: true,
    packages: [...browserPackages, ...storyPackages, '@xyflow/react', 'bpmn-js'],
    products: ['@millrace/*'],
    inside: null,
  },
  {
    name: 'test of the designer or portal',
    files: /^(?:designer|portal)\/.*\.(?:test|stories|fixture)\.tsx?$|^(?:designer|portal)\/(?:tests|scripts|\.storybook)\//,
    pure: false,
    node: true,
    packages: [...testPackages, ...browserPackages, ...portalPackages, ...storyPackages],
    products: ['@millrace/*'],
    inside: null,
  },
  {
    // Drawing and layout know no browser: the server lays out at deployment and draws into mails with the same code.
    name: 'designer without a browser',
    files: new RegExp(pureDesigner),
    pure: true,
    node: false,
    packages: ['elkjs', 'immer'],
    products: ['@millrace/schemas', '@millrace/engine/model', '@millrace/engine/values', '@millrace/engine/expressions'],
    inside: new RegExp(pureDesigner),
  },
  {
    name: 'designer',
    files: /^designer\/(?:src\/|[^/]+\.ts$)/,
    pure: false,
    node: false,
    packages: [...browserPackages, '@xyflow/react', '@codemirror/*', '@lezer/highlight', 'pdfmake'],
    products: [
      '@millrace/schemas',
      '@millrace/engine/model',
      '@millrace/engine/values',
      '@millrace/engine/forms',
      '@millrace/engine/expressions',
      '@millrace/engine/decisions',
    ],
    inside: /^designer\/src\//,
  },
  {
    name: 'portal build',
    files: /^(?:portal|designer)\/[^/]+\.(?:ts|mjs)$/,
    pure: false,
    node: true,
    packages: ['vite', '@vitejs/plugin-react'],
    products: [],
    inside: null,
  },
  {
    name: 'portal',
    files: /^portal\/src\//,
    pure: false,
    node: false,
    packages: [...browserPackages, ...portalPackages],
    products: ['@millrace/schemas', '@millrace/designer', '@millrace/designer/*'],
    inside: /^portal\/src\//,
  },
  {
    name: 'runtime-api scripts',
    files: /^runtime-api\/scripts\//,
    pure: false,
    node: true,
    packages: [...testPackages, ...toolPackages, 'openapi-typescript'],
    products: ['@millrace/*'],
    inside: null,
  },
  {
    // Express only at the HTTP edge: operations are called without HTTP too.
    name: 'runtime-api HTTP edge',
    files: /^runtime-api\/src\/(?:http|[^/]+\.ts$)/,
    pure: false,
    node: true,
    packages: [
      'express',
      'express-session',
      'express-rate-limit',
      'csrf-sync',
      'helmet',
      'compression',
      'swagger-ui-dist',
      ...servicePackages,
    ],
    products: ['@millrace/engine', '@millrace/engine/*', '@millrace/schemas', '@millrace/designer/drawing', '@millrace/designer/layout'],
    inside: null,
  },
  {
    // The store of sessions is made for express-session; all else of it knows no HTTP.
    name: 'runtime-api identity',
    files: /^runtime-api\/src\/identity\//,
    pure: false,
    node: true,
    packages: ['express-session', ...servicePackages],
    products: ['@millrace/engine', '@millrace/schemas'],
    inside: null,
  },
  {
    // What holds the interface against its own document: with tools of others, so that nothing of ours agrees with itself.
    name: 'runtime-api checks of the document',
    files: /^runtime-api\/testing\/openapi\//,
    pure: false,
    node: true,
    packages: [...testPackages, 'ajv', 'ajv-formats', '@redocly/openapi-core'],
    products: ['@millrace/engine', '@millrace/schemas'],
    inside: null,
  },
  {
    name: 'runtime-api',
    files: /^runtime-api\//,
    pure: false,
    node: true,
    packages: servicePackages,
    products: ['@millrace/engine', '@millrace/engine/*', '@millrace/schemas', '@millrace/designer/drawing', '@millrace/designer/layout'],
    inside: null,
  },
  {
    name: 'examples',
    files: /^examples\//,
    pure: false,
    node: true,
    packages: testPackages,
    products: ['@millrace/*'],
    inside: null,
  },
  {
    name: 'tests',
    files: /^tests\//,
    pure: false,
    node: true,
    packages: [
      ...testPackages,
      ...toolPackages,
      'libsql',
      'mongodb',
      'mongoose',
      'playwright-core',
      'axe-core',
      'saxes',
      'bpmn-moddle',
      'xmllint-wasm',
    ],
    products: ['@millrace/*'],
    inside: null,
  },
  {
    name: 'tooling',
    files: /^(?:scripts|schemas\/scripts|engine\/scripts)\/|^[^/]+\.(?:mjs|ts)$/,
    pure: false,
    node: true,
    packages: [...testPackages, ...toolPackages],
    products: ['@millrace/*'],
    inside: /^/,
  },
];

/**
 * The room that owns a file, or `null` for a file that stands outside of every room.
 *
 * @param {string} file Path from the top of the repository, with slashes.
 */
export function roomOf(file) {
  return rooms.find((room) => room.files.test(file)) ?? null;
}
