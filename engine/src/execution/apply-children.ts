import { requirePart } from '../behaviors/require-part.js';
import type { Appliers } from './applier.js';
import { childWeight } from './weights.js';
import { stateWith } from './copies.js';

/** Appliers of called instances. */
export const childAppliers: Appliers<'childStarted' | 'childEnded'> = {
  childStarted: (state, { facts }) =>
    stateWith(state, {
      weight: state.weight - childWeight(state.children.get(facts.activity)),
      children: state.children.with(facts.activity, {
        activity: facts.activity,
        id: facts.child,
        number: (state.children.get(facts.activity)?.number ?? 0) + 1,
      }),
    }),
  childEnded(state, { facts, data }) {
    const child = requirePart(state.children.get(facts.activity), 'the called instance of activity', facts.activity);
    const code = facts.code === undefined ? {} : { code: facts.code };
    const ended = { status: facts.status, ...code, variables: data?.variables ?? {} };
    const next = { ...child, ended };
    const weight = state.weight + childWeight(next) - childWeight(child);
    return stateWith(state, { weight, children: state.children.with(facts.activity, next) });
  },
};
