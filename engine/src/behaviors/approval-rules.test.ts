import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ApprovalOutcome } from '../execution/state.js';
import { approvalOutcome, approvalsNeeded, type ApprovalRule } from './approval-rules.js';

describe('the rules of an approval', () => {
  it.each([
    [{ type: 'all' }, 3, 3],
    [{ type: 'any' }, 3, 1],
    [{ type: 'count', value: 2 }, 3, 2],
    [{ type: 'percent', value: 67 }, 3, 2],
    [{ type: 'percent', value: 66.7 }, 3, 2],
    [{ type: 'percent', value: 66.67 }, 3, 2],
    [{ type: 'percent', value: 66.68 }, 3, 3],
    [{ type: 'percent', value: 50 }, 4, 2],
    [{ type: 'percent', value: 50 }, 5, 3],
    [{ type: 'percent', value: 100 }, 7, 7],
    [{ type: 'percent', value: 1 }, 3, 1],
  ] as const)('%j of %i voters needs %i', (rule: ApprovalRule, voters, needed) => {
    expect(approvalsNeeded(rule, voters)).toBe(needed);
  });

  it('is decided exactly when no further votes could change the outcome', () => {
    const outcomes = fc.constantFrom<ApprovalOutcome>('approved', 'refused');
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 1, max: 6 }),
        fc.array(outcomes, { maxLength: 6 }),
        (voters, wanted, cast) => {
          const votes = cast.slice(0, voters);
          const needed = Math.min(wanted, voters);
          const open = voters - votes.length;
          const final = (approvals: number): ApprovalOutcome => (approvals >= needed ? 'approved' : 'refused');
          const given = votes.filter((vote) => vote === 'approved').length;
          const possible = new Set(Array.from({ length: open + 1 }, (_, more) => final(given + more)));
          expect(approvalOutcome(votes, voters, needed)).toBe(possible.size === 1 ? [...possible][0] : undefined);
        },
      ),
    );
  });

  it('is returned by one return, whatever else was said', () => {
    expect(approvalOutcome(['approved', 'returned'], 2, 1)).toBe('returned');
  });
});
