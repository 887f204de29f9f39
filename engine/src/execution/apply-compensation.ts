import { requirePart } from '../behaviors/require-part.js';
import type { Appliers } from './applier.js';
import { activityAt, scopeAt } from './state-parts.js';
import type { Activity, Compensable, ProcessState } from './state.js';

/** Appliers of undoing. */
export const compensationAppliers: Appliers<'compensationStarted'> = {
  compensationStarted(state, { facts }) {
    const scope = scopeAt(state, facts.scope ?? 0);
    let { compensable } = scope;
    const records: Compensable[] = [];
    for (const order of facts.records) {
      records.push(requirePart(compensable.get(order), `completion ${order} in scope ${scope.id}`));
      compensable = compensable.without(order);
    }
    const waiting = activityAt(state, facts.activity);
    return {
      ...state,
      scopes: state.scopes.with(scope.id, { ...scope, compensable }),
      activities: state.activities.with(waiting.id, { ...waiting, compensation: records }),
    };
  },
};

/** What was completed is kept with its own variables, and with what was completed in it. */
export function completionNoted(state: ProcessState, activity: Activity): ProcessState {
  const scope = scopeAt(state, activity.scope);
  const inner = state.scopes.get(activity.id);
  const order = scope.completions + 1;
  const record: Compensable = {
    order,
    element: activity.element,
    ...(inner === undefined ? {} : { variables: inner.variables, inner: inner.compensable.values() }),
    ...(inner?.loop === true ? { loop: true } : {}),
  };
  const noted = { ...scope, completions: order, compensable: scope.compensable.with(order, record) };
  return { ...state, scopes: state.scopes.with(scope.id, noted) };
}

/** The first of what is still to be undone is being undone. */
export function undoingBegun(state: ProcessState, waiting: number): ProcessState {
  const activity = activityAt(state, waiting);
  if (activity.compensation === undefined) return state;
  return { ...state, activities: state.activities.with(waiting, { ...activity, compensation: activity.compensation.slice(1) }) };
}
