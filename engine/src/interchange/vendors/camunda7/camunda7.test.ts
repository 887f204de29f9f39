import { validateDefinition } from '@millrace/schemas';
import { describe, expect, it } from 'vitest';
import { compileExpression } from '../../../behaviors/expressions/index.js';
import { readXml, type XmlElement } from '../../xml/index.js';
import type { Meaning } from '../vendor.js';
import { camunda7 } from './index.js';

const model = 'http://www.omg.org/spec/BPMN/20100524/MODEL';

function elementOf(text: string): XmlElement {
  const declared = `xmlns="${model}" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:flowable="http://flowable.org/bpmn"`;
  return readXml(text.replace(/^<(\w+)/, `<$1 ${declared}`)).root;
}

/** Reads an element, and proves that what it means may stand in a definition. */
function read(text: string, initiators?: readonly string[]): Meaning {
  const element = elementOf(text);
  const around = { root: () => undefined, ...(initiators === undefined ? {} : { initiators: new Set(initiators) }) };
  const meaning = camunda7.read(element, element.local, around);
  const isProcess = element.local === 'process';
  const process = isProcess ? meaning.fields : {};
  const elements =
    isProcess || Object.keys(meaning.fields).length === 0 ? {} : { e: { type: element.local, scope: 'p', ...meaning.fields } };
  const checked = validateDefinition({ kind: 'process', format: 1, id: 'p', processes: { p: process }, elements }, { draft: true });
  if (!checked.ok) expect(checked.problems, JSON.stringify(meaning.fields)).toEqual([]);
  for (const note of meaning.notes) {
    expect(note.line).toBeGreaterThan(0);
    if (note.status === 'redo') expect(note.how?.ru).toMatch(/\p{Script=Cyrillic}/u);
  }
  return meaning;
}

const statuses = ({ notes }: Meaning): Record<string, string> => Object.fromEntries(notes.map(({ what, status }) => [what, status]));

const hows = ({ notes }: Meaning): string => notes.map(({ how }) => how?.en ?? '').join('\n');

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
    expect(statuses(read('<startEvent camunda:initiator="starter"/>', ['starter']))).toEqual({ 'camunda:initiator': 'translated' });
    expect(statuses(read('<startEvent camunda:initiator="starter"/>'))).toEqual({ 'camunda:initiator': 'redo' });
  });

  it('need another id where theirs is none here', () => {
    const meaning = read('<userTask camunda:assignee="Anna Berg" camunda:candidateGroups="a,Бухгалтерия"/>');
    expect(meaning.fields).toEqual({ assignment: { candidates: [{ group: 'a' }] } });
    expect(meaning.notes.map(({ status }) => status)).toEqual(['redo', 'understood', 'redo']);
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
    expect(hows(meaning)).toContain('There are 250 candidates');
  });
});

