import { event } from '../shapes/event.js';
import type { ElementDrawing } from './element-drawing.js';

/** Makes something happen: two rings and a dark mark. */
export const intermediateThrowEvent: ElementDrawing = event({ rings: 'double', throws: true });
