import type { Appliers } from './applier.js';
import { withoutTokens } from './apply-elements.js';
import { scopeAt } from './state-parts.js';

/** Appliers of ad-hoc subprocesses. */
export const adHocAppliers: Appliers<'elementActivated' | 'completionReached'> = {
  elementActivated(state, { facts }) {
    const scope = scopeAt(state, facts.scope);
    const nextToken = state.queue.size === 0 ? 0 : state.nextToken;
    return {
      ...state,
      // What is chosen comes to its element like a token, and waits its turn among them; the element's own id stands for the flow.
      queue: state.queue.with(nextToken, { flow: facts.element, scope: scope.id }),
      nextToken: nextToken + 1,
      scopes: state.scopes.with(scope.id, { ...scope, tokens: scope.tokens + 1, begun: true }),
    };
  },
  completionReached(state, { facts }) {
    const cleared = withoutTokens(state, facts.scope);
    const { resets: _resets, ...scope } = scopeAt(cleared, facts.scope);
    return { ...cleared, scopes: cleared.scopes.with(facts.scope, { ...scope, joins: {}, enough: true }) };
  },
};
