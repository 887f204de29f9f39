import type { JsonValue } from '@millrace/schemas';
import { visitOf } from '../behaviors/activities.js';
import { describeFound } from '../behaviors/command-input.js';
import { UnfitSubmission } from '../behaviors/failed-step.js';
import { mayBeOffered, mostPrincipals } from '../behaviors/participants.js';
import { requirePart } from '../behaviors/require-part.js';
import { formInput, type Completion } from '../behaviors/work-items.js';
import { asPaths } from '../behaviors/variable-paths.js';
import { fittedValues } from '../behaviors/variables.js';
import { checkForm } from './check-form.js';
import type { ClaimWorkItem, CompleteWorkItem, ReassignWorkItem, ReleaseWorkItem, SaveDraft, StartWorkItem } from './commands.js';
import { refuse, requireObject } from './instance-commands.js';
import { goOn, openItem, refuseOthers, refuseSelfApproval } from './open-work-items.js';
import { refuseGrowth } from './room.js';
import type { CommandRun } from './run-command.js';

/** The longest id of a person. */
const longestId = 200;

/** Takes an offered item. Taking what one holds already changes nothing. */
export function claimWorkItem(run: CommandRun, command: ClaimWorkItem): JsonValue {
  const item = openItem(run, command.workItemId);
  refuseOthers(run, item, command.workItemId);
  if (item.assignee === undefined) run.emit({ type: 'workItemClaimed', facts: { item: item.id, assignee: run.context.actor } });
  return null;
}

/** Says that the work begins: handling time counts from here. */
export function startWorkItem(run: CommandRun, command: StartWorkItem): JsonValue {
  const item = openItem(run, command.workItemId);
  refuseOthers(run, item, command.workItemId);
  if (goOn(run, item).status !== 'started')
    run.emit({ type: 'workItemStarted', facts: { item: item.id, assignee: item.assignee ?? run.context.actor } });
  return null;
}

/** Gives a held item back to those it was offered to. */
export function releaseWorkItem(run: CommandRun, command: ReleaseWorkItem): JsonValue {
  const item = openItem(run, command.workItemId);
  if (item.assignee === undefined) refuse('WORK_ITEM_NOT_CLAIMED', { id: command.workItemId });
  refuseOthers(run, item, command.workItemId);
  goOn(run, item);
  run.emit({ type: 'workItemReleased', facts: { item: item.id }, ...reasonData(command.reason) });
  return null;
}

/** Gives an item to another person, or offers it to others. Who may do this is a right that the caller checked. */
export function reassignWorkItem(run: CommandRun, command: ReassignWorkItem): JsonValue {
  const item = openItem(run, command.workItemId);
  const { assignee, offeredTo } = command;
  if (typeof assignee === 'string' && assignee !== '' && assignee.length <= longestId && offeredTo === undefined) {
    refuseSelfApproval(item, [assignee]);
    goOn(run, item);
    const from = item.assignee === undefined ? {} : { from: item.assignee };
    run.emit({ type: 'workItemReassigned', facts: { item: item.id, assignee, ...from }, ...reasonData(command.reason) });
  } else if (assignee === undefined && mayBeOffered(offeredTo)) {
    goOn(run, item);
    run.emit({ type: 'workItemOffered', facts: { item: item.id, offeredTo }, ...reasonData(command.reason) });
  } else
    refuse('INVALID_INPUT', {
      place: '/assignee',
      expected: `a person, or offeredTo with a list of 1 to ${mostPrincipals} principal keys; a group where there are more`,
      found:
        Array.isArray(offeredTo) && offeredTo.length > mostPrincipals
          ? `${offeredTo.length} of them`
          : describeFound(assignee ?? offeredTo),
    });
  return null;
}

/** Keeps what was typed so far. */
export function saveDraft(run: CommandRun, command: SaveDraft): JsonValue {
  const item = openItem(run, command.workItemId);
  refuseOthers(run, item, command.workItemId);
  const { weight } = run.state;
  run.emit({ type: 'workItemDraftSaved', facts: { item: item.id }, data: { draft: requireObject(command.data, '/data') } });
  refuseGrowth(run, weight);
  return null;
}

/** Completes an item: checks who, what, the form and the variables it goes to, keeps it, and lets the process go on. */
export function completeWorkItem(run: CommandRun, command: CompleteWorkItem): JsonValue {
  const item = openItem(run, command.workItemId);
  refuseOthers(run, item, command.workItemId);
  const visit = visitOf(run, requirePart(run.state.activities.get(item.activity), 'activity', item.activity));
  const behavior = run.behavior(visit);
  const completion = completionOf(command);
  behavior.mayComplete?.(run, visit, item, completion);

  const plan = behavior.plan?.(visit.node.config) ?? {};
  const given = requireObject(command.data, '/data');
  // A vote against needs a reason, not a filled form.
  const isChecked = plan.form !== undefined && (item.slot === undefined || completion.outcome === 'approved' || command.data !== undefined);
  const submitted = plan.form && isChecked ? checkForm(run, plan.form, given, formInput(run, visit, plan.form)).data : given;
  if (!plan.form?.out && !plan.out) fittedValues(run, visit.scope, asPaths(submitted), refuse);

  const { actor, onBehalfOf } = run.context;
  const { outcome, ...words } = completion;
  const data = { ...(Object.keys(submitted).length === 0 ? {} : { submitted }), ...words };
  goOn(run, item);
  run.emit({
    type: 'workItemCompleted',
    facts: {
      item: item.id,
      person: actor,
      ...(outcome === undefined ? {} : { outcome }),
      ...(item.round === undefined ? {} : { round: item.round }),
      ...(onBehalfOf === undefined ? {} : { onBehalfOf }),
    },
    ...(Object.keys(data).length === 0 ? {} : { data }),
  });
  const completed = requirePart(run.state.workItems.get(item.id), 'work item', item.id);
  run.attempt({ kind: 'workItem', visit, about: item.id }, () => {
    orRefuse(() => behavior.onWorkItem?.(run, visit, completed));
  });
  run.finish(visit.scope);
  return null;
}

/** The person who handed it in is there and nothing is kept yet: values that do not fit are refused, whatever mapping they came through. */
function orRefuse(work: () => void): void {
  try {
    work();
  } catch (error) {
    if (error instanceof UnfitSubmission) refuse(error.code, error.params);
    throw error;
  }
}

function completionOf(command: CompleteWorkItem): Completion {
  const words: { -readonly [K in keyof Completion]: string } = {};
  for (const name of completionWords) {
    const value: unknown = command[name];
    if (value === undefined || value === '') continue;
    if (typeof value !== 'string') refuse('INVALID_INPUT', { place: `/${name}`, expected: 'a text', found: describeFound(value) });
    words[name] = value;
  }
  return words;
}

const completionWords = ['outcome', 'reason', 'comment'] as const;

function reasonData(reason: string | undefined): { readonly data?: { readonly reason: string } } {
  return typeof reason === 'string' && reason !== '' ? { data: { reason } } : {};
}
