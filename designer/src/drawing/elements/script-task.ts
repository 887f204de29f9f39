import { activity } from '../shapes/activity.js';
import { script } from '../shapes/task-icons.js';
import type { ElementDrawing } from './element-drawing.js';

/** A script: a box with a scroll. */
export const scriptTask: ElementDrawing = activity({ icon: script });