describe('times and urgency', () => {
  it.each([
    ['P2D', 'P2D', 'understood'],
    ['2026-03-02T09:00:00Z', '2026-03-02T09:00:00Z', 'understood'],
    ['2026-03-02T09:00:00+03:00', '2026-03-02T09:00:00+03:00', 'understood'],
    ['2026-03-02T09:00:00', '2026-03-02T09:00:00Z', 'translated'],
    ['2026-03-02', '2026-03-02T00:00:00Z', 'translated'],
    ['#{order.due}', { expression: 'order.due' }, 'translated'],
    ['tomorrow', undefined, 'redo'],
    ['#{dateTime().plusDays(3).toDate()}', undefined, 'redo'],
    ['2026-02-30T09:00:00Z', undefined, 'redo'],
    ['', undefined, 'redo'],
  ])('a due date of %s is %j', (source, due, status) => {
    const meaning = read(`<userTask camunda:dueDate="${source}" camunda:followUpDate="${source}"/>`);
    expect([meaning.fields['due'], meaning.fields['followUp']]).toEqual([due, due]);
    expect(statuses(meaning)).toEqual({ 'camunda:dueDate': status, 'camunda:followUpDate': status });
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
    expect(statuses(meaning)).toMatchObject({ 'camunda:formRefBinding': 'kept', 'camunda:formRefVersion': 'kept' });
  });

  it.each(['embedded:app:forms/approve.html', 'camunda-forms:deployment:approve.form', '#{formKey}', 'my form', ''])(
    'are drawn anew for %s',
    (key) => {
      const meaning = read(`<userTask camunda:formKey="${key}" camunda:formHandlerClass="com.Handler"/>`);
      expect(meaning.fields).toEqual({});
      expect(new Set(Object.values(statuses(meaning)))).toEqual(new Set(['redo']));
      if (key.includes('approve')) expect(hows(meaning)).toContain('“approve”');
    },
  );

  it('are drawn from the fields that the diagram lists', () => {
    const field = `<camunda:formField id="amount" label="Amount" type="long" defaultValue="5"><camunda:validation><camunda:constraint name="required"/></camunda:validation></camunda:formField>
      <camunda:formField id="kind" type="enum"><camunda:value id="a" name="A"/></camunda:formField>`;
    expect(
      hows(read(`<userTask><extensionElements><camunda:formData>${field}</camunda:formData></extensionElements></userTask>`)),
    ).toContain('amount (long, “Amount”, required, default 5); kind (enum, values a)');
    const property = '<flowable:formProperty id="x" name="X" type="string" required="true"/>';
    expect(hows(read(`<startEvent><extensionElements>${property}</extensionElements></startEvent>`))).toContain(
      'x (string, “X”, required)',
    );
  });
});

