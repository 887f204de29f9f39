import type { ElementType } from '../element-type.js';
import {
  beginInside,
  checkSubScope,
  endInside,
  subScopeAttributes,
  subScopeConfig,
  variablesInside,
  type SubScopeConfig,
} from '../../behaviors/sub-scope.js';

/**
 * The embedded subprocess (BPMN 2.0.2 §10.3.5, §13.3.4, §13.5.4): a scope of its own inside the process, left when nothing in it is left to do.
 *
 * - *Stands*: anywhere among activities, to any depth. With `triggeredByEvent` it is an event subprocess: no flows, one start event with an event, which
 *   begins it when that happens in the scope around.
 * - *A token*: it becomes an activity with a scope. Variables it declares, and those of `in` (computed over what is around it), live in that scope and
 *   hide others of their names. Its event subprocesses are waited for, then its start event sends tokens; without one, everything inside begins that no
 *   flow leads to.
 * - *Waits for*: its inside. It is left when no token and no activity is in it; a join inside that waits for what cannot come is `JOIN_STUCK` and keeps
 *   it open.
 * - *Ends*: `out` hands values out to the variables around, then tokens go along its flows. From outside: by an interrupting event attached to it, an
 *   error or escalation caught there, or with its scope; all inside ends with it. An interrupting event subprocess inside ends the rest of the inside,
 *   and the subprocess is left as usual when that is done.
 * - *May go wrong*: what a failing `in`, initial value or wait inside stops has not begun, and a retry begins it; a failing `out` or condition behind it
 *   is an incident of its end, and a retry ends it again.
 * - *Beside it*: done several times, each instance has a scope of its own. Once completed it can be undone: by the handler attached to it as a whole, or
 *   by its event subprocess for compensation, or else by what was completed in it, last first, in the variables it had at its end.
 * - *Read on*: behaviors/sub-scope.ts (begin and end), behaviors/activities.ts (`enter`, `startScope`, `fillScope`, `clearScope`),
 *   execution/run-command.ts (`close`: when nothing is left), behaviors/variables.ts (which scope a value goes to), behaviors/compensation.ts
 *   (`restore`).
 */
export const subProcess: ElementType<SubScopeConfig> = {
  type: 'subProcess',
  kind: 'activity',
  conditions: true,
  attributes: [...subScopeAttributes, 'triggeredByEvent'],
  check: checkSubScope,
  compile: subScopeConfig,
  scope: variablesInside,
  behavior: { activate: beginInside, onScope: endInside },
};
