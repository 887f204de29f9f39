import type { XmlElement } from '../../xml/index.js';
import { isDuration } from '../../../behaviors/values/index.js';
import type { Reading } from '../reading.js';
import { attribute } from './calls.js';
import { feelOrNote } from './feel.js';

/** The key by which a message finds its instance, said at the message itself. */
export function readSubscription(reading: Reading): void {
  for (const subscription of reading.extensions('subscription')) {
    const key = attribute(subscription, 'correlationKey');
    if (key === undefined) continue;
    const value = feelOrNote(reading, key, key.value);
    if (value === undefined) continue;
    reading.put(['key'], value.expression);
    reading.translated(key, `key: ${value.expression.source}`, {
      en: 'It stands at each event and task that waits for the message. What the message brings is taken over by the out of each.',
      ru: 'Ключ записан у каждого события и задачи, ожидающих сообщение. Что приносит сообщение, принимает out каждого из них.',
    });
  }
}

const throwing = ['intermediateThrowEvent', 'endEvent'];

/** `zeebe:publishMessage`: a message that the engine itself sends. */
export function readPublish(reading: Reading): void {
  for (const part of [reading, ...reading.parts('messageEventDefinition').map((each) => reading.inside(each))]) {
    for (const message of part.extensions('publishMessage')) {
      if (reading.type === 'sendTask') publish(reading, message, ['message']);
      else if (throwing.includes(reading.type) && reading.parts('messageEventDefinition').length === 1) {
        publish(reading, message, ['event']);
        if (reading.at(['event']) !== undefined) reading.put(['event', 'type'], 'message');
      } else reading.kept(reading.subject(message));
    }
    if (part !== reading) part.rest();
  }
  const others = ['conditionalEventDefinition', 'timerEventDefinition', 'signalEventDefinition', 'errorEventDefinition'];
  for (const part of reading.parts(...others, 'escalationEventDefinition', 'linkEventDefinition')) {
    const inner = reading.inside(part);
    for (const filter of inner.extensions('conditionalFilter'))
      inner.kept(inner.subject(filter), {
        en: 'The condition is asked whenever a variable changes that it reads.',
        ru: 'Условие проверяется при каждом изменении переменной, которую оно читает.',
      });
    inner.rest();
  }
}

function publish(reading: Reading, message: XmlElement, place: readonly string[]): void {
  const key = attribute(message, 'correlationKey');
  const value = key === undefined ? undefined : feelOrNote(reading, key, key.value);
  if (key !== undefined && value !== undefined) {
    reading.put([...place, 'key'], value.expression);
    reading.translated(key, value.expression.source);
  }
  const life = attribute(message, 'timeToLive');
  if (life !== undefined && isDuration(life.value) && !life.value.startsWith('-')) {
    reading.put([...place, 'timeToLive'], life.value);
    reading.understood(life, life.value);
  } else if (life !== undefined)
    reading.redo(life, {
      en: 'How long it is kept is a length of time here (PT1H) and is not computed. Write it.',
      ru: 'Срок хранения здесь длительность (PT1H), он не вычисляется. Запишите его.',
    });
  const id = attribute(message, 'messageId');
  if (id !== undefined)
    reading.kept(id, {
      en: 'Each message that a process sends has an id of its own, and is delivered once.',
      ru: 'У каждого сообщения процесса свой идентификатор, и доставляется оно один раз.',
    });
}

/** Activities of an ad-hoc subprocess that begin at once. */
export function readAdHoc(reading: Reading): void {
  if (reading.type !== 'adHocSubProcess') return;
  for (const adHoc of reading.extensions('adHoc')) {
    const active = attribute(adHoc, 'activeElementsCollection');
    const value = active === undefined ? undefined : feelOrNote(reading, active, active.value);
    if (active !== undefined && value !== undefined) {
      reading.put(['activate'], value.expression);
      reading.translated(active, value.expression.source);
    }
    for (const local of ['outputCollection', 'outputElement']) {
      const output = attribute(adHoc, local);
      if (output !== undefined)
        reading.redo(output, {
          en: 'What is done in it sets variables; they are handed out by the out of the subprocess. Collect them there.',
          ru: 'Сделанное внутри задаёт переменные; наружу их передаёт out подпроцесса. Соберите их там.',
        });
    }
  }
}

/** Extensions that change what happens, and for which there is nothing here. */
export function readListeners(reading: Reading): void {
  for (const local of ['executionListeners', 'taskListeners'] as const)
    for (const list of reading.extensions(local))
      for (const listener of reading.within(list, local.slice(0, -1)))
        reading.redo(reading.subject(listener), {
          en: 'Listeners do not run here. Draw what it does: a service task of this type before this place or after it; what tells people is a notification.',
          ru: 'Слушатели здесь не выполняются. Нарисуйте то, что он делает: сервисную задачу этого типа до этого места или после; оповещение людей это уведомление.',
        });
  for (const agent of [...reading.extensions('agentDefinition'), ...reading.extensions('agentInstance')])
    reading.redo(reading.subject(agent), {
      en: 'There are no agents here. Register a handler that does its work, and name it in the service of this task.',
      ru: 'Агентов здесь нет. Зарегистрируйте обработчик, который делает их работу, и укажите его в сервисе этой задачи.',
    });
  for (const list of reading.extensions('properties')) {
    const inbound = reading.within(list, 'property').find(({ attributes }) => attributes.some(({ value }) => value === 'inbound.type'));
    if (inbound === undefined) reading.kept(reading.subject(list));
    else
      reading.redo(reading.subject(inbound), {
        en: 'Connectors of Camunda do not start or wake anything here. Have a program send the message or start the process.',
        ru: 'Коннекторы Camunda здесь ничего не запускают и не будят. Пусть программа отправит сообщение или запустит процесс.',
      });
  }
  for (const list of reading.extensions('linkedResources'))
    reading.redo(
      reading.subject(
        list,
        reading
          .within(list, 'linkedResource')
          .map(({ attributes }) => attributes.map(({ value }) => value).join(' '))
          .join('; '),
      ),
      {
        en: 'Files are not linked to a task here. Give the handler what it needs in service.options.',
        ru: 'Файлы к задаче здесь не привязываются. Передайте обработчику нужное в service.options.',
      },
    );
}
