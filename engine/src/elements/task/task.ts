import type { ElementType } from '../element-type.js';
import { leave } from '../../behaviors/activities.js';
import { outgoing } from '../../behaviors/flows.js';

/** The abstract task (BPMN 2.0.2 §10.3.3, §13.3.3): work of no certain kind. It is done in the moment it is reached. */
export const task: ElementType<null> = {
  type: 'task',
  kind: 'activity',
  conditions: true,
  instant: true,
  attributes: [],
  check: () => undefined,
  compile: () => null,
  behavior: {
    activate: (run, visit) => leave(run, visit, outgoing(run, visit)),
  },
};
