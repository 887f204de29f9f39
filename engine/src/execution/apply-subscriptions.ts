import { KeyedMap } from '../behaviors/keyed-map.js';
import { requirePart } from '../behaviors/require-part.js';
import type { Appliers } from './applier.js';
import { activityAt, disownedBy, ownedBy, scopeAt } from './state-parts.js';
import type { Farewell, ProcessState, Subscription } from './state.js';
import { activityWith, scopeWith, stateWith } from './copies.js';

/** Appliers of what is waited for besides time, and of what went out. */
export const subscriptionAppliers: Appliers<
  | 'subscriptionOpened'
  | 'subscriptionMet'
  | 'conditionChanged'
  | 'triggerMet'
  | 'errorThrown'
  | 'escalationThrown'
  | 'messageSent'
  | 'signalSent'
  | 'farewellsSaid'
> = {
  subscriptionOpened(state, { facts }, at) {
    const { subscription: id, ...given } = facts;
    const subscription: Subscription = { ...given, id, openedAt: at };
    return stateWith(state, {
      ...ownedBy(state, subscription, id, 'subscription'),
      subscriptions: state.subscriptions.with(id, subscription),
    });
  },
  subscriptionMet(state, { facts }) {
    const moved = facts.chain === undefined ? state : stateWith(state, { chain: facts.chain });
    if (facts.stays === true) return moved;
    const subscription = requirePart(state.subscriptions.get(facts.subscription), 'subscription', facts.subscription);
    return stateWith(moved, {
      ...disownedBy(state, subscription, subscription.id),
      subscriptions: state.subscriptions.without(subscription.id),
    });
  },
  conditionChanged(state, { facts }) {
    const subscription = requirePart(state.subscriptions.get(facts.subscription), 'subscription', facts.subscription);
    return stateWith(state, { subscriptions: state.subscriptions.with(subscription.id, { ...subscription, holds: facts.holds }) });
  },
  triggerMet(state, { facts }) {
    const { activity, inScope, element } = facts;
    const trigger = facts.all === true ? undefined : facts.trigger;
    if (inScope === true) {
      const scope = scopeAt(state, activity);
      return stateWith(state, { scopes: state.scopes.with(activity, scopeWith(scope, { met: metWith(scope.met, element, trigger) })) });
    }
    const waiting = activityAt(state, activity);
    return stateWith(state, {
      activities: state.activities.with(activity, activityWith(waiting, { met: metWith(waiting.met, element, trigger) })),
    });
  },
  errorThrown: (state) => state,
  escalationThrown: (state) => state,
  messageSent: (state, { facts }) => sentNumber(state, facts.message),
  signalSent: (state, { facts }) => sentNumber(state, facts.signal),
  farewellsSaid(state, { facts }) {
    let { farewells } = state;
    for (const id of facts.told) farewells = farewells.without(id);
    return stateWith(state, { farewells });
  },
};

/** A message's room is to be told that nobody waits any more; a signal's subscription is only a row. */
export function withFarewell(farewells: KeyedMap<Farewell>, subscription: Subscription | undefined): KeyedMap<Farewell> {
  if (subscription?.kind !== 'message') return farewells;
  const { id, name = '', key } = subscription;
  return farewells.with(id, { kind: 'message', id, name, ...(key === undefined ? {} : { key }) });
}

/** Nothing begins the event subprocesses of a scope any more. */
export function withoutTriggers(state: ProcessState, scope: number): ProcessState {
  const owner = scopeAt(state, scope);
  if (owner.owns.size === 0) return state;
  let { timers, subscriptions, farewells } = state;
  for (const id of owner.owns.keys()) {
    farewells = withFarewell(farewells, subscriptions.get(id));
    timers = timers.without(id);
    subscriptions = subscriptions.without(id);
  }
  return stateWith(state, {
    timers,
    subscriptions,
    farewells,
    scopes: state.scopes.with(scope, scopeWith(owner, { owns: KeyedMap.empty(), met: {} })),
  });
}

function metWith(
  met: Readonly<Record<string, readonly string[]>> | undefined,
  element: string,
  trigger: string | undefined,
): Readonly<Record<string, readonly string[]>> {
  return { ...met, [element]: trigger === undefined ? [] : [...(met?.[element] ?? []), trigger] };
}

/** The id of what went out ends with a number of the instance's counter. */
function sentNumber(state: ProcessState, id: string): ProcessState {
  return stateWith(state, { counter: Number(id.slice(id.lastIndexOf('.') + 1)) });
}
