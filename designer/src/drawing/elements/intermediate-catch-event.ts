import { event } from '../shapes/event.js';
import type { ElementDrawing } from './element-drawing.js';

/** Waits for something: two rings and a light mark. */
export const intermediateCatchEvent: ElementDrawing = event({ rings: 'double', throws: false });
