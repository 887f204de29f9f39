import type { ElementType } from '../element-type.js';
import { passingTask } from '../passing-task.js';

/**
 * The manual task (BPMN 2.0.2 §10.3.4, §13.3.3): work that no program knows of. Nothing can tell when it is done, so nothing waits for it.
 *
 * - *Stands*: anywhere among activities.
 * - *A token*: goes along the flows whose conditions hold, in the same step.
 * - *Waits for*: nothing.
 * - *Ends*: at once.
 * - *May go wrong*: `NO_FLOW_TAKEN`, a failing condition.
 * - *Beside it*: loops and handlers as on every activity; it may itself be a handler. An event attached to it can never happen, and the definition is
 *   warned of.
 * - *Read on*: elements/passing-task.ts (shared with the abstract task), behaviors/flows.ts (which flows).
 */
export const manualTask: ElementType<null> = passingTask('manualTask');
