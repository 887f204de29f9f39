import type { FormUse } from '../../model/definition.js';
import type { ElementType } from '../element-type.js';
import { leave } from '../../behaviors/activities.js';

/** What a start event needs at run time: the form a starter fills. */
export interface StartEventConfig {
  readonly form?: FormUse;
}

/**
 * The none start event (BPMN 2.0.2 §10.5.2): where a process or subprocess begins. What a starter hands in is checked and taken over before it is
 * reached, by `startInstance`.
 */
export const startEvent: ElementType<StartEventConfig> = {
  type: 'startEvent',
  kind: 'startEvent',
  attributes: ['form'],
  check(element, check) {
    if (element['form'] !== undefined) check.form(['form']);
  },
  compile: (element) => (element['form'] === undefined ? {} : { form: element['form'] as FormUse }),
  behavior: {
    activate: (run, visit) => leave(run, visit, visit.node.outgoing),
  },
};
