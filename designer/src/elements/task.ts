import { describeElement } from './catalogue/entry.js';
import { withRepeated } from './catalogue/repeated.js';

/** Work of no certain kind. */
export const task = describeElement(
  'task',
  'activities',
  withRepeated(
    {
      rank: 18,
      name: { en: 'Task', ru: 'Задача' },
      also: {
        en: 'step, action, activity, function, operation, abstract task, undefined task',
        ru: 'шаг, действие, операция, функция, абстрактная задача, работа',
      },
      about: {
        en: 'A step of no certain kind: done in the moment it is reached.',
        ru: 'Шаг без определённого вида: выполнен, как только до него дошли.',
      },
    },
    74,
  ),
);
