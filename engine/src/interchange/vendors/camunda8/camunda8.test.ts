import { describe, expect, it } from 'vitest';
import { fragment, meaningOf, statusesOf, toldBy } from '../../../../testing/extension-reading.js';
import { xmlElement, type XmlElement } from '../../xml/index.js';
import type { Meaning } from '../vendor.js';
import { camunda8 } from './index.js';

const feel = (source: string): unknown => ({ language: 'feel', source });
const read = (type: string, extensions: string, inside = ''): Meaning =>
  meaningOf(camunda8, `<${type}>${extensions === '' ? '' : `<extensionElements>${extensions}</extensionElements>`}${inside}</${type}>`);
const io = (inside: string): string => `<zeebe:ioMapping>${inside}</zeebe:ioMapping>`;

describe('work of job workers', () => {
  it('is a service with its tries, options, inputs and outputs', () => {
    const mappings = io(
      '<zeebe:input source="=order.id" target="order.id"/><zeebe:input source="=order.sum" target="order.sum"/><zeebe:input source="fast" target="kind"/><zeebe:output source="=ok" target="paid"/>',
    );
    const headers =
      '<zeebe:taskHeaders><zeebe:header key="queue" value="q1"/><zeebe:header key="__proto__" value="x"/></zeebe:taskHeaders>';
    const meaning = read('serviceTask', `<zeebe:taskDefinition type="charge-card" retries="5"/>${headers}${mappings}`);
    expect(meaning.fields).toEqual({
      service: {
        type: 'charge-card',
        retry: { attempts: 5 },
        options: { queue: 'q1' },
        in: { order: feel('{ "id": order.id, "sum": order.sum }'), kind: feel('"fast"') },
        out: { paid: feel('ok') },
      },
    });
    expect(meaning.notes.some(({ status }) => status === 'redo')).toBe(false);
  });

  it('needs its inputs and outputs named, and a type of one word', () => {
    expect(toldBy(read('sendTask', '<zeebe:taskDefinition type="mail"/>'))).toMatch(/may read every variable[^]*becomes variables/);
    const connector = read(
      'serviceTask',
      '<zeebe:taskDefinition type="io.camunda:http-json:1"/><zeebe:taskHeaders><zeebe:header key="resultVariable" value="r"/></zeebe:taskHeaders>',
    );
    expect(connector.fields['service']).toMatchObject({ type: 'io.camunda-http-json-1' });
    expect(toldBy(connector)).toContain('set it up anew as a service of type http');
    for (const type of ['=worker', '', '***'])
      expect(read('serviceTask', `<zeebe:taskDefinition type="${type}"/>`)).toMatchObject({ fields: {} });
    expect(read('serviceTask', '<zeebe:taskDefinition type="a" retries="=n"/>').fields).toEqual({ service: { type: 'a' } });
  });

  it.each(['businessRuleTask', 'scriptTask', 'endEvent', 'intermediateThrowEvent'])('is no part of a %s', (type) => {
    const meaning = read(type, '<zeebe:taskDefinition type="a"/><zeebe:taskHeaders><zeebe:header key="k" value="v"/></zeebe:taskHeaders>');
    expect(meaning).toMatchObject({ fields: {}, notes: [{ status: 'kept' }, { status: 'redo' }] });
  });
});

