import { throwRest } from './begin.js';
import { copied, type Instance } from './instance.js';
import type { Compensable } from './state.js';
import { openEventSubprocess } from './waits.js';

/**
 * Undoes what was completed in some scopes, or the activities that are named: the first scope's before the next one's, in each the latest first, each after the one
 * before. Tells whether there is anything to wait for.
 */
export function compensate(
  on: Instance,
  scopes: readonly number[],
  only: readonly string[] | undefined,
  owner: number | undefined,
): boolean {
  const pending: Compensable[] = [];
  for (const id of scopes) {
    const here = on.scope(id);
    if (!here) continue;
    const undone = here.log.filter(({ element }) => only === undefined || only.includes(element));
    here.log = here.log.filter((one) => !undone.includes(one));
    pending.unshift(...undone.map((one) => ({ ...one, scope: id })));
  }
  if (pending.length === 0) return false;
  const id = on.next();
  on.s.undoings.push({ id, scope: scopes[0] ?? 0, pending, ...(owner === undefined ? {} : { owner }) });
  handlerDone(on, id);
  return true;
}

/** A handler is done: the next one, or who waited for all goes on. */
export function handlerDone(on: Instance, id: number): void {
  const undoing = on.s.undoings.find((one) => one.id === id);
  if (!undoing) return;
  const next = undoing.pending.pop();
  if (next) {
    undo(on, next.scope ?? undoing.scope, next, id);
    return;
  }
  on.s.undoings = on.s.undoings.filter((one) => one.id !== id);
  if (undoing.owner !== undefined) throwRest(on, undoing.owner);
}

/** Its bound handler; else the subprocess is opened again as it was, for its compensation event subprocess or to undo what was done in it. */
function undo(on: Instance, scope: number, one: Compensable, handles: number): void {
  if (one.handler !== undefined) {
    on.activate(one.handler, scope, { handles });
    return;
  }
  const { id } = on.enter(one.element, scope, { handles, restored: true });
  const again = on.newScope(id, one.element, scope, copied(one.own), Object.keys(one.own));
  on.s.scopes.push({
    ...again,
    locals: [...new Set([...again.locals, ...Object.keys(on.model.declared(one.element))])],
    log: one.inner,
    handled: true,
  });
  const subprocess = one.loop === true ? undefined : on.model.compensationInside(one.element);
  if (subprocess !== undefined) openEventSubprocess(on, id, subprocess);
  else compensate(on, [id], undefined, undefined);
}

/** A compensation that is interrupted: what is being undone ends, what was not begun is still completed. */
export function abandon(on: Instance, id: number): void {
  const undoing = on.s.undoings.find((one) => one.id === id);
  if (!undoing) return;
  on.s.undoings = on.s.undoings.filter((one) => one !== undoing);
  for (const one of [...undoing.pending].reverse()) on.scope(one.scope ?? undoing.scope)?.log.unshift(one);
  for (const { id: handler } of on.s.activities.filter(({ handles }) => handles === id)) on.remove(handler);
}
