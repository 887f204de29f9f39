import type { JsonObject, JsonValue } from '@millrace/schemas';
import { throwError, throwEscalation } from '../behaviors/events/throwing.js';
import { visitOf } from '../behaviors/activities.js';
import { failureOf } from '../behaviors/failed-step.js';
import { requirePart } from '../behaviors/require-part.js';
import type { CancelChild, ChildCancelled, ChildCompleted, ChildEscalated, ChildFailed, ChildRefused } from './commands.js';
import { failureOfRefusal } from './refused-letters.js';
import type { CommandRun } from './run-command.js';
import type { Activity } from './state.js';

/** A called instance has completed: the activity that called it takes over its variables and goes on. */
export function childCompleted(run: CommandRun, command: ChildCompleted): JsonValue {
  const activity = calling(run, command);
  if (!activity) return null;
  const { variables } = command;
  ended(run, command, 'completed', { variables });
  const visit = visitOf(run, activity);
  const child = requirePart(run.state.children.get(activity.id), 'the called instance');
  run.attempt({ kind: 'child', visit }, () => run.behavior(visit).onChild?.(run, visit, child));
  run.finish(activity.scope);
  return null;
}

/** A called instance ended with a business error: it is caught around the calling activity, or is an incident of it. */
export function childFailed(run: CommandRun, command: ChildFailed): JsonValue {
  const activity = calling(run, command);
  if (!activity) return null;
  const { code, data } = command;
  ended(run, command, 'failed', { variables: data }, code);
  const visit = visitOf(run, activity);
  run.attempt({ kind: 'child', visit }, () =>
    throwError(run, { scope: activity.scope, activity: activity.id }, { element: activity.element, code, data }),
  );
  run.finish(activity.scope);
  return null;
}

/** Somebody cancelled a called instance by itself: a person decides what becomes of the activity that called it. */
export function childCancelled(run: CommandRun, command: ChildCancelled): JsonValue {
  const activity = calling(run, command);
  if (!activity) return null;
  ended(run, command, 'cancelled', {});
  const params = { element: activity.element, child: command.child };
  run.raise({ kind: 'child', visit: visitOf(run, activity) }, failureOf('CHILD_CANCELLED', params));
  return null;
}

/** A called instance could not begin: that is an incident of the activity, which calls anew when it is retried. */
export function childRefused(run: CommandRun, command: ChildRefused): JsonValue {
  const activity = calling(run, command);
  if (!activity) return null;
  ended(run, command, 'refused', {});
  run.raise({ kind: 'child', visit: visitOf(run, activity) }, failureOfRefusal(command.refusal));
  return null;
}

/** A called instance escalates something that nobody in it heard. */
export function childEscalated(run: CommandRun, command: ChildEscalated): JsonValue {
  const activity = calling(run, command);
  if (!activity) return null;
  const { code, data } = command;
  throwEscalation(run, { scope: activity.scope, activity: activity.id }, { element: activity.element, code, data }, (waiting, occurrence) =>
    run.occur(waiting, occurrence),
  );
  run.finish(activity.scope);
  return null;
}

/** The caller waits no more. */
export function cancelChild(run: CommandRun, command: CancelChild): JsonValue {
  // Letters to one receiver keep their order: what is cancelled has been started, or ended long ago.
  const { parent, status } = run.state;
  if (status === 'active' && parent?.id === command.parent.id && parent.activity === command.parent.activity)
    run.emit({ type: 'instanceCancelled', facts: {}, data: { reason: 'interrupted' } });
  return null;
}

/** The activity that still waits for this called instance. */
function calling(run: CommandRun, { activity, child }: { readonly activity: number; readonly child: string }): Activity | undefined {
  const known = run.state.status === 'active' ? run.state.children.get(activity) : undefined;
  return known?.id === child && known.ended === undefined ? run.state.activities.get(activity) : undefined;
}

function ended(
  run: CommandRun,
  { activity, child }: { readonly activity: number; readonly child: string },
  status: string,
  data: { readonly variables?: JsonObject },
  code?: string,
): void {
  run.emit({
    type: 'childEnded',
    facts: { activity, child, status, ...(code === undefined ? {} : { code }) },
    ...(data.variables === undefined || Object.keys(data.variables).length === 0 ? {} : { data: { variables: data.variables } }),
  });
}
