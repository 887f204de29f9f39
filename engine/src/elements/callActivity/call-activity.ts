import type { ElementType } from '../element-type.js';
import { enter, leave } from '../../behaviors/activities.js';
import { outgoing } from '../../behaviors/flows.js';
import { mapOut } from '../../behaviors/mappings.js';
import { setVariables } from '../../behaviors/variables.js';
import { callProcess, type CallPlan } from './call-process.js';

/**
 * The call activity (BPMN 2.0.2 §10.3.6, §13.3.4): an instance of another process does the work, and the activity is left when that has completed.
 *
 * - *Stands*: anywhere among activities. `binding` says which version is called: the latest at that moment, one by number, or the one deployed together
 *   with this one.
 * - *A token*: it becomes an activity; `in` and `businessKey` are computed, what the called process would refuse is found here, and the instance is
 *   started once this commit is stored. Nothing but `in` goes there.
 * - *Waits for*: the called instance to end.
 * - *Ends*: when that has *completed*: `out` takes over of its variables, and tokens go along the flows. An error that nobody in it caught is thrown
 *   here, an escalation is heard here and it goes on. From outside, as any activity: then the called instance is cancelled.
 * - *May go wrong*: `CALLED_PROCESS_MISSING`, `CALLED_VERSION_MISSING`, `CALLED_PROCESS_UNCLEAR`, `CALLED_PROCESS_WAITS`, `DEFINITION_SUSPENDED`,
 *   `CALL_TOO_DEEP`, `CALL_INPUT_TOO_LARGE`, `BUSINESS_KEY_INVALID`, a value that does not fit: nothing was called, a retry calls. `CHILD_CANCELLED` and
 *   an `ERROR_UNCAUGHT` of the called instance: a retry calls anew. A failing `out`: a retry takes it over again.
 * - *Beside it*: done several times, each instance calls one. What the called instance did can only be undone by a handler attached here.
 * - *Read on*: elements/callActivity/call-process.ts (which process, with which variables), execution/letters.ts (what goes between the two),
 *   execution/child-commands.ts (it ended), execution/incident-commands.ts (`childAgain`).
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
