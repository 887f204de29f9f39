import type { JoinPhase, ProcessState, Scope } from './state.js';
import { scopeAt } from './state-parts.js';

/**
 * Takes one waiting token of each incoming flow of a join that has one. A complex gateway that is activated notes the flows; when it is reset, it takes tokens only of the
 * others, and what has come twice stays for its next activation. An activity that begins by several tokens takes all.
 */
export function joinSpent(state: ProcessState, gateway: string, scope: number, phase?: JoinPhase): ProcessState {
  const owner = scopeAt(state, scope);
  const had = phase === 'reset' ? (owner.resets?.[gateway] ?? []) : [];
  const counts = Object.entries(owner.joins[gateway] ?? {});
  const rest: Record<string, number> = {};
  for (const [flow, count] of phase === 'all' ? [] : counts) {
    const left = had.includes(flow) ? count : count - 1;
    if (left > 0) rest[flow] = left;
  }
  const { [gateway]: _spent, ...others } = owner.joins;
  const joins = Object.keys(rest).length === 0 ? others : { ...others, [gateway]: rest };
  const next = { ...owner, joins };
  const flows = counts.map(([flow]) => flow);
  return {
    ...state,
    scopes: state.scopes.with(scope, phase === undefined || phase === 'all' ? next : withPhase(next, gateway, phase, flows)),
  };
}

function withPhase(scope: Scope, gateway: string, phase: JoinPhase, flows: readonly string[]): Scope {
  const { resets, ...others } = scope;
  const { [gateway]: _before, ...rest } = resets ?? {};
  const after = phase === 'start' ? { ...rest, [gateway]: flows } : rest;
  return Object.keys(after).length === 0 ? others : { ...others, resets: after };
}
