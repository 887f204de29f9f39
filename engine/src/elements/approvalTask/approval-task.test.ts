import { describe, expect, it } from 'vitest';
import type { JsonObject } from '@millrace/schemas';
import { drawProcess } from '../../../testing/draw-process.js';
import { ExecutionRig, type ExecutionRigOptions } from '../../../testing/execution-rig.js';

const refused = (code: string): unknown => expect.objectContaining({ code });
const three = [{ user: 'boris' }, { user: 'vera' }, { user: 'grigori' }];
const people = { members: { 'group:committee': ['boris', 'grigori', 'vera'], 'position:cfo': ['dina'] }, managers: { anna: ['vera'] } };

/** Approved → end, refused → endRefused, returned → rework → back. */
function approving(approval: JsonObject, more: Partial<ExecutionRigOptions> = {}, task: JsonObject = {}): ExecutionRig {
  const elements = {
    m: { type: 'exclusiveGateway' },
    a: {
      type: 'approvalTask',
      approval: { participants: three, order: 'parallel', rule: { type: 'all' }, result: 'answer', ...approval },
      ...task,
    },
    gw: { type: 'exclusiveGateway', default: 'gw_endRefused' },
    rework: { type: 'userTask' },
  };
  const lines = [
    'start -> m -> a -> gw',
    "gw -> end: answer.outcome = 'approved'",
    "gw -> rework: answer.outcome = 'returned'",
    'gw -> endRefused',
    'rework -> m',
  ];
  const rig = new ExecutionRig({ ...people, process: drawProcess(elements, lines), ...more });
  rig.start();
  return rig;
}

const approve = (rig: ExecutionRig, ...who: string[]): void => who.forEach((actor) => rig.complete('a', { actor, outcome: 'approved' }));
const refuse = (rig: ExecutionRig, actor: string, reason = 'too dear'): void =>
  void rig.complete('a', { actor, outcome: 'refused', reason });
const open = (rig: ExecutionRig): readonly unknown[] =>
  rig.rows('workItems').flatMap((row) => (row.fields?.['open'] === true ? [(row.fields['visibleTo'] as readonly string[]).join()] : []));

