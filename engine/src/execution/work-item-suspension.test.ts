import { describe, expect, it } from 'vitest';
import { drawProcess } from '../../testing/draw-process.js';
import { ExecutionRig } from '../../testing/execution-rig.js';

const refused = (code: string): unknown => expect.objectContaining({ code });
const boris = { actor: 'boris' };

function held(begun = true): { readonly rig: ExecutionRig; readonly workItemId: string } {
  const t = { type: 'userTask', assignment: { candidates: [{ group: 'finance' }] } };
  const rig = new ExecutionRig({ process: drawProcess({ t }, ['start -> t -> end']), members: { 'group:finance': ['boris', 'vera'] } });
  rig.start();
  const workItemId = rig.workItem('t');
  rig.send({ type: begun ? 'startWorkItem' : 'claimWorkItem', workItemId }, boris);
  return { rig, workItemId };
}

const row = (rig: ExecutionRig): { readonly state: unknown; readonly suspension: unknown } => {
  const [found] = rig.rows('workItems');
  const { suspension } = JSON.parse(found?.body ?? '{}') as { readonly suspension?: unknown };
  return { state: found?.fields?.['state'], suspension };
};
const types = (rig: ExecutionRig): readonly string[] => rig.events.map(({ type }) => type).filter((type) => type.startsWith('workItem'));

