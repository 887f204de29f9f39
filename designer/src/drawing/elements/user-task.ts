import { activity } from '../shapes/activity.js';
import { person } from '../shapes/task-icons.js';
import type { ElementDrawing } from './element-drawing.js';

/** Work for a person: a box with a person. */
export const userTask: ElementDrawing = activity({ icon: person });