describe('an approval task', () => {
  it('asks everybody in parallel and is approved when all approve', () => {
    const rig = approving({});
    expect(open(rig)).toEqual(['user:boris', 'user:vera', 'user:grigori']);
    approve(rig, 'boris', 'vera');
    expect(rig.state.status).toBe('active');
    approve(rig, 'grigori');
    expect(rig.path().at(-1)).toBe('end');
    expect(rig.variables['answer']).toMatchObject({
      outcome: 'approved',
      round: 1,
      votes: [{ by: 'boris', outcome: 'approved', at: '2026-03-02T09:00:00.000Z' }, { by: 'vera' }, { by: 'grigori' }],
    });
  });

  it('asks one after another in sequence, and nobody after a refusal has decided', () => {
    const rig = approving({ order: 'sequential' });
    expect(open(rig)).toEqual(['user:boris']);
    approve(rig, 'boris');
    expect(open(rig)).toEqual(['user:vera']);
    refuse(rig, 'vera');
    expect(rig.path().at(-1)).toBe('endRefused');
    expect(rig.rows('workItems')).toHaveLength(2);
    expect(rig.variables['answer']).toMatchObject({ outcome: 'refused', reason: 'too dear' });
  });

  it('cancels the open votes with a reason once the outcome cannot change', () => {
    const rig = approving({});
    const late = rig.workItem('a', 'vera');
    refuse(rig, 'boris');
    expect(open(rig)).toEqual([]);
    expect(rig.facts('workItemsCancelled')).toMatchObject([{ reason: 'decided' }]);
    expect(rig.facts('approvalDecided')).toMatchObject([{ outcome: 'refused', round: 1, approvals: 0, refusals: 1 }]);
    expect(() => rig.send({ type: 'completeWorkItem', workItemId: late, outcome: 'approved' }, { actor: 'vera' })).toThrow(
      refused('WORK_ITEM_CANCELLED'),
    );
  });

  it('with the rule any is decided by the first approval, and refused only by all', () => {
    const rig = approving({ rule: { type: 'any' } });
    refuse(rig, 'boris');
    refuse(rig, 'vera');
    expect(open(rig)).toEqual(['user:grigori']);
    approve(rig, 'grigori');
    expect(rig.variables['answer']).toMatchObject({ outcome: 'approved' });
  });

  it('with a count needs that many approvals', () => {
    const rig = approving({ rule: { type: 'count', value: 2 } });
    refuse(rig, 'boris');
    approve(rig, 'vera', 'grigori');
    expect(rig.variables['answer']).toMatchObject({ outcome: 'approved' });
  });

  it('with 67 % of three is refused by two refusals at once', () => {
    const rig = approving({ rule: { type: 'percent', value: 67 } });
    refuse(rig, 'boris');
    expect(rig.state.status).toBe('active');
    refuse(rig, 'vera');
    expect(rig.path().at(-1)).toBe('endRefused');
  });

  it('with 66.7 % of three is approved by two, since two thirds are 66.7 % rounded', () => {
    const rig = approving({ rule: { type: 'percent', value: 66.7 } });
    approve(rig, 'boris', 'vera');
    expect(rig.variables['answer']).toMatchObject({ outcome: 'approved' });
  });

  it('gives each member of a group a vote where votes are counted, each person once', () => {
    const rig = approving({ participants: [{ group: 'committee' }, { relation: 'manager' }], rule: { type: 'count', value: 2 } });
    expect(open(rig)).toEqual(['user:boris', 'user:grigori', 'user:vera']);
  });

  it('keeps a group as one vote that any member may cast where any one decides', () => {
    const rig = approving({ participants: [{ group: 'committee' }], rule: { type: 'any' } });
    expect(open(rig)).toEqual(['group:committee']);
    expect(() => rig.complete('a', { actor: 'dina', outcome: 'approved' })).toThrow(refused('WORK_ITEM_NOT_OFFERED'));
    approve(rig, 'grigori');
    expect(rig.variables['answer']).toMatchObject({ outcome: 'approved', votes: [{ by: 'grigori' }] });
  });

  it('keeps a position as one vote of whoever holds it', () => {
    const rig = approving({ participants: [{ position: 'cfo' }] });
    expect(open(rig)).toEqual(['position:cfo']);
    approve(rig, 'dina');
    expect(rig.variables['answer']).toMatchObject({ outcome: 'approved' });
  });

  it('does not ask the initiator, and lets nobody decide on what they started', () => {
    const rig = approving({ participants: [{ user: 'anna' }, { user: 'boris' }] });
    expect(open(rig)).toEqual(['user:boris']);
    const group = approving(
      { participants: [{ group: 'committee' }], rule: { type: 'any' } },
      { members: { 'group:committee': ['anna', 'boris'] } },
    );
    expect(() => approve(group, 'anna')).toThrow(refused('SELF_APPROVAL_NOT_ALLOWED'));
    const workItemId = group.workItem('a');
    expect(() => group.send({ type: 'reassignWorkItem', workItemId, assignee: 'anna' })).toThrow(refused('SELF_APPROVAL_NOT_ALLOWED'));
  });

  it('asks the initiator where self-approval is allowed', () => {
    const rig = approving({ participants: [{ relation: 'initiator' }], allowSelfApproval: true });
    approve(rig, 'anna');
    expect(rig.variables['answer']).toMatchObject({ outcome: 'approved' });
  });

  it('makes an incident when nobody is left to ask, and asks again when it is retried', () => {
    const members: Record<string, string[]> = { 'group:committee': ['anna'] };
    const rig = approving({ participants: [{ group: 'committee' }] }, { members });
    expect(rig.rows('incidents')[0]?.fields).toMatchObject({ code: 'APPROVAL_WITHOUT_VOTERS', elementId: 'a' });
    members['group:committee'] = ['anna', 'boris'];
    rig.send({ type: 'retryIncident', incidentId: rig.idOf('incidents') });
    expect(open(rig)).toEqual(['user:boris']);
  });

  it('makes an incident of a count that cannot be reached', () => {
    expect(approving({ rule: { type: 'count', value: 4 } }).rows('incidents')[0]?.fields).toMatchObject({ code: 'APPROVAL_OUT_OF_REACH' });
  });

  it('wants an outcome that is one, and a reason with refusal and return', () => {
    const rig = approving({ allowReturn: true });
    expect(() => rig.complete('a', { actor: 'boris' })).toThrow(refused('OUTCOME_INVALID'));
    expect(() => rig.complete('a', { actor: 'boris', outcome: 'perhaps' })).toThrow(refused('OUTCOME_INVALID'));
    expect(() => rig.complete('a', { actor: 'boris', outcome: 'refused' })).toThrow(refused('REASON_REQUIRED'));
    expect(() => rig.complete('a', { actor: 'boris', outcome: 'returned', reason: '  ' })).toThrow(refused('REASON_REQUIRED'));
  });

  it('refuses a return where returning is not allowed', () => {
    expect(() => approving({}).complete('a', { actor: 'boris', outcome: 'returned', reason: 'x' })).toThrow(refused('OUTCOME_INVALID'));
  });

  it('sends the work back at the first return, keeps the data, and counts rounds', () => {
    const rig = approving({ allowReturn: true });
    approve(rig, 'boris');
    rig.complete('a', { actor: 'vera', outcome: 'returned', reason: 'no quotes', comment: 'three, please' });
    expect(rig.variables['answer']).toMatchObject({
      outcome: 'returned',
      round: 1,
      reason: 'no quotes',
      votes: [{ by: 'boris' }, { by: 'vera', comment: 'three, please' }],
    });
    rig.complete('rework', { actor: 'anna', data: { quotes: 3 } });
    expect(open(rig)).toEqual(['user:boris', 'user:vera', 'user:grigori']);
    approve(rig, 'boris', 'vera', 'grigori');
    expect(rig.variables).toMatchObject({ quotes: 3, answer: { outcome: 'approved', round: 2 } });
    expect(rig.facts('approvalStarted').map(({ round }) => round)).toEqual([1, 2]);
  });

  it('does not ask again who approved before the return, where approvals are kept', () => {
    const rig = approving({ allowReturn: true, onReturn: 'keepApprovals' });
    approve(rig, 'boris');
    rig.complete('a', { actor: 'vera', outcome: 'returned', reason: 'no quotes' });
    rig.complete('rework', { actor: 'anna' });
    expect(open(rig)).toEqual(['user:vera', 'user:grigori']);
    approve(rig, 'vera', 'grigori');
    expect(rig.variables['answer']).toMatchObject({
      outcome: 'approved',
      round: 2,
      votes: [{ by: 'boris', round: 1 }, { by: 'vera' }, { by: 'grigori' }],
    });
  });

  it('is decided at once when the kept approvals are enough', () => {
    const rig = approving({ allowReturn: true, onReturn: 'keepApprovals', participants: [{ expression: 'voters' }] }, {});
    rig.send({ type: 'setVariables', set: { voters: ['user:boris', 'user:vera'] }, reason: 'test' });
    rig.send({ type: 'retryIncident', incidentId: rig.idOf('incidents') });
    approve(rig, 'boris');
    rig.complete('a', { actor: 'vera', outcome: 'returned', reason: 'x' });
    rig.complete('rework', { actor: 'anna', data: { voters: 'user:boris' } });
    expect(rig.variables['answer']).toMatchObject({ outcome: 'approved', round: 2, votes: [{ by: 'boris', round: 1 }] });
  });

  it('records on whose behalf a substitute voted', () => {
    const rig = approving({ participants: [{ user: 'boris' }] });
    rig.complete('a', { actor: 'olga', onBehalfOf: 'boris', outcome: 'approved' });
    expect(rig.variables['answer']).toMatchObject({ votes: [{ by: 'olga', onBehalfOf: 'boris' }] });
  });

  it('gives every vote its due time and priority', () => {
    const rig = approving({}, {}, { due: 'P1D', priority: 70 });
    expect(rig.rows('workItems').map((row) => [row.fields?.['dueAt'], row.fields?.['priority']])).toEqual(
      Array(3).fill([rig.now + 86_400_000, 70]),
    );
  });
});
