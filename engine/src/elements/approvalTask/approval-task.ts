import type { FormUse, Participant, Timing } from '../../model/definition.js';
import type { ElementType } from '../element-type.js';
import { enter } from '../../behaviors/activities.js';
import type { ApprovalRule } from '../../behaviors/approval-rules.js';
import { beginRound, decideOrAskNext, refuseVote, type ApprovalPlan } from '../../behaviors/approvals.js';
import { takeSubmission } from '../../behaviors/work-items.js';
import { checkApproval } from './check-approval.js';

interface ApprovalDefinition {
  readonly participants: readonly Participant[];
  readonly order?: 'parallel' | 'sequential';
  readonly rule?: ApprovalRule;
  readonly allowSelfApproval?: boolean;
  readonly allowReturn?: boolean;
  readonly onReturn?: 'askAll' | 'keepApprovals';
  readonly result: string;
}

/**
 * The approval task: an approval route in one element. The standard has none: it stands for a user task with several instances, one for each who is
 * asked.
 *
 * - *Stands*: anywhere among activities.
 * - *A token*: begins a round: who has a vote is found, each once and without the initiator, unless `allowSelfApproval`; in parallel all get a work
 *   item, in sequence the first does.
 * - *Waits for*: votes. It is decided as soon as the outcome can no longer change (`rule`: all, any, a count, a percentage), and the open votes are
 *   cancelled. One return sends the work back at once.
 * - *Ends*: when it is decided: the variable `result` holds `{ outcome, round, votes, reason? }`, and tokens go along the flows whose conditions hold;
 *   gateways after it choose by `outcome`. When the element is reached again it is a new round, which asks all anew, or with `keepApprovals` those who
 *   had not approved.
 * - *May go wrong*: `APPROVAL_WITHOUT_VOTERS`, `APPROVAL_OUT_OF_REACH`, `LIMIT_EXCEEDED`, and who is asked as at a user task: the round has not begun. A
 *   failing `out` or `NO_FLOW_TAKEN`: the votes are kept, and a retry decides again.
 * - *Beside it*: loops, attached events and handlers as on every activity. The repetitions of a standard loop are rounds of one approval; each of
 *   several instances is an approval of its own.
 * - *Read on*: behaviors/approvals.ts (rounds, votes, the result), behaviors/approval-rules.ts (when it is decided), behaviors/participants.ts (who is
 *   asked), execution/work-item-commands.ts (a vote is given).
 */
export const approvalTask: ElementType<ApprovalPlan> = {
  type: 'approvalTask',
  kind: 'activity',
  conditions: true,
  attributes: ['approval', 'form', 'priority', 'due', 'followUp'],
  check: checkApproval,
  compile(element) {
    const approval = element['approval'] as ApprovalDefinition;
    return {
      participants: approval.participants,
      order: approval.order ?? 'parallel',
      rule: approval.rule ?? { type: 'all' },
      allowSelfApproval: approval.allowSelfApproval ?? false,
      allowReturn: approval.allowReturn ?? false,
      onReturn: approval.onReturn ?? 'askAll',
      result: approval.result,
      ...(element['form'] === undefined ? {} : { form: element['form'] as FormUse }),
      ...(element['priority'] === undefined ? {} : { priority: element['priority'] as number }),
      ...(element['due'] === undefined ? {} : { due: element['due'] as Timing }),
      ...(element['followUp'] === undefined ? {} : { followUp: element['followUp'] as Timing }),
    };
  },
  behavior: {
    plan: (config) => config,
    mayComplete: (_run, visit, _item, completion) => refuseVote(visit.node.config, completion),
    activate(run, visit) {
      const entered = enter(run, visit);
      beginRound(run, entered);
      decideOrAskNext(run, entered);
    },
    onWorkItem(run, visit, item) {
      if (item.submitted && Object.keys(item.submitted).length > 0) takeSubmission(run, visit, item, visit.node.config);
      decideOrAskNext(run, visit);
    },
  },
};
