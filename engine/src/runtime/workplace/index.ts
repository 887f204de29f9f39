export type * from './shapes.js';
export type { WorkplaceDesk } from './workplace-desk.js';
