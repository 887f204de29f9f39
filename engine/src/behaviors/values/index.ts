export * from './cycle.js';
export * from './decimal.js';
export * from './duration.js';
export * from './instant.js';
export * from './money.js';
export * from './zone.js';
