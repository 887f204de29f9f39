import { activity } from '../shapes/activity.js';
import type { ElementDrawing } from './element-drawing.js';

/** Work of no particular kind (BPMN §10.3.3). */
export const task: ElementDrawing = activity();
