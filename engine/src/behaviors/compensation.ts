import type { Activity, Compensable } from '../execution/state.js';
import { leave, nodeOf, scopeOf, visitOf, type Entered } from './activities.js';
import { requirePart } from './require-part.js';
import type { Run } from './run.js';

/**
 * Undoes what was completed in a scope, last first, while an activity waits (BPMN 2.0.2 §13.5.5): all of it, or only one element. Tells whether there was anything to undo.
 * What is undone now is not undone once more.
 */
export function beginUndoing(run: Run, waiting: Entered, scope: number, element?: string): boolean {
  const records: number[] = [];
  scopeOf(run, scope).compensable.forEach((record) => {
    if (element === undefined || record.element === element) records.unshift(record.order);
  });
  if (records.length === 0) return false;
  run.emit({ type: 'compensationStarted', facts: { activity: waiting.activity, ...(scope === 0 ? {} : { scope }), records } });
  undoNext(run, waiting.activity, scope);
  return true;
}

/** The scope whose completed activities a throw event undoes: its own; for one in an event subprocess, the one around that (§10.6.1). */
export function undoneScope(run: Run, scope: number): number {
  const here = scopeOf(run, scope);
  return here.parent !== null && nodeOf(run, here.element).triggered ? here.parent : scope;
}

/** Something has been undone: the next is, or the activity that waits goes on. */
export function undone(run: Run, done: Activity): void {
  const waiting = requirePart(run.state.activities.get(requirePart(done.undoes, 'who waits')), 'the activity that waits for compensation');
  undoNext(run, waiting.id, done.scope);
}

function undoNext(run: Run, waiting: number, scope: number): void {
  const activity = requirePart(run.state.activities.get(waiting), `activity ${waiting}`);
  const [record] = activity.compensation ?? [];
  if (record === undefined) {
    const visit = visitOf(run, activity);
    if (activity.restored === true) leave(run, visit, []);
    else run.undone(visit);
    return;
  }
  const node = nodeOf(run, record.element);
  // A handler undoes an activity as a whole; what was completed inside is its business.
  if (node.undoneBy !== undefined && record.loop !== true) run.activate({ node: nodeOf(run, node.undoneBy), scope, undoes: waiting });
  else restore(run, waiting, scope, record);
}

/** Opens a completed subprocess or loop again, as it was at its end, to undo what was completed in it. */
function restore(run: Run, waiting: number, scope: number, record: Compensable): void {
  const node = nodeOf(run, record.element);
  const activity = run.nextNumber();
  run.emit({
    type: 'elementEntered',
    facts: { activity, element: node.id, ...(scope === 0 ? {} : { scope }), opens: true, undoes: waiting, restored: record.order },
  });
  const visit = visitOf(run, requirePart(run.state.activities.get(activity), `activity ${activity}`));
  const undoing = record.loop === true ? undefined : run.deployed.process.scopes.get(node.id)?.undoing;
  if (undoing !== undefined) run.happen({ activity, inScope: true }, { element: undoing, data: {} });
  else if (!beginUndoing(run, visit, activity)) leave(run, visit, []);
}
