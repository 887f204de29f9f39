import type { JsonValue } from '@millrace/schemas';
import { visible } from './data.js';
import { Fails, holdsFor, valueOf } from './expressions.js';
import type { Instance } from './instance.js';
import { textOf } from './model.js';

/** An ad-hoc subprocess begins: what its expression lists is chosen, each comes to its turn like a token. Tells whether it is done at once. */
export function beginAdHoc(on: Instance, id: number): boolean {
  const activity = on.activity(id);
  const part = activity && on.model.element(activity.element);
  if (!activity || part?.activate === undefined) return false;
  const list: JsonValue = valueOf(textOf(part.activate), visible(on, id)) ?? [];
  const chosen = Array.isArray(list) ? (list as readonly JsonValue[]) : [list];
  for (const one of chosen) {
    if (!on.model.withoutIncoming(activity.element).includes(String(one))) throw new Fails('ELEMENT_NOT_ENABLED');
    activity.began = true;
    on.s.queue.push({ element: String(one), scope: id });
  }
  return chosen.length === 0 && part.completionCondition === undefined;
}

/** After something in it was completed: where its condition holds, it takes no more; the rest is ended or waited for. */
export function lookAtAdHoc(on: Instance, id: number): void {
  const activity = on.activity(id);
  if (!activity || on.model.element(activity.element).type !== 'adHocSubProcess' || !on.scope(id) || activity.closing === true) return;
  const { completionCondition, cancelRemaining } = on.model.element(activity.element);
  if (completionCondition === undefined || !holdsFor(textOf(completionCondition), visible(on, id))) return;
  activity.closing = true;
  if (cancelRemaining !== false) on.clear(id);
  else on.s.queue = on.s.queue.filter((token) => token.scope !== id);
}

/** Whether somebody may choose an element: it is enabled, and where one is done after the other, nothing else is under way. */
export function mayChoose(on: Instance, id: number, element: string): boolean {
  const activity = on.activity(id);
  const isOpen =
    activity && activity.loop === undefined && activity.restored !== true && activity.closing !== true && on.scope(id)?.handled === false;
  if (!activity || isOpen !== true || on.s.incidents.some((incident) => incident.activity === id)) return false;
  if (!on.model.withoutIncoming(activity.element).includes(element)) return false;
  return !(isSequential(on, id) && (isBusy(on, id) || on.s.queue.some((token) => token.scope === id)));
}

/** In sequence a token that comes to an activity waits while another is open. */
export function isHeld(on: Instance, target: string, scope: number): boolean {
  return isSequential(on, scope) && isActivity(on, target) && isBusy(on, scope);
}

function isSequential(on: Instance, id: number): boolean {
  const activity = on.activity(id);
  const part = activity && on.model.element(activity.element);
  return part?.type === 'adHocSubProcess' && part.ordering === 'sequential';
}

function isBusy(on: Instance, id: number): boolean {
  return on.s.activities.some(({ scope, handles, element }) => scope === id && handles === undefined && isActivity(on, element));
}

/** Tasks and subprocesses, not gateways, events and event subprocesses. */
export function isActivity(on: Instance, element: string): boolean {
  const { type, triggeredByEvent } = on.model.element(element);
  return /(Task|task|callActivity|ubProcess|transaction)$/.test(type) && triggeredByEvent !== true;
}

/** Whether an empty scope may be closed: an ad-hoc one is done when its condition held; without one, when something was done in it. */
export function isAdHocDone(on: Instance, id: number): boolean {
  const activity = on.activity(id);
  const part = activity && on.model.element(activity.element);
  if (part?.type !== 'adHocSubProcess' || activity?.restored === true) return true;
  return (
    activity?.closing === true || on.scope(id)?.handled === true || (part.completionCondition === undefined && activity?.began === true)
  );
}
