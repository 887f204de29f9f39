import { activity } from '../shapes/activity.js';
import { hand } from '../shapes/task-icons.js';
import type { ElementDrawing } from './element-drawing.js';

/** Work that no program follows: a box with a hand. */
export const manualTask: ElementDrawing = activity({ icon: hand });
