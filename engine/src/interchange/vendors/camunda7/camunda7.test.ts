import { describe, expect, it } from 'vitest';
import { fragment, meaningOf, statusesOf, toldBy } from '../../../../testing/extension-reading.js';
import type { Meaning } from '../vendor.js';
import { camunda7 } from './index.js';

const read = (text: string, initiators?: readonly string[]): Meaning =>
  meaningOf(camunda7, text, initiators === undefined ? {} : { initiators: new Set(initiators) });

describe('decisions and scripts', () => {
  it.each([
    ['singleEntry', 'understood'],
    ['collectEntries', 'translated'],
    ['singleResult', 'redo'],
    ['resultList', 'redo'],
  ])('a result of the kind %s is %s', (kind, status) => {
    const meaning = read(
      `<businessRuleTask camunda:decisionRef="dish" camunda:resultVariable="r" camunda:mapDecisionResult="${kind}" camunda:decisionRefBinding="latest"/>`,
    );
    expect(meaning.fields).toEqual({ decision: { ref: 'dish', result: 'r' } });
    expect(statusesOf(meaning)).toMatchObject({ 'camunda:mapDecisionResult': status, 'camunda:decisionRefBinding': 'kept' });
  });

  it('a decision that is computed, and one without a result, are a person’s', () => {
    expect(read('<businessRuleTask camunda:decisionRef="#{d}" camunda:resultVariable="my result"/>')).toMatchObject({ fields: {} });
    expect(toldBy(read('<businessRuleTask camunda:decisionRef="d"/>'))).toContain('needs a variable');
  });

  it('a script in JUEL is an expression; others are a person’s', () => {
    const juel = read('<scriptTask scriptFormat="juel" camunda:resultVariable="sum"><script>#{a + b}</script></scriptTask>');
    expect(juel.fields).toEqual({ script: { language: 'jsonata', set: { sum: 'a + b' } } });
    const groovy = read(
      '<scriptTask scriptFormat="groovy" camunda:resultVariable="sum" camunda:resource="a.groovy"><script>a + b</script></scriptTask>',
    );
    expect(groovy.fields).toEqual({});
    expect(statusesOf(groovy)).toEqual({ 'camunda:resource': 'redo', script: 'redo', 'camunda:resultVariable': 'kept' });
    expect(read('<scriptTask scriptFormat="juel" camunda:resultVariable="sum"><script>#{bean.x()}</script></scriptTask>')).toMatchObject({
      fields: {},
    });
  });
});

describe('calls', () => {
  it('have their mappings, their version and their business key', () => {
    const inside = `<camunda:in source="a" target="b"/><camunda:in sourceExpression="#{x.y}" target="z"/><camunda:in businessKey="#{execution.processBusinessKey}"/>
      <camunda:in source="my-var" target="plain"/><camunda:out source="r" target="result"/><camunda:out sourceExpression="#{n + 1}" target="next"/>`;
    const meaning = read(
      `<callActivity calledElement="sub" camunda:calledElementBinding="version" camunda:calledElementVersion="3"><extensionElements>${inside}</extensionElements></callActivity>`,
    );
    expect(meaning.fields).toEqual({
      call: {
        binding: 'version',
        version: 3,
        in: { b: 'a', z: 'x.y', plain: '`my-var`' },
        out: { result: 'r', next: 'n + 1' },
        businessKey: '$instance.businessKey',
      },
    });
  });

  it('name each variable, and the process', () => {
    const inside =
      '<camunda:in variables="all"/><camunda:out variables="all"/><camunda:in source="a"/><camunda:out target="b"/><camunda:in sourceExpression="#{f()}" target="c"/>';
    const meaning = read(
      `<callActivity calledElement="#{which}" camunda:calledElementBinding="versionTag" camunda:calledElementVersionTag="v" camunda:variableMappingClass="x.Y" camunda:caseRef="c" flowable:inheritVariables="true"><extensionElements>${inside}</extensionElements></callActivity>`,
    );
    expect(meaning.fields).toEqual({});
    expect(meaning.notes.every(({ status }) => status === 'redo')).toBe(true);
    expect(meaning.notes).toHaveLength(11);
  });

  it.each(['latest', 'deployment'])('take the version %s', (binding) => {
    expect(read(`<callActivity camunda:calledElementBinding="${binding}"/>`).fields).toEqual({ call: { binding } });
  });
});

