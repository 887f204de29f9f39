import { describe, expect, it } from 'vitest';
import { meaningOf, statusesOf, toldBy } from '../../../../testing/extension-reading.js';
import type { Meaning } from '../vendor.js';
import { camunda7 } from './index.js';

const read = (text: string, initiators?: readonly string[]): Meaning =>
  meaningOf(camunda7, text, initiators === undefined ? {} : { initiators: new Set(initiators) });

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
    expect(statusesOf(meaning)).toEqual({
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
    expect(statusesOf(meaning)['camunda:outputParameter odd']).toBe('redo');
  });

  it('names connectors and payloads that a person has to set up', () => {
    const connector = (id: string, io = ''): Meaning =>
      read(
        `<serviceTask><extensionElements><camunda:connector><camunda:connectorId>${id}</camunda:connectorId>${io}</camunda:connector></extensionElements></serviceTask>`,
      );
    expect(connector('soap-http-connector')).toMatchObject({ fields: {}, notes: [{ status: 'redo', from: 'soap-http-connector' }] });
    const payload = '<camunda:inputOutput><camunda:inputParameter name="payload">#{text}</camunda:inputParameter></camunda:inputOutput>';
    expect(toldBy(connector('http-connector', payload))).toContain('sent as JSON');
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
    expect(toldBy(meaning)).toContain('only the inputs that are named');
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

  it('are no more than fit', () => {
    const many = Array.from({ length: 1200 }, (_none, at) => `<camunda:inputParameter name="a${at}">x</camunda:inputParameter>`).join('');
    const meaning = io('subProcess', many);
    expect(Object.keys(meaning.fields['in'] as object)).toHaveLength(1000);
    expect(toldBy(meaning)).toContain('There are 1200 of them');
  });

  it('are not read without end', () => {
    const deep = `${'<camunda:list>'.repeat(60)}x${'</camunda:list>'.repeat(60)}`;
    expect(toldBy(io('subProcess', `<camunda:inputParameter name="a">${deep}</camunda:inputParameter>`))).toContain('nested too deeply');
    const long = '<camunda:entry key="k">value value value</camunda:entry>'.repeat(2000);
    expect(
      toldBy(io('subProcess', `<camunda:inputParameter name="a"><camunda:map>${long}</camunda:map></camunda:inputParameter>`)),
    ).toContain('longer than an expression');
  });
});
