import { MillraceError, type JsonValue } from '@millrace/schemas';
import { nodeOf, visitOf } from '../behaviors/activities.js';
import { requirePart } from '../behaviors/require-part.js';
import type { FireTimer } from './commands.js';
import { partNumber } from './process-ids.js';
import type { CommandRun } from './run-command.js';

/** A timer's time has come: its own activity goes on, or the event attached to an activity happens. Late rather than early, and once. */
export function fireTimer(run: CommandRun, command: FireTimer): JsonValue {
  const timer = run.state.timers.get(partNumber(run.context.key, command.timerId, '/timerId'));
  if (!timer) throw new MillraceError('TIMER_GONE', { id: command.timerId });
  if (run.context.now < timer.dueAt)
    throw new MillraceError('TIMER_NOT_DUE', { id: command.timerId, dueAt: new Date(timer.dueAt).toISOString() });
  const host = visitOf(run, requirePart(run.state.activities.get(timer.activity), `activity ${timer.activity}`));
  if (timer.element === host.node.id) run.behavior(host).onTimer?.(run, host, timer);
  else {
    const event = { node: nodeOf(run, timer.element), scope: host.scope };
    run.behavior(event).onHostTimer?.(run, event, host.activity, timer);
  }
  run.finish(host.scope);
  return null;
}
