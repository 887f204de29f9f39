import { describe, expect, it } from 'vitest';
import { meaningOf, statusesOf, toldBy } from '../../../../testing/extension-reading.js';
import { compileExpression } from '../../../behaviors/expressions/index.js';
import type { Meaning } from '../vendor.js';
import { camunda7 } from './index.js';

const read = (text: string, initiators?: readonly string[]): Meaning =>
  meaningOf(camunda7, text, initiators === undefined ? {} : { initiators: new Set(initiators) });

describe('people of a user task', () => {
  it('are named by id and by expression', () => {
    const meaning = read(
      '<userTask camunda:assignee="anna" camunda:candidateUsers="boris, #{deputy}" camunda:candidateGroups="finance,#{order.groups}, team-#{region}"/>',
    );
    expect(meaning.fields['assignment']).toMatchObject({
      assignee: { user: 'anna' },
      candidates: [{ user: 'boris' }, {}, { group: 'finance' }, {}, { expression: "'group:' & ('team-' & region)" }],
    });
  });

  it.each([
    ['#{groups}', { groups: ['a', 'b'] }, ['group:a', 'group:b']],
    ['#{groups}', { groups: 'a, b' }, ['group:a', 'group:b']],
    ['#{groups}', { groups: 'a' }, 'group:a'],
    ['#{late ? second : first}', { first: ['a'], second: 'b' }, 'group:a'],
    ['#{groups}', {}, undefined],
  ])('candidate groups %s over %j are %j', (source, variables, expected) => {
    const { fields } = read(`<userTask camunda:candidateGroups="${source}"/>`);
    const [{ expression = '' } = {}] = (fields['assignment'] as { candidates: { expression?: string }[] }).candidates;
    const compiled = compileExpression(expression);
    expect(compiled.ok && compiled.evaluate(variables)).toEqual({ ok: true, value: expected });
  });

  it('are asked by an expression that gives their key', () => {
    expect(read('<userTask camunda:assignee="#{order.owner}"/>').fields['assignment']).toEqual({
      assignee: { expression: "'user:' & order.owner" },
    });
    expect(read('<userTask camunda:assignee="#{a ? b : c}"/>').fields['assignment']).toEqual({
      assignee: { expression: "'user:' & (a ? b : c)" },
    });
  });

  it('may be the one who started', () => {
    expect(read('<userTask camunda:assignee="#{starter}"/>', ['starter']).fields['assignment']).toEqual({
      assignee: { relation: 'initiator' },
    });
    expect(statusesOf(read('<startEvent camunda:initiator="starter"/>', ['starter']))).toEqual({ 'camunda:initiator': 'translated' });
    expect(statusesOf(read('<startEvent camunda:initiator="starter"/>'))).toEqual({ 'camunda:initiator': 'redo' });
  });

  it('need another id where theirs is none here', () => {
    const meaning = read('<userTask camunda:assignee="Anna Berg" camunda:candidateGroups="a,Бухгалтерия"/>');
    expect(meaning.fields).toEqual({ assignment: { candidates: [{ group: 'a' }] } });
    expect(meaning.notes.map(({ status }) => status)).toEqual(['redo', 'understood', 'redo']);
  });

  it('may stand in BPMN’s own roles', () => {
    const role = (name: string, text: string): string =>
      `<${name}><resourceAssignmentExpression><formalExpression>${text}</formalExpression></resourceAssignmentExpression></${name}>`;
    const meaning = read(
      `<userTask>${role('humanPerformer', 'anna')}${role('potentialOwner', 'user(boris), group(finance), sales, user(#{deputy})')}</userTask>`,
    );
    expect(meaning.fields['assignment']).toMatchObject({
      assignee: { user: 'anna' },
      candidates: [
        { user: 'boris' },
        { group: 'finance' },
        { group: 'sales' },
        { expression: expect.stringContaining("'user:'") as string },
      ],
    });
    expect(
      read(`<userTask camunda:assignee="vera">${role('humanPerformer', 'anna')}${role('potentialOwner', '')}</userTask>`).fields,
    ).toEqual({
      assignment: { assignee: { user: 'vera' } },
    });
  });

  it('are a person’s to choose where Java code does', () => {
    const meaning = read('<userTask camunda:assignee="#{service.find(execution)}"/>');
    expect(meaning).toMatchObject({
      fields: {},
      notes: [{ status: 'redo', what: 'camunda:assignee', from: '#{service.find(execution)}' }],
    });
  });

  it('are no more than fit', () => {
    const meaning = read(`<userTask camunda:candidateUsers="${Array.from({ length: 250 }, (_none, at) => `u${at}`).join(',')}"/>`);
    expect((meaning.fields['assignment'] as { candidates: unknown[] }).candidates).toHaveLength(200);
    expect(toldBy(meaning)).toContain('There are 250 candidates');
  });
});

