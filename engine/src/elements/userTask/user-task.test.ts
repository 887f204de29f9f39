import { describe, expect, it } from 'vitest';
import type { JsonObject } from '@millrace/schemas';
import { drawProcess } from '../../../testing/draw-process.js';
import { ExecutionRig, type ExecutionRigOptions } from '../../../testing/execution-rig.js';

const refused = (code: string): unknown => expect.objectContaining({ code });
const people = {
  members: { 'group:finance': ['boris', 'vera'], 'position:cfo': ['grigori'] },
  managers: { anna: ['vera'], vera: ['grigori'] },
};

function rigOf(task: JsonObject, more: Partial<ExecutionRigOptions> = {}, drawn: Parameters<typeof drawProcess>[2] = {}): ExecutionRig {
  return new ExecutionRig({ ...people, process: drawProcess({ t: { type: 'userTask', ...task } }, ['start -> t -> end'], drawn), ...more });
}

describe('a user task', () => {
  it('offers a work item to its candidates: groups and positions stay keys, relations become people', () => {
    const rig = rigOf({
      assignment: { candidates: [{ group: 'finance' }, { position: 'cfo' }, { relation: 'manager' }, { user: 'dina' }] },
    });
    rig.start();
    expect(rig.rows('workItems')[0]?.fields).toMatchObject({
      open: true,
      state: 'offered',
      assignee: null,
      visibleTo: ['group:finance', 'position:cfo', 'user:vera', 'user:dina'],
    });
  });

  it('belongs to its assignee from the start', () => {
    const rig = rigOf({ assignment: { assignee: { relation: 'manager', of: { relation: 'manager' } } } });
    rig.start();
    expect(rig.rows('workItems')[0]?.fields).toMatchObject({ state: 'claimed', assignee: 'grigori', visibleTo: ['user:grigori'] });
    expect(() => rig.complete('t', { actor: 'vera' })).toThrow(refused('WORK_ITEM_ALREADY_CLAIMED'));
  });

  it('takes a position with one holder as assignee and makes an incident of one with none', () => {
    const rig = rigOf({ assignment: { assignee: { position: 'cfo' } } });
    rig.start();
    expect(rig.rows('workItems')[0]?.fields).toMatchObject({ assignee: 'grigori' });
    const other = rigOf({ assignment: { assignee: { position: 'nobody' } } });
    other.start();
    expect(other.rows('incidents')[0]?.fields).toMatchObject({ code: 'ASSIGNEE_NOT_ONE', elementId: 't' });
  });

  it('is for everybody when nobody is named', () => {
    const rig = rigOf({});
    rig.start();
    expect(rig.rows('workItems')[0]?.fields).toMatchObject({ visibleTo: ['everyone'] });
    rig.complete('t', { actor: 'anybody' });
    expect(rig.state.status).toBe('completed');
  });

  it('takes the assignment of the nearest lane that has one', () => {
    const lanes = { outer: { assignment: { candidates: [{ group: 'finance' }] } }, inner: { parent: 'outer' } };
    const rig = rigOf({ lane: 'inner' }, {}, { lanes });
    rig.start();
    expect(rig.rows('workItems')[0]?.fields).toMatchObject({ visibleTo: ['group:finance'] });
  });

  it('asks an expression for principal keys', () => {
    const rig = rigOf({ assignment: { candidates: [{ expression: 'reviewers' }] } });
    rig.start({ data: { reviewers: ['user:dina', 'group:finance'] } });
    expect(rig.rows('workItems')[0]?.fields).toMatchObject({ visibleTo: ['user:dina', 'group:finance'] });
  });

  it('makes an incident where nobody stands in the relation, and asks again when it is retried', () => {
    const managers: Record<string, string[]> = {};
    const rig = rigOf({ assignment: { candidates: [{ relation: 'manager' }] } }, { managers });
    rig.start();
    expect(rig.rows('incidents')[0]?.fields).toMatchObject({ code: 'RELATION_EMPTY', elementId: 't', instance: '0197' });
    expect(rig.rows('workItems')).toEqual([]);
    managers['anna'] = ['vera'];
    rig.send({ type: 'retryIncident', incidentId: rig.idOf('incidents') });
    expect(rig.rows('incidents')).toEqual([]);
    expect(rig.rows('workItems')[0]?.fields).toMatchObject({ visibleTo: ['user:vera'] });
    rig.complete('t', { actor: 'vera' });
    expect(rig.state.status).toBe('completed');
  });

  it('has its priority, due and follow-up times; durations count from its creation', () => {
    const rig = rigOf({ priority: 80, due: 'P1D', followUp: { expression: 'remind' } });
    rig.start({ data: { remind: '2026-03-02T12:00:00Z' } });
    const { createdAt } = rig.rows('workItems')[0]?.fields ?? {};
    expect(rig.rows('workItems')[0]?.fields).toMatchObject({
      priority: 80,
      dueAt: Number(createdAt) + 86_400_000,
      dueOrder: Number(createdAt) + 86_400_000,
    });
    expect(rig.facts('workItemCreated')).toMatchObject([{ followUpAt: Date.parse('2026-03-02T12:00:00Z') }]);
  });

  it('makes an incident of a due time that is none', () => {
    const rig = rigOf({ due: { expression: 'when' } });
    rig.start({ data: { when: 'soon' } });
    expect(rig.rows('incidents')[0]?.fields).toMatchObject({ code: 'TIMING_INVALID' });
  });

  it('turns what is handed in into variables of the same names, also names with a dot', () => {
    const rig = rigOf({});
    rig.start({ data: { kept: 1, amount: 1 } });
    rig.complete('t', { data: { amount: 2, 'a.b': 3 } });
    expect(rig.variables).toEqual({ kept: 1, amount: 2, 'a.b': 3 });
  });

  it('writes by its output mapping over data and variables', () => {
    const rig = rigOf({ out: { 'order.amount': 'data.amount + base', decision: '$outcome' } });
    rig.start({ data: { base: 10, order: { id: 7 } } });
    rig.complete('t', { data: { amount: 2 }, outcome: 'fine' });
    expect(rig.variables).toEqual({ base: 10, order: { id: 7, amount: 12 }, decision: 'fine' });
  });

  it('makes an incident of an output mapping that fails, keeps what was handed in, and takes it over when retried', () => {
    const rig = rigOf({ out: { total: 'data.amount + base' } });
    rig.start({ data: { base: 'ten' } });
    rig.complete('t', { actor: 'boris', data: { amount: 2 } });
    expect(rig.rows('workItems')[0]?.fields).toMatchObject({ state: 'completed', assignee: 'boris' });
    expect(rig.rows('incidents')).toHaveLength(1);
    rig.send({ type: 'setVariables', set: { base: 10 }, reason: 'it was a text' });
    rig.send({ type: 'retryIncident', incidentId: rig.idOf('incidents') });
    expect(rig.variables).toEqual({ base: 10, total: 12 });
    expect(rig.state.status).toBe('completed');
  });

  it('refuses a value that does not fit the declared variable; the item stays open', () => {
    const rig = rigOf({}, {}, { variables: { amount: { type: 'decimal', scale: 2 } } });
    rig.start();
    expect(() => rig.complete('t', { data: { amount: 1.234 } })).toThrow(refused('VARIABLE_INVALID'));
    rig.complete('t', { data: { amount: 1.23 } });
    expect(rig.variables).toEqual({ amount: 1.23 });
  });

  it('refuses what its output mapping makes of the data where a declared variable cannot take it; nothing is recorded', () => {
    const rig = rigOf(
      { out: { amount: 'data.x', 'order.total': 'data.total' } },
      {},
      {
        variables: { amount: { type: 'decimal', scale: 2 }, order: { type: 'object', properties: { total: { type: 'integer' } } } },
      },
    );
    rig.start();
    const { length } = rig.events;
    expect(() => rig.complete('t', { data: { x: 'abc' } })).toThrow(
      expect.objectContaining({ code: 'VARIABLE_INVALID', params: expect.objectContaining({ name: 'amount', found: 'abc' }) }),
    );
    expect(() => rig.complete('t', { data: { x: 1, total: 'much' } })).toThrow(refused('VARIABLE_INVALID'));
    expect(rig.events).toHaveLength(length);
    expect(rig.rows('incidents')).toEqual([]);
    expect(rig.rows('workItems')[0]?.fields).toMatchObject({ open: true });
    rig.complete('t', { data: { x: 1.005, total: 3 } });
    expect(rig.variables).toEqual({ amount: 1, order: { total: 3 } });
    expect(rig.state.status).toBe('completed');
  });

  it('refuses a form whose mapping writes what a declared variable cannot take; nothing is recorded', () => {
    const form = {
      kind: 'form',
      format: 1,
      id: 'check',
      defaultLanguage: 'en',
      name: 'Check',
      data: { type: 'object', properties: { note: { type: 'string' } } },
      root: 'page',
      nodes: { page: { type: 'page', children: ['fld_n'] }, fld_n: { type: 'text', bind: 'note', label: 'Note' } },
      rules: {},
    };
    const rig = rigOf(
      { form: { ref: 'check', out: { code: 'note' } } },
      { forms: { check: form } },
      { variables: { code: { type: 'text', maxLength: 3 } } },
    );
    rig.start();
    const { length } = rig.events;
    expect(() => rig.complete('t', { data: { note: 'abcd' } })).toThrow(refused('VARIABLE_INVALID'));
    expect(rig.events).toHaveLength(length);
    rig.complete('t', { data: { note: 'abc' } });
    expect(rig.variables).toEqual({ code: 'abc' });
  });

  it('sends a token along every outgoing flow', () => {
    const rig = new ExecutionRig({ process: drawProcess({ t: { type: 'userTask' } }, ['start -> t -> end1', 't -> end2']) });
    rig.start();
    rig.complete('t');
    expect(rig.path()).toEqual(['start', 't', 'end1', 'end2']);
  });

  it('splits inclusively where its flows have conditions, and takes the default only when none holds', () => {
    const lines = ['start -> t', 't -> endA: a', 't -> endB: b', 't -> endElse'];
    const definition = drawProcess({ t: { type: 'userTask', default: 't_endElse' } }, lines);
    const run = (data: JsonObject): readonly string[] => {
      const rig = new ExecutionRig({ process: definition });
      rig.start();
      rig.complete('t', { data });
      return rig.path().slice(2);
    };
    expect(run({ a: true, b: true })).toEqual(['endA', 'endB']);
    expect(run({ b: true })).toEqual(['endB']);
    expect(run({ a: false })).toEqual(['endElse']);
  });

  it('makes an incident where all its flows have conditions and none holds', () => {
    const rig = new ExecutionRig({ process: drawProcess({ t: { type: 'userTask' } }, ['start -> t', 't -> end1: a', 't -> end2: b']) });
    rig.start();
    rig.complete('t');
    expect(rig.rows('incidents')[0]?.fields).toMatchObject({ code: 'NO_FLOW_TAKEN' });
    rig.send({ type: 'setVariables', set: { b: true }, reason: 'decided by hand' });
    rig.send({ type: 'retryIncident', incidentId: rig.idOf('incidents') });
    expect(rig.path().at(-1)).toBe('end2');
  });

  it('is activated once for each token that arrives', () => {
    const rig = new ExecutionRig({
      process: drawProcess({ f: { type: 'parallelGateway' }, t: { type: 'userTask' }, m: { type: 'exclusiveGateway' } }, [
        'start -> f -> m -> t -> end',
        'f -> t',
      ]),
    });
    rig.start();
    expect(rig.rows('workItems')).toHaveLength(2);
  });
});
