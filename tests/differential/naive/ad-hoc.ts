import type { JsonValue } from '@millrace/schemas';
import { visible } from './data.js';
import { Fails, holdsFor, valueOf } from './expressions.js';
import type { Instance } from './instance.js';
import { textOf } from './model.js';

/** An ad-hoc subprocess begins: what its expression lists is started, in the order of the list; sequentially one after another. */
export function beginAdHoc(on: Instance, id: number): void {
  const activity = on.activity(id);
  if (!activity) return;
  const { activate } = on.model.element(activity.element);
  if (activate === undefined) return;
  const list: JsonValue = valueOf(textOf(activate), visible(on, id)) ?? [];
  if (!Array.isArray(list)) throw new Fails('AD_HOC_LIST_INVALID');
  activity.waiting = list.map(String);
  startWaiting(on, id);
}

/** Starts what is listed: all, or the next where only one may run. */
function startWaiting(on: Instance, id: number): void {
  const activity = on.activity(id);
  if (!activity) return;
  const sequential = on.model.element(activity.element).ordering === 'sequential';
  while ((activity.waiting ?? []).length > 0 && !(sequential && !on.isEmpty(id))) {
    const next = activity.waiting?.shift() ?? '';
    activity.began = true;
    on.activate(next, id);
  }
}

/** After something in it was completed: is its condition true, it takes no more. */
export function lookAtAdHoc(on: Instance, id: number): void {
  const activity = on.activity(id);
  if (!activity || on.model.element(activity.element).type !== 'adHocSubProcess' || !on.scope(id)) return;
  const { completionCondition, cancelRemaining } = on.model.element(activity.element);
  if (completionCondition !== undefined && holdsFor(textOf(completionCondition), visible(on, id))) {
    activity.closing = true;
    activity.waiting = [];
    if (cancelRemaining !== false) on.clear(id);
  } else startWaiting(on, id);
}

/** Starts one of its enabled elements by hand. */
export function activateElement(on: Instance, id: number, element: string): void {
  const activity = on.activity(id);
  if (!activity) return;
  activity.began = true;
  on.activate(element, id);
}

/** Whether an empty scope may be closed: an ad-hoc one that a person starts elements of waits for its condition. */
export function isAdHocDone(on: Instance, id: number): boolean {
  const activity = on.activity(id);
  const part = activity && on.model.element(activity.element);
  if (part?.type !== 'adHocSubProcess') return true;
  if (activity?.closing === true) return true;
  return part.activate !== undefined || (part.completionCondition === undefined && activity?.began === true);
}
