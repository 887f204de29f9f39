export * from './collections.js';
export * from './declared-data.js';
export * from './erasure.js';
export * from './figures.js';
export * from './upkeep-round.js';
