import { describe, expect, it } from 'vitest';
import { meaningOf, statusesOf, toldBy } from '../../../../testing/extension-reading.js';
import { evaluateFeel } from '../../../behaviors/expressions/feel.js';
import { compileExpression, FEEL } from '../../../behaviors/expressions/index.js';
import type { Meaning } from '../vendor.js';
import { camunda8 } from './index.js';

const task = (extensions: string): Meaning =>
  meaningOf(camunda8, `<userTask><extensionElements>${extensions}</extensionElements></userTask>`);
const feel = (source: string): unknown => ({ language: 'feel', source });

describe('a user task of Camunda 8', () => {
  it('names people by id and by expression', () => {
    const meaning = task(
      '<zeebe:assignmentDefinition assignee="=order.owner" candidateUsers="boris, vera" candidateGroups="=groups"/><zeebe:userTask/>',
    );
    expect(meaning.fields['assignment']).toEqual({
      assignee: { expression: feel('"user:" + order.owner') },
      candidates: [{ user: 'boris' }, { user: 'vera' }, { expression: feel('for id in groups return "group:" + id') }],
    });
    expect(statusesOf(meaning)['zeebe:userTask']).toBe('understood');
    expect(task('<zeebe:assignmentDefinition assignee="anna"/>').fields).toEqual({ assignment: { assignee: { user: 'anna' } } });
  });

  it('gives keys of people and groups for what its expressions give', () => {
    const { fields } = task('<zeebe:assignmentDefinition assignee="=order.owner" candidateGroups="=[&quot;a&quot;, second]"/>');
    const { assignee, candidates } = fields['assignment'] as Record<string, never> & {
      assignee: { expression: { source: string } };
      candidates: { expression: { source: string } }[];
    };
    const variables = { order: { owner: 'anna' }, second: 'b' };
    expect(evaluateFeel(assignee.expression.source, variables)).toEqual({ ok: true, value: 'user:anna' });
    expect(evaluateFeel(candidates[0]?.expression.source ?? '', variables)).toEqual({ ok: true, value: ['group:a', 'group:b'] });
    expect(compileExpression(FEEL + assignee.expression.source)).toMatchObject({ mode: 'inPlace' });
  });

  it('needs other ids and readable expressions', () => {
    const meaning = task('<zeebe:assignmentDefinition assignee="Anna Berg" candidateUsers="=for" candidateGroups="="/>');
    expect(meaning.fields).toEqual({});
    expect(meaning.notes.map(({ status }) => status)).toEqual(['redo', 'redo', 'redo']);
    expect(toldBy(task(`<zeebe:assignmentDefinition candidateUsers="${'u,'.repeat(300)}"/>`))).toContain('There are 300 candidates');
  });

  it('has its times', () => {
    expect(task('<zeebe:taskSchedule dueDate="2026-03-02T09:00:00Z" followUpDate="=due"/>').fields).toEqual({
      due: '2026-03-02T09:00:00Z',
      followUp: { expression: feel('due') },
    });
    expect(task('<zeebe:taskSchedule dueDate="P2D"/>').fields).toEqual({ due: 'P2D' });
    expect(task('<zeebe:taskSchedule dueDate="soon" followUpDate="2026-03-02T09:00:00"/>')).toMatchObject({
      fields: {},
      notes: [{ status: 'redo' }, { status: 'redo' }],
    });
  });

  it.each([
    ['75', 75],
    ['=75', 75],
    ['=p', undefined],
    ['200', undefined],
  ])('has the priority %s as %s', (source, priority) => {
    expect(task(`<zeebe:priorityDefinition priority="${source}"/>`).fields['priority']).toBe(priority);
  });

  it('shows a form by its id', () => {
    expect(task('<zeebe:formDefinition formId="order" bindingType="deployment"/>').fields).toEqual({ form: { ref: 'order' } });
    expect(task('<zeebe:formDefinition formKey="order"/>').fields).toEqual({ form: { ref: 'order' } });
    for (const attribute of ['formKey="camunda-forms:bpmn:userTaskForm_1"', 'externalReference="https://x"', 'formId="=f"'])
      expect(task(`<zeebe:formDefinition ${attribute}/>`)).toMatchObject({ fields: {}, notes: [{ status: 'redo' }] });
    const process = meaningOf(
      camunda8,
      '<process><extensionElements><zeebe:userTaskForm id="f">{"a":1}</zeebe:userTaskForm></extensionElements></process>',
    );
    expect(statusesOf(process)).toEqual({ 'zeebe:userTaskForm': 'redo' });
  });

  it('hands out what was filled in or what was there', () => {
    const io = (source: string): Meaning => task(`<zeebe:ioMapping><zeebe:output source="${source}" target="sum"/></zeebe:ioMapping>`);
    expect(io('=order.total').fields).toEqual({ out: { sum: feel('if data.order.total != null then data.order.total else order.total') } });
    expect(io('=true').fields).toEqual({ out: { sum: feel('true') } });
    expect(io('done').fields).toEqual({ out: { sum: feel('"done"') } });
    expect(io('=a + b')).toMatchObject({ fields: {}, notes: [{ status: 'redo', to: 'sum: a + b' }] });
    expect(task('<zeebe:ioMapping><zeebe:input source="=a" target="b"/></zeebe:ioMapping>')).toMatchObject({
      fields: {},
      notes: [{ status: 'redo' }],
    });
  });
});
