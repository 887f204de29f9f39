export * from './group.js';
export * from './person.js';
export * from './position.js';
export * from './resolve.js';
