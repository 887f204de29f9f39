import { KeyedMap } from '../behaviors/keyed-map.js';
import { requirePart } from '../behaviors/require-part.js';
import type { Activity, Compensable, OwnedKind, ProcessState, Scope, Waiting } from './state.js';
import { activityWith, scopeWith } from './copies.js';

/** A scope in which nothing has happened. */
export function newScope(id: number, element: string, parent: number | null, variables: Scope['variables']): Scope {
  return {
    id,
    element,
    parent,
    variables,
    activities: KeyedMap.empty(),
    tokens: 0,
    joins: {},
    resets: undefined,
    rounds: {},
    owns: KeyedMap.empty(),
    handled: undefined,
    met: undefined,
    begun: undefined,
    enough: undefined,
    loop: undefined,
    completions: 0,
    compensable: KeyedMap.empty(),
  };
}

/** The scope, which must be open. */
export function scopeAt(state: ProcessState, scope: number): Scope {
  return requirePart(state.scopes.get(scope), 'scope', scope);
}

/** The activity, which must not have ended. */
export function activityAt(state: ProcessState, activity: number): Activity {
  return requirePart(state.activities.get(activity), 'activity', activity);
}

/** The completed activity of a scope, by its order, that is to be undone for one that waits. */
export function undoneAt(state: ProcessState, waiting: number, scope: number, order: number): Compensable {
  const { compensation } = activityAt(state, waiting);
  return requirePart(
    compensation?.find((part) => part.scope === scope)?.records.get(order),
    `completed activity ${order} of scope ${scope}`,
  );
}

/**
 * The scope that keeps the finished rounds of an approval. The repetitions of a standard loop are rounds of one approval; each of several instances is an approval of its own.
 */
export function scopeOfRounds(state: ProcessState, { id, scope, of }: Activity): number {
  const isOneOfMany = of !== undefined && state.activities.get(of)?.loop?.total !== undefined;
  return isOneOfMany ? id : scope;
}

/** Notes that something numbered belongs to an activity, and that its number is taken. */
export function owned(state: ProcessState, activity: number, id: number, kind: OwnedKind): Pick<ProcessState, 'activities' | 'counter'> {
  const owner = activityAt(state, activity);
  return { activities: state.activities.with(activity, activityWith(owner, { owns: owner.owns.with(id, kind) })), counter: id };
}

/** Notes that something numbered belongs to who waits for it, an activity or a scope, and that its number is taken. */
export function ownedBy(
  state: ProcessState,
  { activity, inScope }: Waiting,
  id: number,
  kind: OwnedKind,
): Pick<ProcessState, 'activities' | 'scopes' | 'counter'> {
  if (inScope !== true) return { ...owned(state, activity, id, kind), scopes: state.scopes };
  const owner = scopeAt(state, activity);
  return {
    activities: state.activities,
    scopes: state.scopes.with(activity, scopeWith(owner, { owns: owner.owns.with(id, kind) })),
    counter: id,
  };
}

/** Notes that nobody waits for it any more. */
export function disownedBy(state: ProcessState, { activity, inScope }: Waiting, id: number): Pick<ProcessState, 'activities' | 'scopes'> {
  if (inScope !== true) return { ...disowned(state, activity, id), scopes: state.scopes };
  const owner = state.scopes.get(activity);
  return {
    activities: state.activities,
    scopes: owner ? state.scopes.with(activity, scopeWith(owner, { owns: owner.owns.without(id) })) : state.scopes,
  };
}

/** Notes that something no longer belongs to an activity. */
export function disowned(state: ProcessState, activity: number, id: number): Pick<ProcessState, 'activities'> {
  const owner = state.activities.get(activity);
  return { activities: owner ? state.activities.with(activity, activityWith(owner, { owns: owner.owns.without(id) })) : state.activities };
}

/** Whether an incident keeps an activity from being done, or from having begun: its inside may be empty because of that. */
export function isHeldUp({ incidents }: ProcessState, { owns }: Activity): boolean {
  return incidents.size > 0 && owns.keys().some((id) => (incidents.get(id)?.step ?? 'event') !== 'event');
}
