import type { XmlElement } from '../../xml/index.js';
import type { JuelPlace } from '../juel/index.js';
import { isJuel } from '../juel/index.js';
import { isName } from '../names.js';
import type { Reading } from '../reading.js';
import { translated } from './values.js';

/** Called processes: which version, and what goes in and out. */
export function readCall(reading: Reading, place: JuelPlace): void {
  if (reading.type !== 'callActivity') return;
  readBinding(reading);
  const called = reading.element.attributes.find(({ local, space }) => local === 'calledElement' && space === '');
  if (called !== undefined && isJuel(called.value))
    reading.redo(
      { what: called.name, line: reading.element.line, from: called.value.slice(0, 200) },
      {
        en: 'Which process is called is not computed here. Put a gateway before several call activities, one for each process.',
        ru: 'Какой процесс вызывать, здесь не вычисляется. Поставьте шлюз перед несколькими вызовами, по одному на процесс.',
      },
    );
  readKey(reading, place);
  for (const element of reading.few(reading.extensions('in'))) readIn(reading, element, place);
  for (const element of reading.few(reading.extensions('out'))) readOut(reading, element, place);
  for (const local of ['variableMappingClass', 'variableMappingDelegateExpression', 'inheritVariables']) {
    const mapping = reading.attribute(local);
    if (mapping === undefined || mapping.value === 'false') continue;
    reading.redo(mapping, {
      en: 'Name each variable that the called process gets in call.in, and each that comes back in call.out.',
      ru: 'Назовите в call.in каждую переменную, которую получает вызываемый процесс, а в call.out каждую, которая возвращается.',
    });
  }
  for (const local of ['caseRef', 'caseBinding', 'caseVersion', 'caseTenantId']) {
    const other = reading.attribute(local);
    if (other !== undefined)
      reading.redo(other, {
        en: 'Cases (CMMN) are not executed here. Draw what it does as a process, and call that.',
        ru: 'Кейсы (CMMN) здесь не исполняются. Нарисуйте то же процессом и вызовите его.',
      });
  }
}

/** Flowable says the key of the called instance in attributes. */
function readKey(reading: Reading, place: JuelPlace): void {
  const type = reading.attribute('calledElementType');
  if (type?.value === 'id')
    reading.redo(type, {
      en: 'A process is called by its key here, and by no id of the other engine. Name it.',
      ru: 'Процесс здесь вызывают по ключу, а не по id другого движка. Назовите его.',
    });
  else if (type !== undefined) reading.understood(type, type.value);
  const inherited = reading.attribute('inheritBusinessKey');
  if (inherited?.value === 'true') {
    reading.put(['call', 'businessKey'], '$instance.businessKey');
    reading.translated(inherited, 'businessKey: $instance.businessKey');
  } else if (inherited !== undefined) reading.kept(inherited);
  const key = reading.attribute('businessKey');
  const translation = key === undefined ? undefined : translated(reading, key, key.value, place);
  if (key === undefined || translation === undefined) return;
  reading.put(['call', 'businessKey'], translation.expression);
  reading.translated(key, `businessKey: ${translation.expression}`);
}

function readBinding(reading: Reading): void {
  const binding = reading.attribute('calledElementBinding');
  const version = reading.attribute('calledElementVersion');
  const tag = reading.attribute('calledElementVersionTag');
  const same = reading.attribute('sameDeployment');
  if (binding !== undefined && (binding.value === 'latest' || binding.value === 'deployment')) {
    reading.put(['call', 'binding'], binding.value);
    reading.understood(binding, binding.value);
  } else if (binding !== undefined && binding.value === 'version' && /^[1-9]\d{0,8}$/.test(version?.value ?? '')) {
    reading.put(['call', 'binding'], 'version');
    reading.put(['call', 'version'], Number(version?.value));
    reading.translated(binding, `version ${version?.value}`, {
      en: 'Versions are counted anew here, from 1 on with the first deployment. Check the number.',
      ru: 'Версии здесь считаются заново, с 1 при первом развёртывании. Проверьте номер.',
    });
    if (version !== undefined) reading.translated(version, version.value);
  } else {
    for (const given of [binding, version, tag])
      if (given !== undefined)
        reading.redo(given, {
          en: 'Say which version is called: latest, deployment, or version with a number.',
          ru: 'Укажите, какая версия вызывается: latest, deployment или version с номером.',
        });
  }
  if (same?.value === 'true') {
    reading.put(['call', 'binding'], 'deployment');
    reading.understood(same, 'deployment');
  } else if (same !== undefined) reading.kept(same);
}

const value = (element: XmlElement, local: string): string | undefined => element.attributes.find((each) => each.local === local)?.value;

function readIn(reading: Reading, element: XmlElement, place: JuelPlace): void {
  const subject = reading.subject(element);
  const key = value(element, 'businessKey');
  if (key !== undefined) {
    const translation = translated(reading, subject, key, place);
    if (translation === undefined) return;
    reading.put(['call', 'businessKey'], translation.expression);
    return reading.translated(subject, `businessKey: ${translation.expression}`);
  }
  const mapped = mapping(reading, element, place, 'in');
  if (mapped !== undefined) reading.put(['call', 'in', mapped.target], mapped.expression);
}

function readOut(reading: Reading, element: XmlElement, place: JuelPlace): void {
  const mapped = mapping(reading, element, place, 'out');
  if (mapped !== undefined) reading.put(['call', 'out', mapped.target], mapped.expression);
}

/** `source` or `sourceExpression` and `target` of a mapping, noted; nothing where a person has to do it. */
export function mapping(
  reading: Reading,
  element: XmlElement,
  place: JuelPlace,
  direction: 'in' | 'out' | 'data',
): { readonly target: string; readonly expression: string } | undefined {
  const subject = reading.subject(element);
  if (value(element, 'variables') !== undefined) {
    reading.redo(subject, {
      en: `Not all variables go over by themselves here. Name each one that is needed in ${direction === 'data' ? 'data' : `call.${direction}`}.`,
      ru: `Все переменные сами здесь не переходят. Назовите каждую нужную в ${direction === 'data' ? 'data' : `call.${direction}`}.`,
    });
    return undefined;
  }
  const target = value(element, 'target') ?? '';
  const source = value(element, 'source');
  const expression = value(element, 'sourceExpression');
  // A source without an expression is the name of a variable; Flowable writes expressions there too.
  const written =
    expression ??
    (source === undefined ? undefined : isJuel(source) ? source : `$\{execution.getVariable('${source.replace(/['\\]/g, '\\$&')}')}`);
  if (!isName(target) || written === undefined || written === '') {
    reading.redo(subject, {
      en: 'It must name a source and a target, and the target must be the name of a variable: letters, digits and _. Write the mapping anew.',
      ru: 'Нужны источник и цель, причём цель должна быть именем переменной: буквы, цифры и _. Запишите соответствие заново.',
    });
    return undefined;
  }
  const translation = translated(reading, subject, written, place);
  if (translation === undefined) return undefined;
  if (expression === undefined) reading.understood(subject, `${target}: ${translation.expression}`);
  else reading.translated(subject, `${target}: ${translation.expression}`);
  return { target, expression: translation.expression };
}
