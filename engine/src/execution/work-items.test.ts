import { describe, expect, it } from 'vitest';
import type { JsonObject } from '@millrace/schemas';
import { drawProcess } from '../../testing/draw-process.js';
import { ExecutionRig } from '../../testing/execution-rig.js';

const refused = (code: string): unknown => expect.objectContaining({ code });

function offered(): { readonly rig: ExecutionRig; readonly workItemId: string } {
  const t = { type: 'userTask', assignment: { candidates: [{ group: 'finance' }] } };
  const rig = new ExecutionRig({ process: drawProcess({ t }, ['start -> t -> end']), members: { 'group:finance': ['boris', 'vera'] } });
  rig.start();
  return { rig, workItemId: rig.workItem('t') };
}

const fields = (rig: ExecutionRig): unknown => rig.rows('workItems')[0]?.fields;

describe('a work item', () => {
  it('is claimed by a candidate, and then nobody else may touch it', () => {
    const { rig, workItemId } = offered();
    rig.send({ type: 'claimWorkItem', workItemId }, { actor: 'boris' });
    expect(fields(rig)).toMatchObject({ state: 'claimed', assignee: 'boris', visibleTo: ['group:finance', 'user:boris'] });
    for (const type of ['claimWorkItem', 'startWorkItem', 'releaseWorkItem', 'completeWorkItem'] as const) {
      expect(() => rig.send({ type, workItemId }, { actor: 'vera' })).toThrow(refused('WORK_ITEM_ALREADY_CLAIMED'));
    }
    expect(() => rig.send({ type: 'saveDraft', workItemId, data: {} }, { actor: 'vera' })).toThrow(refused('WORK_ITEM_ALREADY_CLAIMED'));
  });

  it('cannot be touched by those it is not offered to', () => {
    const { rig, workItemId } = offered();
    for (const type of ['claimWorkItem', 'completeWorkItem', 'startWorkItem'] as const) {
      expect(() => rig.send({ type, workItemId }, { actor: 'dina' })).toThrow(refused('WORK_ITEM_NOT_OFFERED'));
    }
  });

  it('claimed twice by the same person records nothing more', () => {
    const { rig, workItemId } = offered();
    rig.send({ type: 'claimWorkItem', workItemId }, { actor: 'boris' });
    const { length } = rig.events;
    rig.send({ type: 'claimWorkItem', workItemId }, { actor: 'boris' });
    expect(rig.events).toHaveLength(length);
  });

  it('is started: from there handling time counts', () => {
    const { rig, workItemId } = offered();
    rig.send({ type: 'startWorkItem', workItemId }, { actor: 'boris' });
    expect(fields(rig)).toMatchObject({ state: 'started', assignee: 'boris' });
    expect(rig.facts('workItemStarted')).toEqual([{ item: 2, assignee: 'boris' }]);
  });

  it('is released to those it was offered to', () => {
    const { rig, workItemId } = offered();
    expect(() => rig.send({ type: 'releaseWorkItem', workItemId }, { actor: 'boris' })).toThrow(refused('WORK_ITEM_NOT_CLAIMED'));
    rig.send({ type: 'claimWorkItem', workItemId }, { actor: 'boris' });
    rig.send({ type: 'releaseWorkItem', workItemId, reason: 'on leave' }, { actor: 'boris' });
    expect(fields(rig)).toMatchObject({ state: 'offered', assignee: null, visibleTo: ['group:finance'] });
    rig.complete('t', { actor: 'vera' });
    expect(rig.state.status).toBe('completed');
  });

  it('is reassigned to another person, or offered to others', () => {
    const { rig, workItemId } = offered();
    rig.send({ type: 'reassignWorkItem', workItemId, assignee: 'dina', reason: 'knows it' }, { actor: 'olga' });
    expect(fields(rig)).toMatchObject({ state: 'claimed', assignee: 'dina' });
    rig.send({ type: 'reassignWorkItem', workItemId, offeredTo: ['group:legal'] }, { actor: 'olga' });
    expect(fields(rig)).toMatchObject({ state: 'offered', assignee: null, visibleTo: ['group:legal'] });
    expect(() => rig.send({ type: 'reassignWorkItem', workItemId })).toThrow(refused('INVALID_INPUT'));
    expect(() => rig.send({ type: 'reassignWorkItem', workItemId, offeredTo: ['legal'] })).toThrow(refused('INVALID_INPUT'));
  });

  it('keeps a draft without checking it, until it is done', () => {
    const { rig, workItemId } = offered();
    rig.send({ type: 'saveDraft', workItemId, data: { amount: 'not yet' } }, { actor: 'boris' });
    expect(rig.state.workItems.get(2)?.draft).toEqual({ amount: 'not yet' });
    rig.complete('t', { actor: 'boris' });
    expect(rig.state.workItems.get(2)?.draft).toBeUndefined();
    expect(rig.variables).toEqual({});
  });

  it('completed before others is not written again when its activity ends, though what was handed in goes', () => {
    const approval = { participants: [{ user: 'boris' }, { user: 'vera' }], order: 'parallel', rule: { type: 'all' }, result: 'verdict' };
    const t = { type: 'approvalTask', approval, form: { ref: 'note' } };
    const note = {
      kind: 'form',
      format: 1,
      id: 'note',
      data: { type: 'object', properties: { text: { type: 'string' } } },
      root: 'page',
      nodes: { page: { type: 'page', children: ['text'] }, text: { type: 'text', bind: 'text' } },
    };
    const rig = new ExecutionRig({ process: drawProcess({ t }, ['start -> t -> end']), forms: { note } });
    rig.start();
    rig.complete('t', { actor: 'boris', outcome: 'approved', data: { text: 'fine' } });
    const item = rig.state.workItems.get(2);
    const rank = rig.rows('workItems')[0]?.rank;
    expect(item).toMatchObject({ status: 'completed', submitted: { text: 'fine' } });
    rig.complete('t', { actor: 'vera', outcome: 'approved', data: {} });
    expect(rig.state.workItems.get(2)).toEqual({ ...item, submitted: undefined });
    expect(rig.rows('workItems').map((row) => row.rank)).toEqual([rank, expect.any(Number)]);
    expect(rig.rows('workItems')[1]?.rank).toBeGreaterThan(Number(rank));
  });

  it('completed by two people at once is told to the second in plain words', () => {
    const { rig, workItemId } = offered();
    rig.send({ type: 'completeWorkItem', workItemId }, { actor: 'boris' });
    expect(() => rig.send({ type: 'completeWorkItem', workItemId }, { actor: 'vera' })).toThrow(refused('WORK_ITEM_ALREADY_COMPLETED'));
  });

  it('may be done by a substitute with the rights of the person behind, and both are recorded', () => {
    const { rig, workItemId } = offered();
    rig.send({ type: 'claimWorkItem', workItemId }, { actor: 'boris' });
    rig.send({ type: 'completeWorkItem', workItemId }, { actor: 'olga', onBehalfOf: 'boris' });
    expect(rig.facts('workItemCompleted')).toEqual([{ item: 2, person: 'olga', onBehalfOf: 'boris' }]);
  });

  it('refuses ids that are none of this instance, and such that never were', () => {
    const { rig } = offered();
    for (const workItemId of ['other.2', '0197.x', '0197.', '0197.-1', ''])
      expect(() => rig.send({ type: 'claimWorkItem', workItemId })).toThrow(refused('INVALID_INPUT'));
    expect(() => rig.send({ type: 'claimWorkItem', workItemId: '0197.99' })).toThrow(refused('WORK_ITEM_NOT_FOUND'));
    expect(() => rig.send({ type: 'claimWorkItem', workItemId: '0197.1' })).toThrow(refused('WORK_ITEM_NOT_FOUND'));
  });

  it('takes words only as outcome, reason and comment, and an object as data', () => {
    const { rig, workItemId } = offered();
    for (const wrong of [{ outcome: 5 }, { reason: [] }, { comment: {} }, { data: [1] }, { data: 'x' }]) {
      expect(() => rig.send({ type: 'completeWorkItem', workItemId, ...wrong } as never, { actor: 'boris' })).toThrow(
        refused('INVALID_INPUT'),
      );
    }
  });
});

