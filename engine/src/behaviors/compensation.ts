import type { Activity, Compensable } from '../execution/state.js';
import { leave, nodeOf, scopeOf, visitOf, type Entered } from './activities.js';
import { requirePart } from './require-part.js';
import type { Run } from './run.js';

/**
 * Undoes what was completed in these scopes while an activity waits (BPMN 2.0.2 §13.5.5): scope by scope, in each the latest first; all of it, or only these elements. Tells
 * whether there is anything to undo. What is undone now is not undone once more. Each handler begins in a step of its own (`undoNext`).
 */
export function beginUndoing(run: Run, waiting: Entered, scopes: readonly number[], elements?: readonly string[]): boolean {
  if (!scopes.some((scope) => hasCompleted(run, scope, elements))) return false;
  const only = elements === undefined ? {} : { elements };
  run.emit({ type: 'compensationStarted', facts: { activity: waiting.activity, scopes, ...only } });
  return true;
}

function hasCompleted(run: Run, scope: number, elements: readonly string[] | undefined): boolean {
  const { compensable } = scopeOf(run, scope);
  if (elements === undefined) return compensable.size > 0;
  let found = false;
  compensable.forEach(({ element }) => (found ||= elements.includes(element)));
  return found;
}

/** The scopes whose completed activities a throw event sees (§10.5.5): its own; in an event subprocess, then also the one around that. */
export function undoneScopes(run: Run, scope: number): readonly number[] {
  const here = scopeOf(run, scope);
  return here.parent !== null && nodeOf(run, here.element).triggered ? [scope, here.parent] : [scope];
}

/** What is undone next for an activity that waits for compensation: the latest of the first scope in which something is left. */
function nextUndone({ compensation }: Activity): { readonly scope: number; readonly record: Compensable } | undefined {
  const first = compensation?.find(({ records }) => records.size > 0);
  const last = first?.records.last();
  return first && last && { scope: first.scope, record: last[1] };
}

/** Undoes the next of what an activity waits for; once nothing is left, the activity goes on. */
export function undoNext(run: Run, waiting: Activity): void {
  const next = nextUndone(waiting);
  if (next === undefined) {
    const visit = visitOf(run, waiting);
    if (waiting.restored === true) leave(run, visit, []);
    else run.undone(visit);
    return;
  }
  const { scope, record } = next;
  const node = nodeOf(run, record.element);
  // A handler undoes an activity as a whole; what was completed inside is its business. One of a loop is done for each instance.
  if (node.undoneBy !== undefined && record.loop !== true)
    run.activate({ node: nodeOf(run, node.undoneBy), scope, undoes: waiting.id, undone: record.order });
  else restore(run, waiting.id, scope, record);
}

/** Opens a completed subprocess or loop again, as it was at its end, to undo what was completed in it. */
function restore(run: Run, waiting: number, scope: number, record: Compensable): void {
  const node = nodeOf(run, record.element);
  const activity = run.nextNumber();
  run.emit({
    type: 'elementEntered',
    facts: {
      activity,
      element: node.id,
      ...(scope === 0 ? {} : { scope }),
      opens: true,
      undoes: waiting,
      undone: record.order,
      restored: true,
    },
  });
  const visit = visitOf(run, requirePart(run.state.activities.get(activity), 'activity', activity));
  const undoing = record.loop === true ? undefined : run.deployed.process.scopes.get(node.id)?.undoing;
  if (undoing !== undefined) run.happen({ activity, inScope: true }, { element: undoing, data: {} });
  else if (!beginUndoing(run, visit, [activity])) leave(run, visit, []);
}
