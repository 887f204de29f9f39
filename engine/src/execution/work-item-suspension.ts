import type { JsonValue } from '@millrace/schemas';
import { describeFound } from '../behaviors/command-input.js';
import type { ResumeWorkItem, SuspendWorkItem } from './commands.js';
import { refuse } from './instance-commands.js';
import { goOn, openItem, refuseOthers } from './open-work-items.js';
import type { CommandRun } from './run-command.js';

/** A reason is kept in the instance's state and shown in lists. */
const longestReason = 2000;

/** Sets a held item aside. The same reason said again changes nothing; another begins a new stretch. */
export function suspendWorkItem(run: CommandRun, command: SuspendWorkItem): JsonValue {
  const { workItemId, reason, code } = command;
  const item = openItem(run, workItemId);
  if (item.assignee === undefined) refuse('WORK_ITEM_NOT_CLAIMED', { id: workItemId });
  refuseOthers(run, item, workItemId);
  if (typeof reason !== 'string' || reason.trim() === '' || reason.length > longestReason)
    refuse('INVALID_INPUT', { place: '/reason', expected: `a text of 1 to ${longestReason} characters`, found: describeFound(reason) });
  if (code !== undefined && !(typeof code === 'string' && /^[A-Za-z0-9._-]{1,64}$/.test(code)))
    refuse('INVALID_INPUT', { place: '/code', expected: 'up to 64 letters a-z, digits, ., _ and -', found: describeFound(code) });
  if (item.suspension?.reason === reason && item.suspension.code === code) return null;
  run.emit({ type: 'workItemSuspended', facts: { item: item.id, ...(code === undefined ? {} : { code }) }, data: { reason } });
  return null;
}

/** Goes on with an item that was set aside; one that was not stays as it is. */
export function resumeWorkItem(run: CommandRun, command: ResumeWorkItem): JsonValue {
  const item = openItem(run, command.workItemId);
  refuseOthers(run, item, command.workItemId);
  goOn(run, item);
  return null;
}
