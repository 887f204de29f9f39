export * from './group.js';
export * from './person.js';
export * from './place.js';
export * from './position.js';
export * from './resolve.js';
