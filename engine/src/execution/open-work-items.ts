import { MillraceError } from '@millrace/schemas';
import { mayTake } from '../behaviors/participants.js';
import { requirePart } from '../behaviors/require-part.js';
import { partNumber } from './process-ids.js';
import type { CommandRun } from './run-command.js';
import type { WorkItem } from './state.js';

/** An item that is still to be done. */
export function openItem(run: CommandRun, id: string): WorkItem {
  const item = run.state.workItems.get(partNumber(run.context.key, id, '/workItemId'));
  if (!item) throw new MillraceError('WORK_ITEM_NOT_FOUND', { id });
  if (item.status === 'completed') throw new MillraceError('WORK_ITEM_ALREADY_COMPLETED', { id });
  if (item.status === 'cancelled') throw new MillraceError('WORK_ITEM_CANCELLED', { id, reason: item.endReason ?? '' });
  return item;
}

/** A held item is its holder's; another is for whoever it is offered to. A substitute acts with the rights of the person behind. */
export function refuseOthers(run: CommandRun, item: WorkItem, id: string): void {
  const { actor, onBehalfOf } = run.context;
  refuseSelfApproval(item, [actor, onBehalfOf]);
  if (item.assignee !== undefined) {
    if (item.assignee !== actor && item.assignee !== onBehalfOf && actor !== 'system')
      throw new MillraceError('WORK_ITEM_ALREADY_CLAIMED', { id });
  } else if (!mayTake(run, item.offeredTo, onBehalfOf ?? actor)) throw new MillraceError('WORK_ITEM_NOT_OFFERED', { id });
}

/** Refuses a person who may not have this vote. */
export function refuseSelfApproval(item: WorkItem, persons: readonly (string | undefined)[]): void {
  if (item.barred !== undefined && persons.includes(item.barred))
    throw new MillraceError('SELF_APPROVAL_NOT_ALLOWED', { person: item.barred });
}

/** The item as it is when it is no longer set aside: whatever is done to a suspended item resumes it first, so that the time it waited has an end. */
export function goOn(run: CommandRun, item: WorkItem): WorkItem {
  if (item.status !== 'suspended') return item;
  run.emit({ type: 'workItemResumed', facts: { item: item.id } });
  return requirePart(run.state.workItems.get(item.id), 'work item', item.id);
}
