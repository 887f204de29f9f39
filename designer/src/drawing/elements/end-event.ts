import { event } from '../shapes/event.js';
import type { ElementDrawing } from './element-drawing.js';

/** Where a path ends: one thick ring. */
export const endEvent: ElementDrawing = event({ rings: 'thick', throws: true });