describe('work of programs', () => {
  it('is that of an external topic', () => {
    const io = `<camunda:inputOutput><camunda:inputParameter name="sum">#{amount * 2}</camunda:inputParameter><camunda:inputParameter name="kind">fast</camunda:inputParameter>
      <camunda:outputParameter name="paid">#{receipt.ok}</camunda:outputParameter></camunda:inputOutput><camunda:failedJobRetryTimeCycle>R5/PT2M</camunda:failedJobRetryTimeCycle>`;
    const meaning = read(
      `<serviceTask camunda:type="external" camunda:topic="invoice-pay" camunda:taskPriority="5"><extensionElements>${io}</extensionElements></serviceTask>`,
    );
    expect(meaning.fields).toEqual({
      service: {
        type: 'invoice-pay',
        retry: { attempts: 5, backoff: 'PT2M', factor: 1, maxBackoff: 'PT2M' },
        in: { sum: 'amount * 2', kind: "'fast'" },
        out: { paid: 'receipt.ok' },
      },
    });
    expect(meaning.notes.some(({ status }) => status === 'redo')).toBe(false);
  });

  it('needs its inputs and outputs named', () => {
    const meaning = read('<sendTask camunda:type="external" camunda:topic="Mail Sender"/>');
    expect(meaning.fields).toEqual({ service: { type: 'mail-Sender' } });
    expect(meaning.notes.map(({ status }) => status)).toEqual(['understood', 'translated', 'redo', 'redo']);
  });

  it.each(['#{topic}', '***', ''])('needs a type of its own for the topic %s', (topic) => {
    expect(read(`<serviceTask camunda:type="external" camunda:topic="${topic}"/>`)).toMatchObject({ fields: {} });
  });

  it.each([
    ['camunda:class="com.acme.ChargeCardDelegate"', 'service.type chargeCard'],
    ['camunda:delegateExpression="#{chargeCard}"', 'service.type chargeCard'],
    ['camunda:expression="#{billing.charge(execution)}"', 'service.type billing.charge'],
    ['camunda:expression="#{a + b}" camunda:resultVariable="sum"', 'a + b'],
    ['flowable:type="http"', undefined],
    ['flowable:type="shell"', undefined],
  ])('is registered anew for %s', (attributes, to) => {
    const meaning = read(`<serviceTask ${attributes}/>`);
    expect(meaning.fields).toEqual({});
    expect(meaning.notes[0]).toMatchObject({ status: 'redo', ...(to === undefined ? {} : { to }) });
  });

  it('says what is injected, retried and given where it is registered anew', () => {
    const inside = `<camunda:field name="to" stringValue="a"/><camunda:inputOutput><camunda:inputParameter name="x">#{y}</camunda:inputParameter></camunda:inputOutput>
      <camunda:failedJobRetryTimeCycle>R3/PT5M</camunda:failedJobRetryTimeCycle>`;
    const meaning = read(
      `<serviceTask camunda:class="a.B" camunda:resultVariable="r"><extensionElements>${inside}</extensionElements></serviceTask>`,
    );
    expect(meaning.fields).toEqual({});
    expect(statuses(meaning)).toEqual({
      'camunda:class': 'redo',
      'camunda:resultVariable': 'redo',
      'camunda:field': 'redo',
      'camunda:failedJobRetryTimeCycle': 'redo',
      'camunda:inputParameter x': 'redo',
    });
  });

  it.each([
    ['R3/PT5M', { attempts: 3, backoff: 'PT5M', factor: 1, maxBackoff: 'PT5M' }],
    ['PT10M,PT20M,PT40M', { attempts: 4, backoff: 'PT10M', factor: 2, maxBackoff: 'PT40M' }],
    ['PT1M', { attempts: 2, backoff: 'PT1M', factor: 1, maxBackoff: 'PT1M' }],
    ['PT10M,PT17M,PT20M', undefined],
    ['R3/P1M', undefined],
    ['R0/PT1M', undefined],
    ['R999/PT1M', undefined],
    ['#{retries}', undefined],
    ['PT0S', undefined],
    ['', undefined],
    ['PT1M,'.repeat(5000), undefined],
  ])('is retried by %s', (cycle, retry) => {
    const text = `<serviceTask camunda:type="external" camunda:topic="t"><extensionElements><camunda:failedJobRetryTimeCycle>${cycle}</camunda:failedJobRetryTimeCycle></extensionElements></serviceTask>`;
    expect((read(text).fields['service'] as { retry?: unknown }).retry).toEqual(retry);
  });

  it('calls over HTTP by our own connector', () => {
    const io = `<camunda:inputOutput><camunda:inputParameter name="url">#{base}/orders</camunda:inputParameter><camunda:inputParameter name="method">POST</camunda:inputParameter>
      <camunda:inputParameter name="headers"><camunda:map><camunda:entry key="Accept">application/json</camunda:entry><camunda:entry key="X">#{token}</camunda:entry></camunda:map></camunda:inputParameter>
      <camunda:inputParameter name="payload">{"a":[1]}</camunda:inputParameter>
      <camunda:outputParameter name="code">#{statusCode}</camunda:outputParameter><camunda:outputParameter name="answer">#{response}</camunda:outputParameter>
      <camunda:outputParameter name="odd">#{S(response)}</camunda:outputParameter></camunda:inputOutput>`;
    const meaning = read(
      `<serviceTask><extensionElements><camunda:connector>${io}<camunda:connectorId>http-connector</camunda:connectorId></camunda:connector></extensionElements></serviceTask>`,
    );
    expect(meaning.fields).toEqual({
      service: {
        type: 'http',
        in: { url: "base & '/orders'", headers: "{ 'Accept': 'application/json', 'X': token }" },
        options: { method: 'POST', body: { a: [1] } },
        out: { code: '$result.status', answer: '$result.body' },
      },
    });
    expect(statuses(meaning)['camunda:outputParameter odd']).toBe('redo');
  });

  it('names connectors and payloads that a person has to set up', () => {
    const connector = (id: string, io = ''): Meaning =>
      read(
        `<serviceTask><extensionElements><camunda:connector><camunda:connectorId>${id}</camunda:connectorId>${io}</camunda:connector></extensionElements></serviceTask>`,
      );
    expect(connector('soap-http-connector')).toMatchObject({ fields: {}, notes: [{ status: 'redo', from: 'soap-http-connector' }] });
    const payload = '<camunda:inputOutput><camunda:inputParameter name="payload">#{text}</camunda:inputParameter></camunda:inputOutput>';
    expect(hows(connector('http-connector', payload))).toContain('sent as JSON');
  });
});

