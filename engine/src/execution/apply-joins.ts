import { scopeAt } from './state-parts.js';
import type { JoinPhase, ProcessState, Scope } from './state.js';
import { scopeWith, stateWith } from './copies.js';

/** Takes tokens of those that wait at an element. A complex gateway that is activated notes their flows until it is reset: those of a second token are for its next activation. */
export function joinSpent(
  state: ProcessState,
  element: string,
  scope: number,
  tokens: Readonly<Record<string, number>>,
  phase: JoinPhase | undefined,
): ProcessState {
  const owner = scopeAt(state, scope);
  const rest: Record<string, number> = {};
  for (const [flow, count] of Object.entries(owner.joins[element] ?? {})) {
    const left = count - (tokens[flow] ?? 0);
    if (left > 0) rest[flow] = left;
  }
  const { [element]: _spent, ...others } = owner.joins;
  const joins = Object.keys(rest).length === 0 ? others : { ...others, [element]: rest };
  const next = scopeWith(owner, { joins });
  return stateWith(state, {
    scopes: state.scopes.with(scope, phase === undefined ? next : withPhase(next, element, phase, Object.keys(tokens))),
  });
}

function withPhase(scope: Scope, gateway: string, phase: JoinPhase, flows: readonly string[]): Scope {
  const { [gateway]: _before, ...rest } = scope.resets ?? {};
  const after = phase === 'start' ? { ...rest, [gateway]: flows } : rest;
  return scopeWith(scope, { resets: Object.keys(after).length === 0 ? undefined : after });
}
