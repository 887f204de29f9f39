import { activity } from '../shapes/activity.js';
import { filledEnvelope } from '../shapes/task-icons.js';
import type { ElementDrawing } from './element-drawing.js';

/** Sends a message: a box with a dark envelope. */
export const sendTask: ElementDrawing = activity({ icon: filledEnvelope });