describe('loops and events', () => {
  it('a collection and its entry are those of the loop', () => {
    const loop = (attributes: string): Meaning => read(`<userTask><multiInstanceLoopCharacteristics ${attributes}/></userTask>`);
    const type = 'multiInstanceLoopCharacteristics';
    expect(loop('camunda:collection="#{order.lines}" camunda:elementVariable="line"').fields).toEqual({
      loopCharacteristics: { type, collection: 'order.lines', item: 'line' },
    });
    expect(loop('camunda:collection="lines" camunda:asyncBefore="true"')).toMatchObject({
      fields: { loopCharacteristics: { type, collection: 'lines' } },
      notes: [{ status: 'understood' }, { status: 'kept' }],
    });
    expect(loop('camunda:collection="#{s.list()}" camunda:elementVariable="loopCounter" flowable:elementIndexVariable="i"')).toMatchObject({
      fields: {},
      notes: [{ status: 'redo' }, { status: 'redo' }, { status: 'redo' }],
    });
  });

  it('a list and an entry of BPMN’s own are variables', () => {
    const own = (list: string, attributes = ''): Meaning =>
      read(
        `<userTask><multiInstanceLoopCharacteristics ${attributes}><loopDataInputRef>${list}</loopDataInputRef><inputDataItem name="who"/></multiInstanceLoopCharacteristics></userTask>`,
      );
    const type = 'multiInstanceLoopCharacteristics';
    expect(own('approvers').fields).toEqual({ loopCharacteristics: { type, collection: 'approvers', item: 'who' } });
    expect(own('#{order.approvers}').fields).toEqual({ loopCharacteristics: { type, collection: 'order.approvers', item: 'who' } });
    expect(own('b', 'camunda:collection="a" camunda:elementVariable="x"').fields).toEqual({
      loopCharacteristics: { type, collection: 'a', item: 'x' },
    });
    expect(own('#{s.f()}').fields).toEqual({});
  });

  it('an entry needs a list, and a list no number', () => {
    const loop = (attributes: string): Meaning =>
      read(
        `<userTask><multiInstanceLoopCharacteristics ${attributes}><loopCardinality>3</loopCardinality></multiInstanceLoopCharacteristics></userTask>`,
      );
    expect(loop('camunda:elementVariable="x"')).toMatchObject({ fields: {}, notes: [{ status: 'kept' }] });
    expect(toldBy(loop('camunda:collection="a"'))).toContain('both how often');
  });

  it('codes of errors and escalations go into variables', () => {
    const error = read(
      '<boundaryEvent><errorEventDefinition camunda:errorCodeVariable="code" camunda:errorMessageVariable="text"/></boundaryEvent>',
    );
    expect(error.fields).toEqual({ event: { type: 'error', out: { code: 'code' } } });
    expect(statusesOf(error)).toEqual({ 'camunda:errorCodeVariable': 'understood', 'camunda:errorMessageVariable': 'redo' });
    const escalation = read('<startEvent><escalationEventDefinition camunda:escalationCodeVariable="code"/></startEvent>');
    expect(escalation.fields).toEqual({ event: { type: 'escalation', out: { code: 'code' } } });
    const two = '<errorEventDefinition camunda:errorCodeVariable="a"/><errorEventDefinition camunda:errorCodeVariable="b b"/>';
    expect(read(`<boundaryEvent>${two}</boundaryEvent>`)).toMatchObject({
      fields: {},
      notes: [{}, { status: 'redo' }, { status: 'redo' }],
    });
  });

  it('a signal carries its data', () => {
    const payload = '<extensionElements><camunda:in source="a" target="b"/><camunda:in variables="all"/></extensionElements>';
    const meaning = read(
      `<intermediateThrowEvent><signalEventDefinition camunda:async="true">${payload}</signalEventDefinition></intermediateThrowEvent>`,
    );
    expect(meaning.fields).toEqual({ event: { type: 'signal', data: { b: 'a' } } });
    expect(meaning.notes.map(({ status }) => status)).toEqual(['understood', 'redo', 'kept']);
  });

  it('a condition is asked when a variable changes', () => {
    const meaning = read(
      '<boundaryEvent><conditionalEventDefinition camunda:variableName="x" camunda:variableEvents="update"/></boundaryEvent>',
    );
    expect(statusesOf(meaning)).toEqual({ 'camunda:variableName': 'kept', 'camunda:variableEvents': 'kept' });
  });

  it('a message that a program sends is that of a task', () => {
    for (const attributes of [
      'camunda:class="a.Send"',
      'camunda:type="external" camunda:topic="send"',
      'camunda:delegateExpression="#{send}"',
    ]) {
      const meaning = read(`<endEvent><messageEventDefinition ${attributes}/></endEvent>`);
      expect(meaning.fields).toEqual({});
      expect(meaning.notes.some(({ status }) => status === 'redo')).toBe(true);
    }
  });
});

