import type { Appliers } from './applier.js';
import { activityAt, scopeAt, scopeOfRounds } from './state-parts.js';
import { activityWith, scopeWith, stateWith } from './copies.js';

/** Appliers of approval rounds. Votes are counted where their work items are completed. */
export const approvalAppliers: Appliers<'approvalStarted' | 'approvalDecided'> = {
  approvalStarted(state, { facts }) {
    const activity = activityAt(state, facts.activity);
    const before = scopeAt(state, scopeOfRounds(state, activity)).rounds[activity.element];
    const kept = new Set(facts.kept ?? []);
    const votes = (before?.approvals ?? [])
      .filter(({ slot }) => kept.has(slot))
      .map(({ slot, vote }) => ({ slot, vote: { ...vote, round: vote.round ?? before?.round ?? 1 } }));
    const approval = { round: facts.round, needed: facts.needed, slots: facts.slots, votes };
    return stateWith(state, { activities: state.activities.with(activity.id, activityWith(activity, { approval })) });
  },
  approvalDecided(state, { facts }) {
    const activity = activityAt(state, facts.activity);
    const owner = scopeAt(state, scopeOfRounds(state, activity));
    const approvals = (activity.approval?.votes ?? []).filter(({ vote }) => vote.outcome === 'approved');
    const rounds = { ...owner.rounds, [activity.element]: { round: facts.round, outcome: facts.outcome, approvals } };
    return stateWith(state, { outcome: facts.outcome, scopes: state.scopes.with(owner.id, scopeWith(owner, { rounds })) });
  },
};
