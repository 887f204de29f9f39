import type { ApprovalOutcome } from '../execution/state.js';

/** When an approval is approved: by all, by any one, by a number, or by a share of those asked. */
export interface ApprovalRule {
  readonly type: 'all' | 'any' | 'count' | 'percent';
  /** The number or the percentage. */
  readonly value?: number;
}

/**
 * How many of `voters` must approve. A percentage is compared at its own precision, as people mean it: two of three are 67 % and 66.7 %,
 * not less.
 *
 * @example approvalsNeeded({ type: 'percent', value: 67 }, 3) // 2
 */
export function approvalsNeeded(rule: ApprovalRule, voters: number): number {
  if (rule.type === 'all') return voters;
  if (rule.type === 'any') return 1;
  const value = rule.value ?? 0;
  if (rule.type === 'count') return value;
  const precision = 10 ** decimalsOf(value);
  for (let approvals = 1; approvals < voters; approvals++) {
    if (Math.round((100 * approvals * precision) / voters) >= Math.round(value * precision)) return approvals;
  }
  return voters;
}

/** The outcome once it can no longer change; nothing while it can. One return decides: the work goes back whatever others think. */
export function approvalOutcome(votes: readonly ApprovalOutcome[], voters: number, needed: number): ApprovalOutcome | undefined {
  if (votes.includes('returned')) return 'returned';
  const approvals = votes.filter((vote) => vote === 'approved').length;
  if (approvals >= needed) return 'approved';
  const open = voters - votes.length;
  return approvals + open < needed ? 'refused' : undefined;
}

function decimalsOf(value: number): number {
  const text = String(value);
  const dot = text.indexOf('.');
  return dot < 0 ? 0 : text.length - dot - 1;
}
