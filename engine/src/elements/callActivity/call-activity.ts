import type { ElementType } from '../element-type.js';
import { enter, leave } from '../../behaviors/activities.js';
import { outgoing } from '../../behaviors/flows.js';
import { mapOut } from '../../behaviors/mappings.js';
import { setVariables } from '../../behaviors/variables.js';
import { callProcess, type CallPlan } from './call-process.js';

/**
 * The call activity (BPMN 2.0.2 §10.3.6): an instance of another process does the work, and the activity is left when that has completed. `in` gives the called instance
 * its first variables, `out` takes over of its variables at its end; nothing else goes from one to the other. A business error or an escalation that nobody in the called
 * instance catches is thrown here. Who ends the activity ends the called instance. One that was cancelled by itself, or failed and is retried, is called anew.
 */
export const callActivity: ElementType<CallPlan> = {
  type: 'callActivity',
  kind: 'activity',
  conditions: true,
  attributes: ['call'],
  check(_element, check) {
    const call = check.object(['call'], ['ref', 'process', 'binding', 'version', 'in', 'out', 'businessKey']);
    if (!call) return;
    if (typeof call['ref'] !== 'string' || call['ref'] === '')
      check.report('ATTRIBUTE_INVALID', ['call', 'ref'], { expected: 'the id of a process definition' });
    if (call['process'] !== undefined) check.text(['call', 'process']);
    if (call['binding'] !== undefined) check.word(['call', 'binding'], ['latest', 'version', 'deployment']);
    if (call['binding'] === 'version') check.wholeNumber(['call', 'version'], 1, Number.MAX_SAFE_INTEGER);
    else if (call['version'] !== undefined)
      check.report('ATTRIBUTE_INVALID', ['call', 'version'], { expected: 'nothing, unless the binding is version' });
    if (call['in'] !== undefined) check.mapping(['call', 'in'], 'names');
    if (call['out'] !== undefined) check.mapping(['call', 'out'], 'paths');
    if (call['businessKey'] !== undefined) check.expression(['call', 'businessKey']);
  },
  compile: (element) => ({ binding: 'latest', ...(element['call'] as Omit<CallPlan, 'binding'>) }),
  behavior: {
    activate: (run, visit) => callProcess(run, enter(run, visit)),
    onChild(run, visit, { ended }) {
      if (ended?.status !== 'completed') return callProcess(run, enter(run, visit));
      const { out } = visit.node.config;
      if (out) setVariables(run, visit.scope, mapOut(run, visit, out, ended.variables));
      leave(run, visit, outgoing(run, visit));
    },
  },
};
