import { conversation as hexagon } from '../shapes/choreography.js';
import type { ElementDrawing } from './element-drawing.js';

/** Messages that belong together: a hexagon. */
export const conversation: ElementDrawing = hexagon();