describe('mappings', () => {
  it('are the variables of a subprocess', () => {
    for (const type of ['subProcess', 'transaction', 'adHocSubProcess'])
      expect(read(type, io('<zeebe:input source="=a + 1" target="b"/><zeebe:output source="=b" target="c"/>')).fields).toEqual({
        in: { b: feel('a + 1') },
        out: { c: feel('b') },
      });
  });

  it('take over what a message or signal brings', () => {
    const out = io('<zeebe:output source="=body.id" target="id"/>');
    expect(read('receiveTask', out).fields).toEqual({ message: { out: { id: feel('body.id') } } });
    expect(read('boundaryEvent', out, '<messageEventDefinition/>').fields).toEqual({
      event: { type: 'message', out: { id: feel('body.id') } },
    });
    expect(read('startEvent', out, '<signalEventDefinition/>').fields).toEqual({ event: { type: 'signal', out: { id: feel('body.id') } } });
    expect(read('intermediateCatchEvent', out, '<timerEventDefinition/>')).toMatchObject({ fields: {}, notes: [{ status: 'redo' }] });
  });

  it('are not guessed: names, places that are taken, ones that read another, expressions nobody can read', () => {
    const inside = `<zeebe:input source="=x" target="a"/><zeebe:input source="=a" target="after"/><zeebe:input source="=y" target="my-name"/><zeebe:input source="=y" target="b"/>
      <zeebe:input source="=y" target="b"/><zeebe:input source="=y" target="b.c"/><zeebe:input source="=(" target="d"/><zeebe:input/>
      <zeebe:input source="=same" target="same"/><zeebe:input source="=same.x" target="z"/><zeebe:input source="=&quot;a&quot;" target="text"/>`;
    const meaning = read('subProcess', io(inside));
    expect(meaning.fields).toEqual({ in: { a: feel('x'), b: feel('y'), same: feel('same'), z: feel('same.x'), text: feel('"a"') } });
    expect(meaning.notes.filter(({ status }) => status === 'redo')).toHaveLength(6);
  });

  it('have no place at other elements', () => {
    expect(read('endEvent', io('<zeebe:input source="=a" target="b"/>'))).toMatchObject({
      fields: {},
      notes: [{ status: 'redo', to: 'b: a' }],
    });
    expect(read('serviceTask', io('<zeebe:input source="=a" target="b"/>'))).toMatchObject({ fields: {}, notes: [{ status: 'redo' }] });
  });
});

describe('calls, decisions and scripts', () => {
  it('a call has its process, version and variables', () => {
    const meaning = read(
      'callActivity',
      `<zeebe:calledElement processId="sub" bindingType="deployment" propagateAllParentVariables="false" propagateAllChildVariables="false"/>${io('<zeebe:input source="=a" target="b"/><zeebe:output source="=c" target="d"/>')}`,
    );
    expect(meaning.fields).toEqual({ call: { ref: 'sub', binding: 'deployment', in: { b: feel('a') }, out: { d: feel('c') } } });
    expect(meaning.notes.some(({ status }) => status === 'redo')).toBe(false);
    const open = read('callActivity', '<zeebe:calledElement processId="=p" bindingType="versionTag" versionTag="v1"/>');
    expect(open.fields).toEqual({});
    expect(Object.values(statusesOf(open))).toEqual(['redo', 'redo', 'redo', 'redo', 'redo']);
  });

  it('a decision has its id, its result and its inputs', () => {
    const called = '<zeebe:calledDecision decisionId="dish" resultVariable="r" bindingType="latest"/>';
    expect(read('businessRuleTask', called).fields).toEqual({ decision: { ref: 'dish', result: 'r' } });
    const meaning = read('businessRuleTask', called + io('<zeebe:input source="=s" target="season"/>'));
    expect(meaning.fields).toEqual({ decision: { ref: 'dish', result: 'r', in: { season: feel('s') } } });
    expect(toldBy(meaning)).toContain('only the inputs that are named');
    expect(read('businessRuleTask', '<zeebe:calledDecision decisionId="=d" resultVariable="my r"/>')).toMatchObject({
      fields: {},
      notes: [{ status: 'redo' }, { status: 'redo' }],
    });
  });

  it('a script is an expression', () => {
    expect(read('scriptTask', '<zeebe:script expression="=a + b" resultVariable="sum"/>').fields).toEqual({
      script: { language: 'feel', set: { sum: 'a + b' } },
    });
    expect(read('scriptTask', '<zeebe:script expression="=a +" resultVariable="sum"/>').fields).toEqual({});
    expect(read('scriptTask', '<zeebe:script expression="=a"/>')).toMatchObject({ fields: {}, notes: [{ status: 'redo' }] });
  });
});

