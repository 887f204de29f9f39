import type { Activity } from '../execution/state.js';
import { clearScope, leave, nodeOf, scopeOf, terminateActivity, visitOf } from './activities.js';
import { beginUndoing } from './compensation.js';
import { requirePart } from './require-part.js';
import type { Run, Visit } from './run.js';

/**
 * Cancels the transaction around a cancel end event (BPMN 2.0.2 §13.3.4): what still runs in it is ended, what was completed in it is undone, last first; then it is left by its
 * cancel event. One that is done several times is cancelled as a whole: its running instances are undone side by side, then the completed ones, last first.
 */
export function cancelTransaction(run: Run, scope: number): void {
  const transaction = activityOf(run, scope);
  if (transaction.of === undefined) return undoAll(run, transaction);
  const instances = scopeOf(run, transaction.of).activities.keys();
  run.emit({ type: 'activitiesTerminated', facts: { activities: [], reason: 'cancelled', within: transaction.of } });
  for (const instance of instances) undoAll(run, activityOf(run, instance));
}

/** All is undone in a cancelled transaction, or in one of its instances. */
export function cancelled(run: Run, visit: Visit): void {
  const { id, of } = activityOf(run, requirePart(visit.activity, 'the number of the transaction'));
  terminateActivity(run, id, 'cancelled');
  if (of === undefined) return leaveCancelled(run, visit);
  if (scopeOf(run, of).activities.size > 0) return;
  const body = visitOf(run, activityOf(run, of));
  if (!beginUndoing(run, body, [of])) run.undone(body);
}

function undoAll(run: Run, { id }: Activity): void {
  clearScope(run, id, 'cancelled');
  const visit = visitOf(run, activityOf(run, id));
  if (!beginUndoing(run, visit, [id])) run.undone(visit);
}

function leaveCancelled(run: Run, { node, scope }: Visit): void {
  const events = node.boundary.map((id) => nodeOf(run, id));
  const event = events.find(({ catches }) => catches?.triggers.some(({ kind }) => kind === 'cancel'));
  const exit = requirePart(event, 'the cancel event of', node.id);
  leave(run, { node: exit, scope }, exit.outgoing);
}

function activityOf(run: Run, id: number): Activity {
  return requirePart(run.state.activities.get(id), 'activity', id);
}
