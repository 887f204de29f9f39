import type { Reading, Redo } from '../reading.js';
import type { Words } from '../vendor.js';
import { howRedone } from './elsewhere.js';

/** Extensions that change what happens, and for which there is nothing here: a person has to do it. */
export function readListeners(reading: Reading): void {
  for (const local of ['executionListener', 'taskListener', 'eventListener']) {
    for (const listener of reading.extensions(local)) {
      reading.redo(
        reading.subject(listener),
        local === 'taskListener'
          ? {
              en: 'Listeners do not run here. What sets variables goes into a script task before or after this one, what tells people into a notification, what checks the data into the form.',
              ru: 'Слушатели здесь не выполняются. Задание переменных вынесите в задачу-сценарий до или после этой, оповещение людей в уведомление, проверку данных в форму.',
            }
          : {
              en: 'Listeners do not run here. Draw what it does: a script or service task before this place (start) or after it (end, take).',
              ru: 'Слушатели здесь не выполняются. Нарисуйте то, что он делает: задачу-сценарий или сервисную задачу до этого места (start) или после (end, take).',
            },
      );
    }
  }
  const skip = reading.attribute('skipExpression');
  if (skip !== undefined)
    reading.redo(skip, {
      en: 'Nothing is skipped by an expression here. Draw a gateway with a way around it.',
      ru: 'Пропуск по выражению здесь не предусмотрен. Нарисуйте шлюз с путём в обход.',
    });
  for (const condition of reading.parts('conditionExpression', 'condition')) {
    const inner = reading.inside(condition);
    const resource = inner.attribute('resource');
    if (resource !== undefined)
      inner.redo(resource, {
        en: 'Scripts do not run here. Write the condition as an expression.',
        ru: 'Сценарии здесь не выполняются. Запишите условие выражением.',
      });
    inner.rest(howKept);
  }
}

const durable: Words = {
  en: 'Every step is stored before the next begins; nothing has to be said for that.',
  ru: 'Каждый шаг сохраняется до начала следующего, указывать для этого ничего не нужно.',
};
const inOrder: Words = {
  en: 'Work is done in the order in which it is due.',
  ru: 'Работа выполняется в порядке наступления срока.',
};
const label: Words = {
  en: 'It is a label of the other engine. Versions are counted here with each deployment.',
  ru: 'Это пометка другого движка. Версии здесь считаются при каждом развёртывании.',
};
const hows: Readonly<Record<string, Words>> = {
  asyncBefore: durable,
  asyncAfter: durable,
  async: durable,
  asyncLeave: durable,
  noWaitStatesAsyncLeave: durable,
  completeAsync: durable,
  isEagerExecutionFetching: durable,
  asynchronous: durable,
  exclusive: durable,
  jobPriority: inOrder,
  taskPriority: inOrder,
  versionTag: label,
};
const usual: Words = {
  en: 'It stays in the file when that is exported; nothing follows from it here.',
  ru: 'Останется в файле при экспорте; здесь из этого ничего не следует.',
};

/** What to say of an extension that nobody has read. */
export function howKept(local: string, value: string): Words | Redo {
  const redo = howRedone(local, value);
  if (redo !== undefined) return { redo };
  return Object.hasOwn(hows, local) ? (hows[local] ?? usual) : usual;
}
