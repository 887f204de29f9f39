import type { JsonObject } from '@millrace/schemas';
import { KeyedMap } from '../behaviors/keyed-map.js';
import { requirePart } from '../behaviors/require-part.js';
import { weigh } from '../behaviors/variable-paths.js';
import type { Appliers } from './applier.js';
import { endWorkItem } from './apply-work-items.js';
import { joinSpent } from './apply-joins.js';
import type { Activity, ProcessState, Scope, Token } from './state.js';
import { completionNoted, restoredRecords, undoingBegun, undoingEnded, undoingGivenBack, weightOfAll } from './apply-compensation.js';
import { instanceBegun, instanceEnded, instanceLeft, loopWeight } from './apply-loops.js';
import { withFarewell, withoutTriggers } from './apply-subscriptions.js';
import type { ElementEntered } from './events.js';
import { activityAt, newScope, scopeAt, undoneAt } from './state-parts.js';
import { terminatedBy } from './terminated.js';
import { childWeight, incidentWeight } from './weights.js';
import { scopeWith, stateWith } from './copies.js';

/** Appliers of what tokens do: arriving, waiting, passing, leaving, being ended. */
export const elementAppliers: Appliers<'elementEntered' | 'elementPassed' | 'elementLeft' | 'tokenJoined' | 'activitiesTerminated'> = {
  elementEntered(state, { facts, data }, at) {
    const { activity, element } = facts;
    const scope = facts.scope ?? 0;
    const taken = facts.flow === undefined ? state : tokenTaken(state, facts.flow, scope);
    const arrived = facts.joined === undefined ? taken : joinSpent(taken, element, scope, facts.joined, facts.phase);
    const owner = scopeAt(arrived, scope);
    const { of, index, undoes, undone = 0, phase } = facts;
    const entered: Activity = {
      id: activity,
      element,
      scope,
      enteredAt: at,
      owns: KeyedMap.empty(),
      approval: undefined,
      of,
      index: of === undefined ? undefined : (index ?? 0),
      loop: undefined,
      met: undefined,
      compensation: undefined,
      undoes,
      restored: facts.restored === undefined ? undefined : true,
      phase,
    };
    const withOwner = arrived.scopes.with(scope, scopeWith(owner, { activities: owner.activities.with(activity, true) }));
    const inside = facts.opens === true ? innerScope(arrived, facts, data?.variables ?? {}) : undefined;
    const next = stateWith(arrived, {
      counter: activity,
      activities: arrived.activities.with(activity, entered),
      scopes: inside ? withOwner.with(activity, inside) : withOwner,
      weight: arrived.weight + (inside ? weightInside(inside) : 0),
      activations: counted(arrived, element),
    });
    if (of !== undefined) return instanceBegun(next, of);
    return undoes === undefined ? next : undoingBegun(next, undoes, scope, undone);
  },
  elementPassed(state, { facts }) {
    const scope = facts.scope ?? 0;
    const arrived = facts.flow === undefined ? state : tokenTaken(state, facts.flow, scope);
    const joined = facts.joined === undefined ? arrived : joinSpent(arrived, facts.element, scope, facts.joined, facts.phase);
    const activations = counted(joined, facts.element);
    return facts.taken ? stateWith(tokensSent(joined, facts.taken, scope), { activations }) : stateWith(joined, { activations });
  },
  elementLeft(state, { facts, data }, at) {
    const activity = activityAt(state, facts.activity);
    const noted = facts.compensable === true ? completionNoted(state, activity) : state;
    const gone = activityGone(noted, activity, 'completed', at);
    const left = undoingEnded(activity.of === undefined ? gone : instanceLeft(gone, activity, data?.output), activity);
    return facts.taken ? tokensSent(left, facts.taken, activity.scope) : left;
  },
  tokenJoined(state, { facts }) {
    const scope = facts.scope ?? 0;
    const arrived = tokenTaken(state, facts.flow, scope);
    const owner = scopeAt(arrived, scope);
    const counts = owner.joins[facts.element] ?? {};
    const joins = { ...owner.joins, [facts.element]: { ...counts, [facts.flow]: (counts[facts.flow] ?? 0) + 1 } };
    return stateWith(arrived, { scopes: arrived.scopes.with(scope, scopeWith(owner, { joins })) });
  },
  activitiesTerminated(state, { facts }, at) {
    let next = state;
    const ended: Activity[] = [];
    for (const id of terminatedBy(state, facts)) {
      const activity = next.activities.get(id);
      if (!activity) continue;
      next = instanceEnded(activityGone(next, activity, facts.reason, at), activity);
      ended.push(activity);
    }
    for (const activity of ended) next = undoingEnded(undoingGivenBack(next, activity), activity);
    if (facts.within === undefined) return next;
    const cleared = withoutTriggers(withoutTokens(next, facts.within), facts.within);
    const scope = scopeAt(cleared, facts.within);
    return stateWith(withoutJoinIncidents(cleared, facts.within), {
      spawning: cleared.spawning.without(facts.within),
      scopes: cleared.scopes.with(facts.within, scopeWith(scope, { resets: undefined, joins: {}, handled: true })),
    });
  },
};