describe('a suspended work item', () => {
  it('says why and since when, and stays with its holder', () => {
    const { rig, workItemId } = held();
    rig.send({ type: 'suspendWorkItem', workItemId, reason: 'the supplier is asked', code: 'supplier' }, boris);
    expect(row(rig)).toEqual({ state: 'suspended', suspension: { reason: 'the supplier is asked', code: 'supplier', at: rig.now } });
    expect(rig.rows('workItems')[0]?.fields).toMatchObject({ open: true, assignee: 'boris' });
    expect(rig.events.at(-1)).toEqual({
      type: 'workItemSuspended',
      facts: { item: 2, code: 'supplier' },
      data: { reason: 'the supplier is asked' },
    });
    expect(rig.state.openWorkItems).toBe(1);
  });

  it.each([
    [true, 'started'],
    [false, 'claimed'],
  ])('goes on where it was (begun: %s)', (begun, state) => {
    const { rig, workItemId } = held(begun);
    rig.send({ type: 'suspendWorkItem', workItemId, reason: 'lunch' }, boris);
    rig.send({ type: 'suspendWorkItem', workItemId, reason: 'still lunch' }, boris);
    rig.send({ type: 'resumeWorkItem', workItemId }, boris);
    expect(row(rig)).toEqual({ state, suspension: undefined });
  });

  it('may be suspended and resumed by nobody but its holder, a substitute of theirs, and the system', () => {
    const { rig, workItemId } = held();
    const vera = { actor: 'vera' };
    expect(() => rig.send({ type: 'suspendWorkItem', workItemId, reason: 'x' }, vera)).toThrow(refused('WORK_ITEM_ALREADY_CLAIMED'));
    rig.send({ type: 'suspendWorkItem', workItemId, reason: 'on leave' });
    expect(() => rig.send({ type: 'resumeWorkItem', workItemId }, vera)).toThrow(refused('WORK_ITEM_ALREADY_CLAIMED'));
    rig.send({ type: 'resumeWorkItem', workItemId }, { actor: 'olga', onBehalfOf: 'boris' });
    expect(row(rig).state).toBe('started');
  });

  it('must be held by somebody', () => {
    const { rig, workItemId } = held();
    rig.send({ type: 'releaseWorkItem', workItemId }, boris);
    expect(() => rig.send({ type: 'suspendWorkItem', workItemId, reason: 'x' }, boris)).toThrow(refused('WORK_ITEM_NOT_CLAIMED'));
  });

  it('records nothing for the same reason said twice, nor for resuming what was not suspended', () => {
    const { rig, workItemId } = held();
    rig.send({ type: 'resumeWorkItem', workItemId }, boris);
    for (let times = 0; times < 2; times++) rig.send({ type: 'suspendWorkItem', workItemId, reason: 'lunch' }, boris);
    expect(types(rig)).toEqual(['workItemCreated', 'workItemStarted', 'workItemSuspended']);
    rig.send({ type: 'suspendWorkItem', workItemId, reason: 'lunch', code: 'break' }, boris);
    expect(rig.facts('workItemSuspended')).toEqual([{ item: 2 }, { item: 2, code: 'break' }]);
  });

  it.each([
    ['no reason', {}],
    ['an empty reason', { reason: ' ' }],
    ['a reason that is no text', { reason: 5 }],
    ['an endless reason', { reason: 'x'.repeat(2001) }],
    ['a code with spaces', { reason: 'x', code: 'a b' }],
    ['a code that is no text', { reason: 'x', code: 1 }],
  ])('is refused with %s', (_what, words) => {
    const { rig, workItemId } = held();
    expect(() => rig.send({ type: 'suspendWorkItem', workItemId, ...words } as never, boris)).toThrow(refused('INVALID_INPUT'));
  });

  it('keeps drafts and stays suspended', () => {
    const { rig, workItemId } = held();
    rig.send({ type: 'suspendWorkItem', workItemId, reason: 'lunch' }, boris);
    rig.send({ type: 'saveDraft', workItemId, data: { amount: 1 } }, boris);
    expect(row(rig).state).toBe('suspended');
  });

  it.each([
    ['completed', { type: 'completeWorkItem' }, 'workItemCompleted', 'completed'],
    ['given back', { type: 'releaseWorkItem' }, 'workItemReleased', 'offered'],
    ['given to another', { type: 'reassignWorkItem', assignee: 'vera' }, 'workItemReassigned', 'claimed'],
    ['offered to others', { type: 'reassignWorkItem', offeredTo: ['group:legal'] }, 'workItemOffered', 'offered'],
  ])('that is %s is resumed by that, so that its waiting has an end', (_what, command, event, state) => {
    const { rig, workItemId } = held();
    rig.send({ type: 'suspendWorkItem', workItemId, reason: 'lunch' }, boris);
    rig.send({ ...command, workItemId } as never, boris);
    expect(types(rig).slice(-2)).toEqual(['workItemResumed', event]);
    expect(row(rig)).toEqual({ state, suspension: undefined });
  });

  it('that is begun is resumed, and started only where it was not', () => {
    const before = held(true);
    const { workItemId } = before;
    for (const { rig } of [before, held(false)]) {
      rig.send({ type: 'suspendWorkItem', workItemId, reason: 'lunch' }, boris);
      rig.send({ type: 'startWorkItem', workItemId }, boris);
      expect(row(rig)).toEqual({ state: 'started', suspension: undefined });
      expect(rig.facts('workItemStarted')).toHaveLength(1);
    }
  });

  it('that cannot be completed as asked stays suspended', () => {
    const { rig, workItemId } = held();
    rig.send({ type: 'suspendWorkItem', workItemId, reason: 'lunch' }, boris);
    expect(() => rig.send({ type: 'completeWorkItem', workItemId, data: 'x' } as never, boris)).toThrow(refused('INVALID_INPUT'));
    expect(row(rig).state).toBe('suspended');
  });

  it('is cancelled with its instance, and cannot be resumed any more', () => {
    const { rig, workItemId } = held();
    rig.send({ type: 'suspendWorkItem', workItemId, reason: 'lunch' }, boris);
    rig.send({ type: 'cancelInstance', reason: 'not needed' });
    expect(row(rig)).toEqual({ state: 'cancelled', suspension: undefined });
    expect(rig.state.openWorkItems).toBe(0);
    expect(() => rig.send({ type: 'resumeWorkItem', workItemId }, boris)).toThrow(refused('WORK_ITEM_CANCELLED'));
  });
});

describe('a suspended vote', () => {
  it('that returns the work is counted in its round', () => {
    const approval = { participants: [{ user: 'boris' }], order: 'parallel', rule: { type: 'all' }, allowReturn: true, result: 'answer' };
    const lines = ['start -> m -> a -> gw', "gw -> m: answer.outcome = 'returned'", 'gw -> end'];
    const elements = {
      m: { type: 'exclusiveGateway' },
      a: { type: 'approvalTask', approval },
      gw: { type: 'exclusiveGateway', default: 'gw_end' },
    };
    const rig = new ExecutionRig({ process: drawProcess(elements, lines) });
    rig.start();
    for (let round = 1; round <= 2; round++) {
      const workItemId = rig.workItem('a');
      rig.send({ type: 'claimWorkItem', workItemId }, boris);
      rig.send({ type: 'suspendWorkItem', workItemId, reason: 'reading' }, boris);
      rig.complete('a', { actor: 'boris', outcome: 'returned', reason: 'incomplete' });
    }
    expect(rig.facts('workItemCompleted')).toMatchObject([
      { outcome: 'returned', round: 1 },
      { outcome: 'returned', round: 2 },
    ]);
    expect(rig.facts('workItemResumed')).toHaveLength(2);
  });
});
