import { describeElement } from './catalogue/entry.js';

/** Sends a message. */
export const sendTask = describeElement('sendTask', 'activities', [
  {
    rank: 16,
    name: { en: 'Send task', ru: 'Задача отправки сообщения' },
    also: {
      en: 'email, e-mail, mail, letter, notify, notification, message, inform, SMS',
      ru: 'письмо, почта, отправить, уведомление, уведомить, оповещение, сообщение, известить, СМС',
    },
    about: { en: 'Sends a message to another process or by a program.', ru: 'Отправляет сообщение другому процессу или через программу.' },
  },
]);
