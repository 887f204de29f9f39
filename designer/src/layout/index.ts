/** Layout of processes that nobody drew: pure, in a browser's worker and at the server alike. */
export { layoutProcess, needsLayout } from './layout-process.js';
export { placesOf, type TidyWish } from './places-of.js';
export type { Block, LaidEdge, LaidShape } from './block.js';
