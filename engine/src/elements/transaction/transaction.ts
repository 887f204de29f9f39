import type { ElementType } from '../element-type.js';
import { cancelled } from '../../behaviors/cancelling.js';
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
 * The transaction (BPMN 2.0.2 §10.3.5, §13.3.4): a subprocess that ends in one of three ways: done, cancelled, or failed.
 *
 * - *Stands*: wherever a subprocess does; never triggered by an event. A cancel end event may stand directly in it, and then it needs one cancel event
 *   attached to it.
 * - *A token*: as at a subprocess: a scope opens, `in` is filled, event subprocesses are waited for, the inside begins.
 * - *Waits for*: its inside; once cancelled, for all that was completed in it to be undone.
 * - *Ends*: *done*, as any subprocess: `out`, then its flows. *Cancelled* by a cancel end event: what still runs in it is ended, what was completed in
 *   it is undone, last first, and a token goes behind its cancel event; no `out`. *Failed* by an error: it is left by whoever catches that, with nothing
 *   undone; who wants it undone throws compensation in an error event subprocess inside.
 * - *May go wrong*: as in a subprocess; a handler that fails while it is cancelled is an incident of the handler, and the transaction waits on.
 * - *Beside it*: one of several instances that is cancelled cancels them all: the running ones are ended and undone side by side, then the completed
 *   ones, last first; the cancel event happens once. A completed one is undone like a subprocess.
 * - *Read on*: behaviors/cancelling.ts (cancelled), behaviors/sub-scope.ts (begin and end), behaviors/compensation.ts (what is undone, in which order),
 *   behaviors/events/throw-event.ts (the cancel end event), model/check-compensation.ts.
 */
export const transaction: ElementType<SubScopeConfig> = {
  type: 'transaction',
  kind: 'activity',
  conditions: true,
  attributes: [...subScopeAttributes],
  check: checkSubScope,
  compile: subScopeConfig,
  scope: variablesInside,
  behavior: { activate: beginInside, onScope: endInside, onUndone: cancelled },
};
