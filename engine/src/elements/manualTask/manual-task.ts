import type { ElementType } from '../element-type.js';
import { leave } from '../../behaviors/activities.js';
import { outgoing } from '../../behaviors/flows.js';

/** The manual task (BPMN 2.0.2 §10.3.4.1, §13.3.3): work that no program knows of. Nothing can tell when it is done, so nothing waits for it. */
export const manualTask: ElementType<null> = {
  type: 'manualTask',
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
