import type { Operation } from '../http/operation.js';

/** What every resource can do: each has its own list in `<resource>/operations.ts`. */
export const operations: readonly Operation[] = [];
