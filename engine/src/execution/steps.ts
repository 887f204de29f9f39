import { EVERYONE } from './collections.js';
import type { ProcessState } from './state.js';

const mostSteps = 20;
const mostItems = 20;

/** A place an instance stands at, as its list row says it. Times are milliseconds since 1970 UTC. */
export interface StepRow {
  readonly element: string;
  readonly since: number;
  /** Open work items there, at most twenty; absent where a program or a timer works. */
  readonly items?: readonly { readonly id: number; readonly to: readonly string[]; readonly dueAt?: number }[];
}

/** Where an instance stands, at most twenty places: the activities that hold no others, with the principal keys that each waits for. */
export function stepsOf(state: ProcessState): readonly StepRow[] {
  const steps: StepRow[] = [];
  state.activities.forEach((activity) => {
    const inside = state.scopes.get(activity.id);
    if (steps.length === mostSteps || (inside && (inside.loop === true || inside.activities.size > 0 || inside.tokens > 0))) return;
    const items: { id: number; to: readonly string[]; dueAt?: number }[] = [];
    activity.owns.forEach((kind, id) => {
      const item = kind === 'workItem' && items.length < mostItems ? state.workItems.get(id) : undefined;
      if (item === undefined || item.endedAt !== undefined) return;
      const { assignee, offeredTo, dueAt } = item;
      const to = assignee !== undefined ? [`user:${assignee}`] : offeredTo.length > 0 ? offeredTo.slice(0, mostItems) : [EVERYONE];
      items.push(dueAt === undefined ? { id, to } : { id, to, dueAt });
    });
    steps.push({ element: activity.element, since: activity.enteredAt, ...(items.length === 0 ? {} : { items }) });
  });
  return steps;
}