describe('loops, messages and ad-hoc subprocesses', () => {
  const loop = (attributes: string): Meaning =>
    read(
      'userTask',
      '',
      `<multiInstanceLoopCharacteristics><extensionElements><zeebe:loopCharacteristics ${attributes}/></extensionElements></multiInstanceLoopCharacteristics>`,
    );

  it('a loop has its list, its entry and what it collects', () => {
    expect(loop('inputCollection="=lines" inputElement="line" outputCollection="sums" outputElement="=line.sum"').fields).toEqual({
      loopCharacteristics: {
        type: 'multiInstanceLoopCharacteristics',
        collection: feel('lines'),
        item: 'line',
        output: { path: 'sums', value: feel('line.sum') },
      },
    });
    expect(loop('inputCollection="=" inputElement="loopCounter" outputCollection="sums"')).toMatchObject({
      fields: {},
      notes: [{ status: 'redo' }, { status: 'redo' }, { status: 'redo' }],
    });
    expect(loop('outputElement="=a"')).toMatchObject({ fields: {}, notes: [{ status: 'redo' }] });
  });

  it('a message says by which key it is found', () => {
    const meaning = read('message', '<zeebe:subscription correlationKey="=order.id"/>');
    expect(meaning).toMatchObject({
      fields: { key: feel('order.id') },
      notes: [{ status: 'translated', what: 'zeebe:subscription correlationKey' }],
    });
    expect(read('message', '<zeebe:subscription correlationKey="="/>')).toMatchObject({ fields: {}, notes: [{ status: 'redo' }] });
    expect(read('message', '<zeebe:subscription/>')).toEqual({ fields: {}, notes: [] });
  });

  it('a message that the engine sends has its key and its time to live', () => {
    const message = '<zeebe:publishMessage correlationKey="=k" timeToLive="PT1H" messageId="=m"/>';
    expect(read('sendTask', message).fields).toEqual({ message: { key: feel('k'), timeToLive: 'PT1H' } });
    expect(read('endEvent', message, '<messageEventDefinition/>').fields).toEqual({
      event: { type: 'message', key: feel('k'), timeToLive: 'PT1H' },
    });
    expect(
      read(
        'intermediateThrowEvent',
        '',
        `<messageEventDefinition><extensionElements>${message}</extensionElements></messageEventDefinition>`,
      ).fields,
    ).toEqual({
      event: { type: 'message', key: feel('k'), timeToLive: 'PT1H' },
    });
    expect(read('sendTask', '<zeebe:publishMessage timeToLive="=t"/>')).toMatchObject({ fields: {}, notes: [{ status: 'redo' }] });
    expect(read('userTask', message)).toMatchObject({ fields: {}, notes: [{ status: 'kept' }] });
  });

  it('an ad-hoc subprocess has what begins at once', () => {
    const meaning = read('adHocSubProcess', '<zeebe:adHoc activeElementsCollection="=first" outputCollection="r" outputElement="=x"/>');
    expect(meaning).toMatchObject({
      fields: { activate: feel('first') },
      notes: [{ status: 'translated' }, { status: 'redo' }, { status: 'redo' }],
    });
  });
});

describe('what is only kept, and what does not run', () => {
  it('is told apart', () => {
    const inside = `<zeebe:properties><zeebe:property name="a" value="b"/></zeebe:properties><zeebe:executionListeners><zeebe:executionListener eventType="start" type="x"/></zeebe:executionListeners>
      <zeebe:taskListeners><zeebe:taskListener eventType="creating" type="y"/></zeebe:taskListeners><zeebe:linkedResources><zeebe:linkedResource resourceId="r"/></zeebe:linkedResources><zeebe:versionTag value="v1"/><zeebe:unknown/>`;
    expect(statusesOf(read('userTask', inside))).toEqual({
      'zeebe:executionListener': 'redo',
      'zeebe:taskListener': 'redo',
      'zeebe:linkedResources': 'redo',
      'zeebe:properties': 'kept',
      'zeebe:versionTag': 'kept',
      'zeebe:unknown': 'kept',
    });
    expect(statusesOf(meaningOf(camunda8, '<userTask zeebe:modelerTemplate="t"/>'))).toEqual({ 'zeebe:modelerTemplate': 'kept' });
  });
});

describe('names', () => {
  it('that are computed are told', () => {
    for (const text of [
      '<message name="= &quot;paid&quot; + k"/>',
      '<signal name="=s"/>',
      '<error errorCode="=c"/>',
      '<escalation escalationCode="=c"/>',
    ])
      expect(meaningOf(camunda8, text).notes).toMatchObject([{ status: 'redo' }]);
  });
});

describe('expressions in places of BPMN', () => {
  it('are FEEL behind a sign of equality, else constants', () => {
    expect(camunda8.translate('=amount > 1000 and approved')).toEqual({ ok: true, expression: feel('amount > 1000 and approved') });
    expect(camunda8.translate(' PT5M ')).toEqual({ ok: true, expression: feel('"PT5M"'), constant: 'PT5M' });
    expect(camunda8.translate('say "hi"')).toMatchObject({ expression: feel('"say \\"hi\\""'), constant: 'say "hi"' });
    for (const source of ['=', '= (', `=${'('.repeat(5000)}`, `=${'a'.repeat(30_000)}`])
      expect(camunda8.translate(source)).toMatchObject({ ok: false, how: {} });
  });
});