describe('times and urgency', () => {
  it.each([
    ['P2D', 'P2D', 'understood'],
    ['2026-03-02T09:00:00Z', '2026-03-02T09:00:00Z', 'understood'],
    ['2026-03-02T09:00:00+03:00', '2026-03-02T09:00:00+03:00', 'understood'],
    ['2026-03-02T09:00:00', '2026-03-02T09:00:00Z', 'doubtful'],
    ['2026-03-02', '2026-03-02T00:00:00Z', 'doubtful'],
    ['#{order.due}', { expression: 'order.due' }, 'translated'],
    ['tomorrow', undefined, 'redo'],
    ['#{dateTime().plusDays(3).toDate()}', undefined, 'redo'],
    ['2026-02-30T09:00:00Z', undefined, 'redo'],
    ['', undefined, 'redo'],
  ])('a due date of %s is %j', (source, due, status) => {
    const meaning = read(`<userTask camunda:dueDate="${source}" camunda:followUpDate="${source}"/>`);
    expect([meaning.fields['due'], meaning.fields['followUp']]).toEqual([due, due]);
    expect(statusesOf(meaning)).toEqual({ 'camunda:dueDate': status, 'camunda:followUpDate': status });
  });

  it.each([
    ['75', 75],
    ['0', 0],
    ['101', undefined],
    ['-1', undefined],
    ['#{p}', undefined],
    ['1e2', undefined],
  ])('a priority of %s is %s', (source, priority) => {
    expect(read(`<userTask camunda:priority="${source}"/>`).fields['priority']).toBe(priority);
  });
});

describe('forms', () => {
  it('are taken by an id', () => {
    expect(read('<userTask camunda:formKey="order-form"/>').fields).toEqual({ form: { ref: 'order-form' } });
    const meaning = read('<startEvent camunda:formRef="start" camunda:formRefBinding="version" camunda:formRefVersion="2"/>');
    expect(meaning.fields).toEqual({ form: { ref: 'start' } });
    expect(statusesOf(meaning)).toMatchObject({ 'camunda:formRefBinding': 'kept', 'camunda:formRefVersion': 'kept' });
  });

  it.each(['embedded:app:forms/approve.html', 'camunda-forms:deployment:approve.form', '#{formKey}', 'my form', ''])(
    'are drawn anew for %s',
    (key) => {
      const meaning = read(`<userTask camunda:formKey="${key}" camunda:formHandlerClass="com.Handler"/>`);
      expect(meaning.fields).toEqual({});
      expect(new Set(Object.values(statusesOf(meaning)))).toEqual(new Set(['redo']));
      if (key.includes('approve')) expect(toldBy(meaning)).toContain('“approve”');
    },
  );

  it('are drawn from the fields that the diagram lists', () => {
    const field = `<camunda:formField id="amount" label="Amount" type="long" defaultValue="5"><camunda:validation><camunda:constraint name="required"/></camunda:validation></camunda:formField>
      <camunda:formField id="kind" type="enum"><camunda:value id="a" name="A"/></camunda:formField>`;
    expect(
      toldBy(read(`<userTask><extensionElements><camunda:formData>${field}</camunda:formData></extensionElements></userTask>`)),
    ).toContain('amount (long, “Amount”, required, default 5); kind (enum, values a)');
    const property = '<flowable:formProperty id="x" name="X" type="string" required="true"/>';
    expect(toldBy(read(`<startEvent><extensionElements>${property}</extensionElements></startEvent>`))).toContain(
      'x (string, “X”, required)',
    );
  });
});
