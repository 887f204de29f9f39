import { activityShape } from './parts.js';

/** BPMN manual task (§10.3.4.1): work without any program; the engine does not wait for it. */
export const manualTask = activityShape('manualTask', 'Work that no program knows of: nothing waits for it (BPMN manual task).');
