import type { XmlElement } from '../../xml/index.js';
import type { JuelPlace } from '../juel/index.js';
import { isName } from '../names.js';
import { noPlace } from '../no-place.js';
import type { Reading } from '../reading.js';
import type { Words } from '../vendor.js';
import { parameterValue } from './parameters.js';

/** Where inputs and outputs of an element stand in its definition. */
interface Target {
  readonly in?: readonly string[];
  readonly out?: readonly string[];
  readonly how?: Words;
}

const services: Target = { in: ['service', 'in'], out: ['service', 'out'] };
const scopes: Target = { in: ['in'], out: ['out'] };
const targets: Readonly<Record<string, Target>> = {
  serviceTask: services,
  sendTask: services,
  subProcess: scopes,
  transaction: scopes,
  adHocSubProcess: scopes,
  businessRuleTask: {
    in: ['decision', 'in'],
    how: {
      en: 'The decision gets only the inputs that are named here. Add those that it takes from variables of the same names.',
      ru: 'Решение получает только названные здесь входы. Добавьте те, которые оно берёт из одноимённых переменных.',
    },
  },
};

/** Inputs and outputs: local variables in Camunda, mappings here. */
export function readMappings(reading: Reading, place: JuelPlace): void {
  const all = reading.extensions('inputOutput');
  const isUnasked = reading.type === 'businessRuleTask' && reading.at(['decision', 'ref']) === undefined;
  const target = isUnasked ? {} : (targets[reading.type] ?? {});
  const needsService = target === services;
  const isConnector = reading.extensions('connector').length > 0;
  const inputs = reading.few(all.flatMap((each) => reading.within(each, 'inputParameter')));
  const outputs = reading.few(all.flatMap((each) => reading.within(each, 'outputParameter')));
  // Inputs of a task with a connector are what the connector's own inputs read: variables between the two, which there are none of here.
  const hasService = reading.at(['service', 'type']) !== undefined && !isConnector;
  put(reading, inputs, needsService && !hasService ? undefined : target.in, place, 'input', target.how);
  put(reading, outputs, needsService && !hasService ? undefined : target.out, place, 'output');
  if (!hasService) return;
  const topic = reading.element.attributes.find(({ local }) => local === 'topic');
  if (topic === undefined) return;
  const subject = { what: topic.name, line: reading.element.line, from: topic.value.slice(0, 200) };
  if (inputs.length === 0)
    reading.redo(subject, {
      en: 'There a worker may read every variable; here it gets what service.in names. Name what it reads.',
      ru: 'Там исполнитель может читать любую переменную; здесь он получает то, что названо в service.in. Назовите, что он читает.',
    });
  if (outputs.length === 0)
    reading.redo(subject, {
      en: 'There all that a worker gives becomes variables; here what service.out names. Name what it gives.',
      ru: 'Там всё, что даёт исполнитель, становится переменными; здесь то, что названо в service.out. Назовите, что он даёт.',
    });
}

function put(
  reading: Reading,
  parameters: readonly XmlElement[],
  place: readonly string[] | undefined,
  at: JuelPlace,
  kind: 'input' | 'output',
  how?: Words,
): void {
  const before = new Set<string>();
  for (const parameter of parameters) {
    const name = parameter.attributes.find(({ local }) => local === 'name')?.value ?? '';
    const subject = { ...reading.subject(parameter), what: `${parameter.name} ${name}`.slice(0, 200).trim() };
    const value = parameterValue(reading, parameter, at);
    if (!value.ok) {
      reading.redo(subject, value.how);
      continue;
    }
    const { expression, reads } = value;
    if (!isName(name)) reading.redo(subject, badName(name), expression);
    else if (place === undefined) reading.redo(subject, noPlace(reading, kind), expression);
    else if ([...reads].some((read) => before.has(read))) reading.redo(subject, ofOthers(kind), expression);
    else if (expression.length > 20_000) reading.redo(subject, tooLong);
    else {
      reading.put([...place, name], expression);
      if (value.constant !== undefined || expression === name) reading.understood(subject, expression);
      else reading.translated(subject, expression, how);
    }
    // One that hands on a variable under its own name changes nothing for those after it.
    if (!(value.ok && value.expression === name)) before.add(name);
  }
}

function badName(name: string): Words {
  return {
    en: `“${name.slice(0, 60)}” cannot be the name of a variable here: letters, digits and _ only. Rename it.`,
    ru: `«${name.slice(0, 60)}» не может быть именем переменной: допустимы буквы, цифры и _. Переименуйте.`,
  };
}

function ofOthers(kind: 'input' | 'output'): Words {
  return {
    en: `It reads another ${kind} before it; here all of them are computed over what was there before. Write that one's expression into it.`,
    ru: `Здесь читается предыдущее значение того же списка, а у нас все они вычисляются по прежним переменным. Впишите сюда выражение того значения.`,
  };
}

const tooLong: Words = {
  en: 'It is longer than an expression may be. Compute it in a script task before this element.',
  ru: 'Длиннее, чем может быть выражение. Вычислите значение задачей-сценарием перед этим элементом.',
};
