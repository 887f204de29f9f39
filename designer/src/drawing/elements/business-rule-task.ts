import { activity } from '../shapes/activity.js';
import { table } from '../shapes/task-icons.js';
import type { ElementDrawing } from './element-drawing.js';

/** A decision: a box with a table. */
export const businessRuleTask: ElementDrawing = activity({ icon: table });
