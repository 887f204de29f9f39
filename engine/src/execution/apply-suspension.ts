import type { JsonObject } from '@millrace/schemas';
import { KeyedMap } from '../behaviors/keyed-map.js';
import { requirePart } from '../behaviors/require-part.js';
import { weigh } from '../behaviors/variable-paths.js';
import type { Appliers } from './applier.js';
import { disownedBy, ownedBy } from './state-parts.js';
import type { ProcessState } from './state.js';
import { jobWith, stateWith } from './copies.js';

/** Appliers of instances in which nothing goes on for a while. */
export const suspensionAppliers: Appliers<
  'instanceSuspended' | 'instanceResumed' | 'commandKept' | 'keptTaken' | 'subscriptionRefused' | 'subscriptionRenewed'
> = {
  instanceSuspended: (state) => stateWith(state, { suspended: true }),
  instanceResumed: (state) => running(state),
  commandKept(state, { facts, data }) {
    if (data === undefined) return state;
    const { kept = KeyedMap.empty<JsonObject>() } = state;
    const noted = stateWith(state, {
      kept: kept.with((kept.last()?.[0] ?? 0) + 1, data.command),
      weight: state.weight + weigh(data.command),
    });
    return facts.job === undefined ? noted : answered(noted, facts.job, true);
  },
  keptTaken(state, { facts }) {
    const { kept } = state;
    const first = kept?.first();
    if (kept === undefined || first === undefined) return state;
    const [key, command] = first;
    const taken = stateWith(state, { kept: kept.size > 1 ? kept.without(key) : undefined, weight: state.weight - weigh(command) });
    return facts.job === undefined ? taken : answered(taken, facts.job, false);
  },
  subscriptionRefused(state, { facts }) {
    const subscription = requirePart(state.subscriptions.get(facts.subscription), 'subscription', facts.subscription);
    return stateWith(state, { subscriptions: state.subscriptions.with(subscription.id, { ...subscription, refused: true }) });
  },
  subscriptionRenewed(state, { facts }) {
    const { refused: _refused, ...subscription } = requirePart(
      state.subscriptions.get(facts.subscription),
      'subscription',
      facts.subscription,
    );
    const without = stateWith(state, { ...disownedBy(state, subscription, subscription.id) });
    const subscriptions = state.subscriptions.without(subscription.id).with(facts.as, { ...subscription, id: facts.as });
    return stateWith(without, { ...ownedBy(without, subscription, facts.as, 'subscription'), subscriptions });
  },
};

/** Notes of a job that its answer is kept, or no longer. It may be gone meanwhile. */
function answered(state: ProcessState, id: number, isAnswered: boolean): ProcessState {
  const found = state.jobs.get(id);
  if (found === undefined) return state;
  return stateWith(state, { jobs: state.jobs.with(id, jobWith(found, { answered: isAnswered ? true : undefined })) });
}

/** The state of an instance that is not suspended. */
export function running(state: ProcessState): ProcessState {
  return state.suspended === undefined ? state : stateWith(state, { suspended: undefined });
}

/** The state of an instance that has ended: nothing is kept for it any more. */
export function withoutKept(state: ProcessState): ProcessState {
  return state.suspended === undefined && state.kept === undefined ? state : stateWith(state, { suspended: undefined, kept: undefined });
}
