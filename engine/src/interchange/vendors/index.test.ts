import { describe, expect, it } from 'vitest';
import { meaningOf } from '../../../testing/extension-reading.js';
import { vendors, vendorsOf } from './index.js';
import { handlerType, isId, isName, isPath, isPrincipal } from './names.js';

describe('the vendors of a document', () => {
  it('are told by its namespaces', () => {
    expect(vendors.map(({ name }) => name)).toEqual(['camunda7', 'camunda8']);
    const names = (...spaces: string[]): string[] => vendorsOf(spaces).map(({ name }) => name);
    expect(names('urn:other', 'http://flowable.org/bpmn', 'http://activiti.org/bpmn')).toEqual(['camunda7']);
    expect(names('http://camunda.org/schema/zeebe/1.0')).toEqual(['camunda8']);
    expect(names('http://operaton.org/schema/1.0/bpmn', 'http://camunda.org/schema/zeebe/1.0')).toEqual(['camunda7', 'camunda8']);
    expect(names()).toEqual([]);
  });

  it('share no namespace', () => {
    const spaces = vendors.flatMap((vendor) => vendor.spaces);
    expect(new Set(spaces).size).toBe(spaces.length);
  });
});

describe('an expression in a file of two vendors', () => {
  it('is that of one of them', () => {
    const who = (source: string): unknown[] => vendors.filter((vendor) => vendor.translate(source).ok).map(({ name }) => name);
    expect(who('=amount > 5')).toEqual(['camunda8']);
    expect(who('#{amount > 5}')).toEqual(['camunda7']);
    expect(who('#{bean.x()}')).toEqual([]);
    expect(who('PT5M')).toEqual(['camunda7', 'camunda8']);
  });

  it('may be a plain number or truth value', () => {
    const said = (source: string): unknown[] =>
      vendors.map((vendor) => vendor.translate(source)).map((each) => (each.ok ? [each.expression, each.constant] : each));
    const feel = (source: string): unknown => ({ language: 'feel', source });
    expect(said('3')).toEqual([
      ['3', '3'],
      [feel('3'), '3'],
    ]);
    expect(said('true')).toEqual([
      ['true', 'true'],
      [feel('true'), 'true'],
    ]);
    expect(said('007')).toEqual([
      ["'007'", '007'],
      [feel('"007"'), '007'],
    ]);
  });
});

describe('an input or output that has no place', () => {
  const camunda7Io =
    '<camunda:inputOutput><camunda:inputParameter name="a">1</camunda:inputParameter><camunda:outputParameter name="b">1</camunda:outputParameter></camunda:inputOutput>';
  const camunda8Io = '<zeebe:ioMapping><zeebe:input source="=1" target="a"/><zeebe:output source="=1" target="b"/></zeebe:ioMapping>';
  const told = (type: string, inside = '', more = ''): string[][] =>
    vendors.map((vendor) => {
      const io = vendor.name === 'camunda7' ? camunda7Io : camunda8Io;
      const own = vendor.name === 'camunda8' ? more : '';
      const { notes } = meaningOf(vendor, `<${type}><extensionElements>${own}${io}</extensionElements>${inside}</${type}>`);
      return notes.flatMap(({ status, how, what }) => (status === 'redo' && /put/i.test(what) ? [how?.en ?? ''] : []));
    });

  it('of a service or send task goes into its service, whichever vendor wrote it', () => {
    const words = ['Once the handler is named, put this into service.in.', 'Once the handler is named, put this into service.out.'];
    for (const type of ['serviceTask', 'sendTask']) expect(told(type)).toEqual([words, words]);
  });

  it('of what sends a message goes with the message, and nothing comes back', () => {
    const [, task = []] = told('sendTask', '', '<zeebe:publishMessage/>');
    expect(task[0]).toContain('message.data');
    expect(task[1]).toContain('Nothing comes back');
    for (const [input = '', output = ''] of told('endEvent', '<messageEventDefinition/>')) {
      expect(input).toContain('event.data');
      expect(output).toContain('Nothing comes back');
    }
  });

  it('is told with the kind of element, and what can be done there', () => {
    expect(told('manualTask')[0]).toEqual([
      'A manual task has no variables of its own here. Compute it in a script task before it.',
      'A manual task has no variables of its own here. Compute it in a script task after it.',
    ]);
    for (const both of told('scriptTask')) expect(both[1]).toContain('script.set');
    for (const [input = ''] of told('receiveTask')) expect(input).toContain('A receive task has no variables of its own');
    for (const both of told('businessRuleTask')) expect(both[0]).toContain('decision.in');
  });
});

describe('what comes with a message', () => {
  it('is told to be named where a message is, and nothing takes it over', () => {
    for (const vendor of vendors) {
      const told = (text: string): string[] => meaningOf(vendor, text).notes.map(({ status, what }) => `${status} ${what}`);
      expect(told('<receiveTask messageRef="m"/>')).toEqual(['redo receiveTask']);
      for (const type of ['startEvent', 'boundaryEvent', 'intermediateCatchEvent'])
        expect(told(`<${type}><messageEventDefinition messageRef="m"/></${type}>`)).toEqual(['redo messageEventDefinition']);
      expect(told('<receiveTask/>')).toEqual([]);
      expect(told('<endEvent><messageEventDefinition messageRef="m"/></endEvent>')).toEqual([]);
    }
  });
});

describe('names of others', () => {
  it.each([
    ['invoice-pay', 'invoice-pay'],
    ['InvoicePay', 'invoicePay'],
    ['io.camunda:http-json:1', 'io.camunda-http-json-1'],
    ['Mail Sender!', 'mail-Sender'],
    ['  9lives', 'lives'],
    ['Счёт', undefined],
    ['', undefined],
    ['a'.repeat(5000), 'a'.repeat(128)],
  ])('as the type of a handler: %s is %s', (called, type) => expect(handlerType(called)).toBe(type));

  it('are refused where every JavaScript object answers to them', () => {
    for (const is of [isId, isName, isPath, isPrincipal])
      expect([is('constructor'), is('toString'), is('ok')]).toEqual([false, false, true]);
    expect([isName('a.b'), isPath('a.b'), isPath('a..b'), isName('имя'), isName('__proto__')]).toEqual([false, true, false, true, false]);
  });
});
