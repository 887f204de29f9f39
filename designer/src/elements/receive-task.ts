import { describeElement } from './catalogue/entry.js';

/** Waits for a message. */
export const receiveTask = describeElement('receiveTask', 'activities', [
  {
    rank: 28,
    name: { en: 'Receive task', ru: 'Задача получения сообщения' },
    also: { en: 'wait for message, incoming, answer, mail, callback', ru: 'получить, ждать ответ, входящее, письмо, ожидание сообщения' },
    about: { en: 'Waits until a message arrives.', ru: 'Ждёт, пока придёт сообщение.' },
  },
  {
    variant: 'instantiate',
    rank: 64,
    within: ['process'],
    name: { en: 'Receive task that starts the process', ru: 'Задача получения, начинающая процесс' },
    also: { en: 'instantiating, begin, start by message', ru: 'начало, старт по сообщению, входящее' },
    about: { en: 'Each message begins a new instance.', ru: 'Каждое сообщение начинает новый экземпляр.' },
    properties: { instantiate: true },
  },
]);