describe('hostile extensions', () => {
  const elements: Readonly<Record<string, readonly string[]>> = {
    taskDefinition: ['type', 'retries'],
    assignmentDefinition: ['assignee', 'candidateUsers', 'candidateGroups'],
    taskSchedule: ['dueDate', 'followUpDate'],
    priorityDefinition: ['priority'],
    formDefinition: ['formId', 'formKey', 'externalReference'],
    calledElement: ['processId', 'bindingType', 'propagateAllChildVariables'],
    calledDecision: ['decisionId', 'resultVariable'],
    script: ['expression', 'resultVariable'],
    subscription: ['correlationKey'],
    publishMessage: ['correlationKey', 'timeToLive'],
    adHoc: ['activeElementsCollection'],
  };
  const types =
    'userTask serviceTask sendTask businessRuleTask scriptTask callActivity adHocSubProcess startEvent endEvent receiveTask process message'.split(
      ' ',
    );
  const values = [
    '',
    ' ',
    '=',
    '==',
    '= ',
    '=(',
    '=}',
    ',,',
    '=,',
    '__proto__',
    'constructor',
    '=constructor',
    'x'.repeat(50_000),
    `=${'['.repeat(3000)}`,
    '=a'.repeat(2000),
    '🙂',
    '-1',
    '=\u0001',
    '99999999999999999999',
  ];
  const space = 'http://camunda.org/schema/zeebe/1.0';
  const made = (local: string, attributes: readonly (readonly [string, string])[], children: readonly XmlElement[] = []): XmlElement => ({
    ...xmlElement(
      `zeebe:${local}`,
      space,
      attributes.map(([name, value]) => ({ name, local: name, space: '', value })),
      children,
    ),
    line: 1,
  });

  it('of any value at any element throw nothing, and what they mean may stand in a definition', () => {
    for (const type of types) {
      for (const value of values) {
        const mapping = (local: string): XmlElement =>
          made(local, [
            ['source', value],
            ['target', value.length > 60 ? 'a.b' : value],
          ]);
        const children = [
          ...Object.entries(elements).map(([local, names]) =>
            made(
              local,
              names.map((name) => [name, value] as const),
            ),
          ),
          made('ioMapping', [], [mapping('input'), mapping('output'), made('input', []), made('output', [])]),
          made(
            'taskHeaders',
            [],
            [
              made('header', [
                ['key', value.slice(0, 100)],
                ['value', value],
              ]),
            ],
          ),
        ];
        const element = fragment(`<${type}><extensionElements/></${type}>`);
        const [extensions] = element.children as readonly XmlElement[];
        const meaning = meaningOf(camunda8, { ...element, children: [{ ...(extensions as XmlElement), children }] });
        expect(JSON.stringify(meaning.notes).length).toBeLessThan(100_000);
      }
    }
  });
});

describe('what Camunda 8 has and nothing here does', () => {
  it.each([
    [
      '<serviceTask><extensionElements><zeebe:agentDefinition agentType="x"/></extensionElements></serviceTask>',
      'zeebe:agentDefinition',
      'redo',
    ],
    [
      '<startEvent><extensionElements><zeebe:properties><zeebe:property name="inbound.type" value="io.camunda:webhook:1"/></zeebe:properties></extensionElements></startEvent>',
      'zeebe:property',
      'redo',
    ],
    [
      '<process><extensionElements><zeebe:properties><zeebe:property name="a" value="b"/></zeebe:properties></extensionElements></process>',
      'zeebe:properties',
      'kept',
    ],
    [
      '<startEvent><conditionalEventDefinition><extensionElements><zeebe:conditionalFilter variableNames="a"/></extensionElements></conditionalEventDefinition></startEvent>',
      'zeebe:conditionalFilter',
      'kept',
    ],
  ])('is told: %s', (text, name, status) => {
    expect(statusesOf(meaningOf(camunda8, text))).toEqual({ [name]: status });
  });

  it('calls nothing that is computed, and knows the key of what it calls', () => {
    const called =
      '<zeebe:calledElement processIdExpression="=p" businessId="=order.id" propagateAllChildVariables="false" propagateAllParentVariables="false"/>';
    const meaning = meaningOf(camunda8, `<callActivity><extensionElements>${called}</extensionElements></callActivity>`);
    expect(meaning.fields).toEqual({ call: { businessKey: { language: 'feel', source: 'order.id' } } });
    expect(statusesOf(meaning)).toMatchObject({
      'zeebe:calledElement processIdExpression': 'redo',
      'zeebe:calledElement businessId': 'translated',
    });
  });
});
