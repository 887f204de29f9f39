import { KeyedMap } from '../behaviors/keyed-map.js';
import { requirePart } from '../behaviors/require-part.js';
import type { Activity, OwnedKind, ProcessState, Scope } from './state.js';

/** A scope in which nothing has happened. */
export function newScope(id: number, element: string, parent: number | null, variables: Scope['variables']): Scope {
  return { id, element, parent, variables, activities: KeyedMap.empty(), tokens: 0, joins: {}, rounds: {} };
}

/** The scope, which must be open. */
export function scopeAt(state: ProcessState, scope: number): Scope {
  return requirePart(state.scopes.get(scope), `scope ${scope}`);
}

/** The activity, which must not have ended. */
export function activityAt(state: ProcessState, activity: number): Activity {
  return requirePart(state.activities.get(activity), `activity ${activity}`);
}

/** Notes that something numbered belongs to an activity, and that its number is taken. */
export function owned(state: ProcessState, activity: number, id: number, kind: OwnedKind): Pick<ProcessState, 'activities' | 'counter'> {
  const owner = activityAt(state, activity);
  return { activities: state.activities.with(activity, { ...owner, owns: owner.owns.with(id, kind) }), counter: id };
}

/** Notes that something no longer belongs to an activity. */
export function disowned(state: ProcessState, activity: number, id: number): Pick<ProcessState, 'activities'> {
  const owner = state.activities.get(activity);
  return { activities: owner ? state.activities.with(activity, { ...owner, owns: owner.owns.without(id) }) : state.activities };
}