/** The scope an activity opens: with its own variables, those of a loop's instance, or those it had when it was completed. */
function innerScope(state: ProcessState, facts: ElementEntered['facts'], given: JsonObject): Scope {
  const { activity, element, of, undoes, undone = 0 } = facts;
  const parent = facts.scope ?? 0;
  const record = undoes === undefined ? undefined : undoneAt(state, undoes, parent, undone);
  if (facts.loop === true) return scopeWith(newScope(activity, element, parent, record?.variables ?? {}), { loop: true });
  if (undoes !== undefined) {
    // What a handler declares itself hides what the completed activity had.
    const scope = newScope(activity, element, parent, { ...record?.variables, ...given });
    if (facts.restored === undefined) return scope;
    const compensable = restoredRecords(record);
    const completions = compensable.last()?.[0] ?? 0;
    // It is over: no event subprocess in it begins any more, but for the one that undoes it.
    return scopeWith(scope, { completions, compensable, handled: true, ...(record?.loop === true ? { loop: true } : {}) });
  }
  if (of === undefined) return newScope(activity, element, parent, given);
  const { loop } = activityAt(state, of);
  const index = facts.index ?? 0;
  const entry = loop?.item === undefined ? {} : { [loop.item]: loop.items?.[index] ?? null };
  return newScope(activity, element, parent, { ...given, loopCounter: index + 1, ...entry });
}

/** Removes an activity with all it owns and its inner scope; open work items are cancelled with the reason. */
function activityGone(state: ProcessState, activity: Activity, reason: string, at: number): ProcessState {
  let { jobs, timers, incidents, subscriptions, farewells, weight } = state;
  let next = state;
  activity.owns.forEach((kind, id) => {
    if (kind === 'workItem') next = endWorkItem(next, id, reason, at);
    else if (kind === 'job') {
      const job = jobs.get(id);
      weight -= weigh(job?.input) + weigh(job?.output);
      jobs = jobs.without(id);
    } else if (kind === 'timer') timers = timers.without(id);
    else if (kind === 'incident') {
      const incident = incidents.get(id);
      weight -= incident === undefined ? 0 : incidentWeight(incident);
      incidents = incidents.without(id);
    } else {
      farewells = withFarewell(farewells, subscriptions.get(id));
      subscriptions = subscriptions.without(id);
    }
  });
  const child = state.children.get(activity.id);
  weight -= childWeight(child);
  if (child && child.ended === undefined) farewells = farewells.with(activity.id, { kind: 'child', id: child.id });
  next = stateWith(next, { jobs, timers, incidents, subscriptions, farewells, weight: next.weight + weight - state.weight });
  if (next.scopes.has(activity.id)) {
    next = withoutJoinIncidents(withoutTokens(withoutTriggers(next, activity.id), activity.id), activity.id);
    next = stateWith(next, { scopes: next.scopes.without(activity.id), weight: next.weight - weightInside(scopeAt(next, activity.id)) });
  }
  if (activity.loop) next = stateWith(next, { weight: next.weight - loopWeight(activity.loop) });
  const owner = scopeAt(next, activity.scope);
  return stateWith(next, {
    children: next.children.without(activity.id),
    spawning: next.spawning.without(activity.id),
    undoing: next.undoing.without(activity.id),
    activities: next.activities.without(activity.id),
    scopes: next.scopes.with(activity.scope, scopeWith(owner, { activities: owner.activities.without(activity.id) })),
  });
}

/** Rough bytes of what lives in a scope. */
function weightInside({ variables, compensable }: Scope): number {
  return weigh(variables) + (compensable.size === 0 ? 0 : weightOfAll(compensable));
}

function counted(state: ProcessState, element: string): ProcessState['activations'] {
  return { ...state.activations, [element]: (state.activations[element] ?? 0) + 1 };
}

/** Tokens are taken in the order they were sent, so it is nearly always the first. */
function tokenTaken(state: ProcessState, flow: string, scope: number): ProcessState {
  const isIt = (token: Token): boolean => token.flow === flow && token.scope === scope;
  const first = state.queue.first();
  let key = first && isIt(first[1]) ? first[0] : undefined;
  if (key === undefined) key = state.queue.toJSON().find(([, token]) => isIt(token))?.[0];
  const owner = scopeAt(state, scope);
  return stateWith(state, {
    queue: state.queue.without(requirePart(key, 'a token on flow', flow)),
    scopes: state.scopes.with(scope, scopeWith(owner, { tokens: owner.tokens - 1 })),
  });
}

function tokensSent(state: ProcessState, flows: readonly string[], scope: number): ProcessState {
  let { queue } = state;
  // An empty queue counts from 0 again: small keys make a small tree.
  let nextToken = queue.size === 0 ? 0 : state.nextToken;
  for (const flow of flows) queue = queue.with(nextToken++, { flow, scope });
  const owner = scopeAt(state, scope);
  return stateWith(state, {
    queue,
    nextToken,
    scopes: state.scopes.with(scope, scopeWith(owner, { tokens: owner.tokens + flows.length })),
  });
}

/** Tokens on their way in a scope are gone. */
export function withoutTokens(state: ProcessState, scope: number): ProcessState {
  const owner = scopeAt(state, scope);
  if (owner.tokens === 0) return state;
  let { queue }: { queue: KeyedMap<Token> } = state;
  state.queue.forEach((token, key) => {
    if (token.scope === scope) queue = queue.without(key);
  });
  return stateWith(state, { queue, scopes: state.scopes.with(scope, scopeWith(owner, { tokens: 0 })) });
}

/** Incidents of joins belong to no activity; they go with the scope. */
function withoutJoinIncidents(state: ProcessState, scope: number): ProcessState {
  if (state.incidents.size === 0) return state;
  let { incidents, weight } = state;
  state.incidents.forEach((incident, id) => {
    if (incident.scope !== scope || incident.activity !== undefined) return;
    incidents = incidents.without(id);
    weight -= incidentWeight(incident);
  });
  return stateWith(state, { incidents, weight });
}
