import { activity } from '../shapes/activity.js';
import type { ElementDrawing } from './element-drawing.js';

/** A subprocess that succeeds as a whole or not at all: a double border. */
export const transaction: ElementDrawing = activity({ holds: true, border: 'double' });
