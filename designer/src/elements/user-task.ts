import { describeElement } from './catalogue/entry.js';
import { withRepeated } from './catalogue/repeated.js';

/** Work for a person. */
export const userTask = describeElement(
  'userTask',
  'activities',
  withRepeated(
    {
      rank: 1,
      name: { en: 'User task', ru: 'Пользовательская задача' },
      also: {
        en: 'human task, work item, form, person, employee, assignee, fill in, to do, interactive task, review, check',
        ru: 'задача пользователя, задание, поручение, человек, сотрудник, исполнитель, форма, заполнить, проверить, интерактивная задача, действие пользователя',
      },
      about: { en: 'A person does it and completes it, usually with a form.', ru: 'Выполняет человек, обычно заполняя форму.' },
    },
    35,
  ),
);
