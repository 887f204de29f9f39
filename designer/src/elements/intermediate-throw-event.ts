import { describeElement } from './catalogue/entry.js';

/** Lets something happen and goes on. */
export const intermediateThrowEvent = describeElement('intermediateThrowEvent', 'events', [
  {
    rank: 45,
    name: { en: 'Intermediate event', ru: 'Промежуточное событие' },
    also: { en: 'milestone, state reached, marker, none event', ru: 'веха, этап достигнут, контрольная точка, пустое событие' },
    about: { en: 'A milestone on the way: it marks the place and goes on.', ru: 'Веха на пути: отмечает место и идёт дальше.' },
  },
  {
    variant: 'message',
    rank: 27,
    name: { en: 'Message intermediate throw event', ru: 'Промежуточное событие: отправка сообщения' },
    also: { en: 'send, email, mail, notify, letter', ru: 'отправить, письмо, почта, уведомить, инициатор' },
    about: { en: 'Sends a message and goes on.', ru: 'Отправляет сообщение и идёт дальше.' },
    properties: { event: { type: 'message' } },
  },
  {
    variant: 'signal',
    rank: 44,
    name: { en: 'Signal intermediate throw event', ru: 'Промежуточное событие: отправка сигнала' },
    also: { en: 'broadcast, publish, tell everybody', ru: 'оповестить всех, рассылка, опубликовать' },
    about: { en: 'Sends a signal to everybody who waits for it, and goes on.', ru: 'Посылает сигнал всем, кто его ждёт, и идёт дальше.' },
    properties: { event: { type: 'signal' } },
  },
  {
    variant: 'escalation',
    rank: 46,
    name: { en: 'Escalation intermediate throw event', ru: 'Промежуточное событие: эскалация' },
    also: { en: 'raise, inform the manager', ru: 'поднять выше, сообщить руководителю' },
    about: {
      en: 'Tells what is around that somebody should know or act, and goes on.',
      ru: 'Сообщает наружу, что нужно узнать или вмешаться, и идёт дальше.',
    },
    properties: { event: { type: 'escalation' } },
  },
  {
    variant: 'compensation',
    rank: 59,
    name: { en: 'Compensation intermediate throw event', ru: 'Промежуточное событие: компенсация' },
    also: { en: 'undo, roll back, reverse', ru: 'откат, отменить сделанное' },
    about: {
      en: 'Undoes what was completed, last first, waits for that and goes on.',
      ru: 'Отменяет завершённое в обратном порядке, дожидается этого и идёт дальше.',
    },
    properties: { event: { type: 'compensation' } },
  },
  {
    variant: 'link',
    rank: 61,
    name: { en: 'Link intermediate throw event', ru: 'Промежуточное событие: ссылка (выход)' },
    also: { en: 'off-page connector, go to, jump', ru: 'переход, соединитель страниц, отсюда' },
    about: { en: 'Jumps to the link of the same name.', ru: 'Переходит к ссылке с тем же именем.' },
    properties: { event: { type: 'link' } },
  },
  {
    variant: 'multiple',
    rank: 66,
    name: { en: 'Multiple intermediate throw event', ru: 'Промежуточное событие: множественная отправка' },
    also: { en: 'several, all at once', ru: 'несколько сразу, составное' },
    about: { en: 'Lets several things happen at once and goes on.', ru: 'Вызывает сразу несколько событий и идёт дальше.' },
    properties: { event: { type: 'multiple' } },
  },
]);
