import { activity } from '../shapes/activity.js';
import { personWithTick } from '../shapes/task-icons.js';
import type { ElementDrawing } from './element-drawing.js';

/** An approval: a box with a person and a tick. Not part of BPMN; exported as a user task. */
export const approvalTask: ElementDrawing = activity({ icon: personWithTick });
