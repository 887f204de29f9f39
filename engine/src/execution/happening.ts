import { nodeOf, visitOf, type Entered } from '../behaviors/activities.js';
import { requirePart } from '../behaviors/require-part.js';
import type { Occurrence } from '../behaviors/events/waiting.js';
import type { Run, Visit } from '../behaviors/run.js';
import { takeOver, wait } from '../behaviors/events/waiting.js';
import type { ExecutableNode } from '../model/executable.js';
import type { Waiting } from './state.js';

/** The event, and the visit of who waits for it: the activity; for the event subprocesses of a scope, the event in that scope. */
export function placeOf(
  run: Run,
  { activity, inScope }: Waiting,
  element: string,
): { readonly node: ExecutableNode; readonly visit: Visit } {
  const node = nodeOf(run, element);
  if (inScope === true) return { node, visit: { node, scope: activity } };
  return { node, visit: hostOf(run, activity) };
}

/** The visit of an activity that waits. */
export function hostOf(run: Run, activity: number): Entered {
  return visitOf(run, requirePart(run.state.activities.get(activity), 'activity', activity));
}

/**
 * Whether an event of a parallel multiple has to wait for others of it. The last one lets it happen; where it does not end what it happens around, all are waited for
 * anew.
 */
export function isMissingOthers(run: Run, waiting: Waiting, node: ExecutableNode, occurrence: Occurrence): boolean {
  const { element, trigger } = occurrence;
  const plan = node.catches;
  if (plan?.all !== true || trigger === undefined) return false;
  const { activity, inScope } = waiting;
  const who = inScope === true ? run.state.scopes.get(activity) : run.state.activities.get(activity);
  const met = new Set([...(who?.met?.[element] ?? []), trigger]);
  const all = plan.triggers.every(({ id }) => id !== undefined && met.has(id));
  run.emit({
    type: 'triggerMet',
    facts: { activity, ...(inScope === true ? { inScope } : {}), element, trigger, ...(all ? { all } : {}) },
  });
  const event = { node, scope: placeOf(run, waiting, element).visit.scope };
  // What comes with one of them is kept at once: only the last is there when the event happens.
  if (!all) takeOver(run, event, occurrence);
  else if (!node.interrupts) {
    // Conditions are still waited for: each has to be false before it is met anew.
    const triggers = plan.triggers.filter(({ kind }) => kind !== 'conditional');
    wait(run, event, inScope === true ? { activity, inScope } : { activity }, { ...plan, triggers });
  }
  return !all;
}
