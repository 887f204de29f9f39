import { activity } from '../shapes/activity.js';
import { gear } from '../shapes/task-icons.js';
import type { ElementDrawing } from './element-drawing.js';

/** Work for a program: a box with a gear. */
export const serviceTask: ElementDrawing = activity({ icon: gear });