describe('a process and what is only kept', () => {
  it.each([
    ['180', 'P180D'],
    ['P180D', 'P180D'],
    ['P3Y', 'P3Y'],
    ['#{ttl}', undefined],
    ['-1', undefined],
    ['-P1D', undefined],
  ])('is kept after its end for %s', (source, retention) => {
    expect(read(`<process camunda:historyTimeToLive="${source}"/>`).fields['retention']).toBe(retention);
  });

  it('says who starts it by roles', () => {
    const meaning = read(
      '<process camunda:candidateStarterGroups="a" camunda:candidateStarterUsers="b" camunda:isStartableInTasklist="false" camunda:versionTag="v1" camunda:jobPriority="3"/>',
    );
    expect(statusesOf(meaning)).toEqual({
      'camunda:candidateStarterUsers': 'redo',
      isExecutable: 'translated',
      'camunda:candidateStarterGroups': 'redo',
      'camunda:isStartableInTasklist': 'redo',
      'camunda:versionTag': 'kept',
      'camunda:jobPriority': 'kept',
    });
    expect(statusesOf(read('<process isExecutable="true" camunda:isStartableInTasklist="true"/>'))).toEqual({
      'camunda:isStartableInTasklist': 'understood',
    });
  });

  it('keeps what nothing follows from, and names what does not run', () => {
    const inside = `<camunda:properties><camunda:property name="a" value="b"/></camunda:properties><camunda:executionListener event="start" class="a.B"/>
      <camunda:taskListener event="create" expression="#{x.y()}"/><camunda:unknown/>`;
    const attributes =
      'camunda:asyncBefore="true" camunda:asyncAfter="true" camunda:exclusive="false" camunda:jobPriority="1" flowable:skipExpression="#{s}" camunda:modelerTemplate="t"';
    const meaning = read(`<userTask ${attributes}><extensionElements>${inside}</extensionElements></userTask>`);
    expect(meaning.fields).toEqual({});
    expect(statusesOf(meaning)).toEqual({
      'camunda:executionListener': 'redo',
      'camunda:taskListener': 'redo',
      'flowable:skipExpression': 'redo',
      'camunda:asyncBefore': 'kept',
      'camunda:asyncAfter': 'kept',
      'camunda:exclusive': 'kept',
      'camunda:jobPriority': 'kept',
      'camunda:modelerTemplate': 'kept',
      'camunda:properties': 'kept',
      'camunda:unknown': 'kept',
    });
  });

  it('names names that are computed', () => {
    for (const text of [
      '<userTask name="Check #{order.id}"/>',
      '<message name="paid-#{key}"/>',
      '<signal name="#{s}"/>',
      '<error errorCode="#{c}"/>',
    ])
      expect(meaningOf(camunda7, text).notes).toMatchObject([{ status: 'redo' }]);
    expect(read('<userTask name="Check"/>').notes).toEqual([]);
  });

  it('names scripts of conditions', () => {
    const meaning = read('<sequenceFlow><conditionExpression language="groovy" camunda:resource="a.groovy"/></sequenceFlow>');
    expect(statusesOf(meaning)).toEqual({ 'camunda:resource': 'redo' });
  });

  it('has nothing to say of other vendors’ extensions', () => {
    expect(
      read(
        '<userTask other:assignee="a" xmlns:other="urn:other"><extensionElements><other:x xmlns:other="urn:other"/></extensionElements></userTask>',
      ),
    ).toEqual({ fields: {}, notes: [] });
  });
});

describe('expressions in places of BPMN', () => {
  it('are translated, or are constants', () => {
    expect(camunda7.translate('#{amount > 1000 && approved}')).toEqual({ ok: true, expression: 'amount > 1000 and approved' });
    expect(camunda7.translate(' PT5M ', 'time')).toEqual({ ok: true, expression: "'PT5M'", constant: 'PT5M', isText: true });
    expect(camunda7.translate('3')).toMatchObject({ ok: true, constant: '3' });
    expect(camunda7.translate('#{nrOfCompletedInstances == 2}', 'completion')).toEqual({
      ok: true,
      expression: '$numberOfCompletedInstances = 2',
    });
    expect(camunda7.translate('#{nrOfCompletedInstances == 2}', 'condition')).toMatchObject({ ok: false });
    expect(camunda7.translate('#{starter}', 'value', { initiators: new Set(['starter']) })).toMatchObject({
      expression: '$instance.initiator',
    });
    expect(camunda7.translate('#{bean.x()}')).toMatchObject({ ok: false, how: {} });
  });
});

describe('hostile extensions', () => {
  const attributes =
    'assignee candidateUsers candidateGroups dueDate followUpDate priority formKey formRef type topic class delegateExpression expression resultVariable decisionRef mapDecisionResult calledElementBinding calledElementVersion collection elementVariable initiator historyTimeToLive errorCodeVariable resource'.split(
      ' ',
    );
  const types =
    'userTask serviceTask sendTask businessRuleTask scriptTask callActivity subProcess startEvent endEvent boundaryEvent process sequenceFlow message receiveTask lane'.split(
      ' ',
    );
  const values = [
    '',
    ' ',
    '#{',
    '#{}',
    '#{a',
    '}',
    ',,,',
    '#{a},#{b',
    '\u0001',
    'constructor',
    '__proto__',
    'x'.repeat(50_000),
    `#{${'('.repeat(3000)}}`,
    '#{a}'.repeat(3000),
    '🙂',
    '-1',
    '99999999999999999999',
  ];

  it('of any value at any element throw nothing, and what they mean may stand in a definition', () => {
    for (const type of types) {
      for (const value of values) {
        const given = attributes.map((local) => ({ name: `camunda:${local}`, local, space: 'http://camunda.org/schema/1.0/bpmn', value }));
        const meaning = meaningOf(camunda7, { ...fragment(`<${type}/>`), attributes: given });
        expect(JSON.stringify(meaning.notes).length).toBeLessThan(200_000);
      }
    }
  });
});
