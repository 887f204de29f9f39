import { activity } from '../shapes/activity.js';
import { envelope } from '../shapes/task-icons.js';
import type { ElementDrawing } from './element-drawing.js';

/** Waits for a message: a box with a light envelope. */
export const receiveTask: ElementDrawing = activity({ icon: envelope });
