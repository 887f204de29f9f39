import { MillraceError, type JsonValue } from '@millrace/schemas';
import { triggerOf } from '../behaviors/events/waiting.js';
import { requirePart } from '../behaviors/require-part.js';
import { fireTimer as fire } from '../behaviors/timers.js';
import type { FireTimer } from './commands.js';
import { placeOf } from './happening.js';
import { partNumber } from './process-ids.js';
import type { CommandRun } from './run-command.js';

/** A timer's time has come: what waits for it goes on. Late rather than early, and once. */
export function fireTimer(run: CommandRun, command: FireTimer): JsonValue {
  const timer = run.state.timers.get(partNumber(run.context.key, command.timerId, '/timerId'));
  if (!timer) throw new MillraceError('TIMER_GONE', { id: command.timerId });
  if (run.context.now < timer.dueAt)
    throw new MillraceError('TIMER_NOT_DUE', { id: command.timerId, dueAt: new Date(timer.dueAt).toISOString() });
  const { activity, inScope, element, trigger } = timer;
  const waiting = inScope === true ? { activity, inScope } : { activity };
  const { node, visit } = placeOf(run, waiting, element);
  const rule = triggerOf({ node, scope: visit.scope }, timer);
  const { scope } = inScope === true ? { scope: activity } : requirePart(run.state.activities.get(activity), 'activity', activity);
  if (rule?.kind === 'timer' && fire(run, timer, rule.rule))
    run.occur(waiting, { element, ...(trigger === undefined ? {} : { trigger }), data: {} });
  run.finish(scope);
  return null;
}
