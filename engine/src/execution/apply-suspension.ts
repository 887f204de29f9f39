import { requirePart } from '../behaviors/require-part.js';
import type { Appliers } from './applier.js';
import { disownedBy, ownedBy } from './state-parts.js';
import type { ProcessState } from './state.js';

/** Appliers of instances in which nothing goes on for a while. */
export const suspensionAppliers: Appliers<
  'instanceSuspended' | 'instanceResumed' | 'commandKept' | 'keptTaken' | 'subscriptionRefused' | 'subscriptionRenewed'
> = {
  instanceSuspended: (state) => ({ ...state, suspended: true }),
  instanceResumed: (state) => running(state),
  commandKept: (state, { data }) => (data === undefined ? state : { ...state, kept: [...(state.kept ?? []), data.command] }),
  keptTaken(state) {
    const { kept = [], ...rest } = state;
    return kept.length > 1 ? { ...rest, kept: kept.slice(1) } : rest;
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
