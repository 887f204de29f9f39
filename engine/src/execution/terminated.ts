import type { ActivitiesTerminated } from './events.js';
import type { ProcessState } from './state.js';

/** Activities that an event names one by one, at most: with more it says only where they stand, so that it fits into a commit however many there are. */
export const mostNamed = 5000;

/**
 * An activity, what is being undone for it, and all activities in its inner scopes, innermost first. Appliers rely on this order: it is frozen with them.
 */
export function withInner(state: ProcessState, activity: number): readonly number[] {
  const found = new Set<number>();
  collect(state, activity, found);
  return [...found];
}

/** All activities in a scope with what is in them, innermost first. */
export function allInside(state: ProcessState, scope: number): readonly number[] {
  const found = new Set<number>();
  state.scopes.get(scope)?.activities.forEach((_is, activity) => {
    collect(state, activity, found);
  });
  return [...found];
}

/** The activities that ended by an event, in the order in which they ended. `state` is that before it. */
export function terminatedBy(state: ProcessState, { activities, inner, within }: ActivitiesTerminated['facts']): readonly number[] {
  if (inner !== true) return activities;
  return within === undefined ? activities.flatMap((activity) => withInner(state, activity)) : allInside(state, within);
}

function collect(state: ProcessState, activity: number, found: Set<number>): void {
  state.scopes.get(activity)?.activities.forEach((_is, child) => {
    collect(state, child, found);
  });
  for (const child of undoneFor(state, activity)) collect(state, child, found);
  found.add(activity);
}

/** The handler that runs for an activity which waits for compensation: it may stand in the scope around that one. */
function undoneFor({ activities }: ProcessState, waiting: number): readonly number[] {
  if (activities.get(waiting)?.compensation === undefined) return [];
  return activities.values().flatMap(({ id, undoes }) => (undoes === waiting ? [id] : []));
}