describe('a form of a work item', () => {
  const form = {
    kind: 'form',
    format: 1,
    id: 'check',
    defaultLanguage: 'en',
    name: 'Check',
    data: { type: 'object', properties: { amount: { type: 'number', 'x-type': 'decimal', 'x-scale': 2 }, ok: { type: 'boolean' } } },
    root: 'page',
    nodes: {
      page: { type: 'page', children: ['fld_a', 'fld_o'] },
      fld_a: { type: 'number', bind: 'amount', label: 'Amount' },
      fld_o: { type: 'checkbox', bind: 'ok', label: 'Fine' },
    },
    rules: {},
  };
  const use = {
    ref: 'check',
    in: { amount: 'order.amount' },
    out: { 'order.amount': 'amount', 'order.ok': 'ok' },
    access: { fld_a: 'readOnly' },
  };

  function withForm(used: JsonObject = use, data: JsonObject = { order: { amount: 12.5, number: 7 } }): ExecutionRig {
    const rig = new ExecutionRig({
      process: drawProcess({ t: { type: 'userTask', form: used } }, ['start -> t -> end']),
      forms: { check: form },
    });
    rig.start({ data });
    return rig;
  }

  it('is checked with the step’s access against what it was filled with', () => {
    expect(() => withForm().complete('t', { data: { amount: 99, ok: true } })).toThrow(refused('FORM_INVALID'));
  });

  it('clears a variable whose field was emptied, mapped or by name', () => {
    const rig = withForm({ ...use, access: {} });
    rig.complete('t', { data: { ok: true } });
    expect(rig.variables).toEqual({ order: { number: 7, ok: true } });
    const byName = withForm({ ref: 'check' }, { amount: 5, other: 'kept' });
    byName.complete('t', { data: { ok: true } });
    expect(byName.variables).toEqual({ ok: true, other: 'kept' });
  });

  it('is taken over by its output mapping; what may not be changed stays as it was', () => {
    const rig = withForm();
    rig.complete('t', { data: { amount: 12.5, ok: true } });
    expect(rig.variables).toEqual({ order: { amount: 12.5, number: 7, ok: true } });
  });
});
