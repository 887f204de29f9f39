import type { ElementType } from './element-type.js';
import { leave } from '../behaviors/activities.js';
import { outgoing } from '../behaviors/flows.js';

/** A task that nothing can be waited for in: it has no attributes of its own, and its token goes on in the step in which it arrives. */
export function passingTask(type: string): ElementType<null> {
  return {
    type,
    kind: 'activity',
    conditions: true,
    instant: true,
    attributes: [],
    check: () => undefined,
    compile: () => null,
    behavior: { activate: (run, visit) => leave(run, visit, outgoing(run, visit)) },
  };
}
