import { KeyedMap } from '../behaviors/keyed-map.js';
import { requirePart } from '../behaviors/require-part.js';
import { weigh } from '../behaviors/variable-paths.js';
import type { Appliers } from './applier.js';
import { endWorkItem } from './apply-work-items.js';
import type { Activity, ProcessState, Token } from './state.js';
import { activityAt, newScope, scopeAt } from './state-parts.js';

/** Appliers of what tokens do: arriving, waiting, passing, leaving, being ended. */
export const elementAppliers: Appliers<'elementEntered' | 'elementPassed' | 'elementLeft' | 'tokenJoined' | 'activitiesTerminated'> = {
  elementEntered(state, { facts, data }, at) {
    const { activity, element } = facts;
    const scope = facts.scope ?? 0;
    const arrived = facts.flow === undefined ? state : tokenTaken(state, facts.flow, scope);
    const owner = scopeAt(arrived, scope);
    const entered: Activity = { id: activity, element, scope, enteredAt: at, owns: KeyedMap.empty() };
    const withOwner = arrived.scopes.with(scope, { ...owner, activities: owner.activities.with(activity, true) });
    return {
      ...arrived,
      counter: activity,
      activities: arrived.activities.with(activity, entered),
      scopes: facts.opens === true ? withOwner.with(activity, newScope(activity, element, scope, data?.variables ?? {})) : withOwner,
      activations: counted(arrived, element),
    };
  },
  elementPassed(state, { facts }) {
    const scope = facts.scope ?? 0;
    const arrived = facts.flow === undefined ? state : tokenTaken(state, facts.flow, scope);
    const joined = facts.joined === true ? joinSpent(arrived, facts.element, scope) : arrived;
    const activations = counted(joined, facts.element);
    return facts.taken ? { ...tokensSent(joined, facts.taken, scope), activations } : { ...joined, activations };
  },
  elementLeft(state, { facts }, at) {
    const activity = activityAt(state, facts.activity);
    const left = activityGone(state, activity, 'completed', at);
    return facts.taken ? tokensSent(left, facts.taken, activity.scope) : left;
  },
  tokenJoined(state, { facts }) {
    const scope = facts.scope ?? 0;
    const arrived = tokenTaken(state, facts.flow, scope);
    const owner = scopeAt(arrived, scope);
    const counts = owner.joins[facts.element] ?? {};
    const joins = { ...owner.joins, [facts.element]: { ...counts, [facts.flow]: (counts[facts.flow] ?? 0) + 1 } };
    return { ...arrived, scopes: arrived.scopes.with(scope, { ...owner, joins }) };
  },
  activitiesTerminated(state, { facts }, at) {
    let next = state;
    for (const id of facts.activities) {
      const activity = next.activities.get(id);
      if (activity) next = activityGone(next, activity, facts.reason, at);
    }
    if (facts.within === undefined) return next;
    const cleared = withoutTokens(next, facts.within);
    return {
      ...withoutJoinIncidents(cleared, facts.within),
      scopes: cleared.scopes.with(facts.within, { ...scopeAt(cleared, facts.within), joins: {} }),
    };
  },
};

/** Removes an activity with all it owns and its inner scope; open work items are cancelled with the reason. */
function activityGone(state: ProcessState, activity: Activity, reason: string, at: number): ProcessState {
  let { jobs, timers, incidents, weight } = state;
  let next = state;
  activity.owns.forEach((kind, id) => {
    if (kind === 'workItem') next = endWorkItem(next, id, reason, at);
    else if (kind === 'job') {
      const job = jobs.get(id);
      weight -= weigh(job?.input) + weigh(job?.output);
      jobs = jobs.without(id);
    } else if (kind === 'timer') timers = timers.without(id);
    else incidents = incidents.without(id);
  });
  next = { ...next, jobs, timers, incidents, weight: next.weight + weight - state.weight };
  if (next.scopes.has(activity.id)) {
    next = withoutJoinIncidents(withoutTokens(next, activity.id), activity.id);
    next = { ...next, scopes: next.scopes.without(activity.id) };
  }
  const owner = scopeAt(next, activity.scope);
  return {
    ...next,
    activities: next.activities.without(activity.id),
    scopes: next.scopes.with(activity.scope, { ...owner, activities: owner.activities.without(activity.id) }),
  };
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
  return {
    ...state,
    queue: state.queue.without(requirePart(key, `a token on flow ${flow}`)),
    scopes: state.scopes.with(scope, { ...owner, tokens: owner.tokens - 1 }),
  };
}

function tokensSent(state: ProcessState, flows: readonly string[], scope: number): ProcessState {
  let { queue } = state;
  // An empty queue counts from 0 again: small keys make a small tree.
  let nextToken = queue.size === 0 ? 0 : state.nextToken;
  for (const flow of flows) queue = queue.with(nextToken++, { flow, scope });
  const owner = scopeAt(state, scope);
  return { ...state, queue, nextToken, scopes: state.scopes.with(scope, { ...owner, tokens: owner.tokens + flows.length }) };
}

function joinSpent(state: ProcessState, gateway: string, scope: number): ProcessState {
  const owner = scopeAt(state, scope);
  const rest: Record<string, number> = {};
  for (const [flow, count] of Object.entries(owner.joins[gateway] ?? {})) if (count > 1) rest[flow] = count - 1;
  const { [gateway]: _spent, ...others } = owner.joins;
  const joins = Object.keys(rest).length === 0 ? others : { ...others, [gateway]: rest };
  return { ...state, scopes: state.scopes.with(scope, { ...owner, joins }) };
}

function withoutTokens(state: ProcessState, scope: number): ProcessState {
  const owner = scopeAt(state, scope);
  if (owner.tokens === 0) return state;
  let { queue }: { queue: KeyedMap<Token> } = state;
  state.queue.forEach((token, key) => {
    if (token.scope === scope) queue = queue.without(key);
  });
  return { ...state, queue, scopes: state.scopes.with(scope, { ...owner, tokens: 0 }) };
}

/** Incidents of joins belong to no activity; they go with the scope. */
function withoutJoinIncidents(state: ProcessState, scope: number): ProcessState {
  if (state.incidents.size === 0) return state;
  let { incidents } = state;
  state.incidents.forEach((incident, id) => {
    if (incident.scope === scope && incident.activity === undefined) incidents = incidents.without(id);
  });
  return { ...state, incidents };
}
