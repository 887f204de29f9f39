import type { XmlElement } from '../../xml/index.js';
import { handlerType, isName } from '../names.js';
import type { Reading } from '../reading.js';
import { isFeel } from './feel.js';
import { mapsAny } from './mappings.js';

const value = (element: XmlElement, local: string): string => element.attributes.find((each) => each.local === local)?.value.trim() ?? '';

/** `zeebe:taskDefinition` and headers: the work of a job worker. */
export function readWork(reading: Reading): void {
  const [task] = reading.extensions('taskDefinition');
  const headers = reading.few(reading.extensions('taskHeaders').flatMap((each) => reading.within(each, 'header')));
  if (task === undefined) {
    for (const header of headers) reading.kept(reading.subject(header));
    return;
  }
  const type = value(task, 'type');
  const subject = { what: `${task.name} type`, line: task.line, from: type.slice(0, 200) };
  if (reading.type !== 'serviceTask' && reading.type !== 'sendTask') {
    for (const header of headers) reading.kept(reading.subject(header));
    return reading.redo(subject, {
      en: 'Only service and send tasks are done by workers here. Put one of this type in front of it or in its place.',
      ru: 'Исполнители здесь делают только сервисные задачи и задачи отправки. Поставьте такую задачу перед ним или вместо него.',
    });
  }
  const found = isFeel(type) ? undefined : handlerType(type);
  if (found === undefined) {
    for (const header of headers) reading.kept(reading.subject(header));
    return reading.redo(subject, {
      en: 'The type of a handler is one word here and is not computed. Choose one, and have the worker ask for jobs of this type.',
      ru: 'Тип обработчика здесь одно слово и не вычисляется. Выберите его, и пусть исполнитель запрашивает работы этого типа.',
    });
  }
  reading.put(['service', 'type'], found);
  if (found === type) reading.understood(subject, found);
  else
    reading.translated(subject, found, {
      en: type.startsWith('io.camunda')
        ? `Connectors of Camunda do not run here. Register a handler “${found}”, or, for a call over HTTP, set it up anew as a service of type http.`
        : `Have the worker ask for jobs of the type “${found}”.`,
      ru: type.startsWith('io.camunda')
        ? `Коннекторы Camunda здесь не работают. Зарегистрируйте обработчик «${found}» либо, для вызова по HTTP, настройте заново сервис типа http.`
        : `Пусть исполнитель запрашивает работы типа «${found}».`,
    });
  readRetries(reading, task);
  readHeaders(reading, headers);
  if (!mapsAny(reading, 'input'))
    reading.redo(subject, {
      en: 'There a worker may read every variable; here it gets what service.in names. Name what it reads.',
      ru: 'Там исполнитель может читать любую переменную; здесь он получает то, что названо в service.in. Назовите, что он читает.',
    });
  if (!mapsAny(reading, 'output'))
    reading.redo(subject, {
      en: 'There all that a worker gives becomes variables; here what service.out names. Name what it gives.',
      ru: 'Там всё, что даёт исполнитель, становится переменными; здесь то, что названо в service.out. Назовите, что он даёт.',
    });
}

function readRetries(reading: Reading, task: XmlElement): void {
  const retries = value(task, 'retries');
  if (retries === '') return;
  const subject = { what: `${task.name} retries`, line: task.line, from: retries.slice(0, 200) };
  const count = Number(retries.replace(/^=\s*/, ''));
  if (Number.isInteger(count) && count >= 1 && count <= 100) {
    reading.put(['service', 'retry', 'attempts'], count);
    reading.understood(subject, `attempts ${count}`);
  } else
    reading.redo(subject, {
      en: 'Say in service.retry how often it is tried: attempts from 1 to 100, the first included.',
      ru: 'Укажите в service.retry число попыток: attempts от 1 до 100, считая первую.',
    });
}

/** Headers are what never changes of a job: its options. */
function readHeaders(reading: Reading, headers: readonly XmlElement[]): void {
  for (const header of headers) {
    const key = value(header, 'key');
    const subject = reading.subject(header);
    if (key === '' || key === '__proto__') {
      reading.kept(subject);
      continue;
    }
    const text = header.attributes.find(({ local }) => local === 'value')?.value ?? '';
    reading.put(['service', 'options', key], text);
    reading.translated(subject, `service.options.${key}`);
    if ((key === 'resultVariable' && isName(text)) || key === 'resultExpression')
      reading.redo(subject, {
        en: 'A connector did that itself. Take the result over in service.out, where $result is all of it.',
        ru: 'Это делал сам коннектор. Примите результат в service.out, где $result это он целиком.',
      });
  }
}