describe('inputs and outputs', () => {
  const io = (type: string, inside: string, attributes = ''): Meaning =>
    read(`<${type} ${attributes}><extensionElements><camunda:inputOutput>${inside}</camunda:inputOutput></extensionElements></${type}>`);

  it('are the variables of a subprocess', () => {
    const inside = `<camunda:inputParameter name="a">#{b + 1}</camunda:inputParameter><camunda:inputParameter name="l"><camunda:list><camunda:value>x</camunda:value><camunda:value>#{y}</camunda:value></camunda:list></camunda:inputParameter>
      <camunda:outputParameter name="c">#{a}</camunda:outputParameter>`;
    for (const type of ['subProcess', 'transaction', 'adHocSubProcess'])
      expect(io(type, inside).fields).toEqual({ in: { a: 'b + 1', l: "['x', y]" }, out: { c: 'a' } });
  });

  it('are inputs of a decision', () => {
    const meaning = io(
      'businessRuleTask',
      '<camunda:inputParameter name="a">#{b}</camunda:inputParameter>',
      'camunda:decisionRef="d" camunda:resultVariable="r"',
    );
    expect(meaning.fields).toEqual({ decision: { ref: 'd', result: 'r', in: { a: 'b' } } });
    expect(hows(meaning)).toContain('only the inputs that are named');
  });

  it.each(['userTask', 'callActivity', 'scriptTask', 'endEvent', 'serviceTask', 'businessRuleTask'])(
    'are a person’s to place at a %s',
    (type) => {
      const meaning = io(
        type,
        '<camunda:inputParameter name="a">#{b}</camunda:inputParameter><camunda:outputParameter name="c">#{d}</camunda:outputParameter>',
      );
      expect(meaning.fields).toEqual({});
      expect(meaning.notes.map(({ status, to }) => [status, to])).toEqual([
        ['redo', 'b'],
        ['redo', 'd'],
      ]);
    },
  );

  it('are not guessed: scripts, names, one that reads another', () => {
    const inside = `<camunda:inputParameter name="s"><camunda:script scriptFormat="groovy">1 + 1</camunda:script></camunda:inputParameter>
      <camunda:inputParameter name="my-name">x</camunda:inputParameter><camunda:inputParameter>x</camunda:inputParameter><camunda:inputParameter name="__proto__">x</camunda:inputParameter>
      <camunda:inputParameter name="same">#{same}</camunda:inputParameter><camunda:inputParameter name="after">#{same}</camunda:inputParameter>
      <camunda:inputParameter name="a">#{b}</camunda:inputParameter><camunda:inputParameter name="c">#{a}</camunda:inputParameter>
      <camunda:inputParameter name="j"><camunda:script scriptFormat="juel">#{b}</camunda:script></camunda:inputParameter>`;
    const meaning = io('subProcess', inside);
    expect(meaning.fields).toEqual({ in: { same: 'same', after: 'same', a: 'b', j: 'b' } });
    expect(meaning.notes.filter(({ status }) => status === 'redo')).toHaveLength(5);
  });

  it('are not read without end', () => {
    const deep = `${'<camunda:list>'.repeat(60)}x${'</camunda:list>'.repeat(60)}`;
    expect(hows(io('subProcess', `<camunda:inputParameter name="a">${deep}</camunda:inputParameter>`))).toContain('nested too deeply');
    const long = '<camunda:entry key="k">value value value</camunda:entry>'.repeat(2000);
    expect(
      hows(io('subProcess', `<camunda:inputParameter name="a"><camunda:map>${long}</camunda:map></camunda:inputParameter>`)),
    ).toContain('longer than an expression');
  });
});

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
    expect(statuses(meaning)).toMatchObject({ 'camunda:mapDecisionResult': status, 'camunda:decisionRefBinding': 'kept' });
  });

  it('a decision that is computed, and one without a result, are a person’s', () => {
    expect(read('<businessRuleTask camunda:decisionRef="#{d}" camunda:resultVariable="my result"/>')).toMatchObject({ fields: {} });
    expect(hows(read('<businessRuleTask camunda:decisionRef="d"/>'))).toContain('needs a variable');
  });

  it('a script in JUEL is an expression; others are a person’s', () => {
    const juel = read('<scriptTask scriptFormat="juel" camunda:resultVariable="sum"><script>#{a + b}</script></scriptTask>');
    expect(juel.fields).toEqual({ script: { language: 'jsonata', set: { sum: 'a + b' } } });
    const groovy = read(
      '<scriptTask scriptFormat="groovy" camunda:resultVariable="sum" camunda:resource="a.groovy"><script>a + b</script></scriptTask>',
    );
    expect(groovy.fields).toEqual({});
    expect(statuses(groovy)).toEqual({ 'camunda:resource': 'redo', script: 'redo', 'camunda:resultVariable': 'kept' });
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

  it('codes of errors and escalations go into variables', () => {
    const error = read(
      '<boundaryEvent><errorEventDefinition camunda:errorCodeVariable="code" camunda:errorMessageVariable="text"/></boundaryEvent>',
    );
    expect(error.fields).toEqual({ event: { type: 'error', out: { code: 'code' } } });
    expect(statuses(error)).toEqual({ 'camunda:errorCodeVariable': 'understood', 'camunda:errorMessageVariable': 'redo' });
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
    expect(statuses(meaning)).toEqual({ 'camunda:variableName': 'kept', 'camunda:variableEvents': 'kept' });
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
    expect(statuses(meaning)).toEqual({
      'camunda:candidateStarterUsers': 'redo',
      'camunda:candidateStarterGroups': 'redo',
      'camunda:isStartableInTasklist': 'redo',
      'camunda:versionTag': 'kept',
      'camunda:jobPriority': 'kept',
    });
    expect(statuses(read('<process camunda:isStartableInTasklist="true"/>'))).toEqual({ 'camunda:isStartableInTasklist': 'understood' });
  });

  it('keeps what nothing follows from, and names what does not run', () => {
    const inside = `<camunda:properties><camunda:property name="a" value="b"/></camunda:properties><camunda:executionListener event="start" class="a.B"/>
      <camunda:taskListener event="create" expression="#{x.y()}"/><camunda:unknown/>`;
    const attributes =
      'camunda:asyncBefore="true" camunda:asyncAfter="true" camunda:exclusive="false" camunda:jobPriority="1" flowable:skipExpression="#{s}" camunda:modelerTemplate="t"';
    const meaning = read(`<userTask ${attributes}><extensionElements>${inside}</extensionElements></userTask>`);
    expect(meaning.fields).toEqual({});
    expect(statuses(meaning)).toEqual({
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

  it('names scripts of conditions', () => {
    const meaning = read('<sequenceFlow><conditionExpression language="groovy" camunda:resource="a.groovy"/></sequenceFlow>');
    expect(statuses(meaning)).toEqual({ 'camunda:resource': 'redo' });
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
    expect(camunda7.translate(' PT5M ', 'time')).toEqual({ ok: true, expression: "'PT5M'", constant: 'PT5M' });
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
        const element = { ...elementOf(`<${type}/>`), attributes: given };
        const meaning = camunda7.read(element, type, { root: () => undefined });
        expect(JSON.stringify(meaning.notes).length).toBeLessThan(200_000);
        if (type === 'process' || type === 'sequenceFlow' || type === 'message' || type === 'lane') continue;
        const definition = {
          kind: 'process',
          format: 1,
          id: 'p',
          processes: { p: {} },
          elements: { e: { type, scope: 'p', ...meaning.fields } },
        };
        const checked = validateDefinition(definition, { draft: true });
        expect(checked.ok ? [] : checked.problems, `${type} ${value.slice(0, 40)} ${JSON.stringify(meaning.fields).slice(0, 300)}`).toEqual(
          [],
        );
      }
    }
  });
});
