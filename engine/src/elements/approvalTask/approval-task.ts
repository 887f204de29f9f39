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
 * The approval task: an approval route in one element. Everybody asked has one vote, in parallel or one after another; it is decided as soon as the outcome can
 * no longer change, and the open votes are cancelled. One return sends the work back at once. The result variable holds
 * `{ outcome, round, votes, reason? }`; gateways after it choose the way by `outcome`. Each time the element is reached again is a new round.
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
