import { activityShape } from './parts.js';

/** BPMN abstract task (§10.3.3): work that the engine takes as done when it is reached. */
export const task = activityShape('task', 'Work of no certain kind: done when it is reached (BPMN abstract task).');
