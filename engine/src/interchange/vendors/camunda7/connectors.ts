import { textOf, type XmlElement } from '../../xml/index.js';
import type { JuelPlace } from '../juel/index.js';
import { handlerType, isName } from '../names.js';
import type { Reading } from '../reading.js';
import { parameterValue } from './parameters.js';

/** `camunda:connector`: calls over HTTP are done by our own; for others it is said what to register. */
export function readConnector(reading: Reading, place: JuelPlace): void {
  const connector = reading.extension('connector');
  if (connector === undefined) return;
  const id = textOf(reading.within(connector, 'connectorId')[0] ?? connector).trim();
  const subject = reading.subject(connector, id);
  if (id !== 'http-connector') {
    const type = handlerType(id);
    return reading.redo(
      subject,
      {
        en: `There is no connector “${id.slice(0, 60)}” here. Register a handler that does the same, or call the service by the handler http.`,
        ru: `Коннектора «${id.slice(0, 60)}» здесь нет. Зарегистрируйте обработчик, который делает то же самое, или вызывайте сервис обработчиком http.`,
      },
      type === undefined ? undefined : `service.type ${type}`,
    );
  }
  reading.put(['service', 'type'], 'http');
  reading.translated(subject, 'service.type http', {
    en: 'The host must be among those that the server may call (allowedHosts).',
    ru: 'Адрес должен быть среди тех, которые серверу разрешено вызывать (allowedHosts).',
  });
  for (const part of reading.within(connector, 'inputOutput')) {
    for (const parameter of reading.few(reading.within(part, 'inputParameter'))) readInput(reading, parameter, place);
    for (const parameter of reading.few(reading.within(part, 'outputParameter'))) readOutput(reading, parameter);
  }
}

const nameOf = (parameter: XmlElement): string => parameter.attributes.find(({ local }) => local === 'name')?.value ?? '';

function readInput(reading: Reading, parameter: XmlElement, place: JuelPlace): void {
  const name = nameOf(parameter);
  const subject = { ...reading.subject(parameter), what: `${parameter.name} ${name}`.slice(0, 200).trim() };
  const value = parameterValue(reading, parameter, place);
  if (!value.ok) return reading.redo(subject, value.how);
  const { constant, expression } = value;
  if (name === 'url' || name === 'method') {
    reading.put(constant === undefined ? ['service', 'in', name] : ['service', 'options', name], constant ?? expression);
    return reading.translated(subject, `${name}: ${constant ?? expression}`);
  }
  if (name === 'headers' && constant === undefined) {
    reading.put(['service', 'in', 'headers'], expression);
    return reading.translated(subject, `headers: ${expression}`, {
      en: 'Passwords and keys belong into secrets: a header in the options may say secret:name.',
      ru: 'Пароли и ключи храните как секреты: в заголовке среди options можно написать secret:имя.',
    });
  }
  const body = constant === undefined ? undefined : jsonOf(constant);
  if (name === 'payload' && body !== undefined) {
    reading.put(['service', 'options', 'body'], body);
    return reading.translated(subject, 'options.body');
  }
  reading.redo(subject, {
    en: 'The body is sent as JSON here: give its data, not its text, in service.in under the name body.',
    ru: 'Тело здесь отправляется как JSON: передайте в service.in под именем body сами данные, а не текст.',
  });
}

/** What a connector gives is asked by three names in Camunda: `statusCode`, `headers`, `response`. */
function readOutput(reading: Reading, parameter: XmlElement): void {
  const name = nameOf(parameter);
  const subject = { ...reading.subject(parameter), what: `${parameter.name} ${name}`.slice(0, 200).trim() };
  const asked = /^[$#]\{\s*(statusCode|headers|response)\s*\}$/.exec(textOf(parameter).trim())?.[1];
  const expression = { statusCode: '$result.status', headers: '$result.headers', response: '$result.body' }[asked ?? ''];
  if (expression === undefined || !isName(name))
    return reading.redo(subject, {
      en: 'Ask the answer in service.out: $result.status, $result.headers, and $result.body, which is JSON read already.',
      ru: 'Спросите ответ в service.out: $result.status, $result.headers и $result.body, где JSON уже разобран.',
    });
  reading.put(['service', 'out', name], expression);
  if (asked === 'response')
    reading.translated(subject, expression, {
      en: 'An answer in JSON has been read already: it is data, not a text.',
      ru: 'Ответ в JSON уже разобран: это данные, а не текст.',
    });
  else reading.translated(subject, expression);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
