import { cancelTransaction } from '../cancelling.js';
import { beginUndoing, undoneScopes } from '../compensation.js';
import { clearScope, enter, leave } from '../activities.js';
import { mapIn } from '../mappings.js';
import type { ExecutableFlow } from '../../model/executable.js';
import type { Run, Visit } from '../run.js';
import type { Throw } from './event-plans.js';
import { isInterruptedBy, sendMessage, sendSignal, throwError, throwEscalation } from './throwing.js';

/**
 * Lets everything happen that a throwing event says, and leaves it along `flows`. What takes time, compensation, is waited for; what ends the scope comes last.
 * A throwing event has passed before it throws: nobody it interrupts is itself.
 */
export function throwAll(run: Run, visit: Visit, flows: readonly ExecutableFlow[]): void {
  const undoing = visit.node.throws.filter((one) => one.kind === 'compensation');
  if (undoing.length === 0) return finishThrowing(run, visit, flows);
  const waiting = enter(run, visit);
  const elements = undoing.flatMap(({ activity }) => activity ?? []);
  // One that names no activity undoes all; several that do are undone together, the latest first.
  const only = elements.length < undoing.length ? undefined : elements;
  if (!beginUndoing(run, waiting, undoneScopes(run, visit.scope), only)) finishThrowing(run, waiting, flows);
}

/** Lets the rest happen once what was to be undone is undone. */
export function finishThrowing(run: Run, visit: Visit, flows: readonly ExecutableFlow[]): void {
  const { node, scope } = visit;
  const at = { scope };
  const prepared = node.throws.map((one) => ({ one, data: dataOf(run, visit, one) }));
  for (const { one } of prepared) {
    if (one.kind === 'message') sendMessage(run, visit, one);
    else if (one.kind === 'signal') sendSignal(run, visit, one);
  }
  const ends = node.throws.some(
    (one) =>
      one.kind === 'error' ||
      one.kind === 'cancel' ||
      one.kind === 'terminate' ||
      (one.kind === 'escalation' && isInterruptedBy(run, at, one.code)),
  );
  leave(run, visit, ends ? [] : flows);
  for (const { one, data } of prepared) {
    // An escalation of the same event may have ended the scope meanwhile.
    if (run.state.status !== 'active' || !run.state.scopes.has(scope)) return;
    if (one.kind === 'escalation') throwEscalation(run, at, { element: node.id, code: one.code, data });
    else if (one.kind === 'error') throwError(run, at, { element: node.id, code: one.code, data });
    else if (one.kind === 'terminate') clearScope(run, scope, 'terminated');
    else if (one.kind === 'cancel') cancelTransaction(run, scope);
    else if (one.kind === 'link') jump(run, visit, one.link);
  }
}

/** The token goes on behind the target of the link, in the same scope (§10.5.5). */
function jump(run: Run, { node, scope }: Visit, link: string): void {
  for (const target of run.deployed.process.nodes.values()) {
    const isTarget = target.catches?.triggers.some((trigger) => trigger.kind === 'link' && trigger.link === link) === true;
    if (isTarget && target.scope === node.scope) return leave(run, { node: target, scope }, target.outgoing);
  }
}

function dataOf(run: Run, visit: Visit, one: Throw): Readonly<ReturnType<typeof mapIn>> {
  return one.kind === 'error' || one.kind === 'escalation' ? mapIn(run, visit, one.data) : {};
}
