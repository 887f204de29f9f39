import type { Appliers } from './applier.js';
import { withoutTokens } from './apply-elements.js';
import { scopeAt } from './state-parts.js';
import { scopeWith, stateWith } from './copies.js';

/** Appliers of what begins without a flow that leads to it: in scopes without a start event, and in ad-hoc subprocesses. */
export const adHocAppliers: Appliers<'scopeBegun' | 'elementActivated' | 'completionReached'> = {
  scopeBegun(state, { facts }) {
    const scope = scopeAt(state, facts.scope);
    let { queue, nextToken } = state;
    if (queue.size === 0) nextToken = 0;
    for (const element of facts.elements) queue = queue.with(nextToken++, { flow: element, scope: scope.id });
    return stateWith(state, {
      queue,
      nextToken,
      scopes: state.scopes.with(scope.id, scopeWith(scope, { tokens: scope.tokens + facts.elements.length })),
    });
  },
  elementActivated(state, { facts }) {
    const scope = scopeAt(state, facts.scope);
    const nextToken = state.queue.size === 0 ? 0 : state.nextToken;
    return stateWith(state, {
      queue: state.queue.with(nextToken, { flow: facts.element, scope: scope.id }),
      nextToken: nextToken + 1,
      scopes: state.scopes.with(scope.id, scopeWith(scope, { tokens: scope.tokens + 1, begun: true })),
    });
  },
  completionReached(state, { facts }) {
    const cleared = withoutTokens(state, facts.scope);
    const scope = scopeAt(cleared, facts.scope);
    return stateWith(cleared, {
      scopes: cleared.scopes.with(facts.scope, scopeWith(scope, { resets: undefined, joins: {}, enough: true })),
    });
  },
};
