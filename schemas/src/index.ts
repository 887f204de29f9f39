export * from './errors/catalogue.js';
export * from './errors/error.js';
export type * from './values/json.js';
