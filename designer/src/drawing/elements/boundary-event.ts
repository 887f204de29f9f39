import { event } from '../shapes/event.js';
import type { ElementDrawing } from './element-drawing.js';

/** Something that happens during an activity: two rings, dashed where the activity goes on. */
export const boundaryEvent: ElementDrawing = event({ rings: 'double', throws: false, isDashed: (raw) => raw['cancelActivity'] === false });
