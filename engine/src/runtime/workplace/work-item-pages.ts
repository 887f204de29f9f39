import { MillraceError, type JsonObject } from '@millrace/schemas';
import { visitOf } from '../../behaviors/activities.js';
import { formInput, type WorkItemPlan } from '../../behaviors/work-items.js';
import { votesAllowed, type ApprovalPlan } from '../../behaviors/approvals.js';
import { elementTypes } from '../../elements/index.js';
import type { CommandRun } from '../../execution/run-command.js';
import type { ProcessState, WorkItem } from '../../execution/state.js';
import type { ExecutableNode } from '../../model/executable.js';
import type { OutcomeView, VoteView } from './shapes.js';
import type { Story } from './story.js';

/** What an element says of its work items. */
export function planOf(node: ExecutableNode | undefined): WorkItemPlan {
  if (node === undefined) return {};
  return elementTypes[node.type]?.behavior.plan?.(node.config) ?? {};
}

/** A work item of an instance by its number. */
export function itemOf(state: ProcessState, id: string): WorkItem {
  const item = state.workItems.get(Number(id.slice(id.lastIndexOf('.') + 1)));
  if (!item) throw new MillraceError('WORK_ITEM_NOT_FOUND', { id });
  return item;
}

/** What a work item's form is filled with: as its step says, over the variables as they are now. Of one that has ended, as far as that can still be said. */
export function itemData(run: CommandRun, item: WorkItem): JsonObject {
  const activity = run.state.activities.get(item.activity);
  const node = run.deployed.process.nodes.get(item.element);
  const form = planOf(node).form;
  if (form === undefined || node === undefined) return {};
  if (activity) return formInput(run, visitOf(run, activity), form);
  return formInput(run, { node, scope: 0 }, form);
}

/** What may be decided with an open work item. */
export function outcomesOf(item: WorkItem, plan: WorkItemPlan): readonly OutcomeView[] {
  if (item.endedAt !== undefined) return [];
  if (item.slot === undefined) return [{ id: 'completed', needsReason: false }];
  return votesAllowed(plan as ApprovalPlan).map((id) => ({ id, needsReason: id !== 'approved' }));
}

/** The votes of a work item's approval; of an approval that is over, those of its round as the history tells them. */
export function votesOf(state: ProcessState, item: WorkItem, story: Story): readonly VoteView[] {
  if (item.slot === undefined) return [];
  const running = state.activities.get(item.activity)?.approval;
  if (running !== undefined) return running.votes.map(({ vote: { round: _round, ...vote } }) => vote);
  return story.acts.flatMap((act) => {
    const of = act.item === undefined ? undefined : state.workItems.get(act.item);
    if (act.type !== 'workItemCompleted' || act.outcome === undefined || of?.activity !== item.activity) return [];
    const { at, actor: by, onBehalfOf, outcome, reason, comment } = act;
    return [
      {
        by,
        outcome,
        at,
        ...(onBehalfOf === undefined ? {} : { onBehalfOf }),
        ...(reason === undefined ? {} : { reason }),
        ...(comment === undefined ? {} : { comment }),
      },
    ];
  });
}
