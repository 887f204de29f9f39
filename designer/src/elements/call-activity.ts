import { describeElement } from './catalogue/entry.js';
import { withRepeated } from './catalogue/repeated.js';

/** An instance of another process. */
export const callActivity = describeElement(
  'callActivity',
  'subprocesses',
  withRepeated(
    {
      rank: 14,
      name: { en: 'Call activity', ru: 'Вызов процесса' },
      also: {
        en: 'call another process, reusable subprocess, shared process, linked process, process interface, global',
        ru: 'вызвать другой процесс, повторно используемый подпроцесс, внешний процесс, общий процесс, интерфейс процесса, действие-вызов',
      },
      about: { en: 'Runs another process and waits for it.', ru: 'Запускает другой процесс и ждёт его завершения.' },
    },
    77,
  ),
);
