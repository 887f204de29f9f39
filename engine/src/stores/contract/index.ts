/** What the port demands of every adapter alike: checks of calls, cursors, the order of texts, limits. Pure. */
export * from './checks.js';
export * from './collections.js';
export * from './cursor.js';
export * from './guarded-blobs.js';
export * from './limits.js';
export * from './query.js';
export * from './row-matches.js';
export * from './text.js';
