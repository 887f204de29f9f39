import { requirePart } from '../behaviors/require-part.js';
import { weigh } from '../behaviors/variable-paths.js';
import type { Appliers } from './applier.js';
import { activityAt, owned } from './state-parts.js';
import { withReaders } from './readers.js';
import type { ProcessState, Vote, WorkItem } from './state.js';
import { activityWith, itemWith, stateWith } from './copies.js';

/** Roughly what a work item weighs beside what people put into it. */
const itemWeight = 300;

/** Of a recorded item that says none: what was usual when it was recorded, whatever is usual now. */
const unsaidPriority = 50;

/** Appliers of the life of work items (WfMC). */
export const workItemAppliers: Appliers<
  | 'workItemCreated'
  | 'workItemOffered'
  | 'workItemClaimed'
  | 'workItemStarted'
  | 'workItemReleased'
  | 'workItemReassigned'
  | 'workItemSuspended'
  | 'workItemResumed'
  | 'workItemDraftSaved'
  | 'workItemCompleted'
  | 'workItemsCancelled'
> = {
  workItemCreated(state, { facts }, at) {
    const { item: id, activity, assignee, slot, round, barred, dueAt, followUpAt } = facts;
    // All properties in one order: copies of objects of one shape cost a tenth.
    const item: WorkItem = {
      id,
      activity,
      element: activityAt(state, activity).element,
      slot,
      round,
      status: assignee === undefined ? 'offered' : 'claimed',
      offeredTo: facts.offeredTo ?? [],
      assignee,
      barred,
      priority: facts.priority ?? unsaidPriority,
      dueAt,
      followUpAt,
      createdAt: at,
      endedAt: undefined,
      outcome: undefined,
      suspension: undefined,
      endReason: undefined,
      draft: undefined,
      submitted: undefined,
    };
    const { activities, counter } = owned(state, activity, id, 'workItem');
    return stateWith(state, {
      activities,
      counter,
      workItems: state.workItems.with(id, item),
      openWorkItems: state.openWorkItems + 1,
      readers: withReaders(state.readers, facts.offeredTo, assignee),
      weight: state.weight + itemWeight,
    });
  },
  workItemOffered: (state, { facts }) =>
    stateWith(
      changed(state, facts.item, (item) => itemWith(item, { assignee: undefined, status: 'offered', offeredTo: facts.offeredTo })),
      { readers: withReaders(state.readers, facts.offeredTo, undefined) },
    ),
  workItemClaimed: (state, { facts }) =>
    stateWith(
      changed(state, facts.item, (item) => itemWith(item, { status: 'claimed', assignee: facts.assignee })),
      { readers: withReaders(state.readers, undefined, facts.assignee) },
    ),
  workItemStarted: (state, { facts }) =>
    stateWith(
      changed(state, facts.item, (item) => itemWith(item, { status: 'started', assignee: facts.assignee })),
      { readers: withReaders(state.readers, undefined, facts.assignee) },
    ),
  workItemReleased: (state, { facts }) => changed(state, facts.item, (item) => itemWith(item, { assignee: undefined, status: 'offered' })),
  workItemReassigned: (state, { facts }) =>
    stateWith(
      changed(state, facts.item, (item) => itemWith(item, { status: 'claimed', assignee: facts.assignee })),
      { readers: withReaders(state.readers, undefined, facts.assignee) },
    ),
  workItemSuspended: (state, { facts, data }, at) =>
    changed(state, facts.item, (item) =>
      itemWith(item, {
        status: 'suspended',
        suspension: {
          reason: data?.reason ?? '',
          ...(facts.code === undefined ? {} : { code: facts.code }),
          at,
          from: item.suspension?.from ?? (item.status === 'started' ? 'started' : 'claimed'),
        },
      }),
    ),
  workItemResumed: (state, { facts }) =>
    changed(state, facts.item, (item) => itemWith(item, { status: item.suspension?.from ?? item.status, suspension: undefined })),
  workItemDraftSaved(state, { facts, data }) {
    if (!data) return state;
    const before = itemAt(state, facts.item).draft;
    return stateWith(
      changed(state, facts.item, (item) => itemWith(item, { draft: data.draft })),
      { weight: state.weight + weigh(data.draft) - weigh(before) },
    );
  },
  workItemCompleted(state, { facts, data }, at) {
    const item = itemAt(state, facts.item);
    const completed: WorkItem = itemWith(item, {
      draft: undefined,
      outcome: facts.outcome ?? item.outcome,
      submitted: data?.submitted ?? item.submitted,
      status: 'completed',
      assignee: facts.person,
      endedAt: at,
    });
    return stateWith(withVote(state, item, facts, data, at), {
      workItems: state.workItems.with(item.id, completed),
      openWorkItems: state.openWorkItems - 1,
      readers: withReaders(state.readers, undefined, facts.person),
      weight: state.weight - weigh(item.draft) + weigh(data?.submitted),
    });
  },
  workItemsCancelled: (state, { facts }, at) => facts.items.reduce((next, item) => endWorkItem(next, item, facts.reason, at), state),
};

/** Ends an item whose activity ended: an open one is cancelled, a completed one forgets what was handed in. */
export function endWorkItem(state: ProcessState, id: number, reason: string, at: number): ProcessState {
  const item = itemAt(state, id);
  if (item.endedAt !== undefined) {
    // Set to undefined rather than left out, which costs ten times as much and is the same in JSON.
    if (item.submitted === undefined) return state;
    const workItems = state.workItems.with(id, itemWith(item, { submitted: undefined }));
    return stateWith(state, { workItems, weight: state.weight - weigh(item.submitted) });
  }
  const cancelled: WorkItem = itemWith(item, { draft: undefined, status: 'cancelled', endReason: reason, endedAt: at });
  return stateWith(state, {
    workItems: state.workItems.with(id, cancelled),
    openWorkItems: state.openWorkItems - 1,
    weight: state.weight - weigh(item.draft),
  });
}

function itemAt(state: ProcessState, id: number): WorkItem {
  return requirePart(state.workItems.get(id), 'work item', id);
}

function changed(state: ProcessState, id: number, change: (item: WorkItem) => WorkItem): ProcessState {
  return stateWith(state, { workItems: state.workItems.with(id, change(itemAt(state, id))) });
}

/** A completed vote counts in its approval. */
function withVote(
  state: ProcessState,
  item: WorkItem,
  facts: Parameters<(typeof workItemAppliers)['workItemCompleted']>[1]['facts'],
  data: Parameters<(typeof workItemAppliers)['workItemCompleted']>[1]['data'],
  at: number,
): ProcessState {
  const activity = state.activities.get(item.activity);
  const { outcome } = facts;
  if (item.slot === undefined || !activity?.approval || (outcome !== 'approved' && outcome !== 'refused' && outcome !== 'returned'))
    return state;
  const vote: Vote = {
    by: facts.person,
    ...(facts.onBehalfOf === undefined ? {} : { onBehalfOf: facts.onBehalfOf }),
    outcome,
    ...(data?.reason === undefined ? {} : { reason: data.reason }),
    ...(data?.comment === undefined ? {} : { comment: data.comment }),
    at: new Date(at).toISOString(),
  };
  const approval = { ...activity.approval, votes: [...activity.approval.votes, { slot: item.slot, vote }] };
  return stateWith(state, { activities: state.activities.with(activity.id, activityWith(activity, { approval })) });
}
