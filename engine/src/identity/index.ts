export * from './access-log.js';
export * from './conditions.js';
export * from './login.js';
export * from './permissions.js';
export * from './resources.js';
export * from './role-grant.js';
export * from './token.js';
