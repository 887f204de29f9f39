import { KeyedMap } from '../behaviors/keyed-map.js';
import { weigh } from '../behaviors/variable-paths.js';
import type { Appliers } from './applier.js';
import { activityAt, scopeAt, undoneAt } from './state-parts.js';
import type { Activity, Compensable, ProcessState, Undoing } from './state.js';
import { activityWith, scopeWith, stateWith } from './copies.js';

/** Appliers of undoing. */
export const compensationAppliers: Appliers<'compensationStarted'> = {
  compensationStarted(state, { facts }) {
    const { activity, elements } = facts;
    let { scopes } = state;
    const compensation: Undoing[] = [];
    for (const id of facts.scopes) {
      const scope = scopeAt(state, id);
      const [records, rest] = split(scope.compensable, elements);
      if (records.size === 0) continue;
      compensation.push({ scope: id, records });
      scopes = scopes.with(id, scopeWith(scope, { compensable: rest }));
    }
    const waiting = activityWith(activityAt(state, activity), { compensation });
    return stateWith(state, { scopes, activities: state.activities.with(activity, waiting), undoing: state.undoing.with(activity, true) });
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
    ...(inner === undefined ? {} : { variables: inner.variables }),
    ...(inner === undefined || inner.compensable.size === 0 ? {} : { inner: inner.compensable }),
    ...(inner?.loop === true ? { loop: true } : {}),
  };
  const noted = scopeWith(scope, { completions: order, compensable: scope.compensable.with(order, record) });
  return stateWith(state, { weight: state.weight + weightOf(record), scopes: state.scopes.with(scope.id, noted) });
}

/** A completed activity is being undone for one that waits: that has to undo it no more. */
export function undoingBegun(state: ProcessState, waiting: number, scope: number, order: number): ProcessState {
  const activity = activityAt(state, waiting);
  const compensation = activity.compensation?.flatMap((part): Undoing[] => {
    const records = part.scope === scope ? part.records.without(order) : part.records;
    return records.size === 0 ? [] : [{ scope: part.scope, records }];
  });
  return stateWith(state, {
    weight: state.weight - weightOf(undoneAt(state, waiting, scope, order)),
    undoing: state.undoing.without(waiting),
    activities: state.activities.with(waiting, activityWith(activity, { compensation: compensation ?? [] })),
  });
}

/** Something has been undone, or was ended while it was: whoever waits for it goes on, if somebody still does. */
export function undoingEnded(state: ProcessState, { undoes }: Activity): ProcessState {
  return undoes === undefined || !state.activities.has(undoes) ? state : stateWith(state, { undoing: state.undoing.with(undoes, true) });
}

/**
 * An activity that waited for compensation was ended from outside. What it had not begun to undo is completed still, and can be undone by another one; what was being undone
 * cannot (BPMN 2.0.2 §13.3.2: an interrupted compensation does not lead back to completed).
 */
export function undoingGivenBack(state: ProcessState, { compensation = [] }: Activity): ProcessState {
  let { scopes, weight } = state;
  for (const { scope: id, records } of compensation) {
    const scope = scopes.get(id);
    if (scope === undefined) weight -= weightOfAll(records);
    else {
      let { compensable } = scope;
      records.forEach((record, order) => (compensable = compensable.with(order, record)));
      scopes = scopes.with(id, scopeWith(scope, { compensable }));
    }
  }
  return stateWith(state, { scopes, weight });
}

/** Rough bytes of all that is kept of what was completed. */
export function weightOfAll(records: KeyedMap<Compensable>): number {
  let weight = 0;
  records.forEach((record) => (weight += weightOf(record)));
  return weight;
}

function weightOf({ variables, inner }: Compensable): number {
  return weigh(variables) + (inner === undefined ? 0 : weightOfAll(inner));
}

/** Those of some elements, or all, and the others. */
function split(
  records: KeyedMap<Compensable>,
  elements: readonly string[] | undefined,
): readonly [KeyedMap<Compensable>, KeyedMap<Compensable>] {
  if (elements === undefined) return [records, KeyedMap.empty()];
  let rest = records;
  let chosen = KeyedMap.empty<Compensable>();
  records.forEach((record, order) => {
    if (!elements.includes(record.element)) return;
    chosen = chosen.with(order, record);
    rest = rest.without(order);
  });
  return [chosen, rest];
}

/** The records a restored activity begins with. */
export function restoredRecords(record: Compensable | undefined): KeyedMap<Compensable> {
  return record?.inner ?? KeyedMap.empty();
}
