import type { JsonObject } from '@millrace/schemas';
import { KeyedMap } from '../behaviors/keyed-map.js';
import { requirePart } from '../behaviors/require-part.js';
import { weigh } from '../behaviors/variable-paths.js';
import type { Appliers } from './applier.js';
import { disownedBy, ownedBy } from './state-parts.js';
import type { ProcessState } from './state.js';

/** Appliers of instances in which nothing goes on for a while. */
export const suspensionAppliers: Appliers<
  'instanceSuspended' | 'instanceResumed' | 'commandKept' | 'keptTaken' | 'subscriptionRefused' | 'subscriptionRenewed'
> = {
  instanceSuspended: (state) => ({ ...state, suspended: true }),
  instanceResumed: (state) => running(state),
  commandKept(state, { facts, data }) {
    if (data === undefined) return state;
    const { kept = KeyedMap.empty<JsonObject>() } = state;
    const noted = { ...state, kept: kept.with((kept.last()?.[0] ?? 0) + 1, data.command), weight: state.weight + weigh(data.command) };
    return facts.job === undefined ? noted : answered(noted, facts.job, true);
  },
  keptTaken(state, { facts }) {
    const { kept, ...rest } = state;
    const first = kept?.first();
    if (kept === undefined || first === undefined) return state;
    const [key, command] = first;
    const taken = { ...rest, ...(kept.size > 1 ? { kept: kept.without(key) } : {}), weight: state.weight - weigh(command) };
    return facts.job === undefined ? taken : answered(taken, facts.job, false);
  },
  subscriptionRefused(state, { facts }) {
    const subscription = requirePart(state.subscriptions.get(facts.subscription), `subscription ${facts.subscription}`);
    return { ...state, subscriptions: state.subscriptions.with(subscription.id, { ...subscription, refused: true }) };
  },
  subscriptionRenewed(state, { facts }) {
    const { refused: _refused, ...subscription } = requirePart(
      state.subscriptions.get(facts.subscription),
      `subscription ${facts.subscription}`,
    );
    const without = { ...state, ...disownedBy(state, subscription, subscription.id) };
    const subscriptions = state.subscriptions.without(subscription.id).with(facts.as, { ...subscription, id: facts.as });
    return { ...without, ...ownedBy(without, subscription, facts.as, 'subscription'), subscriptions };
  },
};

/** Notes of a job that its answer is kept, or no longer. It may be gone meanwhile. */
function answered(state: ProcessState, id: number, isAnswered: boolean): ProcessState {
  const found = state.jobs.get(id);
  if (found === undefined) return state;
  const { answered: _before, ...job } = found;
  return { ...state, jobs: state.jobs.with(id, isAnswered ? { ...job, answered: true } : job) };
}

/** The state of an instance that is not suspended. */
export function running(state: ProcessState): ProcessState {
  const { suspended: _suspended, ...rest } = state;
  return rest;
}

/** The state of an instance that has ended: nothing is kept for it any more. */
export function withoutKept(state: ProcessState): ProcessState {
  const { kept: _kept, ...rest } = running(state);
  return rest;
}
