import type { WorkItemView } from '@millrace/engine';
import type { Call } from '../../http/operation.js';
import { titleIn } from '../titles.js';
import { Names } from '../names.js';
import type { WorkItemCard } from './contract.js';

/** Work items as lists show them, with the names of everybody in them read at once. */
export async function workItemCards(call: Call, views: readonly WorkItemView[]): Promise<readonly WorkItemCard[]> {
  const names = await Names.read(
    call,
    views.flatMap((view) => [
      `user:${view.initiator}`,
      ...(view.assignee === undefined ? [] : [`user:${view.assignee}`]),
      ...view.offeredTo,
    ]),
  );
  return views.map((view) => ({
    id: view.id,
    name: view.name ?? view.elementId,
    ...(view.title === undefined ? {} : { title: titleIn(view.title, call.language) }),
    ...(view.number === undefined ? {} : { number: view.number }),
    instance: view.instanceId,
    process: { id: view.definition, name: view.processName ?? view.definition },
    elementId: view.elementId,
    initiator: names.person(view.initiator),
    state: view.state,
    isVote: view.isVote,
    ...(view.assignee === undefined ? {} : { assignee: names.person(view.assignee) }),
    offeredTo:
      view.offeredTo.length === 0 && view.assignee === undefined ? [names.who('everyone')] : view.offeredTo.map((key) => names.who(key)),
    priority: view.priority,
    createdAt: view.createdAt,
    ...(view.dueAt === undefined ? {} : { dueAt: view.dueAt }),
    ...(view.endedAt === undefined ? {} : { endedAt: view.endedAt }),
    ...(view.outcome === undefined ? {} : { outcome: view.outcome }),
    ...(view.round === undefined ? {} : { round: view.round }),
    hasDraft: view.hasDraft,
  }));
}
