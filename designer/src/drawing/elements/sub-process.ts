import { activity } from '../shapes/activity.js';
import type { ElementDrawing } from './element-drawing.js';

/** A part of the process with its own start and end; dotted where an event starts it. */
export const subProcess: ElementDrawing = activity({ holds: true });
