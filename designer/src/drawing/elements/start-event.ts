import { event } from '../shapes/event.js';
import type { ElementDrawing } from './element-drawing.js';

/** Where an instance begins: one thin ring, dashed where it leaves what surrounds it under way. */
export const startEvent: ElementDrawing = event({ rings: 'thin', throws: false, isDashed: (raw) => raw['isInterrupting'] === false });
