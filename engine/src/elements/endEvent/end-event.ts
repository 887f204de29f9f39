import type { ElementType } from '../element-type.js';
import { clearScope, leave } from '../../behaviors/activities.js';

/** What an end event needs at run time. */
export interface EndEventConfig {
  readonly terminate: boolean;
}

/**
 * The end event (BPMN 2.0.2 §10.5.3): a token ends here. A terminate end event also ends everything else in its scope: the process, or the
 * subprocess it stands in, which then is left as usual.
 */
export const endEvent: ElementType<EndEventConfig> = {
  type: 'endEvent',
  kind: 'endEvent',
  attributes: ['event'],
  check(element, check) {
    if (element['event'] === undefined) return;
    if (check.word(['event', 'type'], ['terminate'])) check.object(['event'], ['type']);
  },
  compile: (element) => ({ terminate: element['event'] !== undefined }),
  behavior: {
    activate(run, visit) {
      leave(run, visit, []);
      if (visit.node.config.terminate) clearScope(run, visit.scope, 'terminated');
    },
  },
};
