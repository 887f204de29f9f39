import { activity } from '../shapes/activity.js';
import type { ElementDrawing } from './element-drawing.js';

/** Calls another process: a box with a thick border. */
export const callActivity: ElementDrawing = activity({ border: 'thick' });
