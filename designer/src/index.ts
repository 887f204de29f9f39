/** React components of Millrace for use in other programs. */
export * from './drawing/index.js';
export * from './layout/index.js';
export * from './theme/index.js';
export * from './viewer/index.js';
export * from './forms/index.js';
export * from './patterns/index.js';
