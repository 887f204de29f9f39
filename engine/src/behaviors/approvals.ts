import { MillraceError, type JsonObject, type JsonValue } from '@millrace/schemas';
import type { Approval, ApprovalOutcome, FinishedRound } from '../execution/state.js';
import { scopeOfRounds } from '../execution/state-parts.js';
import type { Participant } from '../model/definition.js';
import { leave, scopeOf, type Entered } from './activities.js';
import { approvalOutcome, approvalsNeeded, type ApprovalRule } from './approval-rules.js';
import { fail } from './failed-step.js';
import { outgoing } from './flows.js';
import { allPrincipals, personsBehind } from './participants.js';
import { requirePart } from './require-part.js';
import type { Run, Visit } from './run.js';
import { setVariables } from './variables.js';
import { plannedFacts, type Completion, type WorkItemPlan } from './work-items.js';

/** What an approval task says; `config` of its node. */
export interface ApprovalPlan extends WorkItemPlan {
  readonly participants: readonly Participant[];
  readonly order: 'parallel' | 'sequential';
  readonly rule: ApprovalRule;
  readonly allowSelfApproval: boolean;
  readonly allowReturn: boolean;
  readonly onReturn: 'askAll' | 'keepApprovals';
  readonly result: string;
}

/** Voters of one approval: their work items must fit into one commit. */
const mostVoters = 4000;

/** Begins a round: who has a vote, how many approvals decide, whose approval of the round before still counts. */
export function beginRound(run: Run, visit: Entered<ApprovalPlan>): void {
  const { config, id } = visit.node;
  const slots = votersOf(run, visit);
  if (slots.length > mostVoters) fail('LIMIT_EXCEEDED', { limit: mostVoters, what: `voters of ${id}`, found: slots.length });
  if (slots.length === 0) fail('APPROVAL_WITHOUT_VOTERS', { element: id });
  const needed = approvalsNeeded(config.rule, slots.length);
  if (needed > slots.length) fail('APPROVAL_OUT_OF_REACH', { element: id, needed, voters: slots.length });
  const activity = requirePart(run.state.activities.get(visit.activity), 'activity', visit.activity);
  const before = scopeOf(run, scopeOfRounds(run.state, activity)).rounds[id];
  const kept = keptApprovals(config, before, slots);
  run.emit({
    type: 'approvalStarted',
    facts: { activity: visit.activity, round: (before?.round ?? 0) + 1, slots, needed, ...(kept.length === 0 ? {} : { kept }) },
  });
}

/** Ends the round if its outcome can no longer change; else asks those who are to be asked now. */
export function decideOrAskNext(run: Run, visit: Visit<ApprovalPlan>): void {
  const activity = requirePart(visit.activity, 'the number of an entered approval');
  const approval = requirePart(run.state.activities.get(activity)?.approval, 'the approval of activity', activity);
  const outcome = approvalOutcome(
    approval.votes.map(({ vote }) => vote.outcome),
    approval.slots.length,
    approval.needed,
  );
  if (outcome === undefined) ask(run, { ...visit, activity }, approval);
  else decide(run, { ...visit, activity }, approval, outcome);
}

/** The votes an approval takes. */
export function votesAllowed({ allowReturn }: Pick<ApprovalPlan, 'allowReturn'>): readonly ApprovalOutcome[] {
  return allowReturn ? ['approved', 'refused', 'returned'] : ['approved', 'refused'];
}

/** Refuses a completion that is no vote: an unknown outcome, a return that is not allowed, a refusal or return without a reason. */
export function refuseVote(plan: ApprovalPlan, completion: Completion): void {
  const allowed: readonly (string | undefined)[] = votesAllowed(plan);
  if (!allowed.includes(completion.outcome))
    throw new MillraceError('OUTCOME_INVALID', { expected: allowed.join(', '), found: completion.outcome ?? 'nothing' });
  if (completion.outcome !== 'approved' && !completion.reason?.trim())
    throw new MillraceError('REASON_REQUIRED', { outcome: completion.outcome ?? '' });
}

/**
 * The principal keys that have a vote, each once. A group stands for its members where votes are counted; where any one vote decides, it stays one key that any
 * member may speak for. The initiator has none, unless self-approval is allowed.
 */
function votersOf(run: Run, visit: Visit<ApprovalPlan>): readonly string[] {
  const { config } = visit.node;
  const counted = config.rule.type !== 'any';
  const keys = allPrincipals(run, visit, config.participants);
  const voters = keys.flatMap((key) =>
    counted && key.startsWith('group:') ? personsBehind(run, key).map((person) => `user:${person}`) : [key],
  );
  const self = `user:${run.state.initiator}`;
  return [...new Set(voters)].filter((key) => config.allowSelfApproval || key !== self);
}

/** Slots that approved before the work was returned and need not look again. */
function keptApprovals(config: ApprovalPlan, before: FinishedRound | undefined, slots: readonly string[]): readonly string[] {
  if (config.onReturn !== 'keepApprovals' || before?.outcome !== 'returned') return [];
  return before.approvals.map(({ slot }) => slot).filter((slot) => slots.includes(slot));
}

/** Creates the votes that are due: all of them, or in sequence the next one. */
function ask(run: Run, visit: Entered<ApprovalPlan>, approval: Approval): void {
  const { config } = visit.node;
  const done = new Set(approval.votes.map(({ slot }) => slot));
  const asked = new Set<string | undefined>();
  run.state.activities.get(visit.activity)?.owns.forEach((kind, id) => {
    if (kind === 'workItem') asked.add(run.state.workItems.get(id)?.slot);
  });
  const waiting = approval.slots.filter((slot) => !done.has(slot));
  const due = (config.order === 'sequential' ? waiting.slice(0, 1) : waiting).filter((slot) => !asked.has(slot));
  if (due.length === 0) return;
  const planned = plannedFacts(run, visit, config);
  for (const slot of due) {
    const barred = config.allowSelfApproval || slot.startsWith('user:') ? {} : { barred: run.state.initiator };
    run.emit({
      type: 'workItemCreated',
      facts: { item: run.nextNumber(), activity: visit.activity, offeredTo: [slot], slot, round: approval.round, ...barred, ...planned },
    });
  }
}

function decide(run: Run, visit: Entered<ApprovalPlan>, approval: Approval, outcome: ApprovalOutcome): void {
  const votes = approval.votes.map(({ vote }) => vote);
  run.emit({
    type: 'approvalDecided',
    facts: {
      activity: visit.activity,
      round: approval.round,
      outcome,
      approvals: votes.filter((vote) => vote.outcome === 'approved').length,
      refusals: votes.filter((vote) => vote.outcome === 'refused').length,
    },
  });
  const open: number[] = [];
  run.state.activities.get(visit.activity)?.owns.forEach((kind, id) => {
    if (kind === 'workItem' && run.state.workItems.get(id)?.endedAt === undefined) open.push(id);
  });
  if (open.length > 0) run.emit({ type: 'workItemsCancelled', facts: { items: open, reason: 'decided' } });
  // The last vote of this outcome is the one that decided; an approval needs no reason, a refusal always has one.
  const reason = outcome === 'approved' ? undefined : votes.findLast((vote) => vote.outcome === outcome)?.reason;
  const result: JsonObject = {
    outcome,
    round: approval.round,
    votes: votes satisfies readonly object[] as unknown as JsonValue,
    ...(reason === undefined ? {} : { reason }),
  };
  setVariables(run, visit.scope, { [visit.node.config.result]: result });
  leave(run, visit, outgoing(run, visit));
}
