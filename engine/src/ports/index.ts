export type * from './store.js';
export type * from './time.js';
export type * from './ids.js';
export type * from './jobs.js';
